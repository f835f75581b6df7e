/** What a facet's session can get out of the database, and put into it, when the web process is not to be trusted: the facet, and no case. */
import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor } from '../store/database.ts'
import { withClient } from '../store/server/connection.ts'
import { doDueJobs } from './due-jobs.ts'
import { perform } from './perform.ts'
import { raiseConcern } from './raise-concern.ts'
import { rebuild } from './rebuild.ts'
import { takeReport } from './take-report.ts'
import { type TestRowan, testRowan } from './test-rowan.ts'
import { verifyChain } from './verify.ts'

type Member = { readonly token: string; readonly account: string }

let world: TestRowan
let officer: Member
let contractor: Member
let planner: Member
let income: Member
let manager: Member

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T10:00')
  officer = await world.staff('vivid', 'Olive', 'housing-officer')
  contractor = await world.staff('vivid', 'Conor', 'contractor')
  planner = await world.staff('vivid', 'Petra', 'repairs')
  income = await world.staff('vivid', 'Ivan', 'income-officer')
  manager = await world.staff('vivid', 'Lin', 'line-manager')
})
afterAll(() => world.close())

const rows = (sql: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(sql, [...values])).rows)

/** As whoever has taken over the web process: any SQL, on the web role's connection, with this session. */
const past = (who: Member, sql: string, values: readonly unknown[] = []) =>
  asActor(world.rowan.database, who.token, (query) => query(`past ${sql}`, sql, values))

