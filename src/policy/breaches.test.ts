/** What took place against the policy outside our control: kept, marked for good, and never wiped out by what follows. */
import { expect, test } from 'vitest'
import { instantOf } from '../record/london-time.ts'
import { breaches } from './breaches.ts'
import { compile } from './compile.ts'
import { judge } from './judge.ts'
import { play } from './play.ts'
import { refusals } from './refusals.ts'
import { HOLIDAYS, policyOf, recordOf, type Told } from './test-policy.ts'

const CITE = 'cite: [{clause: "ELM-5", says: "Never."}]'
const NEVER = policyOf(`
- never: charge-victim
  act: {event: recharge.raised, where: {payer: victim}}
  remedied_by: {event: recharge.cancelled}
  ${CITE}
`)
const GATE = policyOf(`
- gate: legal-action
  before: {event: legal-action.started}
  needs: [{event: legal-action.authorised}]
  ${CITE}
`)
const charged = (at = '2026-06-10T09:00', happened = true): Told => [
  at,
  'recharge.raised',
  { payer: 'victim' },
  { happened },
]
const cancelled = (entry?: number): Told => [
  '2026-06-11T09:00',
  'recharge.cancelled',
  entry === undefined ? {} : { entry },
]

test('what happened against a prohibition is a breach, with its clause', () => {
  expect(breaches(NEVER, recordOf(charged()))).toEqual([
    { n: 1, norm: 'charge-victim', clauses: ['ELM-5'], missing: [], remedied: false },
  ])
})

test('what happened outside our control and breaks nothing is no breach', () => {
  const other: Told = ['2026-06-10T09:00', 'recharge.raised', { payer: 'perpetrator' }, { happened: true }]
  expect(breaches(NEVER, recordOf(other))).toEqual([])
})

test('an act of our own is refused and never written, so it is never marked', () => {
  expect(breaches(NEVER, recordOf(charged('2026-06-10T09:00', false)))).toEqual([])
})

test('taking it back later remedies it, and it stays a breach', () => {
  expect(breaches(NEVER, recordOf(charged(), cancelled(1)))).toMatchObject([{ n: 1, remedied: true }])
  expect(breaches(NEVER, recordOf(charged(), cancelled()))).toMatchObject([{ n: 1, remedied: true }])
})

test('taking back another one does not remedy it', () => {
  expect(breaches(NEVER, recordOf(charged(), charged('2026-06-10T10:00'), cancelled(2)))).toMatchObject([
    { n: 1, remedied: false },
    { n: 2, remedied: true },
  ])
})

test('a cancelling that came before does not remedy what follows', () => {
  expect(breaches(NEVER, recordOf(cancelled(), charged('2026-06-12T09:00')))).toMatchObject([{ n: 2, remedied: false }])
})

test('what a gate needed and did not have is named', () => {
  const started: Told = ['2026-06-10T09:00', 'legal-action.started', { action: 'A1' }, { happened: true }]
  expect(breaches(GATE, recordOf(started))).toMatchObject([{ missing: ['legal-action.authorised'], remedied: false }])
})

test('it is judged by what was known when it was written down, not by what came to be known later', () => {
  const started: Told = ['2026-06-10T09:00', 'legal-action.started', { action: 'A1' }, { happened: true }]
  const authorised = (recordedAt: string): Told => [
    '2026-06-09T09:00',
    'legal-action.authorised',
    { action: 'A1' },
    { recordedAt },
  ]
  const inOrder = (...told: readonly Told[]) => recordOf(...told).toSorted((a, b) => a.at - b.at || a.n - b.n)
  expect(breaches(GATE, inOrder(started, authorised('2026-06-12T09:00')))).toMatchObject([{ n: 1 }])
  expect(breaches(GATE, inOrder(authorised('2026-06-09T09:00'), started))).toEqual([])
})

