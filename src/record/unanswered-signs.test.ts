import { expect, test } from 'vitest'
import type { Codes, Entry } from './entry.ts'
import { unansweredSigns } from './unanswered-signs.ts'

const entry = (n: number, type: 'raised' | 'considered', codes: Codes, recordedAt = n): Entry => ({
  n,
  type: `concern.${type}`,
  at: n,
  recordedAt,
  by: 'housing-officer',
  codes,
  happened: false,
})
const open = (...entries: readonly Entry[]) => unansweredSigns(entries).map(({ n }) => n)

test('an answer about one person leaves the sign about another open, and one about nobody leaves both', () => {
  const signs = [entry(1, 'raised', { person: 'ada' }), entry(2, 'raised', { person: 'bea' })]
  expect(open(...signs, entry(3, 'considered', { person: 'ada' }))).toEqual([2])
  expect(open(...signs, entry(3, 'considered', {}))).toEqual([1, 2])
})

test('a sign about nobody by name is answered by any answer', () => {
  expect(open(entry(1, 'raised', {}), entry(2, 'considered', { person: 'ada' }))).toEqual([])
  expect(open(entry(1, 'raised', {}), entry(2, 'considered', {}))).toEqual([])
})

test('a sign that came later, or was written down later, stays open', () => {
  expect(open(entry(1, 'raised', {}), entry(2, 'considered', {}), entry(3, 'raised', {}))).toEqual([3])
  expect(open(entry(1, 'raised', {}, 9), entry(2, 'considered', {}, 2))).toEqual([1])
})
