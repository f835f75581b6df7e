import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import JSZip from 'jszip'
import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { loadLetters } from '../../packs/load-letters.ts'
import { loadOrganisation } from '../../packs/load-organisation.ts'
import { landlordIds } from '../../packs/load-policies.ts'
import { projectRoot } from '../../packs/project-root.ts'
import { instantOf } from '../../record/london-time.ts'
import { tellingWords } from '../../record/telling-words.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import type { CaseReading, EntryReading } from '../../views/case-reading.ts'
import { NO_NAME } from '../../views/people-on-case.ts'
import { namesOfOthers } from '../names-of-others.ts'
import { withoutOtherNames } from './about-other.ts'
import { type Document, textsOf } from './document.ts'
import { DOCUMENT_KINDS, KINDS, SECTIONS, usualSections } from './document-kinds.ts'
import { isCut, LEFT_OUT, withoutAddresses } from './left-out.ts'
import { type LetterAsk, letterOf } from './letter.ts'
import { type PackAsk, packOf } from './pack.ts'
import { renderDocx } from './render-docx.ts'
import { canMakePdf, renderPdf } from './render-pdf.ts'

const root = projectRoot()
const NOW = instantOf('2026-03-02T10:00')
const letters = loadLetters(root, 'mha')
const { instrument } = loadOrganisation(root, 'mha').riskTools
const text = (id: string) => letters.find((each) => each.id === id) ?? expect.fail(`no letter "${id}"`)

const ASK: LetterAsk = {
  text: text('please-call'),
  language: 'english',
  print: 'standard',
  name: 'Amira Example',
  from: 'Olu Example',
  landlord: 'MHA',
  phone: '01600 000000',
  when: '',
  own: '',
}

let n = 0
const entry = (type: EntryTypeName, codes: EntryReading['codes'], words: EntryReading['words'] = {}): EntryReading => ({
  id: `e-${n++}`,
  n,
  type,
  at: NOW - 86_400_000,
  role: 'housing-officer',
  sentence: `It says: ${type}`,
  codes,
  words,
})

const READING: CaseReading = {
  reference: 'R-4F7K',
  opened: NOW - 86_400_000,
  state: { state: 'open', since: NOW - 86_400_000, kind: 'victim' },
  people: [
    { id: 'amira', name: 'Amira Example', role: 'victim', ageGroup: '18-or-over', customerType: null, affected: null },
    { id: 'karl', name: 'Karl Example', role: 'perpetrator', ageGroup: null, customerType: null, affected: null },
  ],
  relationships: [{ from: 'karl', to: 'amira', relation: 'married', current: true, shareHome: true }],
  entries: [
    entry('report.received', { channel: 'phone', source: 'victim' }, { summary: 'a summary nobody chose' }),
    entry('incident.recorded', { abuse: ['physical'] }, { account: 'He came to 14 Fern Court, NP25 3XX, at night' }),
    entry(
      'safe-contact.agreed',
      { person: 'amira', channels: ['text'], neverChannels: ['letter'] },
      { details: '07700 900000', codeWord: 'bluebell', place: 'the library in Elmtown' },
    ),
    entry('risk.assessed', { person: 'amira', instrument: 'dash', level: 'high', score: 15 }),
    entry('marac.heard', { person: 'amira', attended: true }, { actions: ['minute one of the meeting'] }),
    entry('marac.researched', { person: 'amira' }, { held: 'what the research form holds' }),
    entry('needs.assessed', { person: 'amira', needs: ['language'] }, { adjustments: 'Text before 07700-900-000' }),
    entry('referral.made', { person: 'amira', to: 'disclosure-scheme' }),
    entry('security.fitted', { person: 'amira' }),
  ],
}
const VAULTED = '3 Rowan Rise, Sampleton NP16 9ZZ'

const pack = (change: Partial<PackAsk>): Document =>
  packOf(
    {
      kind: 'chronology',
      sections: SECTIONS,
      person: null,
      recipient: 'police',
      landlord: 'MHA',
      print: 'standard',
      hidden: [],
      instrument,
      ...change,
    },
    READING,
    NOW,
  )
const whole = (document: Document) => textsOf(document).join('\n')

