/**
 * Civil time in Europe/London and instants in UTC, by arithmetic alone (no clock, no time-zone library).
 * British Summer Time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
 * (Summer Time Order 2002): right for every year from 1996 until the law changes.
 */

/** Milliseconds since 1970-01-01T00:00 UTC. */
export type Instant = number
/** `YYYY-MM-DDTHH:MM` in Europe/London. */
export type CivilTime = string
/** `YYYY-MM-DD`. */
export type CivilDate = string
/** Days since 1970-01-01 in the civil calendar. */
export type DayNumber = number

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** The mean year of the calendar. */
const YEAR = 365.2425 * DAY

const CIVIL = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/

/** Midnight UTC of a date's number; the weekday of day 0 was a Thursday. */
const lastSundayOf = (year: number, month: number): DayNumber => {
  const last = Date.UTC(year, month, 0) / DAY
  return last - ((last + 4) % 7)
}

const summers = new Map<number, { readonly from: Instant; readonly until: Instant }>()

function summerOf(year: number) {
  let summer = summers.get(year)
  if (!summer) {
    summer = { from: lastSundayOf(year, 3) * DAY + HOUR, until: lastSundayOf(year, 10) * DAY + HOUR }
    summers.set(year, summer)
  }
  return summer
}

/** The day number of a civil date. Throws a RangeError when there is no such day. */
export function dayOfDate(date: CivilDate): DayNumber {
  const match = CIVIL.exec(date)
  const year = Number(match?.[1])
  const month = Number(match?.[2])
  const day = Number(match?.[3])
  const time = Date.UTC(year, month - 1, day)
  const back = new Date(time)
  if (!match || match[4] !== undefined || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day)
    throw new RangeError(`"${date}" is not a date (YYYY-MM-DD)`)
  return time / DAY
}

/** `YYYY-MM-DD` of a day number. */
export const dateOfDay = (day: DayNumber): CivilDate => new Date(day * DAY).toISOString().slice(0, 10)

/** Monday is 1, Sunday is 7. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1

/** Milliseconds by which London is ahead of UTC at an instant: none, or an hour. */
function offsetAt(instant: Instant): number {
  // About the year: a day off at New Year, when it is winter in either.
  const summer = summerOf(1970 + Math.floor(instant / YEAR))
  return instant >= summer.from && instant < summer.until ? HOUR : 0
}

/** The instant of a minute of a civil day. In the hour that the clocks repeat, the earlier; in the hour they skip, the later. */
export function instantOnDay(day: DayNumber, minute: number): Instant {
  const civil = day * DAY + minute * MINUTE
  const early = civil - HOUR
  return offsetAt(early) === HOUR ? early : civil
}

/** The start of a civil day. */
export const startOfDay = (day: DayNumber): Instant => instantOnDay(day, 0)

/** The instant of a civil time. Throws a RangeError when it is not `YYYY-MM-DDTHH:MM` or there is no such day or hour. */
export function instantOf(civil: CivilTime): Instant {
  const match = CIVIL.exec(civil)
  const hour = Number(match?.[4])
  const minute = Number(match?.[5])
  if (!match || !(hour < 24) || !(minute < 60)) throw new RangeError(`"${civil}" is not a time (YYYY-MM-DDTHH:MM)`)
  return instantOnDay(dayOfDate(civil.slice(0, 10)), hour * 60 + minute)
}

/** Civil milliseconds: what a London clock shows, counted as though it were UTC. */
const civilMilliseconds = (instant: Instant): number => instant + offsetAt(instant)

/** The civil day on which an instant falls in London. */
export const dayOf = (instant: Instant): DayNumber => Math.floor(civilMilliseconds(instant) / DAY)

/** The minute of the civil day, from 0 to 1439. */
export const minuteOf = (instant: Instant): number => {
  const civil = civilMilliseconds(instant)
  return Math.floor((civil - Math.floor(civil / DAY) * DAY) / MINUTE)
}

/** The civil time of an instant, to the minute. */
export const civilOf = (instant: Instant): CivilTime => new Date(civilMilliseconds(instant)).toISOString().slice(0, 16)
