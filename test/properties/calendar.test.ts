/** Working days, deadlines and London time agree with a time library, on every day from 2019 to 2028. */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { loadHolidays } from '../../src/packs/load-holidays.ts'
import { loadPolicies } from '../../src/packs/load-policies.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import { dueAt, minuteOfClock } from '../../src/policy/calendar/deadline.ts'
import { workingDays } from '../../src/policy/calendar/working-days.ts'
import type { Pack, Within } from '../../src/policy/model.ts'
import {
  civilOf,
  DAY,
  dateOfDay,
  dayOf,
  instantOf,
  MINUTE,
  minuteOf,
  startOfDay,
  weekdayOf,
} from '../../src/record/london-time.ts'
import { civil, due, startOf, worksOn } from '../oracle/london.ts'

const root = projectRoot()
const holidays = loadHolidays(root)
const [list] = holidays
const made = loadPolicies(root)[0]?.packs[0]
if (!list || !made) throw new Error('There are bank holidays and policies')
const numRuns = Number(process.env.PROPERTY_RUNS ?? 300)

const closed = ['2024-12-27', '2024-12-30', '2025-12-29']
const pack: Pack = { ...made, calendar: { ...made.calendar, closed } }
const clock = { days: workingDays(list, closed), close: minuteOfClock(pack.calendar.close) }

const FIRST = dayOf(instantOf('2019-01-01T12:00'))
const LAST = dayOf(instantOf('2028-12-31T12:00'))
const anyMinute = fc.integer({ min: FIRST * 1440, max: LAST * 1440 }).map((minute) => minute * MINUTE)
/** Minutes around the changes of the clocks, midnight and close of business, of a day in those years. */
const edge = fc
  .tuple(fc.integer({ min: 2019, max: 2028 }), fc.constantFrom('03-25', '10-25'), fc.integer({ min: 0, max: 7 * 1440 }))
  .map(([year, day, minutes]) => instantOf(`${year}-${day}T00:00`) + minutes * MINUTE)
const atClose = fc
  .tuple(fc.integer({ min: FIRST, max: LAST - 400 }), fc.constantFrom('16:59', '17:00', '17:01', '00:00', '23:59'))
  .map(([day, time]) => instantOf(`${dateOfDay(day)}T${time}`))
const moment = fc.oneof(anyMinute, edge, atClose)

const within: fc.Arbitrary<Within> = fc.oneof(
  fc.constantFrom<Within>('not_stated', 'immediately', 'same_working_day', { on: 'date' }),
  fc.integer({ min: 1, max: 30 }).map((days) => ({ working_days: days })),
  fc.integer({ min: 0, max: 200 }).map((hours) => ({ hours })),
  fc.integer({ min: 0, max: 400 }).map((days) => ({ calendar_days: days })),
  fc.integer({ min: 1, max: 40 }).map((months) => ({ months })),
  fc.integer({ min: 1, max: 4 }).map((years) => ({ years })),
)

describe('London time', () => {
  it('is what a time library says, whatever the instant', () => {
    fc.assert(
      fc.property(moment, (instant) => {
        const there = civil(instant)
        expect(civilOf(instant)).toBe(there.toPlainDateTime().toString({ smallestUnit: 'minute' }))
        expect(minuteOf(instant)).toBe(there.hour * 60 + there.minute)
        expect(dateOfDay(dayOf(instant))).toBe(there.toPlainDate().toString())
        expect(weekdayOf(dayOf(instant))).toBe(there.dayOfWeek)
        expect(startOfDay(dayOf(instant))).toBe(startOf(there.toPlainDate()))
      }),
      { numRuns: numRuns * 5 },
    )
  })

  it('gives back the instant of a civil time, the earlier where the clocks repeat an hour', () => {
    fc.assert(
      fc.property(moment, (instant) => {
        const back = instantOf(civilOf(instant))
        expect(back).toBe(
          Temporal.PlainDateTime.from(civilOf(instant)).toZonedDateTime('Europe/London').epochMilliseconds,
        )
      }),
      { numRuns: numRuns * 5 },
    )
  })
})

describe('a deadline', () => {
  it('falls when the slow calendar says, by every rule', () => {
    fc.assert(
      fc.property(moment, within, fc.constantFrom('2024-03-30', '2024-03-31', '2026-10-25'), (at, rule, date) => {
        expect(dueAt(rule, at, { date }, clock)).toBe(due(rule, { at, codes: { date } }, pack, holidays))
      }),
      { numRuns: numRuns * 3 },
    )
  })

  it('skips the same days as the slow calendar, on every single day', () => {
    const wrong: string[] = []
    for (let day = FIRST; day <= LAST; day++)
      if (clock.days.isWorking(day) !== worksOn(Temporal.PlainDate.from(dateOfDay(day)), pack, holidays))
        wrong.push(dateOfDay(day))
    expect(wrong).toEqual([])
  })

  it('of the same working day never falls after the one of one working day', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const same = dueAt('same_working_day', at, {}, clock) ?? 0
        expect(same).toBeLessThanOrEqual(dueAt({ working_days: 1 }, at, {}, clock) ?? 0)
        expect(same - at).toBeGreaterThan(0)
        expect(same - at).toBeLessThan(12 * DAY)
      }),
      { numRuns },
    )
  })
})
