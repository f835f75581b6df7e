/** The working days of a landlord: Monday to Friday, less bank holidays, less the days on which it is closed. */
import { expect, test } from 'vitest'
import { dateOfDay, dayOfDate } from '../../record/london-time.ts'
import { HOLIDAYS } from '../test-policy.ts'
import { workingDays } from './working-days.ts'

const days = workingDays(HOLIDAYS, ['2026-12-29'])
const add = (date: string, count: number) => dateOfDay(days.add(dayOfDate(date), count))

test.each([
  ['a Friday', '2026-06-12', true],
  ['a Saturday', '2026-06-13', false],
  ['a Sunday', '2026-06-14', false],
  ['a bank holiday', '2026-05-04', false],
  ['a day on which this landlord alone is closed', '2026-12-29', false],
])('%s', (_what, date, works) => {
  expect(days.isWorking(dayOfDate(date))).toBe(works)
})

test('the next working day is strictly after the day, also when that is none', () => {
  expect(add('2026-06-12', 1)).toBe('2026-06-15')
  expect(add('2026-06-13', 1)).toBe('2026-06-15')
  expect(add('2026-06-14', 2)).toBe('2026-06-16')
})

test('no days on is the day itself when it works, and else the next that does', () => {
  expect(add('2026-06-12', 0)).toBe('2026-06-12')
  expect(add('2026-12-25', 0)).toBe('2026-12-30')
})

test('days are counted the same outside the years that are prepared', () => {
  expect(add('2009-12-31', 1)).toBe('2010-01-01')
  expect(add('2045-06-02', 0)).toBe('2045-06-02')
  expect(add('2045-06-02', 1)).toBe('2045-06-05')
  expect(add('2045-06-03', 0)).toBe('2045-06-05')
  expect(add('2040-12-31', 1)).toBe('2041-01-01')
})

test('each day that did not count says why, both ends included', () => {
  expect(days.daysOff(dayOfDate('2026-12-25'), dayOfDate('2026-12-29'))).toEqual([
    { date: '2026-12-25', why: 'bank holiday', name: 'Christmas Day' },
    { date: '2026-12-26', why: 'weekend', name: 'Saturday' },
    { date: '2026-12-27', why: 'weekend', name: 'Sunday' },
    { date: '2026-12-28', why: 'bank holiday', name: 'Boxing Day' },
    { date: '2026-12-29', why: 'closed', name: 'closed' },
  ])
})

test('it is known for which years the bank holidays are complete', () => {
  expect(days.isKnown(dayOfDate('2025-12-31'))).toBe(false)
  expect(days.isKnown(dayOfDate('2026-01-01'))).toBe(true)
  expect(days.isKnown(dayOfDate('2026-12-31'))).toBe(true)
  expect(days.isKnown(dayOfDate('2027-01-01'))).toBe(false)
})
