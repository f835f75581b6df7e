/** How many cases a second of processor are replayed by two texts of a policy, beside judging each whole by both. */

import { compile } from '../src/policy/compile.ts'
import { judge } from '../src/policy/judge.ts'
import type { Norm, Pack } from '../src/policy/model.ts'
import { encoder } from '../src/policy/replay/columns.ts'
import { itemsOf, type PastCase } from '../src/policy/replay/items.ts'
import { columnJudge } from '../src/policy/replay/judge-columns.ts'
import { type Replayer, replayer } from '../src/policy/replay/replay.ts'
import { shapesOf, type Text } from '../src/policy/replay/shapes.ts'
import { addSeen, emptyTally, type Tally } from '../src/policy/replay/tally.ts'
import { loadCases, loadHolidays, loadPack, NOW } from './load.ts'
import { tableDriven } from './table-driven.ts'

/** By DESIGN section 10: seven years of England. */
const ENGLAND = 378_000
const CORES = 2

const SEED = 20_240_701

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
      differs: false,
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

/** The duties of a text, for judging over columns. */
const textOf = (pack: Pack): Text => ({
  duties: compile([pack], loadHolidays).duties,
  calendar: pack.calendar,
  ends: always,
})

/** Seconds of this process's time on a processor. */
function timed(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return Math.max(1, user + system) / 1_000_000
}

/**
 * All of England, in portions: encoding each, and judging its duties by both texts, with what differs. A hand-written pass, which judges by one
 * text and keeps a row for everything, takes its turn after each.
 */
function overColumns(small: boolean): readonly string[] {
  const [list] = loadHolidays
  if (!list) throw new Error('The load has no holidays')
  const byHand = tableDriven(loadPack, list)
  const portion = small ? 200 : 6000
  const report: string[] = []
  for (const [name, count, portions] of [
    ['one duty changed, all 40 judged', 1, small ? 1 : 9],
    ['all 40 duties changed', 40, small ? 1 : ENGLAND / 6000],
  ] as const) {
    const shapes = shapesOf([textOf(loadPack), textOf(changed(count))])
    const encode = encoder(shapes)
    const tally = emptyTally()
    const { judge: judgeColumn } = columnJudge(shapes, encode, tally, () => true)
    const seconds = { hand: 0, encoding: 0, judging: 0 }
    let entries = 0
    for (let place = 0; place < portions; place++) {
      const cases = loadCases(portion, SEED + place)
      encode.clear()
      seconds.encoding += timed(() => {
        for (const each of cases) encode.add(each)
      })
      entries += cases.reduce((sum, each) => sum + each.length, 0)
      seconds.judging += timed(() => {
        for (let each = 0; each < cases.length; each++)
          if (judgeColumn(each, NOW, tally.turns++, null)) tally.differing++
      })
      seconds.hand += timed(() => {
        for (const each of cases) byHand(each, NOW)
      })
    }
    const all = portion * portions
    const told = (what: string, took: number) =>
      `  ${what.padEnd(52)} ${inWords(all / took).padStart(10)} ${`${(seconds.hand / took).toFixed(2)} ×`.padStart(9)}   England on ${CORES} cores ${((took * ENGLAND) / all / CORES).toFixed(1)} s`
    report.push(
      `  ${name}: ${inWords(all)} cases, ${inWords(entries)} entries; otherwise in ${inWords(tally.differing)}`,
      told('the hand-written pass, one text', seconds.hand),
      told('from columns, both texts and what differs', seconds.judging),
      told('encoding', seconds.encoding),
      told('both together', seconds.encoding + seconds.judging),
    )
  }
  return [
    'Replay from columns, cases per second of processor (and against the hand-written pass over the same cases)',
    ...report,
    '  The 40 duties of the 60 norms; gates, prohibitions and limits go to the usual judge. The hand-written pass judges all 60.',
  ]
}

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
  for (const [name, count, everything] of [
    ['one duty of 60 norms', 1, false],
    ['five', 5, false],
    ['all 40 duties', 40, false],
    ['all 40 duties, all 60 norms judged', 40, true],
  ] as const) {
    const after = changed(count)
    const once = () => {
      const made = replayer(loadPack, after, loadHolidays, { ...OPTIONS, everything })
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
  return [...report, '', ...overColumns(small)]
}
