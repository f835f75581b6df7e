/** Who is kept out of a case, who alone is on it, and who opens one in an emergency: asked of the database with each person's session. */
import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoleName } from '../../record/vocabulary.ts'
import { asActor } from '../../store/database.ts'
import { withClient } from '../../store/server/connection.ts'
import { perform } from '../perform.ts'
import { takeReport } from '../take-report.ts'
import { type TestRowan, testRowan } from '../test-rowan.ts'

type Member = { readonly token: string; readonly account: string }

let world: TestRowan
const staff = new Map<string, Member>()
const who = (name: string): Member => {
  const found = staff.get(name)
  if (!found) throw new Error(`Nobody is called ${name}`)
  return found
}

const STAFF: readonly (readonly [string, RoleName])[] = [
  ['Olive', 'housing-officer'],
  ['Oskar', 'housing-officer'],
  ['Cleo', 'da-caseworker'],
  ['Lena', 'da-lead'],
  ['Sam', 'safeguarding-lead'],
  ['Dora', 'data-protection-officer'],
  ['Conor', 'contractor'],
  ['Ivan', 'income-officer'],
]

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T10:00')
  for (const [name, role] of STAFF) staff.set(name, await world.staff('vivid', name, role))
})
afterAll(() => world.close())

const rows = (sql: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(sql, [...values])).rows)

