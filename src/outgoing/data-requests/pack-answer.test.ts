/** An answer is packed with what goes with it, and one with which nothing goes is the answer alone. */
import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { WORD } from '../../casework/files/file-kind.ts'
import type { Document } from '../documents/document.ts'
import { renderDocx } from '../documents/render-docx.ts'
import { canMakePdf } from '../documents/render-pdf.ts'
import { textOfPdf } from '../scanner/text-of-pdf.ts'
import { type OpenedFileGiven, withPages } from './pack-answer.ts'

async function pdfOf(pages: number): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  for (let page = 0; page < pages; page++) pdf.addPage([200, 100])
  return Buffer.from(await pdf.save())
}
const goes = (name: string, type: OpenedFileGiven['type'], bytes: Buffer): OpenedFileGiven => ({
  ...{ name, type, bytes, file: name, what: 'paper', at: 0, inPart: false },
})
const drawn = (form: 'jpeg' | 'png') =>
  sharp({ create: { width: 3000, height: 20, channels: 3, background: '#369' } })
    .toFormat(form)
    .toBuffer()

test('without a file the answer is the same to the byte', async () => {
  const answer = await pdfOf(1)
  expect(await withPages(answer, [])).toBe(answer)
})

const LETTER: Document = {
  ...{ title: 'Letter', language: 'english', print: 'standard' },
  blocks: [{ kind: 'paragraph', text: 'The door is mended.' }],
}

test.runIf(canMakePdf())(
  'pictures and papers are pages at its end, in their order, and a Word file is there with its words',
  async () => {
    const packed = await withPages(await pdfOf(1), [
      goes('paper-1.jpg', 'image/jpeg', await drawn('jpeg')),
      goes('paper-2.pdf', 'application/pdf', await pdfOf(2)),
      goes('paper-3.png', 'image/png', await drawn('png')),
      goes('paper-4.docx', WORD, await renderDocx(LETTER)),
    ])
    if (!packed) throw new Error('It cannot be drawn')
    const pdf = await PDFDocument.load(packed)
    expect(pdf.getPages().map((page) => Math.round(page.getWidth()))).toEqual([200, 595, 200, 200, 595, 595])
    expect(await textOfPdf(packed)).toContain('The door is mended.')
  },
)
