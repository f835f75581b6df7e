/**
 * The duties of two texts of a policy that can be judged over columns. Those that open, end and stop alike are one shape, judged once
 * for both texts, however often they are written and whatever time they give. Pure. See docs/decisions/0106.
 */
import { dayOf, dayOfDate, HOUR, type Instant, minuteOf } from '../../record/london-time.ts'
import { type Clock, dueAt } from '../calendar/deadline.ts'
import type { InForce } from '../compile.ts'
import { inOrder } from '../edition.ts'
import type { Duty, Norm, Pack, Within } from '../model.ts'

/** What one text makes of a duty of a shape: until when it is due, and from when on a record shows whether it was met. */
export type Timing = {
  readonly side: 0 | 1
  readonly due: Due
  readonly stated: boolean
  readonly ends: Instant
}

export type Shape = {
  readonly norm: Duty
  /** All clauses under which it stands: a waiver names one of them. */
  readonly clauses: readonly string[]
  readonly timings: readonly Timing[]
  /** Whether each text has it exactly once: then what comes of it by one stands beside what comes of it by the other. */
  readonly paired: boolean
}

/** When something is due that was opened at an instant; infinity where no time is stated. */
export type Due = (opened: Instant) => Instant

const FIRST = dayOfDate('2010-01-01')
const DAYS = dayOfDate('2041-01-01') - FIRST

/** Due times by the day on which something opened, each worked out once by `dueAt`. `half` tells apart what a day has two of. */
function byDay(within: Within, clock: Clock, half: (opened: Instant) => 0 | 1): Due {
  const known = new Float64Array(2 * DAYS)
  return (opened) => {
    const place = 2 * (dayOf(opened) - FIRST) + half(opened)
    const due = known[place]
    if (due) return due
    const found = dueAt(within, opened, {}, clock) ?? Number.POSITIVE_INFINITY
    if (due === 0) known[place] = found
    return found
  }
}

/** As `dueAt`, of a time that asks for nothing but the moment. */
function dueOf(within: Within, clock: Clock): Due {
  if (within === 'immediately') return (opened) => opened
  if (within === 'same_working_day') return byDay(within, clock, (opened) => (minuteOf(opened) < clock.close ? 1 : 0))
  if (typeof within === 'object' && 'hours' in within) return (opened) => opened + within.hours * HOUR
  if (typeof within === 'object' && !('import' in within)) return byDay(within, clock, () => 0)
  return () => Number.POSITIVE_INFINITY
}

/** Whether its due time needs no field of its trigger, and it is owed to nobody in particular. All other duties go to the usual judge. */
const hasShape = ({ forEach, within }: Duty): boolean =>
  forEach === undefined && !(typeof within === 'object' && 'on' in within)

/**
 * The norms that are left to the usual judge: all but duties that have a shape, and, so that a clause is counted in one place, every other
 * norm under a clause with one that is left. Recurring duties are no case's. `others`: clauses under which something else is counted.
 */
export function notOverColumns(
  norms: readonly Norm[],
  others: readonly string[],
  asks: (clause: string) => boolean,
): ReadonlySet<Norm> {
  const left = new Set<Norm>()
  const clauses = new Set(others)
  const ofCases = norms.filter(({ kind }) => kind !== 'every')
  for (let before = -1; before < left.size; ) {
    before = left.size
    for (const norm of ofCases) {
      const own = norm.cite.flatMap(({ clause }) => (asks(clause) ? [clause] : []))
      if (isDuty(norm) && hasShape(norm) && !own.some((clause) => clauses.has(clause))) continue
      left.add(norm)
      for (const clause of own) clauses.add(clause)
    }
  }
  return left
}

const isDuty = (norm: Norm): norm is Duty => norm.kind === 'duty' || norm.kind === 'offer' || norm.kind === 'sign'

const formOf = ({ norm, clauses }: InForce<Duty>): string => {
  const { when, do: done, per, notAbout, again, if: asked, unless, stopsWhen, waivable, survivesClosure } = norm
  const isSign = norm.kind === 'sign'
  return JSON.stringify(
    inOrder({
      clauses,
      isSign,
      when,
      done,
      per,
      notAbout,
      again,
      asked,
      unless,
      stopsWhen,
      waivable,
      survivesClosure,
    }),
  )
}

/** One text: its duties, its calendar, and from when on a record shows of a norm whether it was met. */
export type Text = {
  readonly duties: readonly InForce<Duty>[]
  readonly calendar: Pack['calendar']
  readonly ends: (norm: string) => Instant
}

/** The shapes of what two texts say. All of their duties have one. */
export function shapesOf(texts: readonly [Text, Text]): readonly Shape[] {
  const found = new Map<string, { norm: Duty; clauses: readonly string[]; timings: Timing[] }>()
  const dues = new Map<string, Due>()
  for (const side of [0, 1] as const) {
    const { duties, calendar, ends } = texts[side]
    for (const duty of duties) {
      const { norm, clauses, clock } = duty
      const form = formOf(duty)
      const time = JSON.stringify([norm.within, calendar])
      const due = dues.get(time) ?? dueOf(norm.within, clock)
      dues.set(time, due)
      const shape = found.get(form) ?? { norm, clauses, timings: [] }
      shape.timings.push({ side, due, stated: norm.stated, ends: ends(norm.id) })
      found.set(form, shape)
    }
  }
  const isPaired = (timings: readonly Timing[]) => timings.length === 2 && timings[0]?.side !== timings[1]?.side
  return [...found.values()].map((shape) => ({ ...shape, paired: isPaired(shape.timings) }))
}
