/** What is owed, by small policies and records of a few entries. What is expected was worked out by hand from the language's meaning. */
import { expect, test } from 'vitest'
import { civilOf, instantOf } from '../record/london-time.ts'
import type { Policy } from './compile.ts'
import { judge, type Scope } from './judge.ts'
import { isLate } from './judgement.ts'
import { policyOf, recordOf, type Told } from './test-policy.ts'

const CITE = 'cite: [{clause: "ELM-1", says: "Answer."}]'
/** A duty to reach the victim within a working day of a report, with more said of it. */
const respond = (...more: readonly string[]) => `
- duty: respond
  when: {event: report.received}
  do: {event: victim.contacted}
  within: {working_days: 1}
  ${[...more, CITE].join('\n  ')}
`
const REPORT: Told = ['2026-06-10T09:00', 'report.received']
const CONTACT: Told = ['2026-06-10T11:00', 'victim.contacted', { person: 'amira' }]

/** What is owed at a time, in the fewest words: outcome, late or not, and what began and ended it. */
function owed(policy: Policy, now: string, told: readonly Told[], scope?: Scope) {
  const at = instantOf(now)
  return judge(policy, recordOf(...told), at, scope).duties.map((duty) => {
    const late = isLate(duty, at) ? ' late' : ''
    const about = duty.key === null ? '' : ` about ${duty.key}`
    return `${duty.norm}${about}: ${duty.outcome}${late}, from ${duty.trigger}, by ${duty.endedBy}`
  })
}
const respondTo = (now: string, ...told: readonly Told[]) => owed(policyOf(respond()), now, told)

test('a duty stands from its trigger, and is late from the minute after it was due', () => {
  expect(respondTo('2026-06-11T17:00', REPORT)).toEqual(['respond: open, from 1, by null'])
  expect(respondTo('2026-06-11T17:01', REPORT)).toEqual(['respond: open late, from 1, by null'])
})

test('what is done at the very moment it is due is in time; a minute later it is done, and late for good', () => {
  const done = (at: string): Told => [at, 'victim.contacted', { person: 'amira' }]
  expect(respondTo('2026-07-01T09:00', REPORT, done('2026-06-11T17:00'))).toEqual(['respond: done, from 1, by 2'])
  expect(respondTo('2026-07-01T09:00', REPORT, done('2026-06-11T17:01'))).toEqual(['respond: done late, from 1, by 2'])
})

test('time runs from when it was received, also where it is written down days later', () => {
  const policy = policyOf(respond())
  const told = recordOf(['2026-06-10T09:00', 'report.received', {}, { recordedAt: '2026-06-15T09:00' }])
  const [duty] = judge(policy, told, instantOf('2026-06-15T10:00')).duties
  expect(duty?.due && civilOf(duty.due)).toBe('2026-06-11T17:00')
})

test('what is written down later than now, or happens later than now, is not known yet', () => {
  const later: Told = ['2026-06-10T11:00', 'victim.contacted', { person: 'amira' }, { recordedAt: '2026-06-12T09:00' }]
  expect(respondTo('2026-06-11T09:00', REPORT, later)).toEqual(['respond: open, from 1, by null'])
  expect(respondTo('2026-06-12T09:00', REPORT, later)).toEqual(['respond: done, from 1, by 2'])
  expect(respondTo('2026-06-10T10:00', REPORT, CONTACT)).toEqual(['respond: open, from 1, by null'])
})

test('what happened before the trigger does not answer it, in whatever order the two were written down', () => {
  const before: Told = ['2026-06-10T08:00', 'victim.contacted', { person: 'amira' }]
  expect(respondTo('2026-06-10T12:00', REPORT, before)).toEqual(['respond: open, from 1, by null'])
})

