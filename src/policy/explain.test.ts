/** Why something is owed by then, in words that can be read to somebody. */
import { expect, test } from 'vitest'
import { instantOf } from '../record/london-time.ts'
import { explain, ruleInWords } from './explain.ts'
import { judge } from './judge.ts'
import { policyOf, recordOf, type Told } from './test-policy.ts'

const READING = `interpretations:
  - {id: E1, clauses: ["ELM-1"], reads: "The day ends at five.", decided_by: head of housing}
tensions:
  - {id: E2, clauses: ["ELM-1", "ELM-7"], reads: "Two clauses pull apart.", shown_to: manager}
  - {id: E3, clauses: ["ELM-7"], reads: "Elsewhere.", shown_to: manager}`
const duty = (within: string, more = '') => `
- duty: respond
  when: {event: report.received}
  do: {event: victim.contacted}
  within: ${within}
  ${more}
  cite: [{clause: "ELM-1", says: "Answer soon."}]
`
const policy = (within: string, more = 'reading: E1') => policyOf({ norms: duty(within, more), also: READING })
const REPORT: Told = ['2026-04-02T18:00', 'report.received']

function told(within: string, now: string, more: string, ...entries: readonly Told[]) {
  const at = instantOf(now)
  const compiled = policy(within, more)
  const [first] = judge(compiled, recordOf(...entries), at).duties
  if (!first) throw new Error('nothing is owed')
  return explain(compiled, first, at)
}

test('it names the clause and its sentence, the version, the reading relied on and what pulls against it', () => {
  expect(told('same_working_day', '2026-04-03T09:00', 'reading: E1', REPORT)).toMatchObject({
    norm: 'respond',
    version: '2026-01-01',
    clauses: [{ id: 'ELM-1', says: 'Answer soon.' }],
    trigger: 1,
    reading: { id: 'E1', reads: 'The day ends at five.' },
    tensions: [{ id: 'E2' }],
  })
})

test('every day that did not count is named, with its reason', () => {
  const { daysOff, why } = told('same_working_day', '2026-04-03T09:00', '', REPORT)
  expect(daysOff.map((day) => `${day.date} ${day.name}`)).toEqual([
    '2026-04-03 Good Friday',
    '2026-04-04 Saturday',
    '2026-04-05 Sunday',
    '2026-04-06 Easter Monday',
  ])
  expect(why).toBe(
    'ELM-1, because of entry 1. On the same working day, by 17:00; from 17:00 on, or on another day, by 17:00 on the next working day. 4 days did not count: Good Friday (2026-04-03), Easter Monday (2026-04-06). Open.',
  )
})

test('no day is skipped where days are not counted', () => {
  expect(told('{hours: 96}', '2026-04-03T09:00', '', REPORT).daysOff).toEqual([])
})

test('a time of the landlord alone says that it is local', () => {
  expect(told('{hours: 4}', '2026-04-03T09:00', 'stated: false', REPORT).rule).toBe(
    'Within 4 hours. This is a local target, not in the policy.',
  )
})

test('it says how it ended and when, and late for good', () => {
  const answer: Told = ['2026-04-08T10:30', 'victim.contacted']
  expect(told('{working_days: 1}', '2026-06-01T09:00', '', REPORT, answer)).toMatchObject({ late: true })
  expect(told('{working_days: 1}', '2026-06-01T09:00', '', REPORT, answer).why).toMatch(
    /Done, late on 2026-04-08 at 10:30\.$/,
  )
  expect(told('{working_days: 1}', '2026-06-01T09:00', '', REPORT).why).toMatch(/Late\.$/)
})

test('a due day beyond the bank holidays that are known is said to be so', () => {
  expect(told('{working_days: 1}', '2026-04-08T09:00', '', REPORT).holidaysUnknown).toBe(false)
  const atYearsEnd: Told = ['2026-12-31T18:00', 'report.received']
  expect(told('{working_days: 1}', '2027-01-01T09:00', '', atYearsEnd).holidaysUnknown).toBe(true)
  expect(told('{hours: 48}', '2027-01-01T09:00', '', atYearsEnd).holidaysUnknown).toBe(false)
})

test('what counted with it, and a waiver that did not count, are part of the answer', () => {
  const entries: readonly Told[] = [
    REPORT,
    ['2026-04-02T19:00', 'report.received'],
    ['2026-04-03T09:00', 'duty.waived', { clause: 'ELM-1', reason: 'other' }],
  ]
  expect(told('same_working_day', '2026-04-03T10:00', '', ...entries)).toMatchObject({ absorbed: 1, waiverRefused: 3 })
})

test('a duty that comes back says since when, and a date that is printed is given as it is printed', () => {
  const every = (more: string) => `
- every: review
  do: {event: policy.reviewed}
  ${more}
  cite: [{clause: "ELM-9", says: "Review it."}]
`
  const why = (more: string) => {
    const compiled = policyOf(every(more))
    const now = instantOf('2026-02-01T09:00')
    const [first] = judge(compiled, [], now).duties
    return first && explain(compiled, first, now).why
  }
  expect(why('at_least: {months: 3}')).toBe(
    'ELM-9, since the policy took effect. Again within 3 months, to the end of the day. Open.',
  )
  expect(why('due_date: "2026-10-31"')).toBe(
    'ELM-9, since the policy took effect. By 2026-10-31, the date that the policy prints. Open.',
  )
  expect(why('stated: true')).toBe(
    'ELM-9, since the policy took effect. Regularly: the policy states no interval. Open.',
  )
})

test.each([
  ['not_stated', 'The policy states no time.'],
  ['immediately', 'At once.'],
  [{ working_days: 1 }, 'By 17:00 on the first working day after the day it came in.'],
  [{ working_days: 5 }, 'By 17:00 on working day 5 after the day it came in.'],
  [{ hours: 1 }, 'Within 1 hour.'],
  [{ calendar_days: 2 }, 'By the end of the day, 2 days on.'],
  [{ months: 1 }, 'Within 1 month, to the end of the day.'],
  [{ years: 3 }, 'Within 3 years, to the end of the day.'],
  [{ on: 'meetingOn' }, 'By the end of the day that the entry names.'],
  [{ import: 'customer-care' }, 'The time is in another document of the landlord, which has not been supplied.'],
] as const)('a time limit is said in words: %j', (within, words) => {
  expect(ruleInWords(within, '17:00')).toBe(words)
})

test('a duty of a policy that is not this one cannot be explained', () => {
  const at = instantOf('2026-04-03T09:00')
  const [first] = judge(policy('immediately'), recordOf(REPORT), at).duties
  const other = policyOf(duty('immediately').replace('respond', 'reply'))
  expect(() => first && explain(other, first, at)).toThrow('respond')
})
