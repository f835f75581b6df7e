/** A tally as it is told: exactly, or so that nothing is about fewer than five cases. Pure. See docs/decisions/0067 and 0101. */
import { CELLS, type Cell } from './items.ts'
import type { ClauseTally, Count, Tally } from './tally.ts'

/** What is counted under a clause by one policy. */
export type ToldCounts = Readonly<Record<Cell | 'opened', number>>

export type ToldClause = {
  readonly clause: string
  readonly before: ToldCounts
  readonly after: ToldCounts
  readonly difference: ToldCounts
  /** How many cases come out otherwise. */
  readonly cases: number
  /** Whether something on the organisation's own record does, which is about nobody. */
  readonly organisation: boolean
  /** How many cases began before all that gives rise to it could be recorded. */
  readonly unseen: number
  /** Which cases come out otherwise, where they were asked for. */
  readonly references?: readonly string[]
}

export type ToldReplay = {
  readonly cases: number
  readonly differing: number
  readonly clauses: readonly ToldClause[]
}

export type Exactness = 'exact' | 'rounded'

const FEW = 5
const downToFive = (value: number): number => value - (value % FEW)

const DUTIES: readonly Cell[] = ['met', 'late', 'past-target', 'open', 'ended', 'cannot-tell']
export const SHOWN: readonly (Cell | 'opened')[] = ['opened', ...CELLS]

function countsOf(counts: Readonly<Record<Cell, Count>>, how: Exactness): ToldCounts {
  const shown = ({ items, cases, own }: Count) => own + (how === 'exact' ? items : cases < FEW ? 0 : downToFive(items))
  const cells = Object.fromEntries(CELLS.map((cell) => [cell, shown(counts[cell])])) as Record<Cell, number>
  return { ...cells, opened: DUTIES.reduce((sum, cell) => sum + cells[cell], 0) }
}

const less = (after: ToldCounts, before: ToldCounts): ToldCounts =>
  Object.fromEntries(SHOWN.map((cell) => [cell, after[cell] - before[cell]])) as ToldCounts

const few = (value: number, how: Exactness): number => (how === 'exact' ? value : value < FEW ? 0 : downToFive(value))

function toldClause(line: ClauseTally, how: Exactness, named: boolean): ToldClause {
  const [before, after] = [countsOf(line.before, how), countsOf(line.after, how)]
  return {
    clause: line.clause,
    before,
    after,
    difference: less(after, before),
    cases: few(line.differing, how),
    organisation: line.ownDiffers,
    unseen: few(line.unseen, how),
    ...(named ? { references: line.references.toSorted() } : {}),
  }
}

const inOrder = new Intl.Collator('en', { numeric: true }).compare

/** The clauses of `shown`, and all in which a case comes out otherwise. Those of which there is nothing to say are left out. */
export function toldReplay(
  tally: Tally,
  { how, named, shown }: { readonly how: Exactness; readonly named: boolean; readonly shown: ReadonlySet<string> },
): ToldReplay {
  const lines = [...tally.clauses.values()].filter(
    ({ clause, differing, ownDiffers }) => shown.has(clause) || differing > 0 || ownDiffers,
  )
  const clauses = lines.map((line) => toldClause(line, how, named))
  const isNothing = ({ before, after, cases, unseen }: ToldClause) =>
    cases === 0 && unseen === 0 && SHOWN.every((cell) => before[cell] === 0 && after[cell] === 0)
  return {
    cases: few(tally.cases, how),
    differing: few(tally.differing, how),
    clauses: clauses.filter((each) => !isNothing(each)).toSorted((a, b) => inOrder(a.clause, b.clause)),
  }
}
