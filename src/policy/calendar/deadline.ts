/** When something is due: the exact reading of each kind of time limit, computed in civil time and then converted. */

import type { Codes } from '../../record/entry.ts'
import {
  DAY,
  type DayNumber,
  dayOf,
  dayOfDate,
  HOUR,
  type Instant,
  instantOnDay,
  minuteOf,
  startOfDay,
} from '../../record/london-time.ts'
import type { Within } from '../model.ts'
import type { WorkingDays } from './working-days.ts'

/** The same day of the month, so many months on, clamped to the end of a shorter month. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const date = new Date(day * DAY)
  const index = date.getUTCFullYear() * 12 + date.getUTCMonth() + months
  const year = Math.floor(index / 12)
  const month = index - year * 12
  const last = Date.UTC(year, month + 1, 0) / DAY
  return Math.min(Date.UTC(year, month, date.getUTCDate()) / DAY, last)
}

/** The end of a civil day is the start of the next. */
export const endOfDay = (day: DayNumber): Instant => startOfDay(day + 1)

/** The end of the day so many months after the day of an instant: counted from that day itself, never chained. */
export const endAfterMonths = (from: Instant, months: number): Instant => endOfDay(addMonths(dayOf(from), months))

/** Minutes of the day of a clock time `HH:MM`. */
export const minuteOfClock = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

export type Clock = {
  readonly days: WorkingDays /** Close of business, in minutes of the day. */
  readonly close: number
}

/**
 * The instant by which something is due, or null where no time is stated.
 * - same working day: the day itself when it is a working day and the trigger came before close, else the next working day, at close;
 * - working days: at close on the n-th working day strictly after the day of the trigger (the cut-off plays no part);
 * - hours: elapsed; calendar days, months, years: to the end of the local day; immediately: the trigger itself.
 */
export function dueAt(within: Within, trigger: Instant, codes: Codes, clock: Clock): Instant | null {
  if (within === 'not_stated') return null
  if (within === 'immediately') return trigger
  if (within === 'same_working_day') return instantOnDay(sameWorkingDay(trigger, clock), clock.close)
  if ('working_days' in within) return instantOnDay(clock.days.add(dayOf(trigger), within.working_days), clock.close)
  if ('hours' in within) return trigger + within.hours * HOUR
  if ('calendar_days' in within) return endOfDay(dayOf(trigger) + within.calendar_days)
  if ('months' in within) return endAfterMonths(trigger, within.months)
  if ('years' in within) return endAfterMonths(trigger, within.years * 12)
  if ('on' in within) {
    const date = codes[within.on]
    return typeof date === 'string' ? endOfDay(dayOfDate(date)) : null
  }
  return null
}

/** The day on which "the same working day" falls for something that came in at an instant. */
export function sameWorkingDay(trigger: Instant, clock: Clock): DayNumber {
  const day = dayOf(trigger)
  return clock.days.isWorking(day) && minuteOf(trigger) < clock.close ? day : clock.days.add(day, 1)
}
