/** When something is due, by the calendar of a made-up landlord that closes at 5pm. */
import { expect, test } from 'vitest'
import { civilOf, dateOfDay, dayOfDate, instantOf } from '../../record/london-time.ts'
import type { Within } from '../model.ts'
import { HOLIDAYS } from '../test-policy.ts'
import { addMonths, dueAt, minuteOfClock } from './deadline.ts'
import { workingDays } from './working-days.ts'

const clock = { days: workingDays(HOLIDAYS), close: minuteOfClock('17:00') }

const due = (within: Within, trigger: string, codes = {}) => {
  const at = dueAt(within, instantOf(trigger), codes, clock)
  return at === null ? null : civilOf(at)
}

test.each([
  ['in the morning of a working day', '2026-06-10T09:00', '2026-06-10T17:00'],
  ['a minute before the landlord closes', '2026-06-10T16:59', '2026-06-10T17:00'],
  ['at the moment it closes: the next working day', '2026-06-10T17:00', '2026-06-11T17:00'],
  ['on a Saturday: Monday', '2026-06-13T09:00', '2026-06-15T17:00'],
  ['on a bank holiday: the day after', '2026-08-31T10:00', '2026-09-01T17:00'],
  ['late on the Thursday before Easter: Tuesday', '2026-04-02T18:00', '2026-04-07T17:00'],
])('the same working day, for what comes in %s', (_when, trigger, expected) => {
  expect(due('same_working_day', trigger)).toBe(expected)
})

test.each([
  ['one, from a Tuesday', 1, '2026-06-09T09:00', '2026-06-10T17:00'],
  ['one, from late on a Tuesday: the hour plays no part', 1, '2026-06-09T23:30', '2026-06-10T17:00'],
  ['one, from a Saturday: Monday', 1, '2026-06-13T09:00', '2026-06-15T17:00'],
  ['one, from the Thursday before Easter: Tuesday', 1, '2026-04-02T09:00', '2026-04-07T17:00'],
  ['five, over the bank holiday of August', 5, '2026-08-26T09:00', '2026-09-03T17:00'],
  ['two, over the change of the clocks', 2, '2026-03-27T16:00', '2026-03-31T17:00'],
])('working days: %s', (_what, count, trigger, expected) => {
  expect(due({ working_days: count }, trigger)).toBe(expected)
})

test('hours are hours that pass, by night, on Sundays and when the clocks change', () => {
  expect(due({ hours: 24 }, '2026-06-13T09:00')).toBe('2026-06-14T09:00')
  expect(due({ hours: 24 }, '2026-03-28T12:00')).toBe('2026-03-29T13:00')
})

test('calendar days run to the end of the day, whatever day it is', () => {
  expect(due({ calendar_days: 2 }, '2026-06-12T09:00')).toBe('2026-06-15T00:00')
})

test.each([
  ['a month from the 31st ends with a shorter month', { months: 1 }, '2026-01-31T09:00', '2026-03-01T00:00'],
  ['three months are counted from the day itself', { months: 3 }, '2026-01-31T09:00', '2026-05-01T00:00'],
  ['months cross the year', { months: 3 }, '2026-11-30T09:00', '2027-03-01T00:00'],
  ['a year from a leap day ends on the 28th', { years: 1 }, '2028-02-29T09:00', '2029-03-01T00:00'],
] as const)('%s', (_what, within, trigger, expected) => {
  expect(due(within, trigger)).toBe(expected)
})

test('months may be counted back over the turn of a year', () => {
  expect(dateOfDay(addMonths(dayOfDate('2026-01-31'), -2))).toBe('2025-11-30')
})

test('at once means at the moment it came in', () => {
  expect(due('immediately', '2026-06-13T03:12')).toBe('2026-06-13T03:12')
})

test('a day that the entry names lasts to its end, and without one nothing is due', () => {
  expect(due({ on: 'meetingOn' }, '2026-06-01T09:00', { meetingOn: '2026-06-18' })).toBe('2026-06-19T00:00')
  expect(due({ on: 'meetingOn' }, '2026-06-01T09:00')).toBeNull()
})

test('where no time is stated, or another document owns it, nothing is due at any time', () => {
  expect(due('not_stated', '2026-06-10T09:00')).toBeNull()
  expect(due({ import: 'customer-care' }, '2026-06-10T09:00')).toBeNull()
})