describe('the letters of every landlord', () => {
  test.each(landlordIds(root))('%s has none that tells whoever opens it what it is about', (landlord) => {
    for (const letter of loadLetters(root, landlord).filter(({ handed }) => !handed)) {
      const wordings = [letter.english, ...(letter.welsh ? [letter.welsh] : [])]
      expect(wordings.flatMap(({ title, paragraphs }) => tellingWords([title, ...paragraphs].join(' ')))).toEqual([])
    }
  })

  test('can be written in Welsh (MHA-0.a)', () => {
    const said = whole(letterOf({ ...ASK, language: 'welsh' }, NOW))
    expect(said).toContain('Annwyl Amira Example')
    expect(said).toContain('2 Mawrth 2026')
    expect(said).toContain('Gallwch fy ffonio ar 01600 000000')
    expect(said).not.toMatch(/Dear|Yours sincerely|\{/)
  })

  test('hold no case reference, no address and nothing of anybody else (PD-9.a2)', () => {
    const said = whole(letterOf({ ...ASK, text: text('your-tenancy'), name: 'Karl Example' }, NOW))
    expect(said).toContain('Dear Karl Example')
    expect(said).not.toMatch(/R-[0-9A-Z]{4}|Amira|reference|case/)
  })

  test('print what people wrote as it stands', () => {
    const said = whole(letterOf({ ...ASK, own: 'Bring {phone} #read("x") <b>' }, NOW))
    expect(said).toContain('Bring {phone} #read("x") <b>')
  })
})

test('telling words are found in English and Welsh, and innocent ones are not', () => {
  expect(tellingWords('About the domestic abuse you told us of')).toEqual(['domestic', 'abuse'])
  expect(tellingWords('Trais yn y cartref')).toEqual(['Trais'])
  expect(tellingWords('Call me about your parking space')).toEqual([])
})

describe('a document about a case', () => {
  test('never holds an address, however it was typed, nor a value that is to stay hidden', () => {
    for (const kind of DOCUMENT_KINDS)
      if (kind !== 'letter') {
        const said = whole(pack({ kind, hidden: [VAULTED] }))
        expect(said, kind).not.toMatch(/Fern Court|NP25|900.?000|bluebell|library/)
      }
    const typed = { ...pack({}), title: 'She lives at 3 Rowan Rise Sampleton NP169ZZ now' }
    expect(withoutAddresses(typed, [VAULTED]).title).toBe(`She lives at ${LEFT_OUT} now`)
    expect(isCut(whole(pack({ kind: 'marac-referral' })))).toBe(true)
  })

  test.each(['14 Fern Court', 'Flat 3, Elm House', '7a Heol y Bryn', '9 st mary close', 'np25 3xx', 'NP253XX'])(
    'has no "%s"',
    (typed) => {
      const document: Document = { ...pack({}), blocks: [{ kind: 'paragraph', text: `It was ${typed}, at night` }] }
      expect(whole(withoutAddresses(document, []))).toContain(`It was ${LEFT_OUT}, at night`)
    },
  )

  test('leaves dates, times and amounts where they are', () => {
    const said =
      'On 3 May 2026 at 9 in the evening he broke 2 doors; 14 Days later 1 Police officer and 2 men in the street came 3 times to her house'
    const document: Document = { ...pack({}), blocks: [{ kind: 'paragraph', text: said }] }
    expect(whole(withoutAddresses(document, []))).toContain(said)
  })

  test('a hidden value is found however it is spaced and punctuated', () => {
    fc.assert(
      fc.property(fc.constantFrom(' ', '  ', '-', ', ', '.', ''), (between) => {
        const spelt = '07700 900123'.split(' ').join(between)
        const document: Document = { ...pack({}), blocks: [{ kind: 'paragraph', text: `call ${spelt} now` }] }
        expect(whole(withoutAddresses(document, ['07700 900123']))).toContain('call [number left out] now')
      }),
    )
  })

  test('a chronology has no minutes of the meeting and no research for it (PD-17.b2, CBC-8.1.c)', () => {
    const said = whole(pack({}))
    expect(said).toContain('It says: incident.recorded')
    expect(said).toContain('It says: risk.assessed')
    expect(said).not.toMatch(/marac|minute|research|disclosure/i)
  })

  test('holds only words of fields that were chosen for it', () => {
    for (const kind of DOCUMENT_KINDS)
      if (kind !== 'letter') expect(whole(pack({ kind }))).not.toContain('a summary nobody chose')
  })

  test('has the parts that were chosen and no others (PD-17.d)', () => {
    const said = whole(pack({ kind: 'marac-referral', sections: ['risk', 'events'] }))
    expect(said).toContain('Risk')
    expect(said).not.toMatch(/The people|Karl|Events/)
  })

  test('for MARAC says what weighs more than the score', () => {
    const codes = {
      person: 'amira',
      instrument: 'dash',
      level: 'high',
      score: 6,
      markers: ['strangulation', 'threat-to-kill'],
    }
    const ask = {
      kind: 'marac-referral',
      recipient: 'marac',
      landlord: 'MHA',
      print: 'standard',
      hidden: [],
      instrument,
    } as const
    const entries = [entry('risk.assessed', codes)]
    const said = whole(packOf({ ...ask, sections: ['risk'], person: 'amira' }, { ...READING, entries }, NOW))
    expect(said).toMatch(/strangulation/i)
    expect(said).toMatch(/threat to kill/i)
  })

  test('for MARAC says that high stands while nobody else agreed to a lower level, and counts the answers', () => {
    const high = { person: 'amira', instrument: 'dash', level: 'high', answeredYes: ['1', '2'], complete: true }
    const lower = { person: 'amira', instrument: 'dash', level: 'medium', reasons: true, complete: true }
    const entries = [entry('risk.assessed', high), entry('risk.assessed', lower)]
    const ask = { kind: 'marac-referral', recipient: 'marac', landlord: 'MHA', print: 'standard', hidden: [] } as const
    const risk = (more: readonly EntryReading[]) =>
      whole(
        packOf(
          { ...ask, instrument, sections: ['risk'], person: 'amira' },
          { ...READING, entries: [...entries, ...more] },
          NOW,
        ),
      )
    expect(risk([])).toContain('High stands, set on 1 March 2026.')
    expect(risk([])).toContain('Medium, which is not in force: no second person has agreed to it. High stood')
    expect(risk([])).toContain('2 yes of 24, 22 without a yes or no')
    expect(risk([])).toMatch(/victim fears worst/i)
    const agreed = { entry: entries[1]?.n ?? 0, outcome: 'agreed', reason: true }
    const after = risk([entry('second-check.made', agreed)])
    expect(after).toContain('Medium stands')
    expect(after).not.toContain('not in force')
  })

  test('says no way as safe that cannot be relied on any more, and none of somebody who has died', () => {
    const agreed = entry('safe-contact.agreed', { person: 'amira', channels: ['text'], expiresOn: '2026-03-10' })
    const moved = entry('victim.moved', { person: 'amira', ourHome: true })
    const gone = entry('death.recorded', { person: 'amira' })
    const ask = { kind: 'marac-referral', recipient: 'marac', landlord: 'MHA', print: 'standard', hidden: [] } as const
    const ways = (entries: readonly EntryReading[], now = NOW) =>
      whole(packOf({ ...ask, instrument, sections: ['contact'], person: 'amira' }, { ...READING, entries }, now))
    expect(ways([agreed])).toMatch(/\btext\b/)
    const late = instantOf('2026-03-11T10:00')
    for (const said of [ways([agreed, moved]), ways([agreed], late)])
      expect(said).toContain('Ask us before any contact')
    expect(ways([agreed, gone])).toContain('None: they have died')
  })

  test('says of two people harmed whose risk is which', () => {
    const people = [
      ...READING.people,
      { ...READING.people[0], id: 'bea', name: 'Bea Example' },
    ] as CaseReading['people']
    const entries = [
      entry('risk.assessed', { person: 'amira', instrument: 'dash', level: 'high' }),
      entry('risk.assessed', { person: 'bea', instrument: 'dash', level: 'standard' }),
    ]
    const ask = { kind: 'marac-referral', recipient: 'marac', landlord: 'MHA', print: 'standard', hidden: [] } as const
    const reading = { ...READING, people, entries }
    const said = whole(packOf({ ...ask, instrument, sections: ['risk'], person: null }, reading, NOW))
    expect(said).toContain('Amira Example: High stands')
    expect(said).toContain('Bea Example: Standard stands')
  })

  test('for MARAC says why it goes there, and whether they agree to it', () => {
    const why = { reasons: 'He was in the room' }
    const made = entry('referral.made', { person: 'amira', to: 'marac', purpose: 'marac', consent: 'not-sought' }, why)
    const ask = {
      kind: 'marac-referral',
      recipient: 'marac',
      landlord: 'MHA',
      print: 'standard',
      hidden: [],
      instrument,
    } as const
    const sections = usualSections('marac-referral')
    const said = whole(packOf({ ...ask, sections, person: 'amira' }, { ...READING, entries: [made] }, NOW))
    expect(said).toContain('Not asked')
    expect(said).toContain('He was in the room')
  })

  test('for our own file says that a case is worked on, though nobody wrote down that it was opened', () => {
    const told = [entry('report.received', { channel: 'phone', source: 'victim' }), entry('person.added', {})]
    const closing = (...more: readonly EntryReading[]) => {
      const state = { state: 'reported', since: NOW - 86_400_000 } as const
      const ask = {
        kind: 'closure-summary',
        recipient: null,
        landlord: 'MHA',
        print: 'standard',
        hidden: [],
        instrument,
      } as const
      const reading: CaseReading = { ...READING, state, entries: [...told, ...more] }
      return whole(packOf({ ...ask, sections: ['people'], person: null }, reading, NOW))
    }
    const nothing = 'Reported on 1 March 2026. Nothing is recorded of what was done on it yet.'
    expect(closing()).toContain(nothing)
    for (const type of ['case.assigned', 'risk.assessed', 'referral.made'] as const) {
      const said = closing(entry(type, { person: 'amira' }))
      expect(said, type).toContain('Reported on 1 March 2026, and worked on since.')
      expect(said, type).not.toMatch(/not opened|Nothing is recorded of what/)
    }
  })

  test('about one person names nobody else', () => {
    const said = whole(pack({ kind: 'referral-pack', sections: KINDS['referral-pack'].sections, person: 'amira' }))
    expect(said).toContain('Amira Example')
    expect(said).not.toContain('Karl')
  })
})

describe('a document about the person causing harm', () => {
  const told: CaseReading = {
    ...READING,
    entries: [
      ...READING.entries,
      entry('victim-wishes.considered', {}, { wishes: 'she wants him gone' }),
      entry(
        'referral.made',
        { person: 'karl', purpose: 'behaviour-change' },
        { reasons: "Amira's sister Mina says so" },
      ),
      entry('court-order.made', { person: 'karl' }),
      { ...entry('advice.given', { person: 'karl', to: 'amira' }), sentence: 'Advice with Amira Example' },
    ],
    people: [
      ...READING.people,
      {
        id: 'mina',
        name: 'Mina Example',
        role: 'household-member',
        ageGroup: null,
        customerType: null,
        affected: null,
      },
    ],
  }
  const about = (kind: PackAsk['kind']) =>
    whole(
      packOf(
        {
          kind,
          sections: SECTIONS,
          person: 'karl',
          recipient: 'perpetrator-support',
          landlord: 'MHA',
          print: 'standard',
          hidden: [],
          instrument,
        },
        told,
        NOW,
      ),
    )

  test.each(['referral-pack', 'marac-referral', 'chronology', 'closure-summary'] as const)(
    'holds nothing of the person harmed, nor what they told (%s, PD-9.a2)',
    (kind) => {
      const said = about(kind)
      expect(said).toContain('Karl Example')
      expect(said).not.toMatch(/Amira|Mina|at night|wants him gone|married|incident|text|risk|dash|15|security|court/i)
    },
  )

  test('keeps its own words where somebody on the case has no name on the record', () => {
    const nobody = {
      id: 'nobody',
      name: NO_NAME,
      role: 'witness',
      ageGroup: null,
      customerType: null,
      affected: null,
    }
    const reading = { ...told, people: [...told.people, nobody] }
    expect(namesOfOthers(reading, 'karl')).toEqual(namesOfOthers(told, 'karl'))
    const said: Document = { ...pack({}), blocks: [{ kind: 'paragraph', text: 'It was not recorded by name.' }] }
    expect(whole(withoutOtherNames(said, reading, 'karl'))).toContain('It was not recorded by name.')
  })

  test('still says what is asked for them, without the names of others', () => {
    expect(about('referral-pack')).toContain("[name left out]'s sister [name left out] says so")
  })
})

const FILES: readonly Document[] = [
  letterOf({ ...ASK, own: 'Ŵyn & <b>bold</b> #read("x") *star* _line_' }, NOW),
  letterOf({ ...ASK, language: 'welsh', print: 'large-print' }, NOW),
  pack({ kind: 'marac-referral', print: 'large-print' }),
]

describe.skipIf(!canMakePdf())('as a PDF', () => {
  const made = FILES.map((document) => {
    const pdf = renderPdf(document)
    return pdf.ok ? pdf.bytes : expect.fail(pdf.why)
  })

  test('is tagged, names its language, and its metadata say nothing (MHA-0.a)', async () => {
    for (const [index, bytes] of made.entries()) {
      const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
      const mark = pdf.catalog.lookup(PDFName.of('MarkInfo'), PDFDict)
      expect(String(mark.get(PDFName.of('Marked')))).toBe('true')
      expect(pdf.catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined()
      expect(String(pdf.catalog.get(PDFName.of('Lang')))).toContain(index === 1 ? 'cy' : 'en')
      expect(pdf.getTitle()).toBe('Document')
      for (const said of [
        pdf.getAuthor(),
        pdf.getSubject(),
        pdf.getKeywords(),
        pdf.getCreator(),
        pdf.getProducer(),
        pdf.getCreationDate(),
      ])
        expect(said).toBeUndefined()
      expect(pdf.getModificationDate()).toBeUndefined()
      const raw = bytes.toString('latin1')
      expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
      expect(raw).not.toMatch(/CreateDate|ModifyDate|CreationDate|ModDate|dc:creator|CreatorTool|xmptk|Typst|Olu|MHA/)
    }
  })

  test('says what the document says, in the size that was asked for', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rowan-pdf-'))
    const readers = made.map((bytes, index) => {
      const file = join(folder, `${index}.pdf`)
      writeFileSync(file, bytes)
      return textIn(file)
    })
    if (readers.some((text) => text === null)) return
    expect(readers[0]).toContain('<b>bold</b> #read("x") *star* _line_')
    expect(readers[1]).toContain('Annwyl Amira Example')
    expect(readers[2]).not.toMatch(/Fern Court|900000/)
  })

  test('large print is 18 points, ordinary print 12', async () => {
    const sizes = await Promise.all(made.map(sizesIn))
    expect(sizes.map((each) => [each.has(12), each.has(18)])).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ])
  })

  test('has the letters of Welsh as letters of its font, not put together from two', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'rowan-pdf-')), 'welsh.pdf')
    const pdf = renderPdf(letterOf({ ...ASK, name: 'Ŵyn ŵ Ŷ ŷ' }, NOW))
    writeFileSync(file, pdf.ok ? pdf.bytes : expect.fail(pdf.why))
    const said = structureIn(file)
    if (said !== null) expect(said).toContain('Dear Ŵyn ŵ Ŷ ŷ')
  })

  test('a name in a script that the fonts lack is answered, not thrown', () => {
    expect(renderPdf(letterOf({ ...ASK, name: '\u{1F333}' }, NOW))).toEqual({ ok: false, why: 'letters' })
  })
})

