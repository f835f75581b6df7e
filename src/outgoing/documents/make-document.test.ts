import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Attachment, addAttachment } from '../../casework/files/add-attachment.ts'
import { keepAddress } from '../../casework/keep-address.ts'
import { perform } from '../../casework/perform.ts'
import { takeReport } from '../../casework/take-report.ts'
import { type TestRowan, testRowan } from '../../casework/test-rowan.ts'
import { asActor } from '../../store/database.ts'
import { sealedAddressesLeftOut } from '../../store/queries/registry.ts'
import { withClient } from '../../store/server/connection.ts'
import { readCasePage } from '../../views/read-case.ts'
import { readDocuments } from '../../views/read-documents.ts'
import { readFile } from '../../views/read-file.ts'
import { textOfWord } from '../scanner/text-of-word.ts'
import { textsOf } from './document.ts'
import { type DocumentOrder, makeDocument } from './make-document.ts'
import { prepareDocument } from './prepare-document.ts'
import { canMakePdf } from './render-pdf.ts'

let world: TestRowan
let officer: { token: string; account: string }
let team: { token: string; account: string }
let stranger: { token: string; account: string }
let reference: string
let caseId: string
const amira = randomUUID()
const karl = randomUUID()
const role = 'community-safety-team'

beforeAll(async () => {
  world = await testRowan(['plus-dane', 'mha'], '2026-04-01T10:00')
  team = await world.staff('plus-dane', 'Tess', role)
  stranger = await world.staff('plus-dane', 'Stan', 'housing-officer')
  officer = await world.staff('plus-dane', 'Olive', 'housing-officer')
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim', summary: 'He has her wages' },
    people: [
      { person: amira, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } },
      { person: karl, data: { role: 'perpetrator', name: 'Karl Sample' } },
    ],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  reference = taken.reference
  caseId = taken.caseId
})
afterAll(() => world.close())

const RED = { create: { width: 4, height: 4, channels: 3, background: '#aa2211' } } as const

const seqNow = async () => (await readDocuments(world.rowan, officer.token, reference))?.seq ?? 0

const order = async (change: Partial<DocumentOrder> = {}): Promise<DocumentOrder> => ({
  caseId: reference,
  kind: 'letter',
  letter: 'please-call',
  person: amira,
  recipient: '',
  sections: [],
  language: 'english',
  print: 'standard',
  phone: '0151 000 0000',
  when: '',
  own: '',
  file: 'docx',
  role: 'housing-officer',
  seq: await seqNow(),
  ...change,
})

const agree = async (channels: readonly string[], more: Readonly<Record<string, unknown>> = {}) => {
  const data = { person: amira, channels, ...more }
  const target = { on: 'case', caseId: reference } as const
  const done = await perform(world.rowan, officer.token, {
    target,
    type: 'safe-contact.agreed',
    role: 'housing-officer',
    data,
  })
  if (done.outcome !== 'recorded') throw new Error(JSON.stringify(done))
}
const make = async (change: Partial<DocumentOrder> = {}, token = officer.token) =>
  makeDocument(world.rowan, token, await order(change))
const linesOf = async (token: string) => (await readDocuments(world.rowan, token, reference))?.lines ?? []

