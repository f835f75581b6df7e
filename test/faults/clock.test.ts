/** The clock jumps: sessions end early and never late, and what comes first on a record is what was written first. Moving every stored time of a session the other way is the same as moving the server's clock. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '../../src/casework/perform.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { openSessionFor } from '../../src/store/setting-up.ts'
import { readAsker } from '../../src/views/read-asker.ts'

let world: TestRowan
let account: string

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-06-10T11:00')
  account = (await world.staff('vivid', 'Sally', 'da-caseworker')).account
})
afterAll(() => world.close())

const sql = <Row extends object>(text: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query<Row>(text, [...values])).rows)

const clockMovesBy = (interval: string) =>
  sql(
    'update rowan.session set began = began - $1::interval, idle_until = idle_until - $1::interval, absolute_until = absolute_until - $1::interval',
    [interval],
  )
const opens = async (token: string) => (await readAsker(world.rowan, token)) !== null
const session = () => openSessionFor(world.tested.owner, 'vivid', account)

describe('a session', () => {
  test.each(['-1 hour', '-2 minutes', '-40 days'])('opens nothing once the clock was set %s', async (jump) => {
    const token = await session()
    expect(await opens(token)).toBe(true)
    await clockMovesBy(jump)
    expect(await opens(token)).toBe(false)
    expect(await opens(await session())).toBe(true)
  })

  test.each(['31 minutes', '40 days'])('has ended when the clock jumps ahead by %s', async (jump) => {
    const token = await session()
    await clockMovesBy(jump)
    expect(await opens(token)).toBe(false)
  })

  test('that was begun while the clock was 40 days ahead opens nothing when it is right again', async () => {
    const token = await session()
    await clockMovesBy('-40 days')
    expect(await opens(token)).toBe(false)
  })

  test('goes on through a clock that is put right by seconds', async () => {
    const token = await session()
    await clockMovesBy('-20 seconds')
    expect(await opens(token)).toBe(true)
    await clockMovesBy('20 seconds')
    expect(await opens(token)).toBe(true)
  })

  test('that is used does not outlast its half hour by a clock that goes back in between', async () => {
    const token = await session()
    await clockMovesBy('20 minutes')
    expect(await opens(token)).toBe(true)
    await clockMovesBy('-25 minutes')
    expect(await opens(token)).toBe(false)
  })
})

describe('a record', () => {
  const CLOCKS = [
    '2026-06-10T11:00',
    '2026-07-20T11:00',
    '2026-05-01T11:00',
    '2026-06-10T10:00',
    '2026-10-25T00:59',
    '2026-10-25T01:30',
    '2026-10-25T02:00',
    '2026-03-29T00:59',
    '2026-03-29T02:00',
    '2028-02-29T23:59',
    '2028-03-01T00:00',
    '2026-06-10T11:00',
  ]

  test('keeps the order in which it was written, whatever the clock says: 40 days on or back, an hour back, summer time, 29 February', async () => {
    world.at(CLOCKS[0] ?? '')
    const token = await session()
    const role = 'da-caseworker'
    const taken = await takeReport(world.rowan, token, {
      role,
      report: { channel: 'phone', source: 'victim' },
      people: [{ person: randomUUID(), data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
    })
    if (taken.outcome !== 'recorded' || taken.caseId === null) throw new Error(JSON.stringify(taken))
    const written: string[] = []
    for (const clock of CLOCKS) {
      world.at(clock)
      const done = await perform(world.rowan, token, {
        target: { on: 'case', caseId: taken.caseId },
        type: 'concern.raised',
        role,
        data: { noticedIn: 'repair', summary: clock },
      })
      expect(done, clock).toMatchObject({ outcome: 'recorded' })
      if (done.outcome === 'recorded') written.push(done.entryId)
    }
    const rows = await sql<{ id: string; seq: number }>(
      "select id, seq from rowan.entry where stream = $1 and type = 'concern.raised' order by seq",
      [taken.caseId],
    )
    expect(rows.map(({ id }) => id)).toEqual(written)
    expect(await verifyChain(world.rowan)).toEqual([])
  })
})
