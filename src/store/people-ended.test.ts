/** Whose tenancies ended, as the list of what is due asks the database. Made-up rows, behind its triggers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from './server/connection.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'

let tested: TestDatabase
beforeAll(async () => {
  tested = await testDatabase()
})
afterAll(() => tested.close())

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

test('somebody is due by the last of their tenancies, once, and not while they hold a home; the longest gone come first', async () => {
  const parts: readonly (readonly [customer: number, tenancy: number, until: string | null])[] = [
    [1, 1, '2024-05-31'],
    [1, 2, '2021-03-31'],
    [2, 3, '2020-01-31'],
    [2, 4, null],
    [3, 5, '2022-06-30'],
    [3, 6, '2022-06-30'],
    [4, 7, '2031-01-31'],
  ]
  const listed = await withClient(tested.owner, async (client) => {
    await client.query('set session_replication_role = replica')
    for (const [customer, tenancy, until] of parts)
      await client.query("insert into rowan.tenancy_part values ('oak', $1, $2, 'holder', null, $3)", [
        id(tenancy),
        id(customer),
        until,
      ])
    type Found = { stream: string; closed: number }
    type Walked = { walked: { found: Found[]; stopped: object | null } }
    const found: Found[] = []
    let statements = 0
    // However few one statement goes through, the next goes on where it stopped.
    for (let stopped: object | null = {}; stopped !== null; statements++) {
      const { rows }: { rows: Walked[] } = await client.query<Walked>(
        "select sec.persons_ended('oak', '2026-03-01', $1, 2) as walked",
        [JSON.stringify(stopped)],
      )
      found.push(...(rows[0]?.walked.found ?? []))
      stopped = rows[0]?.walked.stopped ?? null
    }
    expect(statements).toBeGreaterThan(2)
    const each = await client.query<{ stream: string; closed: Date }>(
      "select f.stream, f.closed from unnest($1::uuid[]) as c cross join lateral sec.person_facts('oak', c, '2026-03-01') f",
      [[id(1), id(2), id(3), id(4)]],
    )
    return { found, each: each.rows }
  })
  const leaving = [
    [id(3), '2022-06-29T23:00:00.000Z'],
    [id(1), '2024-05-30T23:00:00.000Z'],
  ]
  expect(listed.found.map(({ stream, closed }) => [stream, new Date(closed).toISOString()])).toEqual(leaving)
  expect(listed.each.map(({ stream, closed }) => [stream, closed.toISOString()])).toEqual(leaving.toReversed())
})