/** A case with a rent account, a safe way to call and a job for the contractor. */
async function opened(account: string, calling: readonly string[] = ['phone']) {
  const person = randomUUID()
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'], summary: 'He broke the door.' },
    people: [{ person, data: { role: 'victim', name: 'Amira Example' }, account }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  const act = async (type: string, data: object) =>
    expect(
      await perform(world.rowan, officer.token, {
        target: { on: 'case', caseId: taken.caseId },
        type: type as 'work-order.placed',
        role: 'housing-officer',
        data: data as Record<string, unknown>,
      }),
      type,
    ).toMatchObject({ outcome: 'recorded' })
  await act('safe-contact.agreed', { person, channels: calling })
  await act('security.offered', { person, measures: ['lock-change'], outcome: 'accepted' })
  const job = { order: randomUUID(), person, measure: 'lock-change', holder: contractor.account }
  await act('work-order.placed', { ...job, where: '1 Example Court', telephone: '07700 900001' })
  const [order] = await rows('select id from rowan.work_order where stream = $1', [taken.caseId])
  return { caseId: taken.caseId, person, order: order.id as string, act }
}

const dutiesOf = async (stream: string) =>
  (await rows('select id from rowan.duty where stream = $1 order by id', [stream])).map((row) => row.id)

/** One entry sent to the function that the acts of people on a case use, with nothing left of what the policy asks. */
async function writeEmptied(who: Member, stream: string, entry: object, more: object = {}) {
  const [{ seq, head }] = await rows(`select seq, encode(head, 'hex') as head from rowan.stream where stream = $1`, [
    stream,
  ])
  const at = world.rowan.clock()
  const written = { id: randomUUID(), seq: seq + 1, at, recordedAt: at, codes: {}, happened: false, previous: head }
  const change = {
    stream,
    seq,
    head,
    entries: [{ ...written, hash: randomBytes(32).toString('hex'), ...entry }],
    persons: [],
    memberRoles: [],
    members: [],
    judged: { duties: [], holds: [], accountHolds: [], workOrders: [], breaches: [], facetActs: [], summary: null },
    ...more,
  }
  return past(who, 'select sec.write($1)', [JSON.stringify(change)])
}

test('a session that sees rent accounts gets no record of a case out of the database', async () => {
  await opened('RENT-2001')
  await expect(past(income, `select sec.load_account('RENT-2001', '{}') as record`)).rejects.toThrow()
})

test('a session that does jobs gets no record of a case out of the database', async () => {
  const { order } = await opened('RENT-2002')
  for (const who of [contractor, planner])
    await expect(past(who, 'select sec.load_work_order($1, $2) as record', [order, []])).rejects.toThrow()
})

test('a session that does jobs gets no sealed number where nobody agreed to be called, and never the whole words of an entry', async () => {
  const asked = await opened('RENT-2003', ['in-person'])
  const called = await opened('RENT-2004', ['phone'])
  const words = (await past(contractor, 'select * from sec.words_of_work_orders()')) ?? []
  const of = (order: string) => words.find((row) => row.id === order)
  expect(of(asked.order)).toMatchObject({ place: expect.any(Buffer), telephone: null })
  expect(of(called.order)).toMatchObject({ place: expect.any(Buffer), telephone: expect.any(Buffer) })
  const whole = await rows('select sealed from rowan.words where stream = any($1)', [[asked.caseId, called.caseId]])
  for (const { place, telephone } of words)
    for (const { sealed } of whole) for (const part of [place, telephone]) expect(part).not.toEqual(sealed)
})

test('a facet session takes no duty of a case away, whatever it says was judged', async () => {
  const { caseId, order } = await opened('RENT-2005')
  const before = await dutiesOf(caseId)
  expect(before.length).toBeGreaterThan(0)
  const court = { type: 'income-court-action.started', role: 'income-officer' }
  const failed = { type: 'work-order.failed', role: 'contractor', codes: { why: 'other' } }
  await expect(writeEmptied(income, caseId, court, { account: 'RENT-2005' })).rejects.toThrow('not found')
  await expect(writeEmptied(contractor, caseId, failed, { workOrder: order })).rejects.toThrow('not found')
  const answered = await perform(world.rowan, contractor.token, {
    target: { on: 'work-order', order },
    type: 'work-order.failed',
    role: 'contractor',
    data: { why: 'nobody-answered', note: 'Bring a 35 mm barrel.' },
  })
  expect(answered).toMatchObject({ outcome: 'recorded', caseId: null })
  for (const plan of [
    `select sec.plan($1, '[]')`,
    `select sec.keep_handovers($1, '[]')`,
    `select sec.enqueue($1, '[]')`,
    `select sec.keep_judged($1, '{}')`,
  ])
    await expect(past(contractor, plan, [caseId])).rejects.toThrow()
  expect(await dutiesOf(caseId)).toEqual(before)
})

test('a facet session appends only what its role may say, of the job or account that is its own, and never against a hold', async () => {
  const { caseId, order, person } = await opened('RENT-2006')
  const at = world.rowan.clock()
  const say = (who: Member, way: string, thing: string, said: object) =>
    past(who, 'select sec.act_as_facet($1, $2, $3) as came', [
      way,
      thing,
      JSON.stringify({ id: randomUUID(), at, recordedAt: at, codes: {}, fingerprint: null, sealed: null, ...said }),
    ])
  const came = async (...said: Parameters<typeof say>) => ((await say(...said)) ?? [])[0]?.came
  const entries = () => rows('select type from rowan.entry where stream = $1', [caseId])
  const before = await entries()
  const court = { type: 'income-court-action.started', role: 'income-officer' }
  const none = { outcome: 'not-found' }
  expect(await came(income, 'account', 'RENT-2006', court)).toMatchObject({ outcome: 'refused' })
  expect(await came(income, 'account', 'RENT-2006', { ...court, type: 'case.closed' })).toEqual(none)
  expect(await came(income, 'job', order, { ...court, type: 'security.fitted' })).toEqual(none)
  expect(await came(contractor, 'account', 'RENT-2006', court)).toEqual(none)
  expect(await came(contractor, 'job', order, { type: 'security.fitted', role: 'repairs' })).toEqual(none)
  expect(await came(contractor, 'job', randomUUID(), { type: 'security.fitted', role: 'contractor' })).toEqual(none)
  expect(await came(contractor, 'job', order, { type: 'repair.completed', role: 'contractor' })).toEqual(none)
  for (const codes of [{ why: 'Karl was there' }, { why: 'other', person }, { order: randomUUID() }, { note: true }])
    expect(
      await came(contractor, 'job', order, { type: 'work-order.failed', role: 'contractor', codes }),
      JSON.stringify(codes),
    ).toEqual(none)
  expect(await entries()).toEqual(before)
  expect(await came(contractor, 'job', order, { type: 'security.fitted', role: 'contractor' })).toEqual({
    outcome: 'noted',
  })
  expect(await rows('select from rowan.work_order where id = $1', [order])).toEqual([])
})

test('an account with a case that is not held and one without a case give the same answer, down to the database', async () => {
  await opened('RENT-2007')
  const at = Date.UTC(2027, 0, 12)
  const said = { type: 'income-court-action.started', role: 'income-officer', at, recordedAt: at, codes: {} }
  const answers = []
  for (const account of ['RENT-2007', 'RENT-9998'])
    answers.push(
      await past(income, 'select sec.act_as_facet($1, $2, $3) as came', [
        'account',
        account,
        JSON.stringify({ id: randomUUID(), ...said }),
      ]),
    )
  expect(answers).toEqual([[{ came: { outcome: 'noted' } }], [{ came: { outcome: 'noted' } }]])
})

test('the worker judges a case again after a facet wrote on it, and its record still verifies', async () => {
  const { caseId, order } = await opened('RENT-2008')
  const changed = async () =>
    (await rows('select changed from rowan.case_summary where stream = $1', [caseId]))[0].changed.getTime()
  const [before, seq] = [await changed(), 'select seq from rowan.stream where stream = $1']
  world.at('2026-04-01T10:05')
  const fitted = { target: { on: 'work-order', order }, type: 'security.fitted', role: 'contractor', data: {} } as const
  expect(await perform(world.rowan, contractor.token, fitted)).toMatchObject({ outcome: 'recorded' })
  expect(await changed()).toBe(before)
  expect((await doDueJobs(world.rowan)).failed).toBe(0)
  expect(await changed()).toBeGreaterThan(before)
  world.at('2026-04-01T10:00')
  const [{ seq: length }] = await rows(seq, [caseId])
  expect(length).toBe(6)
  expect(await verifyChain(world.rowan)).toEqual([])
})

test('the worker judges no case that nobody wrote on past its members', async () => {
  const { caseId } = await opened('RENT-2009')
  await doDueJobs(world.rowan)
  await expect(
    world.rowan.worker.pool.query('select sec.record_to_judge($1, $2, $3)', ['vivid', caseId, []]),
  ).rejects.toThrow('not found')
})

test('nobody brings people onto a case, or changes its kind, but by the entry that says so', async () => {
  const { caseId } = await opened('RENT-2010')
  const advice = { type: 'advice.given', role: 'housing-officer' }
  for (const more of [
    { members: [contractor.account] },
    { memberRoles: ['contractor'] },
    { onlyRoles: ['contractor'] },
    { caseKind: 'colleague' },
  ])
    await writeEmptied(officer, caseId, advice, more)
  expect(await rows('select case_kind from rowan.stream where stream = $1', [caseId])).toEqual([
    { case_kind: 'victim' },
  ])
  expect(await past(officer, 'select stream from rowan.stream where stream = $1', [caseId])).toHaveLength(1)
  expect(
    await rows('select from rowan.membership where stream = $1 and account = $2', [caseId, contractor.account]),
  ).toEqual([])
})

test('only a role that may assign brings somebody onto a case by assigning it', async () => {
  const { caseId } = await opened('RENT-2011')
  await rows(`insert into rowan.membership (landlord, stream, account, purpose) values ('vivid', $1, $2, 'team')`, [
    caseId,
    planner.account,
  ])
  const assigned = { type: 'case.assigned', codes: { to: 'contractor', officer: contractor.account } }
  await expect(
    writeEmptied(planner, caseId, { ...assigned, role: 'repairs' }, { members: [contractor.account] }),
  ).rejects.toThrow('not found')
  expect(
    await perform(world.rowan, planner.token, {
      target: { on: 'case', caseId },
      type: 'case.assigned',
      role: 'repairs',
      data: { to: 'contractor', officer: contractor.account },
    }),
  ).toEqual({ outcome: 'not-found' })
})

test('nobody makes themselves a member of the record of the organisation, whose words are for those who steer', async () => {
  const [{ stream }] = await rows(`select stream from rowan.stream where kind = 'organisation'`)
  const notice = { type: 'training.completed', role: 'contractor', codes: {} }
  for (const more of [{ members: [contractor.account] }, { memberRoles: ['contractor'] }])
    await writeEmptied(contractor, stream, notice, more)
  expect(await rows('select from rowan.membership where stream = $1', [stream])).toEqual([])
})

test('whoever does not steer takes no duty of the organisation away', async () => {
  const [{ stream }] = await rows(`select stream from rowan.stream where kind = 'organisation'`)
  const [before] = await rows('select count(*)::int as n from rowan.duty where stream = $1', [stream])
  expect(before.n).toBeGreaterThan(0)
  await writeEmptied(contractor, stream, { type: 'training.completed', role: 'contractor', codes: {} })
  expect(await rows('select count(*)::int as n from rowan.duty where stream = $1', [stream])).toEqual([before])
})

test('nobody comes onto a case that was passed on without the acceptance being on its record', async () => {
  await raiseConcern(world.rowan, contractor.token, {
    role: 'contractor',
    how: 'witnessed',
    summary: 'A punched bedroom door.',
    signs: ['punch-marks'],
  } as unknown as Parameters<typeof raiseConcern>[2])
  const [waits] = await rows('select * from rowan.waiting_handover')
  await rows(`update rowan.waiting_handover set to_role = 'line-manager'`)
  await expect(past(manager, 'select sec.take_on($1)', [waits.stream])).rejects.toThrow()
  expect(
    await rows('select from rowan.membership where stream = $1 and account = $2', [waits.stream, manager.account]),
  ).toEqual([])
  const taken = await perform(world.rowan, manager.token, {
    target: { on: 'handover', caseId: waits.stream },
    type: 'handover.accepted',
    role: 'line-manager',
    data: { entry: waits.entry },
  })
  expect(taken).toMatchObject({ outcome: 'recorded', caseId: waits.stream })
  expect(
    await rows(`select from rowan.entry where stream = $1 and type = 'handover.accepted' and by = $2`, [
      waits.stream,
      manager.account,
    ]),
  ).toHaveLength(1)
})

test('a job that was given out before its words were in two parts gets them when everything is worked out again', async () => {
  const { order } = await opened('RENT-2012')
  const of = async () =>
    ((await past(contractor, 'select id, place, telephone from sec.words_of_work_orders()')) ?? []).filter(
      (row) => row.id === order,
    )
  await rows('delete from rowan.job_words where entry = (select entry from rowan.work_order where id = $1)', [order])
  expect(await of()).toEqual([])
  await rebuild(world.rowan)
  expect(await of()).toMatchObject([{ place: expect.any(Buffer), telephone: expect.any(Buffer) }])
})

test('whoever is kept out of a case is told by no facet that there is one, and writes on it by none', async () => {
  const friend = await world.staff('vivid', 'Fred', 'income-officer', 'repairs', 'line-manager')
  const { caseId, order } = await opened('RENT-2013')
  const court = {
    target: { on: 'account', account: 'RENT-2013' },
    type: 'income-court-action.started',
    role: 'income-officer',
    data: {},
  } as const
  const fitted = { target: { on: 'work-order', order }, type: 'security.fitted', role: 'repairs', data: {} } as const
  const accepted = {
    target: { on: 'handover', caseId },
    type: 'handover.accepted',
    role: 'line-manager',
    data: { entry: randomUUID() },
  } as const
  expect(await perform(world.rowan, friend.token, court)).toMatchObject({ outcome: 'refused' })
  await rows(
    `insert into rowan.waiting_handover values ('vivid', $1, $2, 'R-2222', 'line-manager', $3, 'contractor', now())`,
    [caseId, accepted.data.entry, officer.account],
  )
  await rows(
    `insert into rowan.exclusion (landlord, id, stream, account, why, declared_by) select 'vivid', $1, $2, $3, $4, $5`,
    [randomUUID(), caseId, friend.account, 'other', officer.account],
  )
  const before = await rows('select id from rowan.entry where stream = $1', [caseId])
  expect(await perform(world.rowan, friend.token, court)).toMatchObject({ outcome: 'recorded', caseId: null, seq: 0 })
  expect(await perform(world.rowan, friend.token, fitted)).toEqual({ outcome: 'not-found' })
  expect(await perform(world.rowan, friend.token, accepted)).toEqual({ outcome: 'not-found' })
  expect(await rows('select id from rowan.entry where stream = $1', [caseId])).toEqual(before)
})
