/** How long a case takes to be not there: one that is hidden, and one that never was, asked in turn through the API. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../src/store/server/connection.ts'
import { type Doors, doorsOf } from '../access/asked-twice.ts'
import { landlordFor } from '../register/opened-landlord.ts'
import { chance, print, times } from './proving.ts'

const at = landlordFor('vivid')
let doors: Doors
beforeAll(async () => {
  doors = await doorsOf(at.landlord)
})
afterAll(() => doors.close())

const PAIRS = times(5, 2000)
/** The database's limit is on what people ask; a proof asks more. */
const LONG = 3_600_000

type Times = { readonly hidden: readonly number[]; readonly missing: readonly number[] }

/** Milliseconds of each of many requests, hidden and missing in an order by chance. */
async function measured(token: string, hiddenIds: readonly string[]): Promise<Times> {
  const random = chance(7)
  const taken = { hidden: [] as number[], missing: [] as number[] }
  const ask = async (id: string) => {
    const began = performance.now()
    const { statusCode } = await doors.app.inject({
      url: `/api/cases/${id}`,
      headers: { authorization: `Bearer ${token}` },
    })
    const took = performance.now() - began
    expect(statusCode).toBe(404)
    return took
  }
  for (let warm = 0; warm < times(2, 100); warm++) await ask(randomUUID())
  for (let pair = 0; pair < PAIRS; pair++) {
    const hidden = hiddenIds[Math.floor(random() * hiddenIds.length)] ?? ''
    const first = random() < 0.5
    if (first) taken.hidden.push(await ask(hidden))
    taken.missing.push(await ask(randomUUID()))
    if (!first) taken.hidden.push(await ask(hidden))
  }
  return taken
}

/** How often a hidden one takes longer than a missing one, of all pairs; ties count half. Mann and Whitney's U by the number of pairs. */
function areaUnder({ hidden, missing }: Times): number {
  const all = [...hidden.map((ms) => ({ ms, isHidden: true })), ...missing.map((ms) => ({ ms, isHidden: false }))]
  all.sort((a, b) => a.ms - b.ms)
  let below = 0
  let wins = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    while (to < all.length && all[to]?.ms === all[from]?.ms) to++
    const tied = all.slice(from, to)
    const misses = tied.filter(({ isHidden }) => !isHidden).length
    wins += (tied.length - misses) * (below + misses / 2)
    below += misses
    from = to
  }
  return wins / (hidden.length * missing.length)
}

const quantiles = (ms: readonly number[]) => {
  const sorted = [...ms].sort((a, b) => a - b)
  return [0.05, 0.25, 0.5, 0.75, 0.95].map((q) => (sorted[Math.floor(q * sorted.length)] ?? 0).toFixed(2))
}
const lines = (build: string, taken: Times) => [
  `| ${build}, hidden | ${quantiles(taken.hidden).join(' | ')} | |`,
  `| ${build}, missing | ${quantiles(taken.missing).join(' | ')} | ${areaUnder(taken).toFixed(3)} |`,
]

/** A build that asks of each row whether its reader is on it: what a row policy is when nobody thought of time. */
const BAD = `alter policy read on rowan.stream using (landlord = sec.landlord() and exists (
  select from unnest(sec.visible()) as mine where mine = stream or stream = sec.organisation()))`

test(
  'a hidden case is not there as fast as one that never was, and a build that asks of each row gives it away',
  async () => {
    const stranger = await at.landlord.somebody('Oskar', 'housing-officer')
    const hidden: string[] = []
    for (let made = 0; made < times(2, 40); made++) hidden.push(await at.officer.report())
    const good = await measured(stranger.token, hidden)
    await withClient(at.landlord.owner, (client) => client.query(BAD))
    const bad = await measured(stranger.token, hidden)
    // Never timed where others work at the same time: there, the same statements are what is tested.
    if (PAIRS >= 2000) {
      expect(areaUnder(good)).toBeGreaterThan(0.45)
      expect(areaUnder(good)).toBeLessThan(0.55)
      expect(areaUnder(bad)).toBeGreaterThan(0.6)
    }
    print(12, 'A hidden case is not there as fast as one that never was', [
      `\`GET /api/cases/{id}\`, ${PAIRS.toLocaleString('en-GB')} pairs in an order by chance, in milliseconds. The last column says how often a hidden one took longer than a missing one: 0.5 is a guess. The second build is bad on purpose.`,
      '',
      '| | 5 % | 25 % | half | 75 % | 95 % | took longer |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...lines('Rowan', good),
      ...lines('asks of each row', bad),
    ])
  },
  LONG,
)
