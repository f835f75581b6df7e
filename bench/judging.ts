/** How many cases a second of processor judges: the engine, a naive fold and a hand-written pass, over the same cases. */
import { loadHolidays as holidaysOfLaw } from '../src/packs/load-holidays.ts'
import { loadPolicies } from '../src/packs/load-policies.ts'
import { projectRoot } from '../src/packs/project-root.ts'
import { compile } from '../src/policy/compile.ts'
import { judge } from '../src/policy/judge.ts'
import type { Judgement } from '../src/policy/judgement.ts'
import type { Entry } from '../src/record/entry.ts'
import { loadCases, loadHolidays, loadPack, NOW } from './load.ts'
import { naiveFold } from './naive-fold.ts'
import { policyCases } from './policy-cases.ts'
import { tableDriven } from './table-driven.ts'

/** By DESIGN section 10. */
const ENGLAND = 378_000

type Judging = (entries: readonly Entry[]) => Judgement

const rows = (list: readonly object[]) =>
  list.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted()

const same = (judgement: Judgement): string => JSON.stringify([rows(judgement.duties), rows(judgement.breaches)])

type Contest = readonly (readonly [cases: readonly (readonly Entry[])[], judging: Judging])[]

/**
 * Cases judged in a second of this process's time on a processor by each, the best of some goes over all of them. They take turns, so
 * that what else the machine does slows none of them alone.
 */
function rates(contest: Contest, goes = 5): readonly number[] {
  const best = contest.map(() => 0)
  let kept = 0
  for (const [cases, judging] of contest)
    for (const entries of cases.slice(0, 2000)) kept += judging(entries).duties.length
  for (let go = 0; go < goes; go++)
    for (const [place, [cases, judging]] of contest.entries()) {
      const before = process.cpuUsage()
      for (const entries of cases) kept += judging(entries).duties.length
      const { user, system } = process.cpuUsage(before)
      best[place] = Math.max(best[place] ?? 0, (cases.length * 1_000_000) / Math.max(1, user + system))
    }
  if (kept < 0) throw new Error('Nothing was judged')
  return best
}

const inWords = (value: number): string => Math.round(value).toLocaleString('en-GB')

function line(name: string, value: number, against: number): string {
  return `  ${name.padEnd(44)} ${inWords(value).padStart(12)} ${`${(value / against).toFixed(2)} ×`.padStart(10)}`
}

/** Runs it and says what it found. Throws where two of the three do not give the same answer. */
export function benchJudging(small: boolean): readonly string[] {
  const cases = loadCases(small ? 200 : 20_000)
  const policy = compile([loadPack], loadHolidays)
  const [list] = loadHolidays
  if (!list) throw new Error('The load has no holidays')
  const byHand = tableDriven(loadPack, list)
  const engine: Judging = (entries) => judge(policy, entries, NOW)
  const hand: Judging = (entries) => byHand(entries, NOW)
  const naive: Judging = (entries) => naiveFold(loadPack, list, entries, NOW)
  for (const entries of cases.slice(0, 3000)) {
    const answer = same(engine(entries))
    if (same(naive(entries)) !== answer) throw new Error('The naive fold and the engine do not agree')
    if (same(hand(entries)) !== answer) throw new Error('The hand-written pass and the engine do not agree')
  }
  const some = cases.slice(0, small ? 200 : 2000)
  const entries = cases.reduce((sum, each) => sum + each.length, 0)
  const [ofNaive = 0, ofHand = 0, ofEngine = 0] = rates([
    [some, naive],
    [cases, hand],
    [cases, engine],
  ])
  const report = [
    'Judging from parsed entries, cases per second of processor (and against the hand-written pass)',
    line('naive fold (filter, find, a Set of dates)', ofNaive, ofHand),
    line('hand-written table-driven pass', ofHand, ofHand),
    line('the engine', ofEngine, ofHand),
    `  60 norms (40 duties, 8 gates, 8 prohibitions, 2 limits, 2 recurring), ${inWords(cases.length)} cases, ` +
      `${(entries / cases.length).toFixed(1)} entries each, 36 entry types; all three gave the same rows first.`,
    `  ${inWords(ENGLAND)} cases, England's of seven years, by two packs would take ${((2 * ENGLAND) / ofEngine / 2).toFixed(0)} s of two cores at that, ` +
      'without reading them from anywhere (goal 5).',
    '',
    'The five policies, cases per second of processor',
  ]
  const root = projectRoot()
  for (const { id, packs } of loadPolicies(root)) {
    const real = compile(packs, holidaysOfLaw(root))
    const told = policyCases(packs, small ? 100 : 5000)
    const [value = 0] = rates([[told, (each) => judge(real, each, NOW)]])
    const norms = packs.at(-1)?.norms.length ?? 0
    report.push(`  ${`${id}, ${norms} norms`.padEnd(44)} ${inWords(value).padStart(12)}`)
  }
  return report
}
