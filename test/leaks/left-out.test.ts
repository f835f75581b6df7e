/**
 * Copies of papers with parts left out, from the page to the file. At the DWP (2022) and in Nottinghamshire papers were redacted where one
 * looked at them, and what was under it went out. People are made up. What is looked at is the file itself.
 */
import { PDFDocument } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { textOfPdf } from '../../src/outgoing/scanner/text-of-pdf.ts'
import { landlordFor, someId } from '../register/opened-landlord.ts'
import { type CaseOfPapers, caseOfPapers, KEPT } from './papers-world.ts'

const at = landlordFor('chesterfield', '2026-03-02T10:00')

let her: CaseOfPapers
beforeEach(async () => {
  her = await caseOfPapers(at.officer)
})

const LETTER = [
  'Fernhill Surgery, 2 High Street, Example, SO96 1AA',
  'Amira Quillbrook came on 3 March with a broken wrist.',
  'Ines Quillbrook waited outside.',
  `Seen at home: ${KEPT}`,
]

/** A letter of a doctor, with a writer in its properties. */
async function letter(): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  pdf.setAuthor('Telltale Writer')
  const page = pdf.addPage()
  for (const [index, line] of LETTER.entries()) page.drawText(line, { x: 40, y: 700 - index * 20, size: 11 })
  return Buffer.from(await pdf.save())
}

