/** The time of the law for an answer about somebody's data, day by day in London. */
import { describe, expect, test } from 'vitest'
import { loadHolidays } from '../../packs/load-holidays.ts'
import { loadLaw } from '../../packs/load-law.ts'
import { projectRoot } from '../../packs/project-root.ts'
import { workingDays } from '../../policy/calendar/working-days.ts'
import { civilOf, instantOf } from '../../record/london-time.ts'
import { type ClockFacts, dataTime, daysWaited, momentsOf } from './data-clock.ts'

const [clock] = loadLaw(projectRoot()).dataRights
if (!clock) throw new Error('The law holds no time for requests for data')
const [holidays] = loadHolidays(projectRoot())
if (!holidays) throw new Error('There are no holidays')
const days = { legalDays: workingDays(holidays) }
const CAME: Omit<ClockFacts, 'received'> = {
  ...{ identityAsked: null, identitySure: null, clarityAsked: null, pausedDays: 0, isExtended: false },
}
const time = (received: string, more: Partial<ClockFacts> = {}) =>
  dataTime(days, clock, { ...CAME, received: instantOf(received), ...more })

describe('somebody who asks for their data is answered within a month', () => {
  test('to the same date of the next month, or to its last day where it has no such date', () => {
    expect(time('2026-03-10T09:00')).toMatchObject({ runsFrom: '2026-03-10', due: '2026-04-10' })
    expect(time('2026-03-31T09:00')).toMatchObject({ due: '2026-04-30' })
    expect(time('2028-01-31T09:00')).toMatchObject({ due: '2028-02-29' })
  })

  test('and on from a day on which nobody works: a Saturday, or a bank holiday', () => {
    expect(time('2026-01-31T09:00')).toMatchObject({ due: '2026-03-02', extendBy: '2026-02-28' })
    expect(time('2026-03-03T09:00')).toMatchObject({ due: '2026-04-07', extendBy: '2026-04-03' })
  })

  test('by days in London: what came in at half past midnight in summer came in that day', () => {
    expect(time('2026-06-10T00:30')).toMatchObject({ runsFrom: '2026-06-10', due: '2026-07-10' })
    expect(time('2026-06-09T23:59')).toMatchObject({ runsFrom: '2026-06-09', due: '2026-07-09' })
  })

  test('from when we know who it is, where we had to ask', () => {
    const identityAsked = instantOf('2026-03-11T09:00')
    expect(time('2026-03-10T09:00', { identityAsked })).toMatchObject({
      waitsFor: 'identity',
      due: null,
      extendBy: null,
    })
    const sure = { identityAsked, identitySure: instantOf('2026-03-31T23:00') }
    expect(time('2026-03-10T09:00', sure)).toMatchObject({ runsFrom: '2026-03-31', due: '2026-04-30' })
  })

  test('not while we wait to hear what they mean, and later by as many days', () => {
    const asked = instantOf('2026-03-12T09:00')
    expect(time('2026-03-10T09:00', { clarityAsked: asked })).toMatchObject({ waitsFor: 'clarity', due: null })
    expect(daysWaited(asked, instantOf('2026-03-17T23:59'))).toBe(5)
    // The clocks go forward between the two.
    expect(daysWaited(instantOf('2026-03-28T23:30'), instantOf('2026-03-30T00:10'))).toBe(2)
    expect(time('2026-03-10T09:00', { pausedDays: 5 })).toMatchObject({ due: '2026-04-15', extendBy: '2026-04-15' })
  })

  test('or within three where they were told; never chained from the end of the first', () => {
    expect(time('2026-01-31T09:00', { isExtended: true })).toMatchObject({ due: '2026-04-30', extendBy: '2026-02-28' })
    expect(time('2026-03-10T09:00', { isExtended: true, pausedDays: 5 })).toMatchObject({ due: '2026-06-15' })
  })
})

test('who protects data is told a week before, the day before and the day after, at nine in London, and never of what is past', () => {
  const civil = (at: number | null) => at && civilOf(at)
  const all = momentsOf('2026-04-01', instantOf('2026-03-02T10:00'))
  expect([all.soon, all.tomorrow, all.late].map(civil)).toEqual([
    '2026-03-25T09:00',
    '2026-03-31T09:00',
    '2026-04-02T09:00',
  ])
  const late = momentsOf('2026-04-01', instantOf('2026-03-31T12:00'))
  expect([late.soon, late.tomorrow]).toEqual([null, null])
})
