/** When an exemption lifts what a gate asks, and when it counts no longer. Made-up policies; worked out by hand from the language. */
import { expect, test } from 'vitest'
import { readsOf } from './reads.ts'
import { refusals } from './refusals.ts'
import { policyOf, recordOf, type Told } from './test-policy.ts'

/** No step at law without a review, but where it was violent; and that only with the incident. */
const POLICY = policyOf(`
- gate: review-first
  before: {event: legal-action.started}
  per: action
  needs: [{event: proportionality-review.held, unless: {event: extreme-circumstances.recorded, cite: [{clause: "ELM-8", says: "Not then."}]}}]
  cite: [{clause: "ELM-1", says: "Not before."}]
- gate: only-where-violent
  before: {event: extreme-circumstances.recorded}
  per: incident
  needs: [{event: incident.recorded, where: {physicalViolence: true}}]
  cite: [{clause: "ELM-8", says: "Only then."}]
`)

const EXTREME: Told = ['2026-06-10T11:00', 'extreme-circumstances.recorded', { action: 'A1', incident: 'I1' }]
const incident = (at: string, id: string, physicalViolence: boolean): Told => [
  at,
  'incident.recorded',
  { incident: id, physicalViolence },
]
const BLOW = incident('2026-06-10T10:00', 'I1', true)

/** The norms that refuse the step after some entries. */
function refused(...told: readonly Told[]): readonly string[] {
  const entries = recordOf(...told, ['2026-06-10T15:00', 'legal-action.started', { action: 'A1' }])
  const act = entries.at(-1)
  return act ? refusals(POLICY, entries.slice(0, -1), act).map(({ norm }) => norm) : []
}

test('an exemption lifts its need while what opens its own gate is on record, and only by its own incident', () => {
  expect(refused(BLOW, EXTREME)).toEqual([])
  expect(refused(EXTREME)).toEqual(['review-first'])
  expect(refused(incident('2026-06-10T10:00', 'I2', true), EXTREME)).toEqual(['review-first'])
})

test('an exemption counts no longer once its incident was taken back, or put right', () => {
  expect(refused(BLOW, EXTREME, ['2026-06-10T12:00', 'entry.retracted', { entry: 1 }])).toEqual(['review-first'])
  expect(refused(BLOW, EXTREME, incident('2026-06-10T12:00', 'I1', false))).toEqual(['review-first'])
})

test('an exemption counts again once its incident is on record again, also as of when it happened', () => {
  const taken: Told = ['2026-06-10T12:00', 'entry.retracted', { entry: 1 }]
  const again: Told = [
    '2026-06-10T10:00',
    'incident.recorded',
    { incident: 'I1', physicalViolence: true },
    { recordedAt: '2026-06-10T13:00' },
  ]
  expect(refused(BLOW, EXTREME, taken, again)).toEqual([])
})

test('what decides whether an exemption still counts is among what is read for the act', () => {
  const reads = readsOf(POLICY, ['legal-action.started'])
  expect([...(reads.get('incident.recorded') ?? [])].toSorted()).toEqual(['incident', 'physicalViolence'])
  expect([...(reads.get('extreme-circumstances.recorded') ?? [])].toSorted()).toEqual(['action', 'incident'])
})
