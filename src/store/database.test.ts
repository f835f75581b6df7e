import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor, type Database, openDatabase } from './database.ts'
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
