/** What a policy refuses, and what it says is missing. What is expected was worked out by hand from the language's meaning. */
import { expect, test } from 'vitest'
import type { Policy } from './compile.ts'
import { refusals } from './refusals.ts'
import { policyOf, recordOf, type Told } from './test-policy.ts'

const CITE = 'cite: [{clause: "ELM-1", says: "Not before."}]'

/** What is missing for the last of some entries, by norm; empty where it may be written. */
function refused(policy: Policy, ...told: readonly Told[]): Readonly<Record<string, readonly string[]>> {
  const entries = recordOf(...told)
  const act = entries.at(-1)
  if (!act) throw new Error('there is no act')
  return Object.fromEntries(refusals(policy, entries.slice(0, -1), act).map((each) => [each.norm, each.missing]))
}

const START = (codes = {}): Told => ['2026-06-10T15:00', 'legal-action.started', { action: 'A1', ...codes }]
const gate = (...more: readonly string[]) =>
  policyOf(`
- gate: legal-action
  before: {event: legal-action.started}
  ${[...more, CITE].join('\n  ')}
`)
const AUTHORISED = 'needs: [{event: legal-action.authorised, by: [head-of-neighbourhoods, manager]}]'
const authorised = (by: 'manager' | 'housing-officer', action = 'A1'): Told => [
  '2026-06-10T12:00',
  'legal-action.authorised',
  { action },
  { by },
]

test('a gate is closed until what it needs is on record, and says what that is', () => {
  const policy = gate(AUTHORISED.replace('head-of-neighbourhoods', 'director'))
  expect(refused(policy, START())).toEqual({ 'legal-action': ['legal-action.authorised'] })
  expect(refused(policy, authorised('manager'), START())).toEqual({})
})

test('what another role did does not open it', () => {
  const policy = gate(AUTHORISED.replace('head-of-neighbourhoods', 'director'))
  expect(refused(policy, authorised('housing-officer'), START())).toEqual({
    'legal-action': ['legal-action.authorised'],
  })
})

const NEEDED = 'needs: [{event: legal-action.authorised}]'

test('what was done for another action does not open it', () => {
  expect(refused(gate('per: action', NEEDED), authorised('manager', 'A2'), START())).toEqual({
    'legal-action': ['legal-action.authorised'],
  })
  expect(refused(gate(NEEDED), authorised('manager', 'A2'), START())).toEqual({})
})

test('what happened later than the act does not open it, though it was written down before', () => {
  const later: Told = ['2026-06-10T15:01', 'legal-action.authorised', { action: 'A1' }]
  expect(refused(gate(NEEDED), later, START())).toEqual({ 'legal-action': ['legal-action.authorised'] })
})

test('what was taken back does not open it', () => {
  const gone: Told = ['2026-06-10T13:00', 'entry.retracted', { entry: 1 }]
  expect(refused(gate(NEEDED), authorised('manager'), gone, START())).toEqual({
    'legal-action': ['legal-action.authorised'],
  })
})

test('of several needs each has to be met; of several ways to meet one, any will do, and all are named', () => {
  const both = gate(
    'needs:',
    '  - {event: legal-action.authorised}',
    '  - {any: [{event: risk.assessed}, {event: needs.assessed}]}',
  )
  expect(refused(both, START())).toEqual({
    'legal-action': ['legal-action.authorised', 'risk.assessed', 'needs.assessed'],
  })
  const assessed: Told = ['2026-06-10T12:30', 'needs.assessed', { person: 'amira' }]
  expect(refused(both, assessed, START())).toEqual({ 'legal-action': ['legal-action.authorised'] })
  expect(refused(both, authorised('manager'), assessed, START())).toEqual({})
})

test('an exemption lifts its own need, for its own action, and no other', () => {
  const policy = gate(
    'per: action',
    'needs:',
    '  - {event: legal-action.authorised}',
    '  - {event: proportionality-review.held, unless: {event: extreme-circumstances.recorded, cite: [{clause: "ELM-8", says: "Not then."}]}}',
  )
  const extreme = (action: string): Told => [
    '2026-06-10T11:00',
    'extreme-circumstances.recorded',
    { action, incident: 'I1' },
  ]
  expect(refused(policy, extreme('A1'), START())).toEqual({ 'legal-action': ['legal-action.authorised'] })
  expect(refused(policy, extreme('A1'), authorised('manager'), START())).toEqual({})
  expect(refused(policy, extreme('A2'), authorised('manager'), START())).toEqual({
    'legal-action': ['proportionality-review.held'],
  })
})

test('of an answer the latest counts: a yes that became a no opens nothing', () => {
  const policy = gate('needs: [{event: consent.discussed, where: {scope: sharing, answer: given}}]')
  const says = (at: string, answer: string): Told => [
    at,
    'consent.discussed',
    { person: 'amira', scope: 'sharing', answer },
  ]
  expect(refused(policy, says('2026-06-09T09:00', 'given'), START())).toEqual({})
  expect(refused(policy, says('2026-06-09T09:00', 'given'), says('2026-06-10T09:00', 'withdrawn'), START())).toEqual({
    'legal-action': ['consent.discussed'],
  })
  expect(refused(policy, says('2026-06-09T09:00', 'refused'), says('2026-06-10T09:00', 'given'), START())).toEqual({})
})