test('an entry that both answers and asks ends what was open and opens anew', () => {
  const again = policyOf(`
- duty: keep-in-touch
  when: {event: victim.contacted}
  do: {event: victim.contacted}
  ${CITE}
`)
  expect(
    owed(again, '2026-07-01T09:00', [CONTACT, ['2026-06-17T11:00', 'victim.contacted', { person: 'amira' }]]),
  ).toEqual(['keep-in-touch: done, from 1, by 2', 'keep-in-touch: open, from 2, by null'])
})

test('a second report while the first stands counts with it and keeps the earlier time', () => {
  const policy = policyOf(respond())
  const { duties } = judge(
    policy,
    recordOf(REPORT, ['2026-06-11T09:00', 'report.received']),
    instantOf('2026-06-11T10:00'),
  )
  expect(duties).toMatchObject([{ trigger: 1, absorbed: 1, due: instantOf('2026-06-11T17:00') }])
})

test('a report after the first was answered is owed an answer of its own', () => {
  expect(respondTo('2026-06-10T12:00', REPORT, CONTACT, ['2026-06-10T11:30', 'report.received'])).toEqual([
    'respond: done, from 1, by 2',
    'respond: open, from 3, by null',
  ])
})

test('where each is owed, two reports are owed two answers; where it starts again, the older is superseded', () => {
  const second: Told = ['2026-06-11T09:00', 'report.received']
  expect(owed(policyOf(respond('again: each')), '2026-06-11T10:00', [REPORT, second])).toEqual([
    'respond: open, from 1, by null',
    'respond: open, from 2, by null',
  ])
  expect(owed(policyOf(respond('again: restart')), '2026-06-11T10:00', [REPORT, second])).toEqual([
    'respond: superseded, from 1, by null',
    'respond: open, from 2, by null',
  ])
})

test('what is owed about one person is not answered by an act for another', () => {
  const policy = policyOf(respond('per: person'))
  const about = (person: string): Told => ['2026-06-10T09:00', 'report.received', { person }]
  expect(owed(policy, '2026-06-10T12:00', [about('amira'), about('bea'), CONTACT])).toEqual([
    'respond about amira: done, from 1, by 3',
    'respond about bea: open, from 2, by null',
  ])
})

test('an act in another role than the policy names does not answer', () => {
  const policy = policyOf(
    respond().replace('do: {event: victim.contacted}', 'do: {event: victim.contacted, by: [manager]}'),
  )
  const by = (role: 'manager' | 'housing-officer'): Told => ['2026-06-10T11:00', 'victim.contacted', {}, { by: role }]
  expect(owed(policy, '2026-06-10T12:00', [REPORT, by('housing-officer')])).toEqual(['respond: open, from 1, by null'])
  expect(owed(policy, '2026-06-10T12:00', [REPORT, by('manager')])).toEqual(['respond: done, from 1, by 2'])
})

test('a duty with a condition arises only where the condition stood before', () => {
  const policy = policyOf(respond('if: {event: risk.assessed, where: {significantAtHome: true}}'))
  const risk = (significantAtHome: boolean): Told => ['2026-06-10T08:00', 'risk.assessed', { significantAtHome }]
  expect(owed(policy, '2026-06-10T12:00', [REPORT])).toEqual([])
  expect(owed(policy, '2026-06-10T12:00', [risk(false), REPORT])).toEqual([])
  expect(owed(policy, '2026-06-10T12:00', [risk(true), REPORT])).toEqual(['respond: open, from 2, by null'])
})

test('while something lifts it, a duty does not arise, and one that is open stops', () => {
  const policy = policyOf(respond('unless: {from: {event: case.opened}, until: {event: case.reopened}}'))
  const opened: Told = ['2026-06-10T10:00', 'case.opened']
  const second: Told = ['2026-06-10T11:00', 'report.received']
  expect(owed(policy, '2026-06-11T12:00', [REPORT, opened, second])).toEqual(['respond: stopped, from 1, by null'])
  const reopened: Told = ['2026-06-10T10:30', 'case.reopened']
  expect(owed(policy, '2026-06-11T12:00', [opened, reopened, second])).toEqual(['respond: open, from 3, by null'])
})

