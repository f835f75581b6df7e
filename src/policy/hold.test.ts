/** A pause in court action for rent: from a disclosure, one to three months, and nobody pays for asking late. */
import { expect, test } from 'vitest'
import { civilOf, instantOf } from '../record/london-time.ts'
import { judge } from './judge.ts'
import { refusals } from './refusals.ts'
import { policyOf, recordOf, type Told } from './test-policy.ts'

const breathingSpace = (again = 'extend', unchosen = 'max') => `
- hold: breathing-space
  starts_on: {event: report.received}
  length: {event: breathing-space.set, field: months, min_months: 1, max_months: 3, default: ${unchosen}}
  forbids: {event: income-court-action.started}
  ends_early_on: {event: breathing-space.declined}
  again: ${again}
  cite: [{clause: "ELM-4", says: "Court action waits."}]
`
const pause = (again = 'extend', unchosen = 'max') => policyOf(breathingSpace(again, unchosen))
const NO_PAUSE = `
- never: recharge
  act: {event: recharge.raised}
  cite: [{clause: "ELM-5", says: "Nobody pays."}]
`

const REPORT: Told = ['2026-03-10T15:00', 'report.received']

const runs = (policy: ReturnType<typeof pause>, ...told: readonly Told[]) =>
  judge(policy, recordOf(...told), instantOf('2027-01-01T12:00')).holds.map((hold) => ({
    from: civilOf(hold.from),
    until: civilOf(hold.until),
    earliestEnd: civilOf(hold.earliestEnd),
    setBy: hold.setBy,
  }))

test('until a length is chosen it lasts for the longest time, to the end of the day', () => {
  expect(runs(pause(), REPORT)).toEqual([
    { from: '2026-03-10T15:00', until: '2026-06-11T00:00', earliestEnd: '2026-04-11T00:00', setBy: null },
  ])
})

test('another landlord reads the silence as the shortest time', () => {
  expect(runs(pause('extend', 'min'), REPORT)).toMatchObject([{ until: '2026-04-11T00:00' }])
})

test('a chosen length is counted from the disclosure, not from the day on which it was chosen', () => {
  expect(runs(pause(), REPORT, ['2026-03-20T09:00', 'breathing-space.set', { months: 2 }])).toMatchObject([
    { until: '2026-05-11T00:00', setBy: 2 },
  ])
})

test('a length that the policy does not allow is refused', () => {
  const propose = (months: number) => {
    const [report, set] = recordOf(REPORT, ['2026-03-20T09:00', 'breathing-space.set', { months }])
    return report && set ? refusals(pause(), [report], set).map((each) => each.norm) : null
  }
  expect([0, 1, 3, 4].map(propose)).toEqual([['breathing-space'], [], [], ['breathing-space']])
})

test('a length that was set outside our control is brought within what the policy allows', () => {
  const set = (months: number): Told => ['2026-03-20T09:00', 'breathing-space.set', { months }, { happened: true }]
  expect(runs(pause(), REPORT, set(9))).toMatchObject([{ until: '2026-06-11T00:00' }])
  expect(runs(pause(), REPORT, set(0))).toMatchObject([{ until: '2026-04-11T00:00' }])
})

test('the person may decline it, and it ends at once', () => {
  expect(runs(pause(), REPORT, ['2026-03-12T10:30', 'breathing-space.declined'])).toMatchObject([
    { until: '2026-03-12T10:30', setBy: 2 },
  ])
})

test('a new disclosure while it runs makes it longer and never shorter', () => {
  expect(runs(pause(), REPORT, ['2026-04-02T09:00', 'report.received'])).toMatchObject([
    { from: '2026-03-10T15:00', until: '2026-07-03T00:00', earliestEnd: '2026-05-03T00:00', setBy: null },
  ])
  const min = pause('extend', 'min')
  expect(
    runs(
      min,
      REPORT,
      ['2026-03-11T09:00', 'breathing-space.set', { months: 3 }],
      ['2026-04-02T09:00', 'report.received'],
    ),
  ).toMatchObject([{ until: '2026-06-11T00:00', setBy: 2 }])
})

test('where the policy does not speak of extending it, a new disclosure changes nothing while it runs', () => {
  expect(runs(pause('absorb'), REPORT, ['2026-04-02T09:00', 'report.received'])).toMatchObject([
    { until: '2026-06-11T00:00' },
  ])
})

test('a disclosure after it has ended begins another', () => {
  expect(runs(pause(), REPORT, ['2026-06-11T00:00', 'report.received'])).toMatchObject([
    { from: '2026-03-10T15:00', until: '2026-06-11T00:00' },
    { from: '2026-06-11T00:00', until: '2026-09-12T00:00' },
  ])
})

test('court action is refused until the last minute, told until when, and allowed from then on', () => {
  const at = (when: string) => {
    const [report, act] = recordOf(REPORT, [when, 'income-court-action.started'])
    return report && act ? refusals(pause(), [report], act).map((each) => each.until && civilOf(each.until)) : null
  }
  expect(at('2026-06-10T23:59')).toEqual(['2026-06-11T00:00'])
  expect(at('2026-06-11T00:00')).toEqual([])
})

test('a later version of the policy without it never ends the time that somebody was promised', () => {
  const dropped = policyOf(breathingSpace(), { norms: NO_PAUSE, from: '2026-04-01' })
  const [report, act] = recordOf(REPORT, ['2026-05-01T09:00', 'income-court-action.started'])
  expect(report && act && refusals(dropped, [report], act).map((each) => each.norm)).toEqual(['breathing-space'])
})
