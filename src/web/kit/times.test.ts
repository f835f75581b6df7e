import { expect, it } from 'vitest'
import { instantOf } from '../../record/london-time.ts'
import { exactBeside, exactEnd, exactTime, sayDue, sayEnd, sayWhen } from './times.ts'

const now = instantOf('2026-11-24T09:30')

it.each([
  ['2026-11-24T17:00', 'today before 5pm'],
  ['2026-11-25T17:00', 'tomorrow before 5pm'],
  ['2026-11-27T12:00', 'Friday 27 November before midday'],
  ['2027-01-04T16:30', 'Monday 4 January 2027 before 4.30pm'],
  ['2026-11-24T10:10', 'in 40 minutes'],
  ['2026-11-26T00:00', 'by the end of tomorrow'],
  ['2026-11-21T09:29', '3 days late'],
  ['2026-11-24T08:30', '1 hour late'],
])('says %s as "%s"', (due, said) => {
  expect(sayDue(instantOf(due), now)).toBe(said)
})

it('says that no time is stated, and never that it is late', () => {
  expect(sayDue(null, now)).toBe('no time stated')
})

it('is not late at the very minute it is due', () => {
  expect(sayDue(now, now)).not.toMatch(/late/)
})

it('says that midnight is the end of the day before', () => {
  expect(sayEnd(instantOf('2027-01-08T00:00'))).toBe('the end of 7 January 2027')
  expect(exactEnd(instantOf('2027-01-08T00:00'))).toBe('the end of Thursday 7 January 2027')
})

it('gives the exact end beside what does not name its day, and says no day twice', () => {
  const beside = (due: string) => exactBeside(instantOf(due), now)
  expect(beside('2026-11-21T09:29')).toBe('Saturday 21 November 2026, 9.29am')
  expect(beside('2026-11-26T00:00')).toBe('the end of Wednesday 25 November 2026')
  expect(beside('2026-11-24T17:00')).toBe('Tuesday 24 November 2026, 5pm')
  expect(beside('2026-12-05T00:00')).toBeNull()
  expect(beside('2026-11-27T12:00')).toBeNull()
})

it('gives the exact time on both sides of the clock change', () => {
  expect(exactTime(instantOf('2026-07-03T17:00'))).toBe('Friday 3 July 2026, 5pm')
  expect(sayWhen(instantOf('2026-11-23T09:05'), now)).toBe('yesterday at 9.05am')
})
