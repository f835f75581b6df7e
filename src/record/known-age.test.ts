import { expect, test } from 'vitest'
import type { Codes, Entry } from './entry.ts'
import { withKnownAge } from './known-age.ts'
import type { EntryTypeName } from './vocabulary.ts'

const entry = (n: number, type: EntryTypeName, codes: Codes, at = n): Entry => ({
  n,
  type,
  at,
  recordedAt: n,
  by: 'housing-officer',
  codes,
  happened: false,
})

const zac = { person: 'zac', role: 'household-member', ageGroup: 'under-16' }
const added = entry(1, 'person.added', zac)
const again = (before: readonly Entry[], more: Codes = {}) =>
  withKnownAge('person.added', { person: 'zac', role: 'victim', ...more }, before).ageGroup

test('somebody who is added again without an age is as old as was said last', () => {
  expect(again([])).toBeUndefined()
  expect(again([added])).toBe('under-16')
  expect(again([added, entry(2, 'person.updated', { person: 'zac', ageGroup: '16-17' })])).toBe('16-17')
  expect(again([entry(1, 'person.updated', { person: 'zac', ageGroup: '16-17' }, 5), added])).toBe('16-17')
  expect(again([added, entry(2, 'person.updated', { person: 'zac', customerType: 'resident' })])).toBe('under-16')
})

test('an age that is said with the part stands, also where it is not known', () => {
  expect(again([added], { ageGroup: '18-or-over' })).toBe('18-or-over')
  expect(again([added], { ageGroup: 'not-known' })).toBe('not-known')
})

test('nothing comes from an age that was taken back, from one that is not known any more, or from somebody else’s', () => {
  expect(again([added, entry(2, 'entry.retracted', { entry: 1, reason: true })])).toBeUndefined()
  expect(again([added, entry(2, 'person.updated', { person: 'zac', ageGroup: 'not-known' })])).toBeUndefined()
  expect(again([entry(1, 'person.added', { ...zac, person: 'mia' })])).toBeUndefined()
})

test('no other act is given an age', () => {
  const codes = { person: 'zac', customerType: 'resident' }
  expect(withKnownAge('person.updated', codes, [added])).toEqual(codes)
})
