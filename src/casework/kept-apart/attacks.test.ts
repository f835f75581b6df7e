/** What somebody tries who wants to reach a case that keeps them out, or more than an emergency gives: each is an attack that worked once. */
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
]

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T10:00')
  for (const [name, role] of STAFF) staff.set(name, await world.staff('vivid', name, role))
})
afterAll(() => world.close())

const rows = (sql: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(sql, [...values])).rows)

/** What the database answers somebody, as the web role with their session. */
const asks = async <Row extends object>(name: string, sql: string, values: readonly unknown[] = []) =>
  (await asActor(world.rowan.database, who(name).token, (query) => query<Row>(randomUUID(), sql, [...values]))) ?? []
const sayOne = async (name: string, sql: string, values: readonly unknown[]) =>
  Object.values((await asks<object>(name, sql, values))[0] ?? {})[0]
const sees = async (name: string, stream: string) =>
  (await asks(name, 'select from rowan.stream where stream = $1', [stream])).length > 0

async function opened(also: Parameters<typeof takeReport>[2]['also'] = []) {
  const person = randomUUID()
  const taken = await takeReport(world.rowan, who('Olive').token, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'], person },
    people: [{ person, data: { role: 'victim', name: 'Amira Example' } }],
    also: also?.map((each) => ({ ...each, data: { ...each.data, person } })) ?? [],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  return { stream: taken.caseId, reference: taken.reference, person }
}

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

test('three in a day is three, also when all are asked for at once', async () => {
  const cases = []
  for (let n = 0; n < 6; n++) cases.push(await opened())
  const answers = await Promise.all(cases.map(({ reference }) => open('Oskar', reference)))
  expect(answers.filter((each) => each !== null)).toHaveLength(3)
})

test('who keeps people apart and is kept out of a case hears of it by no notice', async () => {
  const { reference } = await opened()
  const told = async (name: string) =>
    (await rows('select kind from rowan.notice where account = $1 order by kind', [who(name).account])).length
  await sayOne('Olive', "select sec.keep_out($1, $2, 'relative')", [reference, who('Sam').account])
  const before = [await told('Sam'), await told('Dora')]
  await sayOne('Olive', "select sec.keep_out($1, $2, 'friend')", [reference, who('Oskar').account])
  expect(await open('Oskar', reference)).toBeNull()
  expect([(await told('Sam')) - (before[0] ?? 0), (await told('Dora')) - (before[1] ?? 0)]).toEqual([0, 2])
})

test('two of those named who ask at one time to open a sealed case are both answered', async () => {
  const { stream } = await opened()
  await world.staff('vivid', 'Lotte', 'da-lead').then((lotte) => staff.set('Lotte', lotte))
  await sayOne('Lena', 'select sec.seal_case($1, $2)', [stream, [who('Lotte').account]])
  const answers = await Promise.allSettled(
    ['Lena', 'Lotte'].map((name) => sayOne(name, 'select sec.unseal_case($1, $2)', [stream, ['da-caseworker']])),
  )
  expect(answers.map((each) => each.status)).toEqual(['fulfilled', 'fulfilled'])
})

test('whoever is kept out of a case of somebody is kept out of their next case too', async () => {
  const customer = randomUUID()
  await rows("insert into rowan.customer values ('vivid', $1, '\\x00', '\\x00')", [customer])
  const match = ({ stream, person }: { stream: string; person: string }) =>
    perform(world.rowan, who('Cleo').token, {
      target: { on: 'case', caseId: stream },
      type: 'person.matched',
      role: 'da-caseworker',
      data: { person, customer, certain: true },
    })
  await world.staff('vivid', 'Cora', 'da-caseworker').then((cora) => staff.set('Cora', cora))
  const first = await opened()
  expect(await match(first)).toMatchObject({ outcome: 'recorded' })
  await sayOne('Olive', "select sec.keep_out($1, $2, 'relative')", [first.reference, who('Cora').account])
  const next = await opened()
  expect(await sees('Cora', next.stream)).toBe(true)
  expect(await match(next)).toMatchObject({ outcome: 'recorded' })
  expect(await sees('Cora', next.stream)).toBe(false)
  // Whom two let in again stays in, and it is not found a second time.
  const list = await asks<{ id: string; reference: string }>('Sam', 'select * from sec.exclusions()')
  const id = list.find((each) => each.reference === next.reference)?.id
  expect(await sayOne('Sam', 'select sec.let_in($1)', [id])).toBe('asked')
  expect(await sayOne('Dora', 'select sec.let_in($1)', [id])).toBe('let-in')
  await match(next)
  expect(await rows('select from rowan.exclusion where stream = $1 and ended is null', [next.stream])).toEqual([])
})

test('a case from which something was written to somebody can be erased, with the message', async () => {
  const { stream, person } = await opened([
    { type: 'safe-contact.agreed', data: { channels: ['email'], email: 'a@post.example' } },
  ])
  const [{ version }] = await rows('select version from rowan.contact_point where stream = $1', [stream])
  await sayOne('Olive', "select sec.queue_message($1, $2, $3, $4, 'housing-officer', 'please-call', $5, $6, $6)", [
    randomUUID(),
    stream,
    person,
    version,
    randomBytes(40),
    new Date(world.rowan.clock()),
  ])
  await expect(rows('delete from rowan.outbox where stream = $1', [stream])).rejects.toThrow('never removed')
  await rows('select sec.empty_stream($1, $2, now())', ['vivid', stream])
  expect(await rows('select from rowan.outbox where stream = $1', [stream])).toEqual([])
})

test('whoever finds their own neighbour on a case writes it down, and is off the case by that', async () => {
  const customer = randomUUID()
  await rows("insert into rowan.customer values ('vivid', $1, '\\x00', '\\x00')", [customer])
  await rows("insert into rowan.blind_index values ('vivid', 'phone', '\\x77', $1)", [customer])
  await world.staff('vivid', 'Nora', 'da-caseworker').then((nora) => staff.set('Nora', nora))
  await rows("insert into rowan.staff_key values ('vivid', $1, 'phone', '\\x77')", [who('Nora').account])
  const { stream, person } = await opened()
  expect(
    await perform(world.rowan, who('Nora').token, {
      target: { on: 'case', caseId: stream },
      type: 'person.matched',
      role: 'da-caseworker',
      data: { person, customer, certain: true },
    }),
  ).toMatchObject({ outcome: 'recorded' })
  expect(await sees('Nora', stream)).toBe(false)
  const another = randomUUID()
  const taken = await takeReport(world.rowan, who('Nora').token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'], person: another },
    people: [{ person: another, data: { role: 'victim', name: 'Amira Example' } }],
    also: [{ type: 'person.matched', data: { person: another, customer, certain: true } }],
  })
  expect(taken).toMatchObject({ outcome: 'recorded' })
  expect(await sees('Nora', taken.outcome === 'recorded' ? taken.caseId : '')).toBe(false)
})

test('a case that was erased answers in an emergency, and to those who keep people apart, as one that never was', async () => {
  await rows('delete from rowan.broken_glass')
  const { stream, reference } = await opened()
  await rows('select sec.empty_stream($1, $2, now())', ['vivid', stream])
  expect(await open('Oskar', reference)).toBeNull()
  expect(await sayOne('Sam', "select sec.keep_out($1, $2, 'friend')", [reference, who('Oskar').account])).toBeNull()
})

test('whoever meets somebody they know on a case that they read in an emergency says so, and is off it', async () => {
  await rows('delete from rowan.broken_glass')
  const { stream, reference } = await opened()
  expect(await open('Oskar', reference)).toMatchObject({ stream })
  const keepOut = (name: string) =>
    sayOne('Oskar', "select sec.keep_out($1, $2, 'friend')", [reference, who(name).account])
  expect(await keepOut('Cleo')).toBeNull()
  expect(await keepOut('Oskar')).toBe('done')
  expect([await sees('Oskar', stream), await sees('Cleo', stream)]).toEqual([false, true])
})
