/** Counts, clause by clause, what came of many cases by two policies, and which cases differ. Pure. */
import { CELLS, type Cell, type Item } from './items.ts'

/** How many of cases, and of how many different ones; and how many of the organisation itself, which are about nobody. */
export type Count = { items: number; cases: number; own: number; last: number }
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
  Object.fromEntries(CELLS.map((cell) => [cell, { items: 0, cases: 0, own: 0, last: -1 }])) as unknown as Counts

export type Tally = {
  readonly clauses: Map<string, ClauseTally>
  /** Records seen, the organisation's own too. */
  turns: number
  cases: number
  /** Of how many cases anything comes out otherwise. */
  differing: number
  readonly references: string[]
}

export const emptyTally = (): Tally => ({ clauses: new Map(), turns: 0, cases: 0, differing: 0, references: [] })

/** The line of a clause, made where it has none. */
export function tallyLine(tally: Tally, clause: string): ClauseTally {
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

/** `turn`: of which of the records that were seen, so that a case is counted once. */
export function add(count: Count, turn: number, isCase: boolean): void {
  if (!isCase) {
    count.own++
    return
  }
  count.items++
  if (count.last === turn) return
  count.last = turn
  count.cases++
}

/** Whether two items are the same outcome; the name of a norm says nothing, and so one that was renamed differs in nothing. */
const same = (one: Item, other: Item | undefined): boolean =>
  one.cell === other?.cell && one.entry === other.entry && one.key === other.key && one.of === other.of

const nameOf = ({ of, cell, entry, key }: Item): string => `${of} ${cell} ${entry} ${key ?? ''}`

/** Whether the same came of a clause, in any order. */
function isAlike(was: readonly Item[], is: readonly Item[]): boolean {
  if (was.length !== is.length) return false
  if (was.every((item, place) => same(item, is[place]))) return true
  const names = was.map(nameOf).toSorted()
  return is
    .map(nameOf)
    .toSorted()
    .every((name, place) => name === names[place])
}

const isUnder = (one: Item, other: Item | undefined): boolean =>
  one.clauses === other?.clauses ||
  (one.clauses.length === other?.clauses.length &&
    one.clauses.every((clause, place) => clause === other.clauses[place]))

/** Whether all is the same item by item, as it is of most cases. */
const isSame = (before: readonly Item[], after: readonly Item[]): boolean =>
  before.length === after.length &&
  before.every((item, place) => same(item, after[place]) && isUnder(item, after[place]))

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
  /** Whether something else than these items, that is counted already, comes out otherwise. */
  readonly differs: boolean
}

export function addSeen(
  tally: Tally,
  { reference, isCase, before, after, unseen, keep, differs: already }: Seen,
): void {
  const turn = tally.turns++
  if (isCase) tally.cases++
  for (const clause of isCase ? unseen : []) tallyLine(tally, clause).unseen++
  for (const [side, items] of [['before', before] as const, ['after', after] as const])
    for (const { clauses, cell } of items)
      for (const clause of clauses) add(tallyLine(tally, clause)[side][cell], turn, isCase)
  let differs = already
  if (!isSame(before, after)) differs = addDifferences(tally, { before, after, reference, isCase, keep }) || differs
  if (!differs || !isCase) return
  tally.differing++
  if (keep) tally.references.push(reference)
}

/** Counts the clauses of which another comes by one policy than by the other. Says whether there is any. */
function addDifferences(
  tally: Tally,
  { before, after, reference, isCase, keep }: Omit<Seen, 'unseen' | 'differs'>,
): boolean {
  const [old, young] = [byClause(before), byClause(after)]
  let differs = false
  for (const clause of new Set([...old.keys(), ...young.keys()])) {
    if (isAlike(old.get(clause) ?? [], young.get(clause) ?? [])) continue
    const line = tallyLine(tally, clause)
    differs = true
    if (isCase) line.differing++
    else line.ownDiffers = true
    if (keep && isCase) line.references.push(reference)
  }
  return differs
}
