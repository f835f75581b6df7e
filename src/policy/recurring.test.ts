/** Duties that come back: reviews and reports that the organisation owes again and again. */
import { expect, test } from 'vitest'
import { civilOf, instantOf } from '../record/london-time.ts'
import { judge } from './judge.ts'
import { isLate } from './judgement.ts'
import { policyOf, recordOf, type Told } from './test-policy.ts'

const every = (id: string, event: string, more: string) => `
- every: ${id}
  do: {event: ${event}}
  ${more}
  cite: [{clause: "ELM-9", says: "Again and again."}]
`
const REPORT = every('report-to-board', 'kpis.reported', 'at_least: {months: 3}')
const reported = (at: string, to = 'board'): Told => [at, 'kpis.reported', { to }]

function owed(policy: ReturnType<typeof policyOf>, now: string, ...told: readonly Told[]) {
  const at = instantOf(now)
  return judge(policy, recordOf(...told), at).duties.map((duty) => ({
    from: civilOf(duty.opened),
    due: duty.due === null ? null : civilOf(duty.due),
    state: `${duty.outcome}${isLate(duty, at) ? ' late' : ''}`,
    trigger: duty.trigger,
    by: duty.endedBy,
  }))
}

test('the first is due a period after the policy took effect', () => {
  const first = { from: '2026-01-01T00:00', due: '2026-04-02T00:00', trigger: null, by: null }
  expect(owed(policyOf(REPORT), '2026-04-02T00:00')).toEqual([{ ...first, state: 'open' }])
  expect(owed(policyOf(REPORT), '2026-04-02T00:01')).toEqual([{ ...first, state: 'open late' }])
})

test('before the policy takes effect nothing is owed', () => {
  expect(owed(policyOf(REPORT), '2025-12-31T23:59')).toEqual([])
})

test('each time that it is done the next is due a period after that, not after the last was due', () => {
  expect(owed(policyOf(REPORT), '2026-05-01T09:00', reported('2026-02-10T14:00'))).toEqual([
    { from: '2026-01-01T00:00', due: '2026-04-02T00:00', state: 'done', trigger: null, by: 1 },
    { from: '2026-02-10T14:00', due: '2026-05-11T00:00', state: 'open', trigger: 1, by: null },
  ])
})

test('periods that were missed are one late duty, and done late stays late', () => {
  expect(owed(policyOf(REPORT), '2026-12-01T09:00')).toMatchObject([{ state: 'open late' }])
  expect(owed(policyOf(REPORT), '2026-12-01T09:00', reported('2026-11-30T09:00'))).toMatchObject([
    { state: 'done late' },
    { state: 'open', due: '2027-03-01T00:00' },
  ])
})

test('a report to others than the policy names does not count', () => {
  const toBoard = REPORT.replace('{event: kpis.reported}', '{event: kpis.reported, where: {to: board}}')
  expect(owed(policyOf(toBoard), '2026-03-01T09:00', reported('2026-02-10T14:00', 'staff'))).toMatchObject([
    { state: 'open', by: null },
  ])
})

test('what was done before the policy took effect does not count for it', () => {
  expect(owed(policyOf(REPORT), '2026-03-01T09:00', reported('2025-12-20T09:00'))).toMatchObject([
    { state: 'open', trigger: null },
  ])
})

test('a date that the policy prints is due by the end of that day, and once it is past later rounds have no date', () => {
  const printed = policyOf(every('review', 'policy.reviewed', 'due_date: "2026-10-31"'))
  const review = (at: string): Told => [at, 'policy.reviewed', { document: 'policy' }]
  const due = '2026-11-01T00:00'
  expect(owed(printed, due)).toMatchObject([{ due, state: 'open' }])
  expect(owed(printed, '2026-06-01T00:00', review('2026-05-20T16:00'))).toMatchObject([
    { due, state: 'done' },
    { due, state: 'open' },
  ])
  expect(owed(printed, '2026-12-01T00:00', review('2026-11-02T16:00'))).toMatchObject([
    { due, state: 'done late' },
    { due: null, state: 'open' },
  ])
})

test('where the policy states no interval it stays open and is never late', () => {
  const untimed = policyOf(every('training', 'training.completed', 'stated: true'))
  expect(owed(untimed, '2036-01-01T00:00')).toMatchObject([{ due: null, state: 'open' }])
})

test('one that is open when a new version comes goes on by its own, and the next is judged by the new', () => {
  const yearly = REPORT.replace('{months: 3}', '{years: 1}')
  const policy = policyOf(REPORT, { norms: yearly, from: '2026-03-01' })
  expect(owed(policy, '2026-03-15T09:00')).toMatchObject([{ from: '2026-01-01T00:00', due: '2026-04-02T00:00' }])
  expect(owed(policy, '2026-03-15T09:00', reported('2026-03-10T09:00'))).toMatchObject([
    { due: '2026-04-02T00:00', state: 'done' },
    { from: '2026-03-10T09:00', due: '2027-03-11T00:00' },
  ])
})

test('a version that does not have it owes it no more once the last was done', () => {
  const policy = policyOf(REPORT, {
    norms: every('review', 'policy.reviewed', 'at_least: {years: 1}'),
    from: '2026-03-01',
  })
  const reports = judge(policy, recordOf(reported('2026-03-10T09:00')), instantOf('2026-09-01T09:00')).duties.filter(
    (duty) => duty.norm === 'report-to-board',
  )
  expect(reports).toMatchObject([{ outcome: 'done', endedBy: 1 }])
})

test('a case of its own owes none of it', () => {
  expect(judge(policyOf(REPORT), [], instantOf('2026-09-01T09:00'), 'case').duties).toEqual([])
})
