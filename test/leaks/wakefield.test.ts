/**
 * Wakefield, 2022, re-enacted from the page on which papers for a court are put together to the file that is sealed for it: the address of
 * the person harmed stood in the bundle that was served on the one who harmed her. People are made up. What is looked at is the PDF.
 */
import { createHash } from 'node:crypto'
import { PDFDocument } from '@cantoo/pdf-lib'
import { Decrypter } from 'age-encryption'
import { beforeEach, expect, test } from 'vitest'
import { textOfPdf } from '../../src/outgoing/scanner/text-of-pdf.ts'
import { codeOf } from '../../src/web/kit/address-code.ts'
import { landlordFor, type Member, someId } from '../register/opened-landlord.ts'
import { type CaseOfPapers, caseOfPapers, FORMS, KEPT } from './papers-world.ts'

const at = landlordFor('chesterfield', '2026-03-02T10:00')

let her: CaseOfPapers
let page: string
/** What was written down of each incident, and its entry. */
let quiet: string
let tells: string

const ACCOUNT = 'Karl broke the front door and shouted that he would be back.'
/** Wakefield: nobody typed it where addresses belong, and it is in no vault. */
const IN_A_NOTE = 'Seen by the doctor at 9 Marram Lane, Nowhere, SO97 3QP.'

beforeEach(async () => {
  her = await caseOfPapers(at.officer)
  await her.keep(her.amira)
  const told = (account: string) =>
    her.officer.act(her.caseId, 'incident.recorded', { incident: someId(), abuse: ['physical'], account })
  quiet = await told(ACCOUNT)
  tells = await told(`${ACCOUNT} ${IN_A_NOTE}`)
  page = `/cases/${her.reference}/documents/papers/${codeOf('court')}`
})

type Fields = Readonly<Record<string, string | readonly string[]>>
const named = () => [her.amira, her.karl]
const withWords = (entry: string): Fields => ({ [`give-${entry}`]: ['in', 'words'], [`read-${entry}`]: 'yes' })
const send = async (form: Fields, does: 'preview' | 'make' = 'make') => {
  const { seq } = await her.officer.page(her.caseId)
  return her.officer.send(page, { do: does, seq: String(seq), named: named(), print: 'standard', ...form })
}
const made = async () => (await her.officer.ask('GET', `/cases/${her.caseId}/documents`)).body.documents

test('the page offers only what a court may be given, and never how or where somebody is reached', async () => {
  await her.officer.act(her.caseId, 'safe-contact.agreed', { person: her.amira, channels: ['phone'] })
  await her.officer.act(her.caseId, 'court-order.made', { person: her.karl, kind: 'non-molestation', noContact: true })
  const says = await her.officer.see(page)
  // One says that they have read the words after the words, not before them.
  expect(says).toMatch(new RegExp(`${ACCOUNT}.*I have read every word above`))
  expect(says).toMatch(/Order or conditions, 2 March 2026.*No contact: Yes/)
  const { exhibits } = (await her.officer.ask('GET', `/cases/${her.caseId}/papers/court`)).body
  expect(new Set(exhibits.map(({ title }: { title: string }) => title))).toEqual(
    new Set(['What we were told', 'What happened', 'Order or conditions']),
  )
})

test('papers are numbered, with contents, and hold the words that somebody read through, and nothing else of the case', async () => {
  const shown = await send(withWords(quiet), 'preview')
  expect(shown.says).toContain('Read it as the person causing harm would')
  expect(await made()).toEqual([])
  const sent = await send({ ...withWords(quiet), number: 'K00CF123' })
  expect(sent.status, sent.says).toBe(303)
  const [papers] = await made()
  expect(papers).toMatchObject({ kind: 'court-bundle', recipient: 'court', papersFor: 'court' })
  const bytes = await openedBy(her.officer, papers.id)
  const text = await textOfPdf(bytes)
  for (const there of ['Contents', 'Exhibit 1: What happened, 2 March 2026', 'Page 2 of 2', 'K00CF123', ACCOUNT])
    expect(text).toContain(there)
  for (const hidden of [
    FORMS,
    /07700/,
    /tamarisk/i,
    /Ines|Lars|Wanda|Mossworth|Fernhill/,
    new RegExp(her.reference),
    /SO97|Marram/,
  ])
    expect(text).not.toMatch(hidden)
  expect((await PDFDocument.load(bytes)).getAuthor()).toBeUndefined()
})

const openedBy = async (member: Member, id: string): Promise<Buffer> =>
  Buffer.from((await member.ask('GET', `/cases/${her.caseId}/files/${id}`)).body.base64, 'base64')

test('words that nobody has read through are not put in, and what a reader is not given cannot be asked for', async () => {
  const unread = await send({ [`give-${quiet}`]: ['in', 'words'] })
  expect(unread).toMatchObject({
    status: 400,
    says: expect.stringContaining('Read every word, and say that you have'),
  })
  const agreed = await her.officer.act(her.caseId, 'safe-contact.agreed', { person: her.amira, channels: ['phone'] })
  const { seq } = await her.officer.page(her.caseId)
  const order = { by: 'da-caseworker', seq, reader: 'court', named: named() }
  for (const entry of [agreed, someId()])
    expect(
      (await her.officer.ask('POST', `/cases/${her.caseId}/papers`, { ...order, exhibits: [{ entry }] })).status,
    ).toBe(400)
  // A field cannot be named at all: nobody composes papers but from what is approved.
  expect(
    (
      await her.officer.ask('POST', `/cases/${her.caseId}/papers`, {
        ...order,
        exhibits: [{ entry: quiet, fields: ['placeKnown'] }],
      })
    ).status,
  ).toBe(400)
  expect(await made()).toEqual([])
})

