/** Which legal steps can be taken against whom. */
import { expect, test } from 'vitest'
import { canBeTaken, endsForEverybody, holdingOf, LEGAL_ACTIONS, OTHER_REMEDIES } from './legal-options.ts'

const against = (customerType: string | null) =>
  LEGAL_ACTIONS.filter((action) => canBeTaken(action, holdingOf(customerType)))

test('PD-1.a, CBC-5.5.d, MHA-4.3.5.b: somebody who holds no tenancy can be the subject of an injunction, and of no tenancy step', () => {
  for (const type of ['household-member', 'not-a-customer', 'colleague', 'former-tenant']) {
    expect(against(type)).toContain('injunction')
    expect(against(type)).not.toContain('possession')
    expect(against(type)).not.toContain('exclude-joint-holder')
  }
})

test('a joint holder can be excluded, a sole holder cannot, and what is not known rules nothing out', () => {
  expect(against('joint-tenant')).toContain('exclude-joint-holder')
  expect(against('tenant')).not.toContain('exclude-joint-holder')
  expect(against('tenant')).toContain('possession')
  expect(against(null)).toEqual(LEGAL_ACTIONS)
})

test('possession ends a shared home for everybody, and excluding one holder does not', () => {
  expect(endsForEverybody('possession')).toBe(true)
  expect(endsForEverybody('exclude-joint-holder')).toBe(false)
  expect(endsForEverybody('injunction')).toBe(false)
})

test('every option of the vocabulary is a legal step or another remedy, and none is both', () => {
  expect(LEGAL_ACTIONS).toHaveLength(12)
  expect(OTHER_REMEDIES).toContain('warning')
  expect(OTHER_REMEDIES.filter((each) => LEGAL_ACTIONS.includes(each))).toEqual([])
})
