import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, type Database, openDatabase, transaction } from './database.ts'
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

test('the web role reads nothing without a session, and may not write, nor say who it is', async () => {
  for (const table of ['entry', 'words', 'duty', 'stream', 'account_hold']) {
    expect((await database.pool.query(`select count(*)::int as n from rowan.${table}`)).rows[0].n).toBe(0)
    await expect(database.pool.query(`delete from rowan.${table}`)).rejects.toThrow('permission denied')
  }
  for (const hostile of [
    'select * from rowan.session',
    'select password_hash from rowan.account',
    'set role rowan_owner',
    'do $$ begin perform 1; end $$',
    'create table public.mine (a int)',
    "select sec.chain('x', null, 'a', 'b', null, 'c', 'd')",
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

  await new Promise<void>((held) => {
    void transaction(database, async (query) => {
      await query('take-lock', 'select pg_advisory_xact_lock(4711)')
      held()
      await new Promise((go) => setTimeout(go, 100))
    })
  })
  tries = 0
  const done = await transaction(database, async (query) => {
    tries++
    await query('patience', "select set_config('lock_timeout', $1, true)", [tries === 1 ? '10ms' : '2s'])
    await query('take-lock', 'select pg_advisory_xact_lock(4711)')
    return 'done'
  })
  expect(done).toBe('done')
  expect(tries).toBe(2)
})
