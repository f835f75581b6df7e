import { expect, test } from 'vitest'
import type { CasePage } from './case-page.ts'
import { holdingOn, recordsSayOtherwise } from './held-with-us.ts'

type Known = 'sole' | 'joint' | 'household' | 'former' | null

const on = (said: string | null, tenancy: Known) =>
  ({
    people: [{ id: 'lee', customerType: said }],
    customers: [{ person: 'lee', tenancy }],
  }) as unknown as Pick<CasePage, 'people' | 'customers'>

test('a home that the records call shared counts as shared, though the case does not say so yet', () => {
  expect(holdingOn(on(null, 'joint'), 'lee')).toBe('shared')
  expect(holdingOn(on('tenant', 'joint'), 'lee')).toBe('shared')
  expect(recordsSayOtherwise(on('tenant', 'joint'), 'lee')).toBe('joint-tenant')
})

test('a home that the case calls shared stays shared, whatever the records say', () => {
  expect(holdingOn(on('joint-tenant', 'sole'), 'lee')).toBe('shared')
  expect(recordsSayOtherwise(on('joint-tenant', 'sole'), 'lee')).toBe('tenant')
})

test('where both agree there is nothing to put right, nor where somebody is more to the landlord than a tenancy shows', () => {
  expect(recordsSayOtherwise(on('joint-tenant', 'joint'), 'lee')).toBeNull()
  expect(recordsSayOtherwise(on('colleague-and-customer', 'sole'), 'lee')).toBeNull()
  expect(recordsSayOtherwise(on('tenant', null), 'lee')).toBeNull()
  expect(holdingOn(on(null, null), 'lee')).toBe('not-known')
  expect(holdingOn(on(null, 'household'), 'lee')).toBe('nothing')
})