test('contact outside the agreed hours that took place is a breach of safe contact', () => {
  const agreed: Told = ['2026-06-09T09:00', 'safe-contact.agreed', { person: 'amira', channels: ['phone'] }]
  const letter: Told = ['2026-06-10T09:00', 'message.sent', { person: 'amira', channel: 'letter' }, { happened: true }]
  expect(breaches(NEVER, recordOf(agreed, letter))).toMatchObject([
    { n: 2, norm: 'safe-contact', clauses: ['safe-contact'] },
  ])
})

/** Two contacts that the published language lets pass: after a move, by what was agreed before it; and a visit that no day is known of. */
const AGREED: Told = ['2026-06-08T09:00', 'safe-contact.agreed', { person: 'amira', channels: ['phone'] }]
const MOVED: Told = ['2026-06-09T09:00', 'victim.moved', { person: 'amira' }]
const told = (happened: boolean): readonly Told[] => [
  AGREED,
  ['2026-06-08T10:00', 'visit.planned', { person: 'amira' }, { happened }],
  MOVED,
  ['2026-06-10T09:00', 'message.sent', { person: 'amira', channel: 'phone' }, { happened }],
]

const NOTHING = { duties: [], refused: [], breaches: [], holds: [], absent: [] }

test('a story calls no contact a breach that it would have let pass as an act of ours: both go by the rule that was published, and a record by all of it', () => {
  const now = instantOf('2026-06-11T09:00')
  const played = (happened: boolean) =>
    play(NEVER, {
      id: 'made-up',
      policy: 'elm-homes',
      title: '',
      now,
      proposals: recordOf(...told(happened)),
      expect: NOTHING,
    })
  expect(played(false)).toMatchObject({ refused: [], breaches: [] })
  expect(played(true)).toMatchObject({ refused: [], breaches: [] })
  expect(judge(NEVER, recordOf(...told(true)), now).breaches.map(({ n }) => n)).toEqual([2, 4])
  const record = recordOf(...told(true))
  const refused = record.filter((act) => refusals(NEVER, record, act).length > 0)
  expect(
    refused.map(({ n }) => n),
    'the same that a record would have refused',
  ).toEqual([2, 4])
})

test('what remedies another prohibition, which a later version calls the same, does not remedy this one', () => {
  const [first] = NEVER.versions
  const [norm] = first?.norms ?? []
  if (!first || norm?.kind !== 'never') throw new Error('there is no prohibition')
  const bare = { ...first, norms: [{ ...norm, remediedBy: [] }] }
  const later = { ...first, version: 'later', inForce: { from: '2026-07-01' } }
  const policy = compile([bare, later], [HOLIDAYS])
  expect(breaches(policy, recordOf(charged(), cancelled(1)))).toMatchObject([{ n: 1, remedied: false }])
})

test('an unsafe contact is remedied by what the policy names, about the same person and afterwards, and else by nothing', () => {
  const agreed = (at: string, person: string): Told => [at, 'safe-contact.agreed', { person, channels: ['phone'] }]
  const wrote = (at: string, person: string): Told => [
    at,
    'message.sent',
    { person, channel: 'letter' },
    { happened: true },
  ]
  const record = recordOf(
    agreed('2026-06-10T09:00', 'amira'),
    agreed('2026-06-10T09:00', 'ben'),
    wrote('2026-06-11T09:00', 'amira'),
    wrote('2026-06-11T09:00', 'ben'),
    agreed('2026-06-12T09:00', 'amira'),
    wrote('2026-06-13T09:00', 'amira'),
  )
  const [bare] = GATE.versions
  if (!bare) throw new Error('No version')
  const remediedBy = [{ event: 'safe-contact.agreed' as const }]
  const remedies = compile([{ ...bare, safeContactRemediedBy: remediedBy }], [HOLIDAYS])
  const said = (policy: typeof GATE) => breaches(policy, record).map(({ n, remedied }) => [n, remedied])
  expect(said(remedies)).toEqual([
    [3, true],
    [4, false],
    [6, false],
  ])
  expect(said(GATE).map(([, remedied]) => remedied)).toEqual([false, false, false])
})
