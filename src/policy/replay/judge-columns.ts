/**
 * Judges the duties of two texts of a policy over columns, and counts what comes of either: the same counts as the usual judge gives, which
 * a test by chance compares. Nothing is made for a duty that arose but some numbers. Pure. See docs/decisions/0106.
 */
import type { Instant } from '../../record/london-time.ts'
import { ANY, ASKED, type Encoder, type Kind, LETS, LIFTS, NOBODY } from './columns.ts'
import type { Cell } from './items.ts'
import type { Shape, Timing } from './shapes.ts'
import { add, type ClauseTally, type Tally, tallyLine } from './tally.ts'

const DUTY_CELLS = ['met', 'late', 'past-target', 'open', 'ended', 'cannot-tell'] as const satisfies readonly Cell[]
const [MET, LATE, PAST_TARGET, OPEN, ENDED, CANNOT_TELL] = [0, 1, 2, 3, 4, 5]

/** How a row stands; what is neither open nor done was waived, stopped or superseded. */
const IS_OPEN = 0
const IS_DONE = 1
const IS_ENDED = 2

/** A clause that is asked about, and the shapes under it. */
type Line = { readonly tally: ClauseTally; readonly shapes: Set<number>; looked: number }

export type ColumnJudge = {
  /** Judges one case of the columns and counts it as that turn of the tally. Says whether anything comes out otherwise. */
  readonly judge: (place: number, now: Instant, turn: number, reference: string | null) => boolean
}

function cellOf(timing: Timing, state: number, opened: Instant, ended: Instant): number {
  const isLate = ended > timing.due(opened)
  if (state === IS_DONE && !isLate) return MET
  if (!isLate && state !== IS_OPEN) return ENDED
  if (opened < timing.ends) return CANNOT_TELL
  return isLate ? (timing.stated ? LATE : PAST_TARGET) : OPEN
}

