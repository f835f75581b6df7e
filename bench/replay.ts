/** How many cases a second of processor are replayed by two texts of a policy, beside judging each whole by both. */

import { compile } from '../src/policy/compile.ts'
import { judge } from '../src/policy/judge.ts'
import type { Norm, Pack } from '../src/policy/model.ts'
import { itemsOf, type PastCase } from '../src/policy/replay/items.ts'
import { type Replayer, replayer } from '../src/policy/replay/replay.ts'
import { addSeen, emptyTally, type Tally } from '../src/policy/replay/tally.ts'
import { loadCases, loadHolidays, loadPack, NOW } from './load.ts'

/** By DESIGN section 10: seven years of England. */
const ENGLAND = 378_000
const CORES = 2

const always = () => Number.NEGATIVE_INFINITY
const OPTIONS = { everything: false, keepReferences: false, since: always }

/** The load's policy with other times for its first duties: so many of its norms judge otherwise. */
function changed(count: number): Pack {
  let left = count
  const norms = loadPack.norms.map((norm): Norm => {
    if (norm.kind !== 'duty' && norm.kind !== 'offer') return norm
    if (left-- <= 0) return norm
    return { ...norm, within: norm.within === 'not_stated' ? { working_days: 10 } : 'immediately' }
  })
  return { ...loadPack, norms }
}

/** As two packs that were judged whole, and then compared, would come out. */
function whole(cases: readonly PastCase[], after: Pack): Tally {
  const tally = emptyTally()
  const policies = [compile([loadPack], loadHolidays), compile([after], loadHolidays)] as const
  for (const past of cases) {
    const [was, is] = policies.map((policy) => itemsOf(policy, past, () => undefined))
    addSeen(tally, {
      reference: past.reference,
      isCase: true,
      before: was ?? [],
      after: is ?? [],
      unseen: [],
      keep: false,
    })
  }
  return tally
}

const under = (tally: Tally, { differs }: Replayer): string =>
  JSON.stringify(
    [...tally.clauses.values()]
      .filter(({ clause }) => differs.clauses.has(clause))
      .toSorted((a, b) => (a.clause < b.clause ? -1 : 1)),
  )

/** Cases in a second of this process's time on a processor, the best of some goes. */
function rate(count: number, work: () => unknown, goes = 3): number {
  let best = 0
  for (let go = 0; go < goes; go++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    best = Math.max(best, (count * 1_000_000) / Math.max(1, user + system))
  }
  return best
}

const inWords = (value: number): string => Math.round(value).toLocaleString('en-GB')

/** Runs it and says what it found. Throws where a replay does not come to what judging everything whole comes to. */
export function benchReplay(small: boolean): readonly string[] {
  const size = small ? 200 : 10_000
  const parsed = loadCases(size)
  const cases = parsed.map(
    (record, place): PastCase => ({ reference: String(place), scope: 'case', now: NOW, began: 0, record }),
  )
  const policy = compile([loadPack], loadHolidays)
  const judged = rate(size, () => {
    for (const entries of parsed) judge(policy, entries, NOW)
  })
  const report = [
    'Replay by two texts of a policy, cases per second of processor (and against judging alone, once)',
    `  ${'judging whole, by one text'.padEnd(52)} ${inWords(judged).padStart(10)} ${'1.00 ×'.padStart(9)}`,
  ]
  const line = (name: string, value: number) => {
    const seconds = ENGLAND / value / CORES
    report.push(
      `  ${name.padEnd(52)} ${inWords(value).padStart(10)} ${`${(value / judged).toFixed(2)} ×`.padStart(9)}   England on ${CORES} cores ${seconds.toFixed(1)} s`,
    )
  }
  line(
    'both whole, every row compared',
    rate(size, () => whole(cases, changed(1))),
  )
  for (const [name, count] of [
    ['one duty of 60 norms', 1],
    ['five', 5],
    ['all 40 duties', 40],
  ] as const) {
    const after = changed(count)
    const once = () => {
      const made = replayer(loadPack, after, loadHolidays, OPTIONS)
      for (const past of cases) made.see(past)
      return made
    }
    const made = once()
    if (under(made.tally, made) !== under(whole(cases, after), made))
      throw new Error(`A replay of ${name} is not what judging whole gives`)
    if (made.tally.differing === 0) throw new Error(`Nothing comes out otherwise with ${name} changed`)
    line(`replay, changed: ${name}`, rate(size, once))
  }
  report.push(
    '  From parsed entries, 60 norms, 40 entries a case; reading them from the database is not in it. The replays gave what judging whole gives.',
  )
  return report
}
