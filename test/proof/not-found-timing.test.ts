/** How long a case takes to be not there: one that is hidden, and one that never was, asked in turn through the API. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { transaction } from '../../src/store/database.ts'
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

/** Milliseconds of each of many asks, hidden and missing in an order by chance. */
async function measured(hiddenIds: readonly string[], ask: (id: string) => Promise<number>): Promise<Times> {
  const random = chance(7)
  const taken = { hidden: [] as number[], missing: [] as number[] }
  const timed = async (id: string) => {
    const began = performance.now()
    const answered = await ask(id)
    const took = performance.now() - began
    expect(answered).toBe(0)
    return took
  }
  for (let warm = 0; warm < times(2, 100); warm++) await timed(randomUUID())
  for (let pair = 0; pair < PAIRS; pair++) {
    const hidden = hiddenIds[Math.floor(random() * hiddenIds.length)] ?? ''
    const isFirst = random() < 0.5
    if (isFirst) taken.hidden.push(await timed(hidden))
    taken.missing.push(await timed(randomUUID()))
    if (!isFirst) taken.hidden.push(await timed(hidden))
  }
  return taken
}

/** Through the API: 0 where it is not there. */
const throughApi = (token: string) => async (id: string) => {
  const headers = { authorization: `Bearer ${token}` }
  return (await doors.app.inject({ url: `/api/cases/${id}`, headers })).statusCode - 404
}

/** At the database itself, where nothing hides a difference: how many rows there are. By the index, as where there are many cases. */
const atTheDatabase = (token: string, hiddenIds: readonly string[]) =>
  transaction(at.landlord.rowan.database, async (query) => {
    await query('enter', 'select * from sec.enter($1)', [token])
    await query('by-index', "select set_config('enable_seqscan', 'off', true)")
    return measured(hiddenIds, async (id) => {
      const rows = await query('asked-for-a-case', 'select stream from rowan.stream where stream = $1', [id])
      return rows.length
    })
  })

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
  return [0.05, 0.25, 0.5, 0.75, 0.95].map((q) => (sorted[Math.floor(q * sorted.length)] ?? 0).toFixed(3))
}
const lines = (build: string, taken: Times) => [
  `| ${build}, hidden | ${quantiles(taken.hidden).join(' | ')} | |`,
  `| ${build}, missing | ${quantiles(taken.missing).join(' | ')} | ${areaUnder(taken).toFixed(3)} |`,
]

/** A build that asks of each row whether its reader is on it: what a row policy is when nobody thought of time. */
const BAD = `alter policy read on rowan.stream using (landlord = (select sec.landlord()) and exists (
  select from rowan.membership m where m.landlord = stream.landlord and m.stream = stream.stream and m.account = sec.account()))`

test(
  'a hidden case is not there as fast as one that never was, and the measure sees a build that gives it away',
  async () => {
    const stranger = await at.landlord.somebody('Oskar', 'housing-officer')
    const hidden: string[] = []
    for (let made = 0; made < times(2, 40); made++) hidden.push(await at.officer.report())
    const api = await measured(hidden, throughApi(stranger.token))
    const good = await atTheDatabase(stranger.token, hidden)
    await withClient(at.landlord.owner, (client) => client.query(BAD))
    const bad = await atTheDatabase(stranger.token, hidden)
    print(12, 'A hidden case is not there as fast as one that never was', [
      `${PAIRS.toLocaleString('en-GB')} pairs each, in an order by chance, in milliseconds: \`GET /api/cases/{id}\`, and one row of the database by its id. The last column says how often a hidden one took longer than a missing one: 0.5 is a guess. The doors ask for the cases that the asker is on, and so tell nothing. Whoever broke into the web process and asks the database for a row itself can tell: who asks is worked out only when there is a row. The last build is bad on purpose, and shows that the measure sees a difference.`,
      '',
      '| | 5 % | 25 % | half | 75 % | 95 % | took longer |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...lines('the API', api),
      ...lines('the row itself', good),
      ...lines('the row itself, asked of each row', bad),
    ])
    // Never timed where others work at the same time: there, the same statements are what is tested.
    if (PAIRS >= 2000) {
      expect(areaUnder(api)).toBeGreaterThan(0.45)
      expect(areaUnder(api)).toBeLessThan(0.55)
      expect(areaUnder(bad)).toBeGreaterThan(0.6)
    }
  },
  LONG,
)
