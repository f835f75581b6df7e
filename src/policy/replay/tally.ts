/** Counts, clause by clause, what came of many cases by two policies, and which cases differ. Pure. */
import { CELLS, type Cell, type Item } from './items.ts'

/** How many of cases, and of how many different ones; and how many of the organisation itself, which are about nobody. */
export type Count = { items: number; cases: number; own: number }
export type Counts = Record<Cell, Count>

export type ClauseTally = {
  readonly clause: string
  readonly before: Counts
  readonly after: Counts
  /** Of how many cases something comes out otherwise. */
  differing: number
  /** Which: kept where they are asked for. */
  readonly references: string[]
  /** Cases that began before all that gives rise to it could be recorded: what is not there need not have been absent. */
  unseen: number
  /** Whether something on the organisation's own record comes out otherwise. */
  ownDiffers: boolean
}

const nothing = (): Counts =>
  Object.fromEntries(CELLS.map((cell) => [cell, { items: 0, cases: 0, own: 0 }])) as unknown as Counts

export type Tally = {
  readonly clauses: Map<string, ClauseTally>
  cases: number
  /** Of how many cases anything comes out otherwise. */
  differing: number
  readonly references: string[]
}

export const emptyTally = (): Tally => ({ clauses: new Map(), cases: 0, differing: 0, references: [] })

function lineOf(tally: Tally, clause: string): ClauseTally {
  let line = tally.clauses.get(clause)
  if (!line) {
    line = { clause, before: nothing(), after: nothing(), differing: 0, references: [], unseen: 0, ownDiffers: false }
    tally.clauses.set(clause, line)
  }
  return line
}

/** The items of one case by clause. */
function byClause(items: readonly Item[]): ReadonlyMap<string, readonly Item[]> {
  const sorted = new Map<string, Item[]>()
  for (const item of items)
    for (const clause of item.clauses) {
      const list = sorted.get(clause)
      if (list) list.push(item)
      else sorted.set(clause, [item])
    }
  return sorted
}

function add(counts: Counts, items: readonly Item[], isCase: boolean): void {
  const seen = new Set<Cell>()
  for (const { cell } of items) {
    const count = counts[cell]
    if (!isCase) {
      count.own++
      continue
    }
    count.items++
    if (seen.has(cell)) continue
    seen.add(cell)
    count.cases++
  }
}

/** What came of a clause, in any order; the name of a norm says nothing, and so one that was renamed differs in nothing. */
const outcome = (items: readonly Item[]): string =>
  items
    .map(({ cell, about }) => `${cell} ${about}`)
    .toSorted()
    .join('\n')

const NONE: readonly Item[] = []

/** What came of a case, or of the organisation's own record, by either policy. */
export type Seen = {
  readonly reference: string
  readonly isCase: boolean
  readonly before: readonly Item[]
  readonly after: readonly Item[]
  /** Clauses of which its record is too old to show everything. */
  readonly unseen: readonly string[]
  /** Whether its reference is kept where it comes out otherwise. */
  readonly keep: boolean
}

export function addSeen(tally: Tally, { reference, isCase, before, after, unseen, keep }: Seen): void {
  if (isCase) tally.cases++
  for (const clause of isCase ? unseen : []) lineOf(tally, clause).unseen++
  if (before.length === 0 && after.length === 0) return
  const [old, young] = [byClause(before), byClause(after)]
  let differs = false
  for (const clause of new Set([...old.keys(), ...young.keys()])) {
    const line = lineOf(tally, clause)
    const [was, is] = [old.get(clause) ?? NONE, young.get(clause) ?? NONE]
    add(line.before, was, isCase)
    add(line.after, is, isCase)
    if (outcome(was) === outcome(is)) continue
    differs = true
    if (isCase) line.differing++
    else line.ownDiffers = true
    if (keep && isCase) line.references.push(reference)
  }
  if (!differs || !isCase) return
  tally.differing++
  if (keep) tally.references.push(reference)
}

/** Adds what others counted of other cases. */
export function addTally(tally: Tally, other: Tally): void {
  tally.cases += other.cases
  tally.differing += other.differing
  tally.references.push(...other.references)
  for (const from of other.clauses.values()) {
    const line = lineOf(tally, from.clause)
    for (const side of ['before', 'after'] as const)
      for (const cell of CELLS) {
        line[side][cell].items += from[side][cell].items
        line[side][cell].cases += from[side][cell].cases
        line[side][cell].own += from[side][cell].own
      }
    line.differing += from.differing
    line.unseen += from.unseen
    line.ownDiffers ||= from.ownDiffers
    line.references.push(...from.references)
  }
}
