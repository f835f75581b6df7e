/** The whole list of what the roles that serve people may call: nothing in the database is open to them that is not meant to be. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from './server/connection.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const calledBy = (role: string) =>
  withClient(database.owner, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname = 'sec' and has_function_privilege($1, p.oid, 'execute') order by 1`,
      [role],
    )
    return rows.map(({ name }) => name)
  })

const MIGRATIONS = new URL('migrations/', import.meta.url)
const sql = readdirSync(MIGRATIONS)
  .toSorted()
  .map((name) => readFileSync(new URL(name, MIGRATIONS), 'utf8'))
  .join('\n')

/** Functions that some migration opens to a role by name. */
function openedTo(role: string): ReadonlySet<string> {
  const grants = sql.matchAll(/grant execute on function ([^;]+?) to (\w+);/g)
  return new Set(
    [...grants].flatMap(([, functions = '', to]) =>
      to === role ? [...functions.matchAll(/sec\.(\w+)\(/g)].map(([, name = '']) => name) : [],
    ),
  )
}

test.each(['rowan_web', 'rowan_door', 'rowan_worker'])(
  '%s calls the functions that a migration opens to it by name, and no other',
  async (role) => {
    const called = await calledBy(role)
    expect(called.length).toBeGreaterThan(5)
    expect(called.filter((name) => !openedTo(role).has(name))).toEqual([])
  },
)

test('no record comes out, and nothing that was judged goes in, but by the functions that look at who asks', async () => {
  const called = await calledBy('rowan_web')
  const closed = [
    'record_of',
    'entries_of',
    'cut_entries',
    'write_judged',
    'plan_jobs',
    'enqueue_jobs',
    'write_handovers',
  ]
  const worker = ['record_to_judge', 'judged_again', 'take_job', 'notify', 'recipients']
  const gone = [
    'load_account',
    'load_work_order',
    'take_on',
    'plan',
    'keep_handovers',
    'keep_facets',
    'keep_agreements',
  ]
  expect(called.filter((name) => [...closed, ...worker, ...gone].includes(name))).toEqual([])
})
