/** What leaves for a partner opens for that partner alone, once, within three days, and says which copy it is. */
import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doDueJobs } from '../../casework/due-jobs.ts'
import { openInEmergency } from '../../casework/kept-apart/open-in-emergency.ts'
import { reportLeak } from '../../casework/leaks/report-leak.ts'
import { perform } from '../../casework/perform.ts'
import { takeReport } from '../../casework/take-report.ts'
import { type TestRowan, testRowan } from '../../casework/test-rowan.ts'
import { takeExport as takeIt } from '../../store/queries/exports.ts'
import { withClient } from '../../store/server/connection.ts'
import { readCasePage } from '../../views/read-case.ts'
import { readFile } from '../../views/read-file.ts'
import { readToday } from '../../views/read-today.ts'
import { makeDocument } from '../documents/make-document.ts'
import { canMakePdf } from '../documents/render-pdf.ts'
import { textOfWord } from '../scanner/text-of-word.ts'
import { beginExport, lookAtExport } from './begin-export.ts'
import { readExport } from './read-export.ts'
import { sealFor } from './seal-for.ts'
import { WORDS } from './six-words.ts'
import { type Grounds, takeExport } from './take-export.ts'

type Person = { token: string; account: string }
let world: TestRowan
let officer: Person
let lead: Person
let reference: string
const role = 'community-safety-team'
const GROUNDS: Grounds = {
  basis: 'safeguarding',
  reasons: 'He waits at her work',
  consent: 'given',
  agreement: '',
  neededForSafety: true,
}

