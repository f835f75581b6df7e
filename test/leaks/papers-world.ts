/** A case of many people on which everything stands that no paper may tell, and every part of a file that was made from it. */
import { PDFDocument } from '@cantoo/pdf-lib'
import JSZip from 'jszip'
import { expect } from 'vitest'
import { textOfPdf } from '../../src/outgoing/scanner/text-of-pdf.ts'
import { textOfWord } from '../../src/outgoing/scanner/text-of-word.ts'
import { type Member, someId } from '../register/opened-landlord.ts'

/** Where they are now: in the vault. Where it was typed besides: in notes, as people do. */
export const KEPT = 'Rosebank Cottage, 4 Hawthorn Fold, Elsewhere, SO98 7ZZ'
export const FORMS = /rosebank|hawthorn|s\W*o\W*9\W*8\W*7\W*z\W*z/i
export const PHONE = '07700 900461'
export const CODE_WORD = 'Tamarisk blue'
export const SECTIONS = [
  'people',
  'connections',
  'request',
  'risk',
  'incidents',
  'contact',
  'needs',
  'agreement',
  'wishes',
  'done',
  'events',
]

export const said = (text: string) =>
  `${text} She is at Rosebank Cottage now, 4 Hawthorn Fold, so98 7zz, on ${PHONE}; say ${CODE_WORD}.`

/** Everything on one case: the person harmed, her child, two who harmed her one after the other, and a witness. */
export async function caseOfPapers(officer: Member) {
  const [amira, ines, karl, lars, wanda] = [someId(), someId(), someId(), someId(), someId()]
  const caseId = await officer.report(
    { person: amira, summary: said('He broke the door.') },
    {
      people: [
        { person: amira, data: { role: 'victim', name: 'Amira Quillbrook', ageGroup: '18-or-over' } },
        { person: ines, data: { role: 'victim', name: 'Ines Quillbrook', ageGroup: 'under-16' } },
        { person: karl, data: { role: 'perpetrator', name: 'Karl Sampleton', ageGroup: '18-or-over' } },
        { person: lars, data: { role: 'perpetrator', name: 'Lars Mossworth', ageGroup: '18-or-over' } },
        { person: wanda, data: { role: 'witness', name: 'Wanda Fernhill', ageGroup: '18-or-over' } },
      ],
    },
  )
  const { reference } = await officer.page(caseId)
  /** Keeps the address apart, by the page. */
  const keep = async (person: string) => {
    const url = `/cases/${reference}/people/${person}/address`
    expect((await officer.send(url, { kind: 'new-home', address: KEPT })).status).toBe(303)
  }
  const make = async (order: object) => {
    const { seq } = await officer.page(caseId)
    return officer.ask('POST', `/cases/${caseId}/documents`, { by: 'da-caseworker', file: 'docx', seq, ...order })
  }
  return { officer, caseId, reference, amira, ines, karl, lars, wanda, keep, make }
}
export type CaseOfPapers = Awaited<ReturnType<typeof caseOfPapers>>

/** The file as it went out. */
async function bytesOf(officer: Member, caseId: string, id: string): Promise<Buffer> {
  const { status, body } = await officer.ask('GET', `/cases/${caseId}/files/${id}`)
  expect(status).toBe(200)
  return Buffer.from(body.base64, 'base64')
}

/** Every part of a Word file, unpacked, with its names; the text of a PDF with what it says about itself. */
async function everything(bytes: Buffer): Promise<string> {
  if (!bytes.subarray(0, 5).toString('latin1').startsWith('%PDF')) {
    const { files } = await JSZip.loadAsync(bytes)
    const parts = await Promise.all(
      Object.values(files).map(async (file) => [file.name, (await file.async('nodebuffer')).toString('latin1')]),
    )
    return [await textOfWord(bytes), ...parts.flat()].join('\n')
  }
  const pdf = await PDFDocument.load(bytes)
  const about = [
    pdf.getTitle(),
    pdf.getAuthor(),
    pdf.getSubject(),
    pdf.getKeywords(),
    pdf.getCreator(),
    pdf.getProducer(),
  ]
  return [await textOfPdf(bytes), ...about.map((each) => each ?? ''), bytes.toString('latin1')].join('\n')
}

export async function madeText(her: CaseOfPapers, order: object): Promise<string> {
  const made = await her.make(order)
  expect(made.status, JSON.stringify([order, made.body])).toBe(201)
  return everything(await bytesOf(her.officer, her.caseId, made.body.id))
}
