/** Times as people say them, in London, with the exact one beside. */
import {
  type CivilDate,
  DAY,
  dateOfDay,
  dayOf,
  HOUR,
  type Instant,
  MINUTE,
  minuteOf,
  weekdayOf,
} from '../../record/london-time.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `5pm`, `9.30am`, `midday`. */
export function clock(at: Instant): string {
  const minute = minuteOf(at)
  if (minute === 0) return 'midnight'
  if (minute === 720) return 'midday'
  const hour = Math.floor(minute / 60)
  const rest = minute % 60
  return `${hour % 12 || 12}${rest ? `.${String(rest).padStart(2, '0')}` : ''}${hour < 12 ? 'am' : 'pm'}`
}

const dateWords = (date: CivilDate, year: boolean): string =>
  `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}${year ? ` ${date.slice(0, 4)}` : ''}`

/** A civil date in words: `3 July 2026`. */
export const sayDate = (date: CivilDate): string => dateWords(date, true)

/** `3 July 2026`. */
export const longDate = (at: Instant): string => dateWords(dateOfDay(dayOf(at)), true)

/** `Friday 3 July 2026, 5pm`. */
export const exactTime = (at: Instant): string => `${DAYS[weekdayOf(dayOf(at)) - 1]} ${longDate(at)}, ${clock(at)}`

/** The day as it is said from now: `today`, `tomorrow`, `on Friday 3 July`. */
function dayFrom(at: Instant, now: Instant): string {
  const day = dayOf(at)
  const away = day - dayOf(now)
  if (away === 0) return 'today'
  if (away === 1) return 'tomorrow'
  if (away === -1) return 'yesterday'
  const date = dateOfDay(day)
  const year = date.slice(0, 4) !== dateOfDay(dayOf(now)).slice(0, 4)
  return `${DAYS[weekdayOf(day) - 1]} ${dateWords(date, year)}`
}

/** An end: the exact time, where midnight is the end of the day before. `the end of Thursday 7 January 2027`. */
export const exactEnd = (at: Instant): string =>
  minuteOf(at) === 0
    ? `the end of ${DAYS[weekdayOf(dayOf(at) - 1) - 1]} ${dateWords(dateOfDay(dayOf(at) - 1), true)}`
    : exactTime(at)

/** The same without the weekday and the hour: `the end of 7 January 2027`, `3 July 2026, 5pm`. */
export const sayEnd = (at: Instant): string =>
  minuteOf(at) === 0 ? `the end of ${dateWords(dateOfDay(dayOf(at) - 1), true)}` : `${longDate(at)}, ${clock(at)}`

const count = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`

/** How long, in its largest unit: `20 minutes`, `5 hours`, `3 days`. */
export function span(length: number): string {
  if (length < HOUR) return count(Math.max(1, Math.floor(length / MINUTE)), 'minute')
  if (length < DAY) return count(Math.floor(length / HOUR), 'hour')
  return count(Math.floor(length / DAY), 'day')
}

/** By when: `today before 5pm`, `by the end of tomorrow`, `3 days late`, `no time stated`. */
export function sayDue(due: Instant | null, now: Instant): string {
  if (due === null) return 'no time stated'
  if (now > due) return `${span(now - due)} late`
  if (due - now < MINUTE) return 'due now'
  const minute = minuteOf(due)
  if (minute === 0) return `by the end of ${dayFrom(due - MINUTE, now)}`
  if (minute >= 1439) return `by the end of ${dayFrom(due, now)}`
  if (due - now < HOUR) return `in ${span(due - now)}`
  return `${dayFrom(due, now)} before ${clock(due)}`
}

/** The exact end, to stand beside `sayDue`; null where that names the day already. */
export function exactBeside(due: Instant, now: Instant): string | null {
  const day = dateOfDay(dayOf(minuteOf(due) === 0 ? due - MINUTE : due))
  return sayDue(due, now).includes(dateWords(day, false)) ? null : exactEnd(due)
}

/** When it happened: `today at 9.30am`, `Friday 3 July at 5pm`. */
export const sayWhen = (at: Instant, now: Instant): string => `${dayFrom(at, now)} at ${clock(at)}`
