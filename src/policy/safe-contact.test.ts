/** When an agreement about contact may no longer be relied on, and what may still be done then. */
import { describe, expect, test } from 'vitest'
import type { Entry } from '../record/entry.ts'
import { instantOf } from '../record/london-time.ts'
import { refusals } from './refusals.ts'
import { overriddenUntil } from './safe-contact.ts'
import { policyOf, recordOf, type Told } from './test-policy.ts'

const policy = policyOf(`
- never: charge-victim
  act: {event: recharge.raised}
  cite: [{clause: "ELM-1", says: "Not before."}]
`)

/** Whether the last of some entries is refused as unsafe. */
function isRefused(...told: readonly Told[]): boolean {
  const entries = recordOf(...told)
  const act = entries.at(-1)
  if (!act) throw new Error('there is no act')
  return refusals(policy, entries.slice(0, -1), act).some((each) => each.norm === 'safe-contact')
}

const agreed = (codes = {}, at = '2026-06-01T09:00'): Told => [
  at,
  'safe-contact.agreed',
  { person: 'amira', channels: ['phone', 'text'], from: '09:00', until: '17:00', ...codes },
]
const text: Told = ['2026-06-10T12:00', 'message.sent', { person: 'amira', channel: 'text' }]
const call = (type: 'victim.contacted' | 'victim.contact-attempted' | 'victim.updated', channel = 'phone'): Told => [
  '2026-06-10T12:00',
  type,
  { person: 'amira', channel },
]
const MOVED: Told = ['2026-06-05T09:00', 'victim.moved', { person: 'amira', ourHome: true }]

describe('an agreement that ran out', () => {
  test('holds on its last day, and not on the day after', () => {
    expect(isRefused(agreed({ expiresOn: '2026-06-10' }), text)).toBe(false)
    expect(isRefused(agreed({ expiresOn: '2026-06-09' }), text)).toBe(true)
  })

  test('does not carry a visit on a day after its last', () => {
    const visit = (on: string): Told => [
      '2026-06-10T12:00',
      'visit.planned',
      { person: 'amira', place: 'office', on, time: '10:00' },
    ]
    const inPerson = agreed({ channels: ['in-person'], expiresOn: '2026-06-12' })
    expect(isRefused(inPerson, visit('2026-06-12'))).toBe(false)
    expect(isRefused(inPerson, visit('2026-06-13'))).toBe(true)
  })

  test('lets somebody try to reach the person by the safest of its ways, in its hours, and nothing else', () => {
    const old = agreed({ expiresOn: '2026-06-09' })
    expect(isRefused(old, call('victim.contact-attempted'))).toBe(false)
    expect(isRefused(old, call('victim.contacted'))).toBe(false)
    expect(isRefused(old, call('victim.contacted', 'text'))).toBe(true)
    expect(isRefused(old, call('victim.updated'))).toBe(true)
    expect(isRefused(agreed({ expiresOn: '2026-06-09', until: '11:59' }), call('victim.contacted'))).toBe(true)
  })

  test('lets a text be tried where texts are all that was agreed', () => {
    const old = agreed({ channels: ['text', 'email'], expiresOn: '2026-06-09' })
    expect(isRefused(old, call('victim.contact-attempted', 'text'))).toBe(false)
    const unsafe = agreed({ channels: ['phone', 'text'], neverChannels: ['phone'], expiresOn: '2026-06-09' })
    expect(isRefused(unsafe, call('victim.contact-attempted', 'text'))).toBe(false)
  })

  test('is good again once it is agreed again', () => {
    expect(isRefused(agreed({ expiresOn: '2026-06-09' }), agreed({}, '2026-06-10T11:00'), text)).toBe(false)
  })

  test('says nothing about somebody else', () => {
    const other: Told = ['2026-06-10T12:00', 'message.sent', { person: 'bea', channel: 'text' }]
    expect(isRefused(agreed({ expiresOn: '2026-06-09' }), other)).toBe(false)
  })
})

describe('an agreement becomes unknown', () => {
  test('for everybody on the case when anybody moved, and not by a move before it', () => {
    expect(isRefused(agreed(), MOVED, text)).toBe(true)
    expect(isRefused(agreed(), [MOVED[0], MOVED[1], { person: 'bea', ourHome: false }], text)).toBe(true)
    expect(isRefused(MOVED, agreed({}, '2026-06-06T09:00'), text)).toBe(false)
    expect(isRefused(agreed(), MOVED, call('victim.contact-attempted'))).toBe(false)
  })

  test('when a closed case is opened again, but not where it was agreed after the closing', () => {
    const closed: Told = ['2026-06-03T09:00', 'case.closed', { reason: 'resolved' }]
    const again: Told = ['2026-06-08T09:00', 'case.reopened', { reason: 'person-returned' }]
    expect(isRefused(agreed(), closed, again, text)).toBe(true)
    expect(isRefused(closed, agreed({}, '2026-06-08T08:55'), again, text)).toBe(false)
  })

  test('when the relationship or the shared home is there again, and not by its first record', () => {
    const told = (at: string, codes = {}): Told => [
      at,
      'relationship.recorded',
      { from: 'karl', to: 'amira', relation: 'married', ...codes },
    ]
    const apart = told('2026-05-30T09:00', { current: false, shareHome: false })
    expect(isRefused(apart, agreed(), told('2026-06-05T09:00', { current: true }), text)).toBe(true)
    expect(isRefused(apart, agreed(), told('2026-06-05T09:00', { shareHome: true }), text)).toBe(true)
    expect(isRefused(agreed(), told('2026-06-05T09:00', { current: true, shareHome: true }), text)).toBe(false)
    expect(isRefused(apart, agreed(), told('2026-06-05T09:00', { current: false }), text)).toBe(false)
    const swapped: Told = ['2026-06-05T09:00', 'relationship.recorded', { from: 'amira', to: 'karl', shareHome: true }]
    expect(isRefused(apart, agreed(), swapped, text)).toBe(true)
  })
})

describe('while a life is at risk', () => {
  const told: Told = [
    '2026-06-10T12:00',
    'safe-contact.overridden',
    { person: 'amira', reason: 'threat-to-life', hours: 4 },
  ]
  const until = (at: string, by: Entry['by'], ...more: readonly Told[]) =>
    overriddenUntil(
      'amira',
      recordOf(agreed(), told, ...more).map((entry) => ({ ...entry, by })),
      instantOf(at),
      { by: ['da-lead'], atMostHours: 4, reading: 'S1' },
    )

  test('says until when any way may be used, to its last minute, and by a role that may alone', () => {
    expect(until('2026-06-10T15:59', 'da-lead')).toBe(instantOf('2026-06-10T16:00'))
    expect(until('2026-06-10T16:00', 'da-lead')).toBeNull()
    expect(until('2026-06-10T13:00', 'da-caseworker')).toBeNull()
  })

  test('says nothing any more once a way was agreed again', () => {
    expect(until('2026-06-10T13:00', 'da-lead', agreed({}, '2026-06-10T12:30'))).toBeNull()
  })
})