test('the file is refused where her address stands in what was read through: kept apart, or known to nobody but a note', async () => {
  const refused = async (account: string, why: RegExp) => {
    const entry = await her.officer.act(her.caseId, 'incident.recorded', { incident: someId(), account })
    const sent = await send(withWords(entry))
    expect([account, sent.status]).toEqual([account, 400])
    expect(sent.says).toMatch(why)
    expect(sent.says).toContain('Nothing was made.')
  }
  await refused(`He asked neighbours about ${KEPT}.`, /An address/)
  await refused('He was seen near rosebank  cottage.', /An address/)
  await refused(IN_A_NOTE, /An address/)
  await refused('He rang 01632 960777 at night.', /A number/)
  await refused('He knows that she is in a refuge.', /a place/)
  await refused('The MARAC heard that he follows her.', /a meeting/)
  await refused('Wanda saw it from her window.', /name of somebody else/)
  await refused('He waits for Ines at school.', /name of somebody else/)
  const sent = await send(withWords(tells))
  expect(sent).toMatchObject({ status: 400, says: expect.stringContaining('9 Marram Lane') })
  expect(await made()).toEqual([])
}, 240_000)

test('what is left out of a passage is in no part of the file, and a passage that is not there is said to be none', async () => {
  const wrong = await send({ ...withWords(tells), [`out-${tells}`]: 'Seen by the dentist' })
  expect(wrong).toMatchObject({ status: 400, says: expect.stringContaining('does not stand there as you wrote it') })
  const sent = await send({ ...withWords(tells), [`out-${tells}`]: IN_A_NOTE })
  expect(sent.status, sent.says).toBe(303)
  const [papers] = await made()
  const bytes = await openedBy(her.officer, papers.id)
  expect(await textOfPdf(bytes)).toContain(`${ACCOUNT} [left out]`)
  expect(await textOfPdf(bytes)).not.toMatch(/Marram|SO97|doctor/)
})

test('they leave when a second person has read that very file, sealed, once, with a manifest of each field and its fingerprint', async () => {
  await send(withWords(quiet))
  const again = await send(withWords(quiet))
  expect(again.status).toBe(303)
  const [papers] = await made()
  const leaving = `/cases/${her.reference}/files/${papers.id}/leaving`
  expect((await her.officer.send(leaving, { does: 'begin', means: 'words' })).status).toBe(303)
  const way = `/cases/${her.caseId}/files/${papers.id}/exports`
  const { papers: of, exports, needsSecond } = (await her.officer.ask('GET', way)).body
  expect({ needsSecond, version: of.version, reader: of.reader }).toEqual({
    needsSecond: true,
    version: 2,
    reader: 'court',
  })
  const bytes = await openedBy(her.officer, papers.id)
  expect(of.manifest).toContain(`sha-256 ${createHash('sha256').update(bytes).digest('hex')}`)
  expect(of.manifest).toContain(
    `incident.recorded ${quiet}; fields abuse, physicalViolence, seriousThreat, towards, damage, account`,
  )
  const take = {
    does: 'take',
    id: exports[0].id,
    basis: 'consent',
    reasons: 'An order to file evidence',
    consent: 'given',
  }
  expect((await her.officer.send(leaving, take)).says, 'nobody has read it').toContain('it waits')
  expect((await her.officer.send(leaving, { does: 'look', id: exports[0].id })).status, 'who made it').toBe(409)
  const second = await at.landlord.somebody(`Sol${someId().slice(0, 8)}`, 'da-caseworker', 'da-lead')
  expect(await second.see(leaving)).toContain('Papers for a court or tribunal, version 2')
  expect((await second.send(leaving, { does: 'look', id: exports[0].id })).status).toBe(303)
  const taken = await her.officer.ask('POST', `${way}/${exports[0].id}/take`, {
    by: 'da-caseworker',
    basis: 'consent',
    reasons: 'An order to file evidence',
    consent: 'given',
  })
  expect(taken.status, JSON.stringify(taken.body)).toBe(200)
  const decrypter = new Decrypter()
  decrypter.addPassphrase(exports[0].words)
  expect(Buffer.from(await decrypter.decrypt(Buffer.from(taken.body.base64, 'base64'))).equals(bytes)).toBe(true)
  expect(
    (await her.officer.ask('POST', `${way}/${exports[0].id}/take`, { by: 'da-caseworker', basis: 'consent' })).status,
  ).toBe(404)
  const told = (await at.landlord.audited(her.caseId)).map(({ action, result }) => `${action} ${result}`)
  for (const line of [
    'act:document.made done',
    'act:begin-export done',
    'act:look-at-export done',
    'act:information.shared done',
  ])
    expect(told).toContain(line)
})

test('what was kept apart after a second person had read it stops it as it goes', async () => {
  await send(withWords(quiet))
  const [papers] = await made()
  const way = `/cases/${her.caseId}/files/${papers.id}/exports`
  const { id } = (await her.officer.ask('POST', way, { means: 'pdf' })).body
  const second = await at.landlord.somebody(`Sol${someId().slice(0, 8)}`, 'da-caseworker', 'da-lead')
  expect((await second.ask('POST', `/cases/${her.caseId}/exports/${id}/look`)).status).toBe(200)
  await her.officer.act(her.caseId, 'safe-contact.agreed', {
    person: her.amira,
    channels: ['in-person'],
    place: 'the front door',
  })
  const stopped = await her.officer.ask('POST', `${way}/${id}/take`, {
    by: 'da-caseworker',
    basis: 'consent',
    reasons: 'An order',
    consent: 'given',
  })
  expect(stopped.status).toBe(400)
})