/** Makes what judges the columns of an encoder of the same shapes. Only clauses that are asked about are counted. */
export function columnJudge(
  shapes: readonly Shape[],
  { columns, kinds, keyOf }: Encoder,
  tally: Tally,
  asks: (clause: string) => boolean,
): ColumnJudge {
  const lines = new Map<string, Line>()
  shapes.forEach(({ clauses }, shape) => {
    for (const clause of clauses)
      if (asks(clause)) {
        const line = lines.get(clause) ?? { tally: tallyLine(tally, clause), shapes: new Set(), looked: -1 }
        lines.set(clause, line)
        line.shapes.add(shape)
      }
  })
  const linesOf = shapes.map(({ clauses }) => clauses.flatMap((clause) => lines.get(clause) ?? []))
  /** Where each cell of what a text makes of a shape is counted. */
  const judged = shapes.map(({ timings }, shape) =>
    timings.map((timing) => ({
      timing,
      counts: DUTY_CELLS.map((cell) =>
        (linesOf[shape] ?? []).map(({ tally: line }) => line[timing.side === 0 ? 'before' : 'after'][cell]),
      ),
    })),
  )

  // The rows of one case, and of each shape those that are open.
  const shapeOf: number[] = []
  const triggerOf: number[] = []
  const rowKey: number[] = []
  const state: number[] = []
  const ended: number[] = []
  const open: number[][] = shapes.map(() => [])
  const causing = new Set<number>()
  const harmed = new Set<number>()
  let start = 0
  let rows = 0

  const keyAt = (shape: number, entry: number): number => {
    const key = keyOf[shape]
    return key === undefined ? NOBODY : (columns.keys[key]?.[entry] ?? NOBODY)
  }
  const roleAt = (shape: number, entry: number): number => kinds[columns.kind[entry] ?? 0]?.roles[shape] ?? 0
  const personAt = (entry: number): number => columns.person[entry] ?? NOBODY
  const isOfSomebodyElse = (entry: number, other: number): boolean =>
    personAt(entry) !== NOBODY && personAt(other) !== NOBODY && personAt(entry) !== personAt(other)

  /** As `sameKey`: a trigger that names nothing is answered by anything. */
  function isSameKey(key: number, shape: number, entry: number, isLenient: boolean): boolean {
    if (key === NOBODY) return true
    const other = keyAt(shape, entry)
    return other === key || (other === NOBODY && isLenient)
  }

  function answers(shape: number, row: number, entry: number): boolean {
    const { norm } = shapes[shape] as Shape
    const trigger = triggerOf[row] ?? 0
    if (norm.kind === 'sign' && (columns.recordedAt[entry] ?? 0) < (columns.recordedAt[trigger] ?? 0)) return false
    const person = personAt(entry)
    if (norm.notAbout && person !== NOBODY && causing.has(person) && !harmed.has(person)) return false
    const isLenient = norm.per?.match === 'lenient'
    if (!isSameKey(rowKey[row] ?? NOBODY, shape, entry, isLenient)) return false
    return !isLenient || keyAt(shape, entry) !== NOBODY || !isOfSomebodyElse(entry, trigger)
  }

  /** The same question, answered about somebody else, takes nothing back. */
  function takesBack(shape: number, row: number, entry: number): boolean {
    const trigger = triggerOf[row] ?? 0
    const { norm } = shapes[shape] as Shape
    if (!isSameKey(rowKey[row] ?? NOBODY, shape, entry, norm.per?.match === 'lenient')) return false
    const types = [entry, trigger].map((each) => kinds[columns.kind[each] ?? 0]?.type)
    return types[0] !== types[1] || !isOfSomebodyElse(entry, trigger)
  }

  /** Ends the open rows of a shape that meet a condition. */
  function endWhere(
    shape: number,
    outcome: number,
    entry: number,
    meets: (shape: number, row: number, entry: number) => boolean,
  ): void {
    const list = open[shape]
    if (!list || list.length === 0) return
    let kept = 0
    for (const row of list)
      if (meets(shape, row, entry)) {
        state[row] = outcome
        ended[row] = columns.at[entry] ?? 0
      } else list[kept++] = row
    if (kept < list.length) list.length = kept
  }

  const isOfCase = (_shape: number, row: number): boolean =>
    kinds[columns.kind[triggerOf[row] ?? 0] ?? 0]?.organisation !== true
  const isNamed = (_shape: number, row: number, entry: number): boolean => {
    const named = columns.waived[entry]
    return named === ANY || named === columns.n[triggerOf[row] ?? 0]
  }

  /** Whether a duty arises from a trigger at all: what must stand does, and nothing that lifts it runs. */
  function arises(shape: number, entry: number, key: number): boolean {
    const { norm } = shapes[shape] as Shape
    if (norm.if) {
      let stands = false
      for (let each = start; each <= entry && !stands; each++)
        stands = (roleAt(shape, each) & ASKED) !== 0 && isSameKey(key, shape, each, true)
      if (!stands) return false
    }
    if (norm.unless)
      for (let each = entry - 1; each >= start; each--) {
        if (!isSameKey(key, shape, each, norm.per?.match === 'lenient')) continue
        if ((roleAt(shape, each) & LIFTS) !== 0) return false
        if ((roleAt(shape, each) & LETS) !== 0) return true
      }
    return true
  }

  function opens(shape: number, entry: number): void {
    const { norm } = shapes[shape] as Shape
    const key = keyAt(shape, entry)
    if ((norm.if || norm.unless) && !arises(shape, entry, key)) return
    const list = open[shape] as number[]
    if (norm.again !== 'each')
      for (const row of list)
        if (rowKey[row] === key) {
          if (norm.again === 'absorb') return
          endWhere(shape, IS_ENDED, entry, (_, each) => each === row)
          break
        }
    shapeOf[rows] = shape
    triggerOf[rows] = entry
    rowKey[rows] = key
    state[rows] = IS_OPEN
    list.push(rows++)
  }

  function step(kind: Kind, entry: number): void {
    if (kind.names) {
      const person = personAt(entry)
      if (person !== NOBODY) (kind.names === 'causing' ? causing : harmed).add(person)
    }
    for (const shape of kind.ends) endWhere(shape, IS_DONE, entry, answers)
    for (const shape of kind.stops) endWhere(shape, IS_ENDED, entry, takesBack)
    if (kind.closes)
      for (let shape = 0; shape < shapes.length; shape++)
        if (!shapes[shape]?.norm.survivesClosure) endWhere(shape, IS_ENDED, entry, isOfCase)
    for (const shape of kind.waives) endWhere(shape, IS_ENDED, entry, isNamed)
    for (const shape of kind.opens) opens(shape, entry)
  }

  const cellBy = (row: number, timing: Timing, now: Instant): number => {
    const how = state[row] ?? IS_OPEN
    return cellOf(timing, how, columns.at[triggerOf[row] ?? 0] ?? 0, how === IS_OPEN ? now : (ended[row] ?? 0))
  }

  /** What came of a clause by one text, each a number of its own, in order. */
  function namesUnder(line: Line, side: 0 | 1, now: Instant): readonly number[] {
    const names: number[] = []
    for (let row = 0; row < rows; row++) {
      const shape = shapeOf[row] ?? 0
      if (!line.shapes.has(shape) || !isOfCase(shape, row)) continue
      const about = (triggerOf[row] ?? 0) * 1_048_576 + (rowKey[row] ?? NOBODY) + 1
      for (const timing of shapes[shape]?.timings ?? [])
        if (timing.side === side) names.push(about * DUTY_CELLS.length + cellBy(row, timing, now))
    }
    return names.toSorted((a, b) => a - b)
  }

  /** Whether another comes of a clause by one text than by the other. */
  function isOtherwise(line: Line, now: Instant): boolean {
    const [was, is] = [namesUnder(line, 0, now), namesUnder(line, 1, now)]
    return was.length !== is.length || was.some((name, place) => name !== is[place])
  }

  return {
    judge(place, now, turn, reference) {
      start = columns.starts[place] ?? 0
      const end = columns.starts[place + 1] ?? 0
      rows = 0
      for (const list of open) if (list.length > 0) list.length = 0
      causing.clear()
      harmed.clear()
      for (let entry = start; entry < end; entry++) step(kinds[columns.kind[entry] ?? 0] as Kind, entry)
      let differs = false
      for (let row = 0; row < rows; row++) {
        const shape = shapeOf[row] ?? 0
        if (!isOfCase(shape, row)) continue
        const paired = shapes[shape]?.paired === true
        let first = -1
        let isAlike = paired
        for (const { timing, counts } of judged[shape] ?? []) {
          const cell = cellBy(row, timing, now)
          if (first < 0) first = cell
          else if (cell !== first) isAlike = false
          for (const count of counts[cell] ?? []) add(count, turn, true)
        }
        if (isAlike) continue
        for (const line of linesOf[shape] ?? []) {
          if (line.looked === turn) continue
          line.looked = turn
          if (!(paired && line.shapes.size === 1) && !isOtherwise(line, now)) continue
          differs = true
          line.tally.differing++
          if (reference !== null) line.tally.references.push(reference)
        }
      }
      return differs
    },
  }
}