test('a gate with a condition stands only after it, and until what ends it', () => {
  const policy = gate('if: {event: case.closed}', 'until: {event: case.reopened}', NEEDED)
  const closed: Told = ['2026-06-01T09:00', 'case.closed', { reason: 'safe' }]
  const reopened: Told = ['2026-06-02T09:00', 'case.reopened', { reason: 'new-report' }]
  expect(refused(policy, START())).toEqual({})
  expect(refused(policy, closed, START())).toEqual({ 'legal-action': ['legal-action.authorised'] })
  expect(refused(policy, closed, reopened, START())).toEqual({})
  expect(refused(policy, reopened, ['2026-06-03T09:00', 'case.closed', { reason: 'safe' }], START())).toEqual({
    'legal-action': ['legal-action.authorised'],
  })
})

test('where only what came since counts, an older one does not open it', () => {
  const policy = gate('since: {event: incident.recorded}', NEEDED)
  const incident = (at: string): Told => [at, 'incident.recorded', { incident: 'I1' }]
  expect(refused(policy, incident('2026-06-10T11:00'), authorised('manager'), START())).toEqual({})
  expect(refused(policy, authorised('manager'), incident('2026-06-10T14:00'), START())).toEqual({
    'legal-action': ['legal-action.authorised'],
  })
})

const SHARE = (codes = {}): Told => [
  '2026-06-10T15:00',
  'information.shared',
  { with: 'police', what: ['name'], ...codes },
]
const sharing = (...more: readonly string[]) =>
  policyOf(`
- gate: share
  before: {event: information.shared}
  ${[...more, CITE].join('\n  ')}
`)

test('a gate may ask something of the act itself: one of several conditions is enough, and the fields are named', () => {
  const policy = sharing('field_any: [{consent: given}, {neededForSafety: true}]')
  expect(refused(policy, SHARE())).toEqual({ share: ['consent', 'neededForSafety'] })
  expect(refused(policy, SHARE({ consent: 'given' }))).toEqual({})
  expect(refused(policy, SHARE({ consent: 'refused', neededForSafety: true }))).toEqual({})
})

test('consent is what the person last said, on the act or before it', () => {
  const policy = sharing('needs_consent: sharing')
  const says = (answer: string, person = 'amira', scope = 'sharing'): Told => [
    '2026-06-10T12:00',
    'consent.discussed',
    { person, scope, answer },
  ]
  const amira = { person: 'amira' }
  expect(refused(policy, SHARE(amira))).toEqual({ share: ['consent'] })
  expect(refused(policy, says('given'), SHARE(amira))).toEqual({})
  expect(refused(policy, SHARE({ ...amira, consent: 'given' }))).toEqual({})
  expect(refused(policy, says('given'), SHARE({ ...amira, consent: 'withdrawn' }))).toEqual({ share: ['consent'] })
  expect(refused(policy, says('given', 'bea'), SHARE(amira))).toEqual({ share: ['consent'] })
  expect(refused(policy, says('given', 'amira', 'referral'), SHARE(amira))).toEqual({ share: ['consent'] })
  expect(refused(policy, says('given'), SHARE())).toEqual({ share: ['consent'] })
})

test('an assessment opens the gate only for the purpose that it was made for', () => {
  const policy = policyOf(`
- gate: assess-first
  before: [{event: security.ordered}, {event: rehousing.decided}]
  needs: [{event: needs.assessed}]
  for_by_act: true
  ${CITE}
`)
  const assessed: Told = ['2026-06-10T12:00', 'needs.assessed', { person: 'amira', for: ['security'] }]
  const security: Told = ['2026-06-10T15:00', 'security.ordered', { person: 'amira', measure: 'lock-change' }]
  const rehousing: Told = ['2026-06-10T15:00', 'rehousing.decided', { rehousing: 'R1', outcome: 'agreed' }]
  expect(refused(policy, assessed, security)).toEqual({})
  expect(refused(policy, assessed, rehousing)).toEqual({ 'assess-first': ['needs.assessed'] })
})

const RECHARGE = (codes = {}): Told => [
  '2026-06-10T15:00',
  'recharge.raised',
  { payer: 'victim', cause: 'domestic-abuse', ...codes },
]
const never = (...more: readonly string[]) =>
  policyOf(`
- never: charge-victim
  act: {event: recharge.raised, where: {payer: [victim, joint-account], cause: domestic-abuse}}
  ${[...more, CITE].join('\n  ')}
`)

test('a prohibition refuses what it names, and nothing beside it; nothing is missing, for nothing would help', () => {
  expect(refused(never(), RECHARGE())).toEqual({ 'charge-victim': [] })
  expect(refused(never(), RECHARGE({ payer: 'joint-account' }))).toEqual({ 'charge-victim': [] })
  expect(refused(never(), RECHARGE({ payer: 'perpetrator' }))).toEqual({})
  expect(refused(never(), RECHARGE({ cause: 'other' }))).toEqual({})
})