describe('an address in the vault', () => {
  const KEPT = 'Rosebank Cottage, 4 Hawthorn Fold, Elsewhere, SO98 7ZZ'
  const SAID = [
    'She is at Rosebank  Cottage now',
    'He was seen near Hawthorn Fold',
    'A parcel for 4 Hawthorn was left',
    'He asked about s o 9 8 7 z z',
  ]

  test('that somebody wrote into a note is cut from every document, in whole and in part, and a letter is refused (PD-1.l)', async () => {
    const taken = await takeReport(world.rowan, officer.token, {
      role: 'housing-officer',
      report: { channel: 'phone', source: 'victim' },
      people: [{ person: amira, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
      also: [
        { type: 'safe-contact.agreed', data: { person: amira, channels: ['letter'] } },
        { type: 'incident.recorded', data: { incident: randomUUID(), account: SAID.join('. ') } },
      ],
    })
    if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
    const asked = await order({
      caseId: taken.caseId,
      kind: 'chronology',
      recipient: 'police',
      sections: ['events'],
      seq: taken.seq,
    })
    const told = async () => {
      const prepared = await prepareDocument(world.rowan, officer.token, asked)
      return prepared.outcome === 'ready' ? textsOf(prepared.document).join(' ') : JSON.stringify(prepared)
    }
    expect(await told()).toContain('Hawthorn')
    const sent = {
      caseId: taken.caseId,
      person: amira,
      kind: 'new-home',
      address: KEPT,
      role: 'housing-officer',
    } as const
    expect(await keepAddress(world.rowan, officer.token, sent)).toMatchObject({ outcome: 'recorded' })
    expect(await told()).not.toMatch(/rosebank|hawthorn|so98|9 8 7/i)
    const handedOn = await prepareDocument(world.rowan, officer.token, asked)
    const { reading: _reading, ...rest } = handedOn.outcome === 'ready' ? handedOn.read : expect.fail(handedOn.outcome)
    expect(JSON.stringify(rest)).not.toMatch(/rosebank|hawthorn/i)
    const openedBy = (who: { token: string }) =>
      asActor(world.rowan.database, who.token, (query) => sealedAddressesLeftOut(query, taken.caseId))
    expect(await openedBy(officer)).toHaveLength(1)
    expect(await openedBy(stranger)).toEqual([])
    for (const own of SAID)
      expect(await prepareDocument(world.rowan, officer.token, { ...asked, kind: 'letter', own }), own).toMatchObject({
        outcome: 'invalid',
        problems: [{ field: 'own', problem: expect.stringContaining('Leave out the address') }],
      })
  })
})

describe('a pack to a service that works with the person causing harm', () => {
  const to = async (change: Partial<DocumentOrder>) =>
    prepareDocument(
      world.rowan,
      officer.token,
      await order({
        kind: 'referral-pack',
        recipient: 'perpetrator-support',
        sections: ['people', 'incidents'],
        ...change,
      }),
    )

  test.each([
    ['the person harmed', { person: amira }],
    ['everybody', { person: '' }],
    ['everybody, day by day', { person: '', kind: 'chronology', sections: ['events'] }],
  ] as const)('is refused where it would be about %s', async (_whom, change) => {
    expect(await to(change)).toMatchObject({ outcome: 'invalid', problems: [{ field: 'person' }] })
  })

  test('is about them alone (PD-9.a2)', async () => {
    const prepared = await to({ person: karl })
    if (prepared.outcome !== 'ready') throw new Error(prepared.outcome)
    const said = textsOf(prepared.document).join(' ')
    expect(said).toContain('Karl Sample')
    expect(said).not.toMatch(/Amira|What happened/)
  })
})

describe('a letter', () => {
  test('to somebody harmed is refused where no safe way was agreed yet, and nothing is written', async () => {
    const before = await seqNow()
    expect(await make()).toMatchObject({ outcome: 'unsafe', why: 'nothing-agreed', instead: [] })
    expect(await seqNow()).toBe(before)
  })

  test('is refused where letters are not safe, with the clause and what is allowed instead (PD-1.k)', async () => {
    await agree(['text', 'phone'], { neverChannels: ['letter'] })
    const refused = await make()
    expect(refused).toMatchObject({
      outcome: 'unsafe',
      why: 'not-agreed',
      clause: 'PD-1.k',
      instead: ['text', 'phone'],
    })
    expect(await linesOf(officer.token)).toEqual([])
    const audited = await withClient(world.tested.owner, async (client) => {
      const text = "select result from rowan.audit where action = 'act:document.made' order by seq"
      return (await client.query(text)).rows
    })
    expect(audited.at(-1)).toEqual({ result: 'refused' })
  })

  test('is refused once the agreement has run out', async () => {
    await agree(['letter'], { expiresOn: '2026-03-31' })
    expect(await make()).toMatchObject({ outcome: 'unsafe', why: 'run-out' })
  })

  test('where letters are safe is made, is on the record, and opens for those on the case alone (PD-1.k)', async () => {
    await agree(['letter'])
    const made = await make()
    if (made.outcome !== 'made') throw new Error(JSON.stringify(made))
    const file = await readFile(world.rowan, team.token, reference, made.id)
    expect(file?.name).toBe(`letter-${made.id.slice(0, 4)}.docx`)
    expect((await linesOf(officer.token))[0]).toMatchObject({
      id: made.id,
      origin: 'made',
      kind: 'letter',
      person: 'Amira Example',
      state: 'open',
    })
    for (const asked of [reference, caseId]) {
      expect(await readFile(world.rowan, stranger.token, asked, made.id)).toBeNull()
      expect(await readDocuments(world.rowan, stranger.token, asked)).toBeNull()
    }
    expect(await make({}, stranger.token)).toEqual({ outcome: 'not-found' })
  })

  test('may not hold a telling word, an address, the case or another person (PD-9.a2)', async () => {
    for (const own of ['About the abuse', 'Come to 12 Fern Court', `See ${reference}`, 'Karl must not know'])
      expect(await make({ own }), own).toMatchObject({ outcome: 'invalid', problems: [{ field: 'own' }] })
    expect(await make({ phone: '' })).toMatchObject({ outcome: 'invalid', problems: [{ field: 'phone' }] })
  })

  test('to another tenant says nothing of the first (PD-9.a2)', async () => {
    const letter = await order({ person: karl, letter: 'your-tenancy', own: 'I am in the office on Monday.' })
    const prepared = await prepareDocument(world.rowan, officer.token, letter)
    if (prepared.outcome !== 'ready') throw new Error(prepared.outcome)
    const said = [prepared.document.title, ...textsOf(prepared.document)].join(' ')
    expect(said).toContain('Karl Sample')
    expect(said).not.toMatch(/Amira|Example|wages|R-[0-9A-Z]{4}|told us|report/i)
    const made = await make({ person: karl, letter: 'your-tenancy' })
    if (made.outcome !== 'made') throw new Error(JSON.stringify(made))
    const file = await readFile(world.rowan, officer.token, reference, made.id)
    expect(file?.name).not.toContain(reference)
  })

  test('to another tenant takes no note of hers, and no number of hers as the one to call (PD-9.a2)', async () => {
    await agree(['letter', 'phone'], { details: 'mornings on 07700 900321' })
    const letter = { person: karl, letter: 'your-tenancy' }
    for (const own of ['He has her wages', 'We hear that he has... HER WAGES, and more'])
      expect(await make({ ...letter, own }), own).toMatchObject({
        outcome: 'invalid',
        problems: [{ field: 'own', problem: 'Leave out what was told to us about somebody else' }],
      })
    const hers = { ...letter, phone: '+44 7700 900 321' }
    const refused = { outcome: 'invalid', problems: [{ field: 'phone' }] }
    expect(await prepareDocument(world.rowan, officer.token, await order(hers)), 'read first').toMatchObject(refused)
    expect(await make(hers)).toMatchObject(refused)
    expect(await make({ ...letter, own: 'He has the keys for you in our office' })).toMatchObject({ outcome: 'made' })
  })

  test('is not made in Welsh by a landlord in England', async () => {
    expect(await make({ language: 'welsh' })).toMatchObject({ outcome: 'invalid', problems: [{ field: 'language' }] })
  })

  test('sent twice under one key is made once, and from another record than was seen not at all', async () => {
    const once = await order({ key: randomUUID() })
    const [first, second] = [
      await makeDocument(world.rowan, officer.token, once),
      await makeDocument(world.rowan, officer.token, once),
    ]
    expect(first.outcome).toBe('made')
    expect(second).toEqual(first)
    expect(await make({ seq: once.seq })).toMatchObject({ outcome: 'conflict' })
  })
})

test('a pack for MARAC says what she told us in her report, as it was read before; not once it is taken back, and not to a court', async () => {
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim', summary: 'He took the spare keys.\nSafe contact: her sister' },
    people: [{ person: amira, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  const { caseId } = taken
  const also = async (data: Readonly<Record<string, unknown>>) => {
    const target = { on: 'case', caseId } as const
    const ask = { target, type: 'report.received', role: 'housing-officer', data } as const
    expect((await perform(world.rowan, officer.token, ask)).outcome).toBe('recorded')
  }
  await also({ channel: 'phone', source: 'neighbour', person: amira, summary: 'Screams next door.' })
  const told = async (recipient: string) => {
    const seq = (await readDocuments(world.rowan, officer.token, caseId))?.seq ?? 0
    const pack = { caseId, kind: 'marac-referral', person: '', recipient, sections: ['incidents'], seq } as const
    const asked = await order(pack)
    const prepared = await prepareDocument(world.rowan, officer.token, asked)
    if (prepared.outcome !== 'ready') throw new Error(JSON.stringify(prepared))
    const made = await makeDocument(world.rowan, officer.token, asked)
    if (made.outcome !== 'made') throw new Error(JSON.stringify(made))
    const file = (await readFile(world.rowan, officer.token, caseId, made.id)) ?? expect.fail('no file')
    const [before, after] = [textsOf(prepared.document).join('\n'), await textOfWord(file.bytes)]
    for (const line of before.split('\n')) expect(after).toContain(line)
    return { after, mind: prepared.mind.join(' ') }
  }
  const first = await told('marac')
  expect(first.after).toContain('Amira Example told us: He took the spare keys.')
  expect(first.after).not.toMatch(/sister|Safe contact|Screams|neighbour/)
  expect(first.mind).toMatch(/What was told to us on 1 April 2026 is not in it: it was not told by/)
  expect((await told('court')).after).not.toContain('spare keys')
  const back = await perform(world.rowan, officer.token, {
    target: { on: 'case', caseId },
    type: 'entry.retracted',
    role: 'housing-officer',
    data: { entry: 1, reason: 'It was of another case' },
  })
  expect(back.outcome).toBe('recorded')
  expect((await told('marac')).after).not.toContain('spare keys')
})

test.skipIf(!canMakePdf())('a pack is kept as it went out, under a neutral name', async () => {
  const made = await make({
    kind: 'marac-referral',
    recipient: 'marac',
    person: '',
    sections: ['people', 'risk'],
    file: 'pdf',
  })
  if (made.outcome !== 'made') throw new Error(JSON.stringify(made))
  const file = await readFile(world.rowan, officer.token, reference, made.id)
  expect(file?.name).toMatch(new RegExp(`^${reference}-\\d+\\.pdf$`))
  expect((await PDFDocument.load(file?.bytes ?? '', { updateMetadata: false })).getTitle()).toBe('Document')
  expect(await make({ kind: 'marac-referral', sections: ['risk'] })).toMatchObject({
    problems: [{ field: 'recipient' }],
  })
})

describe('a file that is added', () => {
  const photograph = () =>
    sharp({ create: { width: 30, height: 30, channels: 3, background: '#123456' } })
      .withExif({ IFD0: { Artist: 'Amira Example' }, IFD3: { GPSLatitude: '51/1 48/1 0/1' } })
      .jpeg()
      .toBuffer()
  const add = async (change: Partial<Attachment> = {}, token = officer.token) =>
    addAttachment(world.rowan, token, {
      caseId: reference,
      role: 'housing-officer',
      kind: 'photograph',
      bytes: await photograph(),
      ...change,
    })
  const newest = async (token = officer.token) => (await linesOf(token))[0] ?? expect.fail('no line')

  test('is kept without the place where it was taken, encrypted, and with its row and entry (CBC-5.5.a)', async () => {
    expect(await add({ note: 'the broken door', person: amira })).toMatchObject({ outcome: 'recorded' })
    const line = await newest()
    expect(line).toMatchObject({ origin: 'added', kind: 'photograph', note: 'the broken door', state: 'open' })
    const opened = await readFile(world.rowan, officer.token, reference, line.id)
    expect((await sharp(opened?.bytes).metadata()).exif).toBeUndefined()
    const sealed = readFileSync(join(world.tested.folder, 'files', 'plus-dane', line.id.slice(0, 2), line.id))
    expect(sealed.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
    expect(sealed.length).toBeGreaterThan(opened?.bytes.length ?? 0)
  })

  test('of a kind that is not taken is refused, and nothing is written', async () => {
    const before = await seqNow()
    expect(await add({ bytes: Buffer.from('<svg/>') })).toEqual({ outcome: 'unusable', why: 'unknown-kind' })
    expect(await add({ kind: 'not a kind' })).toMatchObject({ outcome: 'invalid' })
    expect(await seqNow()).toBe(before)
  })

  test('by somebody who is not on the case is not found', async () => {
    expect(await add({}, stranger.token)).toEqual({ outcome: 'not-found' })
  })

  test('with minutes of a MARAC opens for who represents us there, by person; others on the case see "restricted" (PD-17.b2, CBC-8.1.c)', async () => {
    await add({ kind: 'marac-minutes', role, note: 'what the meeting said' }, team.token)
    expect(await newest(team.token)).toMatchObject({ state: 'restricted', note: null, size: null })
    const past = await asActor(world.rowan.database, team.token, (query) =>
      query('papers', "select id from rowan.file where compartment = 'meeting'"),
    )
    expect(past).toEqual([])
    await withClient(world.tested.owner, async (client) => {
      const [landlord, meeting] = ['plus-dane', randomUUID()]
      await client.query(
        `insert into rowan.marac_meeting select $1, $2, s.stream, '2026-03-01', now(), $3 from rowan.stream s where s.landlord = $1 and s.reference = $4`,
        [landlord, meeting, team.account, reference],
      )
      await client.query('insert into rowan.marac_representative values ($1, $2, $3, now(), $3, null)', [
        landlord,
        meeting,
        team.account,
      ])
    })
    const seen = await newest(team.token)
    expect(seen).toMatchObject({ state: 'open', note: 'what the meeting said' })
    expect(await readFile(world.rowan, team.token, reference, seen.id)).not.toBeNull()
    expect(await newest()).toMatchObject({ state: 'restricted', note: null, size: null })
    const shown = async (token: string) => JSON.stringify(await readCasePage(world.rowan, token, reference))
    expect(await shown(team.token)).toContain('what the meeting said')
    expect(await shown(officer.token)).not.toContain('what the meeting said')
    expect(await readFile(world.rowan, officer.token, reference, seen.id)).toBeNull()
  })

  test('with legal advice opens for the team and those who authorise (MHA-4.3.8.b)', async () => {
    await add({ kind: 'legal-advice', role }, team.token)
    const seen = await newest(team.token)
    expect(seen.state).toBe('open')
    expect(await readFile(world.rowan, officer.token, reference, seen.id)).toBeNull()
  })

  test('cannot be put under an entry that was written before, nor read or changed past the functions', async () => {
    await perform(world.rowan, officer.token, {
      target: { on: 'case', caseId: reference },
      type: 'attachment.added',
      role: 'housing-officer',
      data: {
        document: randomUUID(),
        kind: 'other',
        cleaned: false,
        heldElsewhere: true,
        location: 'in the safe, floor 2',
        custodian: 'the safeguarding lead',
        reason: 'the original of a court',
      },
    })
    const line = await newest()
    expect(line).toMatchObject({ state: 'elsewhere', heldAt: 'in the safe, floor 2' })
    await withClient(world.tested.web, async (client) => {
      const say = async (text: string, values: readonly unknown[] = []) => {
        await client.query('begin')
        await client.query("select set_config('app.token', $1, true)", [officer.token])
        return client.query(text, [...values]).finally(() => client.query('rollback'))
      }
      const { rows } = await say('select id from rowan.entry e where e.codes->>$1 = $2', ['document', line.id])
      const put = 'select sec.add_file($1, $2, $3, 5, null)'
      await expect(say(put, [line.id, rows[0].id, 'image/png'])).rejects.toThrow('not found')
      await expect(say('delete from rowan.file')).rejects.toThrow('permission denied')
    })
  })

  test('stays whole when somebody else adds the same one to another case under the same key', async () => {
    const other = await takeReport(world.rowan, team.token, {
      role,
      report: { channel: 'phone', source: 'victim' },
      people: [],
    })
    if (other.outcome !== 'recorded') throw new Error(JSON.stringify(other))
    const sent = { kind: 'other', bytes: await sharp(RED).png().toBuffer(), key: 'photograph-1' }
    const first = await addAttachment(world.rowan, officer.token, {
      ...sent,
      caseId: reference,
      role: 'housing-officer',
    })
    expect(first).toMatchObject({ outcome: 'recorded' })
    const line = await newest()
    const second = await addAttachment(world.rowan, team.token, { ...sent, caseId: other.reference, role })
    expect(second).toMatchObject({ outcome: 'recorded' })
    expect((await readFile(world.rowan, officer.token, reference, line.id))?.mediaType).toBe('image/png')
  })

  test('opens nowhere once the key of the case is destroyed', async () => {
    await add()
    const line = await newest()
    await world.rowan.keyring.destroyKey({ landlord: 'plus-dane', kind: 'case', subject: caseId }, new Date(0))
    expect(await readFile(world.rowan, officer.token, reference, line.id)).toBeNull()
  })
})