async function added(bytes: Buffer, kind = 'other'): Promise<string> {
  const { status, body } = await her.officer.ask('POST', `/cases/${her.caseId}/attachments`, {
    by: 'da-caseworker',
    kind,
    base64: bytes.toString('base64'),
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return (await documents())[0].id
}

const documents = async () => (await her.officer.ask('GET', `/cases/${her.caseId}/documents`)).body.documents
const opened = async (id: string): Promise<Buffer> =>
  Buffer.from((await her.officer.ask('GET', `/cases/${her.caseId}/files/${id}`)).body.base64, 'base64')
const send = async (file: string, form: Readonly<Record<string, string | readonly string[]>>) => {
  const { seq } = await her.officer.page(her.caseId)
  return her.officer.send(`/cases/${her.reference}/files/${file}/copy`, { seq: String(seq), ...form })
}

const OUT = { 'out-others': 'Ines Quillbrook', 'out-safety': '4' }

test('what is left out is in no part of the copy, which says by number what and why; the original stays', async () => {
  const original = await added(await letter())
  const before = await opened(original)
  const shown = await her.officer.see(`/cases/${her.reference}/files/${original}/copy`)
  for (const line of LETTER) expect(shown).toContain(line)
  const sent = await send(original, OUT)
  expect(sent.status, sent.says).toBe(303)
  const [copy] = await documents()
  expect(copy).toMatchObject({ kind: 'redacted-copy', mediaType: 'application/pdf' })
  expect(copy.schedule).toMatch(
    /^1\. Line 3: It is about somebody else \(.*paragraphs 16 and 17.*\)\n2\. Line 4: It could put/,
  )
  const bytes = await opened(copy.id)
  const text = await textOfPdf(bytes)
  expect(text).toContain('Amira Quillbrook came on 3 March with a broken wrist.')
  expect(text).toContain('[left out: 1] waited outside.')
  expect(text.replace(/\s+/g, ' ')).toContain('It could put somebody in danger')
  expect(text).not.toMatch(/Ines|Rosebank|Hawthorn|SO98/i)
  expect(`${text}${bytes.toString('latin1')}`).not.toContain('Telltale')
  expect((await opened(original)).equals(before)).toBe(true)
  const page = await her.officer.see(`/cases/${her.reference}/documents`)
  expect(page).toContain('What was left out, and why')
})

test('a document that was made is copied with parts left out as an upload is', async () => {
  await her.officer.act(her.caseId, 'incident.recorded', { incident: someId(), account: 'Ines Quillbrook hid.' })
  const made = await her.make({ kind: 'closure-summary', sections: ['people', 'done'], file: 'docx' })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const sent = await send(made.body.id, { 'out-others': 'Ines Quillbrook\nLars Mossworth' })
  expect(sent.status, sent.says).toBe(303)
  const text = await textOfPdf(await opened((await documents())[0].id))
  expect(text).toContain('Amira Quillbrook')
  expect(text).not.toMatch(/Ines|Lars|Mossworth/)
})

test('a copy for somebody is refused where a name, a place or a number stands in it that nobody said may stay', async () => {
  const original = await added(await letter())
  await her.keep(her.amira)
  const forThem = { recipient: 'court', named: her.amira }
  const refused = async (form: Readonly<Record<string, string>>, why: RegExp) => {
    const sent = await send(original, { ...forThem, ...form })
    expect([sent.status, why.test(sent.says)], sent.says).toEqual([400, true])
  }
  await refused({ 'out-safety': '4' }, /name of somebody else/)
  await refused({ 'out-others': '1\nInes Quillbrook' }, /An address/)
  // The surgery's own address: nobody knows whose it is, until somebody says that it may stay.
  await refused({ 'out-safety': '4', 'out-others': 'Ines Quillbrook\nFernhill Surgery' }, /2 High Street/)
  await refused(
    { 'out-others': 'Ines Quillbrook\nNobody here', 'out-safety': '4' },
    /does not stand there as you wrote it/,
  )
  await refused({}, /Say what is left out/)
  expect((await documents()).length).toBe(1)
  const sent = await send(original, {
    ...forThem,
    ...OUT,
    'out-others': 'Ines Quillbrook\nFernhill Surgery',
    stays: '2 High Street, Example, SO96 1AA',
  })
  expect(sent.status, sent.says).toBe(303)
})

test('a copy leaves sealed, for the one whom it was made for, when a second person has read it', async () => {
  const original = await added(await letter())
  await send(original, { ...OUT, 'out-not-needed': '1', recipient: 'court', named: her.amira })
  const [copy] = await documents()
  const way = `/cases/${her.caseId}/files/${copy.id}/exports`
  const { id } = (await her.officer.ask('POST', way, { means: 'words' })).body
  const take = () =>
    her.officer.ask('POST', `${way}/${id}/take`, {
      by: 'da-caseworker',
      basis: 'consent',
      reasons: 'Asked',
      consent: 'given',
    })
  expect((await take()).status, 'nobody has read it').toBe(404)
  const second = await at.landlord.somebody(`Sol${someId().slice(0, 8)}`, 'da-caseworker', 'da-lead')
  expect((await second.ask('POST', `/cases/${her.caseId}/exports/${id}/look`)).status).toBe(200)
  const taken = await take()
  expect(taken.status, JSON.stringify(taken.body)).toBe(200)
})

test('a picture is painted over and drawn anew, for our own file alone', async () => {
  const patch = {
    input: { create: { width: 30, height: 30, channels: 3, background: '#cc0000' } },
    left: 60,
    top: 20,
  } as const
  const photograph = await sharp({ create: { width: 100, height: 100, channels: 3, background: '#eeeeee' } })
    .composite([patch])
    .png()
    .toBuffer()
  const original = await added(photograph, 'photograph')
  expect((await send(original, { 'out-others': '60 20 30' })).says).toContain('four numbers from 0 to 100')
  const sent = await send(original, { 'out-others': '60 20 30 30' })
  expect(sent.status, sent.says).toBe(303)
  const [copy] = await documents()
  expect(copy).toMatchObject({ kind: 'redacted-copy', mediaType: 'image/png' })
  expect(copy.schedule).toMatch(/^1\. Painted over: It is about somebody else/)
  const { data } = await sharp(await opened(copy.id))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let red = 0
  for (let each = 0; each < data.length; each += 3) if ((data[each] ?? 0) > 150 && (data[each + 1] ?? 0) < 100) red++
  expect(red).toBe(0)
  const forCourt = await her.officer.ask('POST', `/cases/${her.caseId}/files/${original}/copies`, {
    by: 'da-caseworker',
    seq: (await her.officer.page(her.caseId)).seq,
    leaveOut: [{ reason: 'others', what: '60 20 30 30' }],
    recipient: 'court',
  })
  expect(forCourt.body.problems).toMatchObject([{ field: 'recipient' }])
})

test('a copy of what is restricted stays as restricted, and nobody else makes one', async () => {
  const original = await added(await letter(), 'legal-advice')
  const sent = await send(original, OUT)
  expect(sent.status, sent.says).toBe(303)
  const [copy] = await documents()
  expect(copy).toMatchObject({ kind: 'redacted-copy', state: 'open' })
  const officer = await at.landlord.somebody(`Hugh${someId().slice(0, 8)}`, 'da-caseworker', 'housing-officer')
  const seen = (await officer.ask('GET', `/cases/${her.caseId}/documents`)).body.documents
  expect(seen.find(({ id }: { id: string }) => id === copy.id)?.state).toBe('restricted')
  for (const file of [original, copy.id, someId()])
    expect((await officer.ask('GET', `/cases/${her.caseId}/files/${file}/copies`)).status, file).toBe(404)
})
