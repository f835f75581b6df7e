/** The last look at what leaves, on the files themselves: what hides in a font, between two runs or beside the text is found all the same. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { WORD } from '../../casework/files/file-kind.ts'
import { addressForms } from '../../people/address-forms.ts'
import type { Document } from '../documents/document.ts'
import { renderDocx } from '../documents/render-docx.ts'
import { canMakePdf, renderPdf } from '../documents/render-pdf.ts'
import type { Restricted } from './restricted.ts'
import { scan } from './scan.ts'
import { scanFile } from './scan-file.ts'
import { textOfPdf } from './text-of-pdf.ts'
import { textOfWord } from './text-of-word.ts'

const KEPT = '14 Larch Close, Madeuptown, SO99 1AA'
const RESTRICTED: readonly Restricted[] = [
  ...addressForms(KEPT).map((value) => ({ kind: 'address' as const, value })),
  { kind: 'contact', value: '07700 900123' },
  { kind: 'contact', value: 'amira@post.example' },
  { kind: 'name', value: 'Zoë' },
  { kind: 'reference', value: 'R-4F7K' },
]

const TELLING = [
  'Come to 14 Larch Close when you can',
  'It is near SO99 1AA',
  'It is near so991aa.',
  'S O 9 9   1 A A',
  'SO99-1AA',
  '14, larch  close',
  'Ring 07700900123',
  'Ring +44 7700 900123',
  'Ring +44 (0)7700-900-123',
  'Ring 0044 7700 900 123',
  'Write to Amira @ post.example',
  'Ask Zoe',
  'Ask ZOË about it',
  'Your reference is R4F7K',
]
const HARMLESS = [
  'Please call me on 01632 960 001',
  'We agreed to meet on 14 May',
  'Zoeller and sons',
  'The larches close early',
]

const documentOf = (text: string): Document => ({
  title: 'A letter',
  language: 'english',
  print: 'standard',
  blocks: [
    { kind: 'paragraph', text: 'Dear reader' },
    { kind: 'paragraph', text },
    { kind: 'table', head: ['Day', 'What'], rows: [['1 May', text]] },
  ],
})
const pdfOf = (document: Document): Buffer => {
  const pdf = renderPdf(document)
  return pdf.ok ? pdf.bytes : expect.fail(pdf.why)
}

describe('the scanner', () => {
  test.each(TELLING)('finds what gives somebody away: %s', (text) => {
    expect(scan(text, RESTRICTED)).not.toEqual([])
  })

  test.each(HARMLESS)('lets pass: %s', (text) => {
    expect(scan(text, RESTRICTED)).toEqual([])
  })

  test('says where it stands, in the words of who wrote it', () => {
    const [found] = scan('Thank you for your patience. It is near SO99 1AA, by the shop.', RESTRICTED)
    expect(found).toEqual({ kind: 'address', where: 'our patience. It is near SO99 1AA, by the shop.' })
  })

  test('finds a postcode and a number however they are spaced and punctuated', () => {
    const gap = fc.constantFrom('', ' ', '-', '.', '  ', '\n')
    const spaced = (value: string) =>
      fc
        .array(gap, { minLength: value.length, maxLength: value.length })
        .map((gaps) => [...value].map((each, at) => each + gaps[at]).join(''))
    fc.assert(
      fc.property(spaced('SO991AA'), (text) => scan(`by ${text}, soon`, RESTRICTED).length > 0),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(
        fc.constantFrom('0', '+44 ', '0044 ', '+44 (0)'),
        spaced('7700900123'),
        (front, text) => scan(`on ${front}${text} soon`, RESTRICTED).length > 0,
      ),
      { numRuns: 500 },
    )
  })
})

describe('a Word file', () => {
  test.each(TELLING)('does not leave with: %s', async (text) => {
    const file = { type: WORD, bytes: await renderDocx(documentOf(text)) }
    expect(await scanFile(file, RESTRICTED)).not.toEqual([])
  })

  test.each(HARMLESS)('leaves with: %s', async (text) => {
    expect(await scanFile({ type: WORD, bytes: await renderDocx(documentOf(text)) }, RESTRICTED)).toEqual([])
  })

  test('is read as it is read by people, word for word', async () => {
    expect(await textOfWord(await renderDocx(documentOf('Ŵyn & Zoë <b>')))).toContain('Ŵyn & Zoë <b>')
  })
})

describe.skipIf(!canMakePdf())('a PDF', () => {
  test.each(TELLING)('does not leave with: %s', async (text) => {
    const file = { type: 'application/pdf' as const, bytes: pdfOf(documentOf(text)) }
    expect(await scanFile(file, RESTRICTED)).not.toEqual([])
  })

  test.each(HARMLESS)('leaves with: %s', async (text) => {
    expect(await scanFile({ type: 'application/pdf', bytes: pdfOf(documentOf(text)) }, RESTRICTED)).toEqual([])
  })

  test('is read as it is read by people, letters of Welsh and signs too', async () => {
    const text = await textOfPdf(pdfOf(documentOf('Ŵyn ŵ Ŷ ŷ (a) \\ & Zoë 07700 900123')))
    expect(text.replace(/\s+/g, '')).toContain('ŴynŵŶŷ(a)\\&Zoë07700900123')
  })
})

test('a file that cannot be looked through does not leave', async () => {
  await expect(scanFile({ type: 'image/png', bytes: Buffer.from('') }, [])).rejects.toThrow('not sent')
  await expect(scanFile({ type: 'application/pdf', bytes: Buffer.from('no') }, [])).rejects.toThrow()
})

test.skipIf(!canMakePdf())(
  'every letter of a PDF is read, also where so many different ones stand in it that their codes are brackets',
  async () => {
    const letters =
      'the quick brown fox jumps over a lazy dog THE QUICK BROWN FOX JUMPS OVER A LAZY DOG 0123456789 ;:?!'
    const text = (await textOfPdf(pdfOf(documentOf(`${letters} ${KEPT} (${letters})`)))).replace(/\s+/g, ' ')
    expect(text).toContain(letters)
    expect(text).toContain(`(${letters})`)
    expect(scan(text, RESTRICTED).map(({ kind }) => kind)).toContain('address')
  },
)
