/** What a web process that was taken over can ask of the database with somebody's session: no more than that person may do. */
import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor } from '../store/database.ts'
import { withClient } from '../store/server/connection.ts'
import { perform } from './perform.ts'
import { takeReport } from './take-report.ts'
import { type TestRowan, testRowan } from './test-rowan.ts'

type Member = { readonly token: string; readonly account: string }

let world: TestRowan
let officer: Member
let contractor: Member
let income: Member

beforeAll(async () => {
  world = await testRowan(['plus-dane'], '2026-04-01T10:00')
  officer = await world.staff('plus-dane', 'Olive', 'housing-officer')
  contractor = await world.staff('plus-dane', 'Conor', 'contractor')
  income = await world.staff('plus-dane', 'Ivan', 'income-officer')
})
afterAll(() => world.close())

const rows = (sql: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(sql, [...values])).rows)

async function opened(account?: string) {
  const person = randomUUID()
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
    people: [{ person, data: { role: 'victim', name: 'Amira Example' }, ...(account ? { account } : {}) }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  return { caseId: taken.caseId, person }
}

/** Writes one entry past the application: whoever was on a case once knows where its record stood. */
async function writePast(who: Member, stream: string, entry: object, more: object = {}): Promise<void> {
  const [{ seq, head }] = await rows('select seq, encode(head, $2) as head from rowan.stream where stream = $1', [
    stream,
    'hex',
  ])
  const at = world.rowan.clock()
  const written = {
    id: randomUUID(),
    seq: seq + 1,
    at,
    recordedAt: at,
    codes: {},
    happened: false,
    previous: head,
    hash: randomBytes(32).toString('hex'),
    ...entry,
  }
  const change = {
    stream,
    seq,
    head,
    entries: [written],
    persons: [],
    memberRoles: [],
    members: [],
    judged: {},
    ...more,
  }
  await asActor(world.rowan.database, who.token, (query) =>
    query('write-past', 'select sec.write($1)', [JSON.stringify(change)]),
  )
}

const isOn = async (who: Member, stream: string) =>
  (await rows('select from rowan.membership where stream = $1 and account = $2', [stream, who.account])).length > 0

test('nobody writes on a case by way of a job that is not theirs, or that there is not', async () => {
  const { caseId } = await opened()
  const fitted = { type: 'security.fitted', role: 'contractor' }
  for (const workOrder of [undefined, randomUUID()])
    await expect(
      writePast(contractor, caseId, fitted, { workOrder, members: [contractor.account] }),
      String(workOrder),
    ).rejects.toThrow('not found')
  expect(await isOn(contractor, caseId)).toBe(false)
})

test('whoever writes by way of a job or a rent account brings nobody onto its case, and does not change its kind', async () => {
  const { caseId, person } = await opened('PD-000-777')
  const order = randomUUID()
  for (const [type, data] of [
    ['security.offered', { person, measures: ['lock-change'], outcome: 'accepted' }],
    [
      'work-order.placed',
      { order, person, measure: 'lock-change', where: '1 Example Court', holder: contractor.account },
    ],
  ] as const)
    expect(
      await perform(world.rowan, officer.token, {
        target: { on: 'case', caseId },
        type,
        role: 'housing-officer',
        data,
      }),
    ).toMatchObject({ outcome: 'recorded' })
  const [job] = await rows('select id from rowan.work_order where stream = $1', [caseId])
  const byJob = [contractor, { type: 'work-order.failed', role: 'contractor' }, { workOrder: job.id }] as const
  const court = { type: 'income-court-action.started', role: 'income-officer' }
  const byAccount = [income, court, { account: 'PD-000-777' }] as const
  for (const [who, entry, by] of [byJob, byAccount]) {
    for (const more of [
      { members: [who.account] },
      { memberRoles: ['contractor', 'income-officer'] },
      { onlyRoles: ['contractor'] },
      { persons: [{ person, account: 'PD-000-999' }] },
    ])
      await expect(writePast(who, caseId, entry, { ...by, ...more }), JSON.stringify(more)).rejects.toThrow('not found')
    expect(await isOn(who, caseId)).toBe(false)
    await expect(writePast(who, caseId, entry, { ...by, caseKind: 'concern' })).rejects.toThrow('not found')
  }
  expect(await rows('select case_kind from rowan.stream where stream = $1', [caseId])).toEqual([
    { case_kind: 'victim' },
  ])
})

/** The case of a colleague, with a question that was put without a name. */
async function askedWithoutName(people: Member) {
  const taken = await takeReport(world.rowan, people.token, {
    role: 'people-team',
    report: { channel: 'phone', source: 'victim', victimIs: 'colleague' },
    people: [],
  })
  if (taken.outcome !== 'recorded') throw new Error(taken.outcome)
  for (const [type, data] of [
    ['case.opened', { kind: 'colleague' }],
    ['advice.sought', { from: 'community-safety-team', topic: 'What helps?', identifiesPerson: false }],
  ] as const) {
    const target = { on: 'case', caseId: taken.caseId } as const
    const done = await perform(world.rowan, people.token, { target, type, role: 'people-team', data })
    expect(done, type).toMatchObject({ outcome: 'recorded' })
  }
  return taken.caseId
}

test('lettings and advisers write by way of a move or a question what is theirs to say, and come onto no case by it', async () => {
  const [lettings, people, adviser] = [
    await world.staff('plus-dane', 'Letty', 'lettings'),
    await world.staff('plus-dane', 'Pat', 'people-team'),
    await world.staff('plus-dane', 'Ada', 'community-safety-team'),
  ]
  const { caseId: moving, person } = await opened()
  const needs = { bedrooms: 2, likeForLike: true, sameTenure: true, priority: 'urgent' }
  await perform(world.rowan, officer.token, {
    target: { on: 'case', caseId: moving },
    type: 'lettings.asked',
    role: 'housing-officer',
    data: { rehousing: randomUUID(), person, ...needs },
  })
  const [asked, other] = [await askedWithoutName(people), await askedWithoutName(people)]
  const [move] = await rows('select id from rowan.lettings_move where stream = $1', [moving])
  const [question] = await rows('select id from rowan.asked_question where stream = $1', [asked])
  for (const [who, stream, role, by, theirs] of [
    [lettings, moving, 'lettings', { move: move.id }, 'lettings.returned'],
    [adviser, asked, 'community-safety-team', { question: question.id }, 'advice.answered'],
  ] as const) {
    for (const [on, type, more] of [
      [stream, 'case.closed', {}],
      [stream, 'case.assigned', { members: [who.account] }],
      [stream, theirs, { persons: [{ person, account: 'PD-000-999' }] }],
      [stream, theirs, { move: randomUUID(), question: randomUUID() }],
      [other, theirs, {}],
    ] as const)
      await expect(writePast(who, on, { type, role }, { ...by, ...more }), type).rejects.toThrow('not found')
    await writePast(who, stream, { type: theirs, role }, { ...by, members: [who.account], memberRoles: [role] })
    expect(await isOn(who, stream), role).toBe(false)
  }
})

test('nobody who may not give roles puts one on the record of the organisation, where the next change would take it up', async () => {
  const [{ stream }] = await rows("select stream from rowan.stream where kind = 'organisation'")
  for (const type of ['role.assigned', 'entry.retracted'])
    await expect(
      writePast(contractor, stream, {
        type,
        role: 'contractor',
        codes: { holder: contractor.account, role: 'da-lead' },
      }),
      type,
    ).rejects.toThrow('not found')
})

test('nobody puts off what another case is to be told of', async () => {
  const { caseId } = await opened()
  const other = await opened()
  const planned = () => rows('select key, due, stream from rowan.job where stream = $1 order by key', [caseId])
  const before = await planned()
  expect(before.length).toBeGreaterThan(0)
  const late = before.map(({ key }) => ({ key, kind: 'duty-late', due: 4_000_000_000_000, about: 'x', codes: {} }))
  const written = await perform(
    world.rowan,
    officer.token,
    {
      target: { on: 'case', caseId: other.caseId },
      type: 'person.added',
      role: 'housing-officer',
      data: { person: randomUUID(), role: 'witness', name: 'Bo Example' },
    },
    async ({ query, stream }) => {
      await query('put-off', 'select sec.enqueue($1, $2)', [stream, JSON.stringify(late)])
      await query('put-off-planned', 'select sec.keep_judged($1, $2)', [stream, JSON.stringify({ jobs: late })])
    },
  )
  expect(written, JSON.stringify(written)).toMatchObject({ outcome: 'recorded' })
  expect(await rows('select count(*)::int as n from rowan.job where due > to_timestamp(3000000000)')).toEqual([
    { n: 0 },
  ])
  expect(await planned()).toEqual(before)
})
