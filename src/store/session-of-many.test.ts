/** Whose a session is is asked with every table of every page: it must cost the same whether two people are at work or two hundred. */
import { randomBytes } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { withClient } from './server/connection.ts'

const world: TestRowan = await testRowan(['vivid'], '2026-03-02T11:00')
afterAll(() => world.close())

/** How many rows of sessions a transaction has read, by any index and without one. */
const READ = `select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as rows
  from pg_stat_xact_all_tables where schemaname = 'rowan' and relname = 'session'`

test('who asks is found among two hundred at work by the token alone, also before anything was counted', async () => {
  const { token, account } = await world.staff('vivid', 'Sally', 'da-caseworker')
  await withClient(world.tested.owner, (owner) =>
    owner.query(
      `insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until)
       select 'vivid', sha256(convert_to($2 || n, 'UTF8')), $1, now(), now() + interval '30 minutes', now() + interval '1 hour' from generate_series(1, 200) n`,
      [account, randomBytes(8).toString('hex')],
    ),
  )
  await withClient(world.tested.web, async (web) => {
    await web.query('begin')
    const entered = await web.query('select from sec.enter($1)', [token])
    expect(entered.rowCount).toBe(1)
    const asked = 10
    for (let n = 0; n < asked; n++) await web.query('select count(*) from rowan.duty')
    const { rows } = await web.query<{ rows: string }>(READ)
    await web.query('rollback')
    expect(Number(rows[0]?.rows)).toBeGreaterThan(asked)
    expect(Number(rows[0]?.rows)).toBeLessThan(200)
  })
})
