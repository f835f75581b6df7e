/** What may be done instead of a contact that is refused. */
import { expect, test } from 'vitest'
import { instantOf } from '../record/london-time.ts'
import { safeWays } from './safe-ways.ts'
import { recordOf, type Told } from './test-policy.ts'

const ways = (...told: readonly Told[]) => {
  const entries = recordOf(...told)
  const act = entries.at(-1)
  if (!act) throw new Error('there is no act')
  return safeWays(entries.slice(0, -1), act)
}

const AGREED: Told = [
  '2026-06-01T09:00',
  'safe-contact.agreed',
  {
    person: 'amira',
    channels: ['text', 'phone', 'letter'],
    neverChannels: ['letter'],
    days: ['mon', 'wed'],
    from: '10:00',
    until: '12:00',
  },
]
const letter = (at: string): Told => [at, 'message.sent', { person: 'amira', channel: 'letter' }]

test('says the agreed ways, without those that are never safe, and the next safe time', () => {
  // Tuesday: Wednesday comes next.
  expect(ways(AGREED, letter('2026-06-09T11:00'))).toEqual({
    why: 'other-way',
    channels: ['text', 'phone'],
    days: ['mon', 'wed'],
    from: '10:00',
    until: '12:00',
    next: instantOf('2026-06-10T10:00'),
    isNow: false,
  })
})

test('says now where the time is safe and only the way is not, and the next day once it has passed', () => {
  expect(ways(AGREED, letter('2026-06-10T12:00'))?.next).toBe(instantOf('2026-06-10T12:00'))
  expect(ways(AGREED, letter('2026-06-10T12:01'))?.next).toBe(instantOf('2026-06-15T10:00'))
  expect(ways(AGREED, letter('2026-06-10T09:59'))?.next).toBe(instantOf('2026-06-10T10:00'))
})

test('names only the safest way, to agree again, once the agreement cannot be relied on', () => {
  const moved: Told = ['2026-06-09T09:00', 'victim.moved', { person: 'amira', ourHome: true }]
  expect(ways(AGREED, moved, letter('2026-06-09T11:00'))).toMatchObject({ why: 'unknown', channels: ['phone'] })
})

test('says that it will have run out of a visit planned for a day after the last one, and what is safe until then', () => {
  const until: Told = ['2026-06-01T09:00', 'safe-contact.agreed', { ...AGREED[2], expiresOn: '2026-06-12' }]
  const visit: Told = ['2026-06-09T11:00', 'visit.planned', { person: 'amira', on: '2026-06-15', time: '11:00' }]
  const instead = ways(until, visit)
  expect(instead).toMatchObject({ why: 'will-run-out', channels: ['text', 'phone'] })
  expect(instead?.next).toBe(instantOf('2026-06-10T10:00'))
  const late = ways(until, ['2026-06-12T11:00', 'visit.planned', { person: 'amira', on: '2026-06-15', time: '11:00' }])
  expect(late?.next).toBeNull()
})

test('says that it has run out once the last day is over', () => {
  const until: Told = ['2026-06-01T09:00', 'safe-contact.agreed', { ...AGREED[2], expiresOn: '2026-06-05' }]
  expect(ways(until, letter('2026-06-09T11:00'))).toMatchObject({ why: 'run-out', channels: ['phone'] })
})

test('says nothing of somebody with whom nothing was agreed', () => {
  expect(ways(AGREED, ['2026-06-09T11:00', 'message.sent', { person: 'bea', channel: 'letter' }])).toBeNull()
})