test('a prohibition with a condition stands only after it', () => {
  const policy = never('if: {event: case.opened}')
  expect(refused(policy, RECHARGE())).toEqual({})
  expect(refused(policy, ['2026-06-01T09:00', 'case.opened', { kind: 'victim' }], RECHARGE())).toEqual({
    'charge-victim': [],
  })
})

test('a prohibition for a while ends with it, and begins again', () => {
  const policy = never('while: {from: {event: case.opened}, until: {event: case.closed}}')
  const opened = (at: string): Told => [at, 'case.opened', { kind: 'victim' }]
  const closed: Told = ['2026-06-05T09:00', 'case.closed', { reason: 'safe' }]
  expect(refused(policy, RECHARGE())).toEqual({})
  expect(refused(policy, opened('2026-06-01T09:00'), RECHARGE())).toEqual({ 'charge-victim': [] })
  expect(refused(policy, opened('2026-06-01T09:00'), closed, RECHARGE())).toEqual({})
  expect(refused(policy, opened('2026-06-01T09:00'), closed, opened('2026-06-06T09:00'), RECHARGE())).toEqual({
    'charge-victim': [],
  })
})

test('a reason on the act lifts a prohibition that allows one', () => {
  const policy = policyOf(`
- never: not-like-for-like
  act: {event: rehousing.offered, where: {likeForLike: false}}
  unless_field: reason
  ${CITE}
`)
  const offer = (codes: Told[2]): Told => [
    '2026-06-10T15:00',
    'rehousing.offered',
    { rehousing: 'R1', likeForLike: false, ...codes },
  ]
  expect(refused(policy, offer({}))).toEqual({ 'not-like-for-like': [] })
  expect(refused(policy, offer({ reason: true }))).toEqual({})
})

test('a limit counts for each move by itself, and is passed only with a reason, by the role that may', () => {
  const policy = policyOf(`
- limit: single-offer
  act: {event: rehousing.offered}
  per: rehousing
  at_most: 1
  deviation: {needs: reason, by: [manager]}
  ${CITE}
`)
  const offer = (rehousing: string, codes = {}, by: 'manager' | 'housing-officer' = 'manager'): Told => [
    '2026-06-10T15:00',
    'rehousing.offered',
    { rehousing, ...codes },
    { by },
  ]
  expect(refused(policy, offer('R1'))).toEqual({})
  expect(refused(policy, offer('R1'), offer('R1'))).toEqual({ 'single-offer': [] })
  expect(refused(policy, offer('R1'), offer('R2'))).toEqual({})
  expect(refused(policy, offer('R1'), offer('R1', { reason: true }))).toEqual({})
  expect(refused(policy, offer('R1'), offer('R1', { reason: true }, 'housing-officer'))).toEqual({ 'single-offer': [] })
})

test('a decision that has to be written down with its reasons is refused without them, and the fields are named', () => {
  const policy = policyOf(`
- record: sharing-decision
  when: [{event: information.shared}, {event: information.share-refused}]
  must_record: [reasons, person]
  ${CITE}
`)
  expect(refused(policy, SHARE())).toEqual({ 'sharing-decision': ['reasons', 'person'] })
  expect(refused(policy, SHARE({ reasons: true, person: 'amira' }))).toEqual({})
  const no: Told = ['2026-06-10T15:00', 'information.share-refused', { with: 'police', person: 'amira' }]
  expect(refused(policy, no)).toEqual({ 'sharing-decision': ['reasons'] })
})

test('an act is judged by the version of the policy in force when it is done', () => {
  const CHARGE = `
- never: charge-victim
  act: {event: recharge.raised}
  ${CITE}
`
  const OTHER = CHARGE.replace('charge-victim', 'other').replace('recharge.raised', 'feedback.asked')
  const policy = policyOf(OTHER, { norms: CHARGE, from: '2026-06-10' })
  const at = (when: string): Told => [when, 'recharge.raised', { payer: 'victim' }]
  expect(refused(policy, at('2026-06-09T23:59'))).toEqual({})
  expect(refused(policy, at('2026-06-10T00:00'))).toEqual({ 'charge-victim': [] })
})

test('contact by another way than was agreed is refused under every policy', () => {
  const agreed: Told = [
    '2026-06-09T09:00',
    'safe-contact.agreed',
    { person: 'amira', channels: ['phone'], from: '09:00', until: '12:00' },
  ]
  const call = (at: string, channel = 'phone', person = 'amira'): Told => [at, 'victim.contacted', { person, channel }]
  expect(refused(never(), agreed, call('2026-06-10T12:00'))).toEqual({})
  expect(refused(never(), agreed, call('2026-06-10T12:01'))).toEqual({ 'safe-contact': [] })
  expect(refused(never(), agreed, call('2026-06-10T10:00', 'letter'))).toEqual({ 'safe-contact': [] })
  expect(refused(never(), agreed, call('2026-06-10T12:01', 'letter', 'bea'))).toEqual({})
})
