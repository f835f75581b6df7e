/** Calendar months, counted as people and MARACs count them. */
import { type CivilDate, type DayNumber, dateOfDay, dayOfDate } from '../london-time.ts'

/** The same day so many months later; the last day of that month where it has no such day. */
export function monthsAfter(day: DayNumber, months: number): DayNumber {
  const date = dateOfDay(day)
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7)) - 1 + months
  const first = (offset: number): CivilDate => {
    const whole = month + offset
    const inYear = year + Math.floor(whole / 12)
    return `${inYear}-${String((((whole % 12) + 12) % 12) + 1).padStart(2, '0')}-01`
  }
  const start = dayOfDate(first(0))
  const last = dayOfDate(first(1)) - 1
  return Math.min(start + Number(date.slice(8, 10)) - 1, last)
}

/** Whether a day lies within so many months after another, the anniversary included: the reading that protects more. */
export const isWithinMonths = (day: DayNumber, from: DayNumber, months: number): boolean =>
  day >= from && day <= monthsAfter(from, months)
