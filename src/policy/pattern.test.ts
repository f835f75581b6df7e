/** Whether an entry is what a policy speaks of: equality and membership, and nothing cleverer. */
import { expect, test } from 'vitest'
import type { Codes } from '../record/entry.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { fieldMeets, keyOf, meets, meetsAny, sameKey } from './pattern.ts'
import { recordOf } from './test-policy.ts'

function recharge(codes: Codes, by: RoleName = 'da-caseworker') {
  const [entry] = recordOf(['2026-06-10T09:00', 'recharge.raised', codes, { by }])
  if (!entry) throw new Error('there is no entry')
  return entry
}

test('an entry of another type is never meant', () => {
  expect(meets(recharge({}), { event: 'recharge.cancelled' })).toBe(false)
  expect(meets(recharge({}), { event: 'recharge.raised' })).toBe(true)
})

test('every field that is asked for has to hold', () => {
  const where = { payer: 'victim', cause: 'domestic-abuse' }
  expect(meets(recharge({ payer: 'victim', cause: 'domestic-abuse' }), { event: 'recharge.raised', where })).toBe(true)
  expect(meets(recharge({ payer: 'victim', cause: 'other' }), { event: 'recharge.raised', where })).toBe(false)
  expect(meets(recharge({ payer: 'victim' }), { event: 'recharge.raised', where })).toBe(false)
})

test('of a list that is asked for, one value is enough', () => {
  expect(fieldMeets('joint-account', ['victim', 'joint-account'])).toBe(true)
  expect(fieldMeets('perpetrator', ['victim', 'joint-account'])).toBe(false)
})

test('a list on record meets a value that it contains', () => {
  expect(fieldMeets(['phone', 'text'], 'text')).toBe(true)
  expect(fieldMeets(['phone', 'text'], 'letter')).toBe(false)
  expect(fieldMeets(['phone', 'text'], ['letter', 'phone'])).toBe(true)
})

test('a yes is not the word for it, and a number not its digits', () => {
  expect(fieldMeets(true, 'true')).toBe(false)
  expect(fieldMeets(3, '3')).toBe(false)
})

test('a question mark asks that something was written down: not nothing, not an empty word, not an empty list', () => {
  expect(fieldMeets(true, '?')).toBe(true)
  expect(fieldMeets(false, '?')).toBe(true)
  expect(fieldMeets(undefined, '?')).toBe(false)
  expect(fieldMeets('', '?')).toBe(false)
  expect(fieldMeets([], '?')).toBe(false)
})

test('nothing in a list of values stands for a field that was left open', () => {
  expect(fieldMeets(undefined, ['not-sought', null])).toBe(true)
  expect(fieldMeets('given', ['not-sought', null])).toBe(false)
  expect(fieldMeets(undefined, ['not-sought'])).toBe(false)
})

test('where the policy names roles, the same act by another role does not count', () => {
  const pattern = { event: 'recharge.raised', by: ['income-officer', 'manager'] } as const
  expect(meets(recharge({}, 'manager'), pattern)).toBe(true)
  expect(meets(recharge({}, 'housing-officer'), pattern)).toBe(false)
})

test('of several acts that are named, any will do, and of none none', () => {
  expect(meetsAny(recharge({}), [{ event: 'recharge.cancelled' }, { event: 'recharge.raised' }])).toBe(true)
  expect(meetsAny(recharge({}), [])).toBe(false)
})

test('what an entry is about is the reference in the field, and nothing else', () => {
  expect(keyOf(recharge({ repair: 'D1' }), { field: 'repair', match: 'strict' })).toBe('D1')
  expect(keyOf(recharge({ amount: 90 }), { field: 'amount', match: 'strict' })).toBeNull()
  expect(keyOf(recharge({ repair: 'D1' }), undefined)).toBeNull()
})

test('two entries are about the same thing: strictly when both name it, leniently unless they name two', () => {
  const strict = { field: 'repair', match: 'strict' } as const
  const lenient = { field: 'repair', match: 'lenient' } as const
  expect(sameKey('D1', recharge({ repair: 'D1' }), strict)).toBe(true)
  expect(sameKey('D1', recharge({ repair: 'D2' }), strict)).toBe(false)
  expect(sameKey('D1', recharge({}), strict)).toBe(false)
  expect(sameKey('D1', recharge({}), lenient)).toBe(true)
  expect(sameKey('D1', recharge({ repair: 'D2' }), lenient)).toBe(false)
  expect(sameKey(null, recharge({ repair: 'D2' }), strict)).toBe(true)
  expect(sameKey('D1', recharge({ repair: 'D2' }), undefined)).toBe(true)
})
