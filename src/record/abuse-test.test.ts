/** The law's tests of domestic abuse, on made-up people. The expectations are the Act's, as the policies give it. */
import { expect, test } from 'vitest'
import { type AbuseTest, applyTest, type BetweenTwo } from './abuse-test.ts'

const ACT: AbuseTest = { bothAged: 16, connections: ['married', 'relatives'], behaviours: ['physical', 'economic'] }
const HOUSEHOLD: AbuseTest = { bothAged: null, connections: ['married', 'same-household'], behaviours: [] }

const two = (some: Partial<BetweenTwo> = {}): BetweenTwo => ({
  relations: ['married'],
  ageGroups: ['18-or-over', '18-or-over'],
  kinds: ['physical'],
  ...some,
})

test('connected, both old enough and abusive: met', () => {
  expect(applyTest(ACT, two())).toEqual({ connected: 'yes', aged: 'yes', abusive: 'yes', met: 'yes' })
  expect(applyTest(ACT, two({ ageGroups: ['16-17', '18-or-over'] })).met).toBe('yes')
})

test('not connected: not met, whatever else is so', () => {
  expect(applyTest(ACT, two({ relations: ['not-personally-connected'] }))).toMatchObject({ connected: 'no', met: 'no' })
  expect(applyTest(ACT, two({ relations: ['same-household'] })).connected).toBe('no')
})

test('one connection of several is enough', () => {
  expect(applyTest(ACT, two({ relations: ['same-household', 'relatives'] })).connected).toBe('yes')
})

test('either of them under 16: the age test is not met', () => {
  expect(applyTest(ACT, two({ ageGroups: ['under-16', '18-or-over'] }))).toMatchObject({ aged: 'no', met: 'no' })
  expect(applyTest(ACT, two({ ageGroups: ['18-or-over', 'under-16'] })).aged).toBe('no')
})

test('a test without an age is met at any age', () => {
  expect(applyTest(HOUSEHOLD, two({ ageGroups: ['under-16', null], relations: ['same-household'] })).met).toBe('yes')
})

test('what nobody has said is not known, and never taken for a no', () => {
  expect(applyTest(ACT, two({ relations: [] }))).toMatchObject({ connected: 'not-known', met: 'not-known' })
  expect(applyTest(ACT, two({ relations: ['not-known'] })).connected).toBe('not-known')
  expect(applyTest(ACT, two({ ageGroups: [null, '18-or-over'] }))).toMatchObject({
    aged: 'not-known',
    met: 'not-known',
  })
  expect(applyTest(ACT, two({ kinds: [] }))).toMatchObject({ abusive: 'not-known', met: 'not-known' })
})

test('a kind of abuse that the test does not list is for a person to judge', () => {
  expect(applyTest(ACT, two({ kinds: ['stalking-harassment'] })).abusive).toBe('not-known')
  expect(applyTest(HOUSEHOLD, two({ kinds: ['stalking-harassment'] })).abusive).toBe('yes')
})

test('a no stands though something else is not known', () => {
  expect(applyTest(ACT, two({ relations: ['not-personally-connected'], kinds: [] })).met).toBe('no')
})
