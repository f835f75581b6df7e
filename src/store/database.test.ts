import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, auditAtEnd, type Database, openDatabase, type Query, transaction } from './database.ts'
import { withClient } from './server/connection.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let tested: TestDatabase
let database: Database
beforeAll(async () => {
  tested = await testDatabase()
  database = openDatabase(tested.web, 2)
})
afterAll(async () => {
  await database.close()
  await tested.close()
})

test('a token that opens nothing gets no answer, and no work is done', async () => {
  expect(await asActor(database, 'not a token', async () => 'work')).toBeNull()
})

/** One row in each of these: there is something to read. */
const ROWS = {
  stream: `('oak', id, 'case', 'R-2222', 'victim', now(), 1, '\\x00')`,
  entry: `('oak', id, id, 1, 'case.opened', now(), now(), id, 'da-lead', '{}', false, null, '\\x00', '\\x00')`,
  words: `('oak', id, id, '\\x00')`,
  duty: `('oak', id, id, 'n', 'k', '{}', '1', null, null, now(), null, true, 'open', null, null, 0)`,
  account_hold: `('oak', id, 'RENT-1', now(), now(), id)`,
} as const

test('the web role reads nothing without a session, and may not write, nor say who it is', async () => {
  await withClient(tested.owner, async (client) => {
    await client.query('set session_replication_role = replica')
    for (const [table, row] of Object.entries(ROWS))
      await client.query(`insert into rowan.${table} values ${row.replaceAll(/\bid\b/g, `'${randomUUID()}'`)}`)
  })
  for (const table of Object.keys(ROWS)) {
    const count = `select count(*)::int as n from rowan.${table}`
    expect((await withClient(tested.owner, (client) => client.query(count))).rows[0].n, table).toBe(1)
    expect((await database.pool.query(count)).rows[0].n, table).toBe(0)
    await expect(database.pool.query(`delete from rowan.${table}`)).rejects.toThrow('permission denied')
  }
  for (const hostile of [
    'select * from rowan.session',
    'select password_hash from rowan.account',
    'set role rowan_owner',
    'set role rowan_door',
    'set session authorization rowan_door',
    'do $$ begin perform 1; end $$',
    'create table public.mine (a int)',
    "select sec.chain('x', null, 'a', 'b', null, 'c', 'd')",
    "select sec.open_session('vivid', gen_random_uuid(), sha256('mine'), '', 'password')",
    "select sec.record_of('x', gen_random_uuid(), null)",
  ])
    await expect(database.pool.query(hostile)).rejects.toThrow(/permission denied|must be/)
})

test('work that met a passing fault is done again, and any other fault ends it', async () => {
  let tries = 0
  const broken = transaction(database, async (query) => {
    tries++
    await query('by-zero', 'select 1 / 0')
  })
  await expect(broken).rejects.toThrow('division by zero')
  expect(tries).toBe(1)

  let letGo = () => {}
  await new Promise<void>((held) => {
    void transaction(database, async (query) => {
      await query('take-lock', 'select pg_advisory_xact_lock(4711)')
      const free = new Promise<void>((go) => {
        letGo = go
      })
      held()
      await free
    })
  })
  tries = 0
  const done = await transaction(database, async (query) => {
    tries++
    if (tries === 2) letGo()
    await query('patience', "select set_config('lock_timeout', $1, true)", [tries === 1 ? '10ms' : '2s'])
    await query('take-lock', 'select pg_advisory_xact_lock(4711)')
    return 'done'
  })
  expect(done).toBe('done')
  expect(tries).toBe(2)
})

test('what was done is taken back where its line of the audit fails, though the commit went out with the line', async () => {
  const one = openDatabase(tested.web, 1)
  const read = async (sql: string) => (await one.pool.query<{ found: string | null }>(sql)).rows[0]?.found
  const done = transaction(one, async (query) => {
    await query('leave-something', "select set_config('test.left', 'behind', false)")
    auditAtEnd(query, { action: 'view:case', objectType: 'case', object: null, basis: 'none', result: 'shown' })
  })
  await expect(done).rejects.toThrow()
  expect(await read("select current_setting('test.left', true) as found")).not.toBe('behind')
  expect(await read('select pg_current_xact_id_if_assigned()::text as found')).toBeNull()
  await one.close()
})

test('a question that fails among several that were asked at once fails the work, and the next one gets the answers to its own', async () => {
  const one = openDatabase(tested.web, 1)
  const several = transaction(one, (query) =>
    Promise.all([
      query('first', 'select 1 as n'),
      query('by-nothing', 'select 1 / 0'),
      query('third', 'select 3 as n'),
    ]),
  )
  await expect(several).rejects.toThrow('division by zero')
  expect(await transaction(one, (query) => query('fourth', 'select 4 as n'))).toEqual([{ n: 4 }])
  await one.close()
})

test('what is asked once the work has failed is asked of nobody: the next one has the connection', async () => {
  const one = openDatabase(tested.web, 1)
  let late: Promise<unknown> | undefined
  let goOn = () => {}
  const failing = transaction(one, (query) => {
    const slow = new Promise<void>((go) => {
      goOn = go
    })
    late = slow.then(() => query('late', "select set_config('test.late', 'came', false)"))
    return Promise.all([query('by-none', 'select 1 / 0'), late])
  })
  await expect(failing).rejects.toThrow('division by zero')
  const next = await transaction(one, async (query) => {
    goOn()
    await expect(late).rejects.toThrow('too late')
    return query<{ found: string | null }>('what-came', "select current_setting('test.late', true) as found")
  })
  expect(next[0]?.found).not.toBe('came')
  await one.close()
})

test('a line of the audit that comes after the commit is a fault, and not forgotten', async () => {
  const one = openDatabase(tested.web, 1)
  let kept: Query | undefined
  await transaction(one, async (query) => {
    kept = query
  })
  const line = { action: 'view:case', objectType: 'case', object: null, basis: 'none', result: 'shown' } as const
  expect(() => kept && auditAtEnd(kept, line)).toThrow('belongs to a transaction')
  await one.close()
})
