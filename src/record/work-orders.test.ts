import { expect, test } from 'vitest'
import { beforeArriving, callingRule } from './calling-rule.ts'
import type { Codes, Entry } from './entry.ts'
import type { EntryTypeName } from './vocabulary.ts'
import { workOrders } from './work-orders.ts'

type Acts = readonly (readonly [EntryTypeName, Codes])[]

const story = (...acts: Acts): readonly Entry[] =>
  acts.map(([type, codes], index) => ({
    n: index + 1,
    type,
    at: index,
    recordedAt: index,
    by: 'repairs',
    codes,
    happened: false,
  }))
const locks = ['work-order.placed', { order: 'J1', person: 'amira', measure: 'lock-change' }] as const
const states = (...acts: Acts) => workOrders(story(...acts)).map(({ state }) => state)

test('a job stays open through visits on which nobody answered, and says how often', () => {
  const failed = ['work-order.failed', { order: 'J1', why: 'nobody-answered' }] as const
  expect(workOrders(story(locks, failed, failed))).toMatchObject([
    { state: 'open', failed: [{ why: 'nobody-answered' }, { why: 'nobody-answered' }] },
  ])
})

test('a job is done when the measure is fitted, whoever writes it down, and not by another measure, person or job', () => {
  const fitted = (codes: Codes) => ['security.fitted', { person: 'amira', measure: 'lock-change', ...codes }] as const
  expect(states(locks, fitted({}))).toEqual(['done'])
  expect(states(locks, fitted({ order: 'J1' }))).toEqual(['done'])
  expect(states(locks, fitted({ order: 'J2' }))).toEqual(['open'])
  expect(states(locks, fitted({ measure: 'bolts' }))).toEqual(['open'])
  expect(states(locks, fitted({ person: 'joy' }))).toEqual(['open'])
  expect(states(fitted({}), locks)).toEqual(['open'])
})

test('a repair says what is mended, and is done when that repair is completed', () => {
  const repair = [
    ['repair.reported', { repair: 'D1', kind: 'door', causedByAbuse: true }],
    ['work-order.placed', { order: 'J1', person: 'amira', repair: 'D1' }],
  ] as const
  expect(workOrders(story(...repair))).toMatchObject([{ repairKind: 'door', state: 'open' }])
  expect(states(...repair, ['repair.completed', { repair: 'D1' }])).toEqual(['done'])
  expect(states(...repair, ['repair.completed', { repair: 'D2' }])).toEqual(['open'])
})

test('a job that was taken back cannot be done any more', () => {
  const back = ['work-order.cancelled', { order: 'J1' }] as const
  expect(states(locks, back, ['security.fitted', { person: 'amira', measure: 'lock-change' }])).toEqual(['cancelled'])
})

test('before arriving one calls where a call is safe, texts where only that is, and asks the office in every other case', () => {
  const rule = (codes: Codes) =>
    callingRule(story(['safe-contact.agreed', { person: 'amira', channels: ['phone', 'text'], ...codes }]), 'amira')
  const today = '2026-06-10'
  expect(beforeArriving(rule({}), today)).toBe('call')
  expect(beforeArriving(rule({ channels: ['text'] }), today)).toBe('text')
  expect(beforeArriving(rule({ neverChannels: ['phone'] }), today)).toBe('text')
  expect(beforeArriving(rule({ channels: ['email'] }), today)).toBe('ask')
  expect(beforeArriving(rule({ expiresOn: '2026-06-10' }), today)).toBe('call')
  expect(beforeArriving(rule({ expiresOn: '2026-06-09' }), today)).toBe('ask')
  expect(beforeArriving(callingRule([], 'amira'), today)).toBe('ask')
})