test('a duty stops when the policy says so, and late is still said', () => {
  const policy = policyOf(respond('stops_when: {event: victim-choice.recorded}'))
  const choice = (at: string): Told => [at, 'victim-choice.recorded', { person: 'amira', choice: 'no-contact' }]
  expect(owed(policy, '2026-07-01T12:00', [REPORT, choice('2026-06-11T09:00')])).toEqual([
    'respond: stopped, from 1, by null',
  ])
  expect(owed(policy, '2026-07-01T12:00', [REPORT, choice('2026-06-12T09:00')])).toEqual([
    'respond: stopped late, from 1, by null',
  ])
})

test('closing the case stops what is open, but for what outlives it', () => {
  const closed: Told = ['2026-06-10T15:00', 'case.closed', { reason: 'safe' }]
  expect(respondTo('2026-07-01T12:00', REPORT, closed)).toEqual(['respond: stopped, from 1, by null'])
  expect(owed(policyOf(respond('survives_closure: true')), '2026-06-11T12:00', [REPORT, closed])).toEqual([
    'respond: open, from 1, by null',
  ])
})

test('what the closing itself asks for is owed after it', () => {
  const policy = policyOf(`
- duty: tell-of-closure
  when: {event: case.closed}
  do: {event: victim.updated}
  ${CITE}
`)
  expect(owed(policy, '2026-07-01T12:00', [['2026-06-10T15:00', 'case.closed', { reason: 'safe' }]])).toEqual([
    'tell-of-closure: open, from 1, by null',
  ])
})

const WAIVABLE = 'waivable: {by: [manager], reasons: [unsafe-to-do]}'
const waive = (reason: string, by: 'manager' | 'housing-officer' = 'manager', more = {}): Told => [
  '2026-06-10T10:00',
  'duty.waived',
  { clause: 'ELM-1', reason, ...more },
  { by },
]

test('a duty is waived by a role that may, for a reason that counts', () => {
  expect(owed(policyOf(respond(WAIVABLE)), '2026-07-01T12:00', [REPORT, waive('unsafe-to-do')])).toEqual([
    'respond: waived, from 1, by null',
  ])
})

test.each([
  ['another role', WAIVABLE, waive('unsafe-to-do', 'housing-officer')],
  ['another reason', WAIVABLE, waive('already-done')],
  ['a duty that nobody may waive', 'strength: will', waive('unsafe-to-do')],
])('a waiver by %s leaves it owed, and the attempt is remembered', (_what, said, waiver) => {
  const { duties } = judge(policyOf(respond(said)), recordOf(REPORT, waiver), instantOf('2026-06-10T12:00'))
  expect(duties).toMatchObject([{ outcome: 'open', waiverRefused: 2 }])
})

test('a waiver that names one report leaves the others owed', () => {
  const policy = policyOf(respond(WAIVABLE, 'again: each'))
  const second: Told = ['2026-06-10T09:30', 'report.received']
  expect(owed(policy, '2026-06-10T12:00', [REPORT, second, waive('unsafe-to-do', 'manager', { trigger: 2 })])).toEqual([
    'respond: open, from 1, by null',
    'respond: waived, from 2, by null',
  ])
})

test('a trigger that is taken back asks nothing, and an answer that is taken back answers nothing', () => {
  const gone = (entry: number): Told => ['2026-06-10T12:00', 'entry.retracted', { entry }]
  expect(respondTo('2026-06-10T13:00', REPORT, gone(1))).toEqual([])
  expect(respondTo('2026-06-10T13:00', REPORT, CONTACT, gone(2))).toEqual(['respond: open, from 1, by null'])
  expect(respondTo('2026-06-10T13:00', REPORT, CONTACT, gone(2), gone(3))).toEqual(['respond: done, from 1, by 2'])
})

