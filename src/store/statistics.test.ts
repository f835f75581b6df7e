/** What the planner is told of the tables when Rowan opens. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from './server/connection.ts'
import { gatherStatistics } from './setting-up.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let tested: TestDatabase
beforeAll(async () => {
  tested = await testDatabase()
})
afterAll(() => tested.close())

/** How full the planner takes a table to be, and how often that was looked at for it. */
async function told(table: string) {
  return withClient(tested.owner, async (client) => {
    const { rows } = await client.query<{ full: number; looks: number }>(
      `select c.reltuples::int as full, s.analyze_count::int as looks from pg_class c join pg_stat_user_tables s on s.relid = c.oid
       where c.oid = $1::regclass`,
      [`rowan.${table}`],
    )
    return rows[0]
  })
}

const writeRows = (from: number, until: number) =>
  withClient(tested.owner, async (client) => {
    await client.query('set session_replication_role = replica')
    await client.query(
      `insert into rowan.person (landlord, stream, person)
       select 'made-up', gen_random_uuid(), gen_random_uuid() from generate_series($1::int, $2::int)`,
      [from, until],
    )
  })

test('it is told of a table that filled, and not again while that hardly changed', async () => {
  await gatherStatistics(tested.owner)
  expect((await told('person'))?.looks).toBe(0)
  await writeRows(1, 400)
  await gatherStatistics(tested.owner)
  expect(await told('person')).toEqual({ full: 400, looks: 1 })
  await writeRows(401, 410)
  await gatherStatistics(tested.owner)
  expect((await told('person'))?.looks).toBe(1)
  await writeRows(411, 900)
  await gatherStatistics(tested.owner)
  expect(await told('person')).toEqual({ full: 900, looks: 2 })
})