/** What the database answers somebody, as the web role with their session. */
const asks = async <Row extends object>(
  name: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> =>
  (await asActor(world.rowan.database, who(name).token, (query) => query<Row>(randomUUID(), sql, [...values]))) ?? []

const sees = async (name: string, stream: string) =>
  (await asks(name, 'select from rowan.stream where stream = $1', [stream])).length > 0
const sayOne = async (name: string, sql: string, values: readonly unknown[]) =>
  Object.values((await asks<object>(name, sql, values))[0] ?? {})[0]

async function opened(): Promise<{ stream: string; reference: string; person: string }> {
  const person = randomUUID()
  const taken = await takeReport(world.rowan, who('Olive').token, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
    people: [{ person, data: { role: 'victim', name: 'Amira Example' }, account: 'VIV-000-777' }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  return { stream: taken.caseId, reference: taken.reference, person }
}

const note = (name: string, role: RoleName, caseId: string) =>
  perform(world.rowan, who(name).token, {
    target: { on: 'case', caseId },
    type: 'priority.set',
    role,
    data: { queue: 'case', level: 'top' },
  })

const open = (name: string, of: string) =>
  asActor(world.rowan.database, who(name).token, async (query) => {
    const [glass] = await query<{ id: string; stream: string }>(
      randomUUID(),
      "select * from sec.break_glass($1, 'danger-now')",
      [of],
    )
    if (glass) await query(randomUUID(), 'select sec.say_why($1, $2)', [glass.id, randomBytes(40)])
    return glass ?? null
  })

const told = async (name: string, kind: string) =>
  (await rows('select from rowan.notice where account = $1 and kind = $2', [who(name).account, kind])).length

test('whoever says that they know somebody on a case is off it at once, and writes on it no more', async () => {
  const { stream, reference } = await opened()
  expect(await sees('Cleo', stream)).toBe(true)
  expect(await sayOne('Cleo', "select sec.keep_out($1, $2, 'friend')", [reference, who('Cleo').account])).toBe('done')
  expect(await sees('Cleo', stream)).toBe(false)
  expect(await note('Cleo', 'da-caseworker', stream)).toEqual({ outcome: 'not-found' })
  expect(await told('Sam', 'kept-out')).toBe(1)
  expect(await told('Dora', 'kept-out')).toBe(1)
})

test('nobody brings onto a case whom it keeps out: not by assigning it, and not by giving them a role', async () => {
  const { stream, reference } = await opened()
  await sayOne('Olive', "select sec.keep_out($1, $2, 'relative')", [reference, who('Oskar').account])
  await perform(world.rowan, who('Lena').token, {
    target: { on: 'case', caseId: stream },
    type: 'case.assigned',
    role: 'da-lead',
    data: { officer: who('Oskar').account, role: 'housing-officer' },
  })
  expect(await sees('Oskar', stream)).toBe(false)
  expect(await told('Oskar', 'kept-out')).toBe(0)
})

test('who is kept out is told to nobody on the case, and one who keeps people apart does not let in alone', async () => {
  const { stream, reference } = await opened()
  await sayOne('Olive', "select sec.keep_out($1, $2, 'asked-by-person')", [reference, who('Cleo').account])
  expect(await asks('Olive', 'select * from sec.exclusions()')).toEqual([])
  expect(await asks('Lena', 'select * from sec.exclusions()')).toEqual([])
  await expect(asks('Olive', 'select * from rowan.exclusion')).rejects.toThrow('permission denied')
  const kept = (await asks<{ id: string; reference: string }>('Sam', 'select * from sec.exclusions()')).find(
    (each) => each.reference === reference,
  )
  expect(kept).toBeDefined()
  expect(await sayOne('Lena', 'select sec.let_in($1)', [kept?.id])).toBeNull()
  expect(await sayOne('Sam', 'select sec.let_in($1)', [kept?.id])).toBe('asked')
  expect(await sayOne('Sam', 'select sec.let_in($1)', [kept?.id])).toBe('asked')
  expect(await sees('Cleo', stream)).toBe(false)
  expect(await sayOne('Dora', 'select sec.let_in($1)', [kept?.id])).toBe('let-in')
  // Let in is not put on: somebody who leads the case does that.
  expect(await sees('Cleo', stream)).toBe(false)
})

test('who keeps people apart and is kept out sees nothing of it, and does not let themselves in', async () => {
  const { stream, reference } = await opened()
  await sayOne('Olive', "select sec.keep_out($1, $2, 'relative')", [reference, who('Sam').account])
  const references = (await asks<{ reference: string }>('Sam', 'select * from sec.exclusions()')).map(
    (each) => each.reference,
  )
  expect(references).not.toContain(reference)
  const [{ id }] = await rows('select id from rowan.exclusion where stream = $1', [stream])
  expect(await sayOne('Sam', 'select sec.let_in($1)', [id])).toBeNull()
  expect(await sees('Sam', stream)).toBe(false)
})

test('a hold on the account of a neighbour is no way to a case that keeps its officer out', async () => {
  const { stream, person, reference } = await opened()
  await perform(world.rowan, who('Cleo').token, {
    target: { on: 'case', caseId: stream },
    type: 'breathing-space.set',
    role: 'da-caseworker',
    data: { person, months: 3 },
  })
  const before = await asks('Ivan', 'select account_reference from rowan.account_hold')
  await sayOne('Olive', "select sec.keep_out($1, $2, 'neighbour')", [reference, who('Ivan').account])
  const after = await asks('Ivan', 'select account_reference from rowan.account_hold')
  expect(before.length - after.length).toBe(
    (await rows('select from rowan.account_hold where stream = $1', [stream])).length,
  )
})

test('a sealed case is there for those who are named on it, and the team comes back when two agree', async () => {
  const { stream } = await opened()
  expect(await sayOne('Lena', 'select sec.seal_case($1, $2)', [stream, [who('Olive').account]])).toBe('sealed')
  expect([await sees('Lena', stream), await sees('Olive', stream), await sees('Cleo', stream)]).toEqual([
    true,
    true,
    false,
  ])
  // Not even a new assignment opens it for somebody who is not named.
  await perform(world.rowan, who('Lena').token, {
    target: { on: 'case', caseId: stream },
    type: 'case.assigned',
    role: 'da-lead',
    data: { officer: who('Cleo').account, role: 'da-caseworker' },
  })
  expect(await sees('Cleo', stream)).toBe(false)
  expect(await sayOne('Olive', 'select sec.unseal_case($1, $2)', [stream, ['da-caseworker']])).toBeNull()
  expect(await sayOne('Lena', 'select sec.unseal_case($1, $2)', [stream, ['da-caseworker']])).toBe('asked')
  expect(await sayOne('Lena', 'select sec.unseal_case($1, $2)', [stream, ['da-caseworker']])).toBe('asked')
  expect(await sees('Cleo', stream)).toBe(false)
  expect(await sayOne('Olive', 'select sec.unseal_case($1, $2)', [stream, ['da-caseworker']])).toBe('open')
  expect(await sees('Cleo', stream)).toBe(true)
})

test('whoever is still on the team of a case that is for others alone does not see it, unless they read it in an emergency', async () => {
  const { stream } = await opened()
  const { account } = who('Olive')
  const plant = (sql: string) =>
    withClient(world.tested.owner, async (client) => {
      await client.query('set session_replication_role = replica')
      await client.query(sql, [stream, account])
    })
  await plant(`insert into rowan.case_seal (landlord, stream, account, sealed_by)
    select landlord, stream, account, account from rowan.membership where stream = $1 and account <> $2`)
  expect([await sees('Olive', stream), await sees('Lena', stream)]).toEqual([false, true])
  await plant("update rowan.membership set purpose = 'emergency' where stream = $1 and account = $2")
  expect(await sees('Olive', stream)).toBe(true)
  await plant(`insert into rowan.exclusion (landlord, id, stream, account, why)
    select landlord, gen_random_uuid(), stream, account, 'friend' from rowan.membership where stream = $1 and account = $2`)
  expect(await sees('Olive', stream)).toBe(false)
  await plant('delete from rowan.exclusion where stream = $1 and account = $2')
  await plant("update rowan.membership set purpose = 'team' where stream = $1 and account = $2")
  await plant(`insert into rowan.case_seal (landlord, stream, account, sealed_by)
    select landlord, stream, account, account from rowan.membership where stream = $1 and account = $2`)
  expect(await sees('Olive', stream)).toBe(true)
})

test('a case that was opened in an emergency is read for an hour, and not written on', async () => {
  const { stream, reference } = await opened()
  expect(await sees('Oskar', stream)).toBe(false)
  expect(await open('Oskar', reference)).toMatchObject({ stream })
  expect(await sees('Oskar', stream)).toBe(true)
  expect(await note('Oskar', 'housing-officer', stream)).toEqual({ outcome: 'not-found' })
  expect(await told('Lena', 'emergency')).toBeGreaterThan(0)
  expect(await told('Sam', 'emergency-review')).toBe(1)
  expect(await told('Dora', 'emergency-review')).toBe(1)
  await rows(
    "update rowan.membership set member_until = now() - interval '1 second' where stream = $1 and account = $2",
    [stream, who('Oskar').account],
  )
  expect(await sees('Oskar', stream)).toBe(false)
})

test('an emergency without its reason opens nothing', async () => {
  const { stream, reference } = await opened()
  expect(await asks('Olive', 'select 1 as one')).toEqual([{ one: 1 }])
  await expect(asks('Oskar', "select * from sec.break_glass($1, 'danger-now')", [reference])).rejects.toThrow('reason')
  expect(await sees('Oskar', stream)).toBe(false)
})

test('nobody who is kept out opens a case in an emergency: it is not there, and those who keep people apart are told', async () => {
  const { reference } = await opened()
  await sayOne('Olive', "select sec.keep_out($1, $2, 'partner')", [reference, who('Oskar').account])
  expect(await open('Oskar', reference)).toBeNull()
  expect(await open('Oskar', 'R-0000')).toBeNull()
  expect(await told('Sam', 'kept-out-tried')).toBe(1)
  expect(await open('Conor', (await opened()).reference)).toBeNull()
})

test('somebody who keeps opening cases in emergencies is stopped at three in a day', async () => {
  await rows('delete from rowan.broken_glass')
  const opens = []
  for (let n = 0; n < 4; n++) opens.push((await open('Oskar', (await opened()).reference)) !== null)
  expect(opens).toEqual([true, true, true, false])
})

test('what was opened in an emergency is reviewed once, by somebody else', async () => {
  await rows('delete from rowan.broken_glass')
  const glass = await open('Oskar', (await opened()).reference)
  expect(await sayOne('Oskar', "select sec.review_emergency($1, 'right')", [glass?.id])).toBe(false)
  expect(await sayOne('Conor', "select sec.review_emergency($1, 'right')", [glass?.id])).toBe(false)
  expect(await sayOne('Dora', "select sec.review_emergency($1, 'right')", [glass?.id])).toBe(true)
  expect(await sayOne('Sam', "select sec.review_emergency($1, 'mistaken')", [glass?.id])).toBe(false)
})

test('whoever read a case in an emergency and joins its team later is on it like the team, and what they opened stays to be looked at', async () => {
  await rows('delete from rowan.broken_glass')
  staff.set('Ada', await world.staff('vivid', 'Ada', 'manager'))
  const [ended, running] = [await opened(), await opened()]
  for (const { reference } of [ended, running]) await open('Ada', reference)
  await rows(
    "update rowan.membership set member_until = now() - interval '1 second' where stream = $1 and account = $2",
    [ended.stream, who('Ada').account],
  )
  expect(await note('Ada', 'manager', running.stream)).toEqual({ outcome: 'not-found' })
  await perform(world.rowan, who('Lena').token, {
    target: { on: 'organisation' },
    type: 'training.completed',
    role: 'da-lead',
    data: { course: 'in-depth', group: 'da-team', staff: who('Ada').account },
  })
  const given = await perform(world.rowan, who('Lena').token, {
    target: { on: 'organisation' },
    type: 'role.assigned',
    role: 'da-lead',
    data: { role: 'da-caseworker', holder: who('Ada').account },
  })
  expect(given).toMatchObject({ outcome: 'recorded' })
  for (const { stream } of [ended, running]) {
    expect(await sees('Ada', stream)).toBe(true)
    expect(await note('Ada', 'da-caseworker', stream)).toMatchObject({ outcome: 'recorded' })
  }
  const waiting = await asks<{ stream: string; reviewed: Date | null }>('Sam', 'select * from sec.emergencies()')
  expect(waiting.map(({ stream, reviewed }) => [stream, reviewed]).toSorted()).toEqual(
    [ended, running].map(({ stream }) => [stream, null]).toSorted(),
  )
})