test('what is owed to each adult victim is owed to every one who becomes known, and to no child', () => {
  const policy = policyOf(respond('for_each: adult-victim'))
  const person = (name: string, more = {}): Told => [
    '2026-06-10T10:00',
    'person.added',
    { person: name, role: 'victim', ...more },
  ]
  const amira = person('amira')
  expect(owed(policy, '2026-06-10T12:00', [REPORT])).toEqual(['respond: open, from 1, by null'])
  expect(
    owed(policy, '2026-06-10T12:00', [REPORT, amira, person('bea'), person('kit', { ageGroup: 'under-16' })]),
  ).toEqual(['respond about amira: open, from 1, by null', 'respond about bea: open, from 1, by null'])
  expect(owed(policy, '2026-06-10T12:00', [REPORT, amira, person('bea'), CONTACT])).toEqual([
    'respond about amira: done, from 1, by 4',
    'respond about bea: open, from 1, by null',
  ])
  expect(owed(policy, '2026-06-10T12:00', [REPORT, person('zed', { role: 'perpetrator' })])).toEqual([
    'respond: open, from 1, by null',
  ])
})

test('a case is judged by the version of the policy in force when each duty arose', () => {
  const shorter = respond().replace('{working_days: 1}', '{hours: 2}')
  const policy = policyOf(respond(), { norms: shorter, from: '2026-06-12' })
  const dues = judge(
    policy,
    recordOf(
      ['2026-06-11T23:59', 'report.received'],
      ['2026-06-11T23:59', 'victim.contacted'],
      ['2026-06-12T00:00', 'report.received'],
    ),
    instantOf('2026-06-12T01:00'),
  ).duties.map((duty) => [duty.version, duty.due && civilOf(duty.due)])
  expect(dues).toEqual([
    ['2026-01-01', '2026-06-12T17:00'],
    ['2026-06-12', '2026-06-12T02:00'],
  ])
})

test('an answer under the new version ends what arose under the old, and a trigger counts with what is open', () => {
  const policy = policyOf(respond(), { norms: respond(), from: '2026-06-11' })
  const second: Told = ['2026-06-11T09:00', 'report.received']
  const answer: Told = ['2026-06-11T10:00', 'victim.contacted']
  expect(owed(policy, '2026-06-12T12:00', [REPORT, second, answer])).toEqual(['respond: done, from 1, by 3'])
})

test('what was owed before the first version of the policy is judged by the first', () => {
  expect(owed(policyOf({ norms: respond(), from: '2026-06-30' }), '2026-06-10T12:00', [REPORT])).toEqual([
    'respond: open, from 1, by null',
  ])
})

test('the organisation owes what its own entries ask, and a case what the case asks', () => {
  const policy = policyOf(`
- duty: tell-staff
  when: {event: policy.reviewed}
  do: {event: guidance.issued}
  ${CITE}
${respond()}`)
  const told: readonly Told[] = [['2026-06-09T09:00', 'policy.reviewed', { document: 'policy' }], REPORT]
  expect(owed(policy, '2026-06-10T12:00', told, 'organisation')).toEqual(['tell-staff: open, from 1, by null'])
  expect(owed(policy, '2026-06-10T12:00', told, 'case')).toEqual(['respond: open, from 2, by null'])
  const closed: Told = ['2026-06-10T15:00', 'case.closed', { reason: 'safe' }]
  expect(owed(policy, '2026-06-10T16:00', [...told, closed])).toEqual([
    'tell-staff: open, from 1, by null',
    'respond: stopped, from 2, by null',
  ])
})

test('entries of one minute count in the order in which they were written down', () => {
  const same: Told = ['2026-06-10T09:00', 'victim.contacted', { person: 'amira' }]
  expect(respondTo('2026-06-10T12:00', same, REPORT)).toEqual(['respond: open, from 2, by null'])
  expect(respondTo('2026-06-10T12:00', REPORT, same)).toEqual(['respond: done, from 1, by 2'])
  const policy = policyOf(respond())
  const backwards = recordOf(REPORT, same).toReversed()
  expect(judge(policy, backwards, instantOf('2026-06-10T12:00')).duties).toMatchObject([
    { outcome: 'done', endedBy: 2 },
  ])
})