/** The text of a PDF by another reader than ours, where the machine has one. */
function textIn(file: string): string | null {
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  } catch {
    return null
  }
}

/** What a screen reader is told, part by part, where the machine has a reader of it. */
function structureIn(file: string): string | null {
  try {
    return execFileSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8', stdio: 'pipe' })
  } catch {
    return null
  }
}

/** The sizes in which a PDF sets its text, in points. */
async function sizesIn(bytes: Buffer): Promise<ReadonlySet<number>> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const streams = pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, each]) =>
      each instanceof PDFRawStream ? [Buffer.from(decodePDFRawStream(each).decode()).toString('latin1')] : [],
    )
  return new Set(streams.flatMap((each) => [...each.matchAll(/\/\w+ ([\d.]+) Tf/g)].map(([, size]) => Number(size))))
}

describe('as a Word file', () => {
  test('has empty properties, and no time of making (MHA-0.a)', async () => {
    const zip = await JSZip.loadAsync(await renderDocx(FILES[0] as Document))
    const core = await zip.file('docProps/core.xml')?.async('string')
    expect(core).toMatch(/<cp:coreProperties [^>]*\/>$/)
    for (const [name, file] of Object.entries(zip.files)) {
      expect(file.date.getUTCFullYear(), name).toBe(1980)
      if (name !== 'word/document.xml') expect(await file.async('string'), name).not.toMatch(/Olu|Amira|MHA|202\d-\d\d/)
    }
  })

  test('says what the document says, in its language, with headings and tables as such', async () => {
    const body = async (document: Document) =>
      (await JSZip.loadAsync(await renderDocx(document))).file('word/document.xml')?.async('string')
    expect(await body(FILES[0] as Document)).toContain('&lt;b&gt;bold&lt;/b&gt; #read(&quot;x&quot;)')
    expect(await body(FILES[1] as Document)).toContain('Annwyl Amira Example')
    const table = await body(FILES[2] as Document)
    expect(table).toContain('Heading2')
    expect(table).toContain('<w:tblHeader')
    expect(table).not.toMatch(/Fern Court|900000|minute one/)
  })

  test('large print is 18 points, ordinary print 12 (MHA-0.a)', async () => {
    const styles = async (document: Document) =>
      (await JSZip.loadAsync(await renderDocx(document))).file('word/styles.xml')?.async('string')
    expect(await styles(FILES[0] as Document)).toMatch(/<w:docDefaults>.*<w:sz w:val="24"\/>/)
    const large = await styles(FILES[1] as Document)
    expect(large).toMatch(/<w:docDefaults>.*<w:sz w:val="36"\/>/)
    expect(large).toContain('cy-GB')
  })
})
