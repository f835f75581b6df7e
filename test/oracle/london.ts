/** Times as the oracle counts them: civil days of Europe/London by a library, day after day, with no tables. */
import { Temporal } from 'temporal-polyfill'
import type { Holidays } from '../../src/policy/calendar/working-days.ts'
import type { Pack, Within } from '../../src/policy/model.ts'
import type { Entry } from '../../src/record/entry.ts'

const ZONE = 'Europe/London'

export const civil = (instant: number) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(ZONE)

export const startOf = (date: Temporal.PlainDate): number => date.toZonedDateTime(ZONE).epochMilliseconds

/** The end of a civil day is the start of the next. */
export const endOf = (date: Temporal.PlainDate): number => startOf(date.add({ days: 1 }))

export const endAfter = (instant: number, period: { months: number } | { years: number }): number =>
  endOf(civil(instant).toPlainDate().add(period))

const clockOn = (date: Temporal.PlainDate, clock: string): number =>
  date.toZonedDateTime({ timeZone: ZONE, plainTime: clock }).epochMilliseconds

/** Whether somebody works on a day: no weekend, no bank holiday of the nation, no day on which the landlord is closed. */
export function worksOn(date: Temporal.PlainDate, pack: Pack, holidays: readonly Holidays[]): boolean {
  const days = new Set(
    holidays
      .filter((each) => each.division === pack.calendar.holidays)
      .flatMap((each) => each.days.map((day) => day.date)),
  )
  return date.dayOfWeek <= 5 && !days.has(date.toString()) && !pack.calendar.closed.includes(date.toString())
}

function nextWorkingDay(date: Temporal.PlainDate, pack: Pack, holidays: readonly Holidays[]): Temporal.PlainDate {
  let day = date.add({ days: 1 })
  while (!worksOn(day, pack, holidays)) day = day.add({ days: 1 })
  return day
}

/** When something is due, counted from its trigger; null where nothing is stated or the deadline is in another document. */
export function due(
  within: Within,
  trigger: Pick<Entry, 'at' | 'codes'>,
  pack: Pack,
  holidays: readonly Holidays[],
): number | null {
  const arrived = civil(trigger.at)
  const today = arrived.toPlainDate()
  const { close } = pack.calendar
  if (within === 'not_stated') return null
  if (within === 'immediately') return trigger.at
  if (within === 'same_working_day') {
    const inTime = worksOn(today, pack, holidays) && trigger.at < clockOn(today, close)
    return clockOn(inTime ? today : nextWorkingDay(today, pack, holidays), close)
  }
  if ('working_days' in within) {
    let day = today
    for (let count = 0; count < within.working_days; count++) day = nextWorkingDay(day, pack, holidays)
    return clockOn(day, close)
  }
  if ('hours' in within) return trigger.at + within.hours * 3_600_000
  if ('calendar_days' in within) return endOf(today.add({ days: within.calendar_days }))
  if ('on' in within) {
    const date = trigger.codes[within.on]
    return typeof date === 'string' ? endOf(Temporal.PlainDate.from(date)) : null
  }
  if ('import' in within) {
    const bound = pack.imports.find((each) => each.id === within.import)?.within
    return bound ? due(bound, trigger, pack, holidays) : null
  }
  return endAfter(trigger.at, within)
}