beforeAll(async () => {
  world = await testRowan(['plus-dane'], '2026-04-01T10:00')
  officer = await world.staff('plus-dane', 'Olive', role, 'manager')
  lead = await world.staff('plus-dane', 'Lea', role, 'manager')
  const taken = await takeReport(world.rowan, officer.token, {
    role,
    report: { channel: 'phone', source: 'victim', summary: 'He has her wages' },
    people: [{ person: randomUUID(), data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
    also: [{ type: 'incident.recorded', data: { incident: randomUUID(), account: 'He broke her telephone' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  reference = taken.reference
})
afterAll(() => world.close())

const made = async (
  kind: 'chronology' | 'closure-summary' | 'referral-pack' = 'referral-pack',
  file: 'docx' | 'pdf' = 'docx',
) => {
  const page = await readCasePage(world.rowan, officer.token, reference)
  const done = await makeDocument(world.rowan, officer.token, {
    caseId: reference,
    kind,
    letter: '',
    person: kind === 'referral-pack' ? (page?.people[0]?.id ?? '') : '',
    recipient: kind === 'closure-summary' ? '' : 'police',
    sections: kind === 'chronology' ? ['events'] : kind === 'referral-pack' ? ['people', 'incidents'] : ['people'],
    language: 'english',
    print: 'standard',
    phone: '',
    when: '',
    own: '',
    file,
    role,
    seq: page?.seq ?? 0,
  })
  return done.outcome === 'made' ? done.id : expect.fail(JSON.stringify(done))
}
const begun = async (file: string, means = 'words') => {
  const done = await beginExport(world.rowan, officer.token, { caseId: reference, file, means })
  return done.outcome === 'ready' ? done.id : expect.fail(JSON.stringify(done))
}
const take = (file: string, id: string, grounds: Partial<Grounds> = {}, who = officer) =>
  takeExport(world.rowan, who.token, { caseId: reference, file, id, role, ...GROUNDS, ...grounds })
const lineOf = async (file: string, id: string, who = officer) =>
  (await readExport(world.rowan, who.token, reference, file))?.lines.find((each) => each.id === id)
const shared = async () =>
  (await readCasePage(world.rowan, officer.token, reference))?.timeline.filter(
    ({ type }) => type === 'information.shared',
  ).length

async function opened(bytes: Buffer, words: string): Promise<Buffer> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(words)
  return Buffer.from(await decrypter.decrypt(bytes))
}

test('a referral leaves sealed with six words: it opens with them, with nothing else, and is the copy that its foot says', async () => {
  const file = await made()
  const id = await begun(file)
  const words = (await lineOf(file, id))?.words ?? expect.fail('no words')
  expect(words.split('-')).toHaveLength(6)
  expect((await lineOf(file, id, lead))?.words).toBeNull()
  const taken = await take(file, id)
  if (taken.outcome !== 'taken') return expect.fail(JSON.stringify(taken))
  expect(taken.file.name).toMatch(/^document-[0-9a-f]{4}-[0-9a-f]{4}\.docx\.age$/)
  expect(taken.file.bytes.includes('Amira')).toBe(false)
  const plain = await opened(taken.file.bytes, words)
  expect(plain).toEqual((await readFile(world.rowan, officer.token, reference, file))?.bytes)
  const page = await readExport(world.rowan, officer.token, reference, file)
  expect(await textOfWord(plain)).toContain(page?.mark)
  expect(page?.classes).toEqual(['tenancy-facts', 'incident-records', 'victim-account'])
  await expect(opened(taken.file.bytes, words.replaceAll('-', ' '))).rejects.toThrow()
})

test('what the referral says of ground and why is known when it leaves; what the person answered then is asked anew, and another agency’s is not known', async () => {
  const file = await made()
  const known = async () => (await readExport(world.rowan, officer.token, reference, file))?.referred
  const person = (await readCasePage(world.rowan, officer.token, reference))?.people[0]?.id
  const refer = (to: string) =>
    perform(world.rowan, officer.token, {
      target: { on: 'case', caseId: reference },
      type: 'referral.made',
      role,
      data: { to, person, purpose: 'crime', consent: 'refused', basis: 'vital-interests', reasons: 'He has a knife' },
    })
  await refer('mappa')
  expect(await known()).toBeNull()
  await refer('police')
  expect(await known()).toEqual({ basis: 'vital-interests', reasons: 'He has a knife' })
})

test('it is handed over once, with its ground on the record in the same transaction, and never without one', async () => {
  const file = await made()
  const id = await begun(file)
  const before = (await shared()) ?? 0
  expect(await take(file, id, { basis: '' })).toMatchObject({ outcome: 'invalid', problems: [{ field: 'basis' }] })
  expect(await take(file, id, {}, lead)).toEqual({ outcome: 'not-found' })
  const both = await Promise.all([take(file, id), take(file, id)])
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['not-found', 'taken'])
  expect(await take(file, id)).toEqual({ outcome: 'not-found' })
  expect(await shared()).toBe(before + 1)
  const [row] = await withClient(world.tested.owner, async (client) => {
    const asked = `select e.codes->>'with' as recipient, e.codes->>'basis' as basis, x.taken is not null as taken
      from rowan.export x join rowan.entry e on e.landlord = x.landlord and e.id = x.entry where x.id = $1`
    return (await client.query(asked, [id])).rows
  })
  expect(row).toEqual({ recipient: 'police', basis: 'safeguarding', taken: true })
})

test('after 72 hours it is over, and nothing of it is left to open', async () => {
  const file = await made()
  const id = await begun(file)
  world.at('2026-04-04T10:01')
  expect(await take(file, id)).toEqual({ outcome: 'not-found' })
  expect(await lineOf(file, id)).toMatchObject({ state: 'over', words: null })
  world.at('2026-04-01T10:00')
})

test('a chronology leaves when a second person has read it, who is not the one who made it and holds a role for it', async () => {
  const file = await made('chronology')
  const id = await begun(file)
  const look = (who: Person) => lookAtExport(world.rowan, who.token, { caseId: reference, id })
  const colleague = await world.staff('plus-dane', 'Cole', role)
  const stranger = await world.staff('plus-dane', 'Stan', 'manager')
  expect(await take(file, id)).toEqual({ outcome: 'not-found' })
  const data = { with: 'police', what: ['incident-records'], basis: 'safeguarding', consent: 'given' }
  const act = { target: { on: 'case', caseId: reference }, type: 'information.shared', role, data } as const
  const pastThePage = perform(world.rowan, officer.token, act, ({ query, entry }) =>
    takeIt(query, id, entry, world.rowan.clock()),
  )
  expect(await pastThePage).toEqual({ outcome: 'not-found' })
  expect([await look(officer), await look(colleague), await look(stranger)]).toEqual([false, false, false])
  const inDanger = await world.staff('plus-dane', 'Eve', 'manager')
  const opened = await openInEmergency(world.rowan, inDanger.token, {
    reference,
    category: 'danger-now',
    reason: 'The police ask where she is at this moment',
  })
  expect(opened.outcome).toBe('opened')
  expect(await look(inDanger)).toBe(false)
  const toRead = async (who: Person) =>
    (await readToday(world.rowan, who.token, { whose: 'mine', show: 'everything' }))?.toRead
  expect([await toRead(officer), await toRead(colleague), await toRead(lead)]).toEqual([[], [], [{ reference, file }]])
  const lawyer = await world.staff('plus-dane', 'Lex', role, 'manager', 'community-safety-manager')
  expect(await toRead(lawyer)).toEqual([{ reference, file }])
  await compartmentOf(file, 'legal')
  expect(await toRead(lawyer), 'kept to the legal work since it was begun: it leaves no more').toEqual([])
  await compartmentOf(file, null)
  expect(await look(lead)).toBe(true)
  expect(await toRead(lead)).toEqual([])
  expect(await lineOf(file, id)).toMatchObject({ state: 'ready', lookedBy: 'Lea' })
  expect((await take(file, id)).outcome).toBe('taken')
})

const compartmentOf = (file: string, compartment: string | null) =>
  withClient(world.tested.owner, (client) =>
    client.query('update rowan.file set compartment = $2 where id = $1', [file, compartment]),
  )

test('nothing begins for a document of our own, for a key that we do not hold, or by somebody who is not on the case', async () => {
  const own = await made('closure-summary')
  const file = await made()
  const begin = (of: string, means: string, who = officer) =>
    beginExport(world.rowan, who.token, { caseId: reference, file: of, means })
  const stranger = await world.staff('plus-dane', 'Steve', 'housing-officer')
  expect(await begin(own, 'words')).toEqual({ outcome: 'not-found' })
  expect(await begin(file, 'words', stranger)).toEqual({ outcome: 'not-found' })
  expect(await begin(file, 'key')).toMatchObject({ outcome: 'invalid', problems: [{ field: 'means' }] })
  expect(await begin(file, 'pdf')).toMatchObject({ outcome: 'invalid', problems: [{ field: 'means' }] })
})

describe('a file sealed to a key', () => {
  test('opens for that key alone', async () => {
    const [theirs, other] = [await generateX25519Identity(), await generateX25519Identity()]
    const sealed = await sealFor({ with: 'key', key: await identityToRecipient(theirs) }, Buffer.from('for you'))
    const openedBy = async (identity: string) => {
      const decrypter = new Decrypter()
      decrypter.addIdentity(identity)
      return Buffer.from(await decrypter.decrypt(sealed)).toString()
    }
    expect(await openedBy(theirs)).toBe('for you')
    await expect(openedBy(other)).rejects.toThrow()
  })

  test.skipIf(spawnSync('age', ['--version']).error)('opens with the program age, as its recipient would', async () => {
    const identity = await generateX25519Identity()
    const folder = mkdtempSync(join(tmpdir(), 'rowan-age-'))
    writeFileSync(join(folder, 'key'), identity)
    writeFileSync(
      join(folder, 'file'),
      await sealFor({ with: 'key', key: await identityToRecipient(identity) }, Buffer.from('for you')),
    )
    expect(execFileSync('age', ['-d', '-i', join(folder, 'key'), join(folder, 'file')]).toString()).toBe('for you')
  })
})

test.skipIf(!canMakePdf())(
  'a PDF is sealed with AES-256: without the words it does not open, and nothing of it can be read',
  async () => {
    const file = await made('referral-pack', 'pdf')
    const id = await begun(file, 'pdf')
    const words = (await lineOf(file, id))?.words ?? expect.fail('no words')
    const taken = await take(file, id)
    if (taken.outcome !== 'taken') return expect.fail(JSON.stringify(taken))
    const { bytes } = taken.file
    expect(bytes.toString('latin1')).toMatch(/\/CFM\s*\/AESV3/)
    await expect(PDFDocument.load(bytes)).rejects.toThrow()
    await expect(PDFDocument.load(bytes, { password: 'garden' })).rejects.toThrow()
    expect((await PDFDocument.load(bytes, { password: words })).getPageCount()).toBeGreaterThan(0)
  },
)

test('no word that is told by telephone tells what it is about', () => {
  expect(WORDS.length).toBeGreaterThan(1_900)
  for (const word of ['abuse', 'victim', 'knife', 'husband', 'police', 'danger']) expect(WORDS).not.toContain(word)
})

test('it ends once something of its case may have got out, before the worker has looked and after; one that is begun then leaves', async () => {
  const file = await made()
  const id = await begun(file)
  world.at('2026-04-01T10:01')
  const data = { what: ['whereabouts'], account: 'A page was left open.' }
  await reportLeak(world.rowan, lead.token, { role, ofCase: reference, data })
  expect(await take(file, id)).toEqual({ outcome: 'not-found' })
  await doDueJobs(world.rowan)
  world.at('2026-04-01T10:02')
  expect(await lineOf(file, id)).toMatchObject({ state: 'over', words: null })
  expect(await take(file, id)).toEqual({ outcome: 'not-found' })
  expect(await take(file, await begun(file))).toMatchObject({ outcome: 'taken' })
})
