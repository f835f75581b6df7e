import { expect, test } from 'vitest'
import { currentTenancy, jointHolders, jointWithCauseOfHarm, type Tenancy, tenancyKind } from './tenancies.ts'

const part = (customer: string, kind: 'holder' | 'household' = 'holder', from = '2020-01-01', until?: string) => ({
  customer,
  part: kind,
  from,
  until: until ?? null,
})
const tenancy = (id: string, ...parts: Tenancy['parts']): Tenancy => ({
  tenancy: id,
  home: `home of ${id}`,
  tenure: 'secure',
  parts,
})
const DAY = '2026-06-10'
const joint = tenancy('T1', part('amira'), part('karl'), part('zac', 'household'))

test('two who hold one tenancy hold it jointly; who lives there holds nothing', () => {
  expect(tenancyKind(joint, 'amira', DAY)).toBe('joint')
  expect(tenancyKind(joint, 'zac', DAY)).toBe('household')
  expect(jointHolders([joint], 'amira', DAY)).toEqual(['karl'])
  expect(jointHolders([joint], 'zac', DAY)).toEqual([])
  expect(tenancyKind(joint, 'nobody', DAY)).toBeNull()
})

test('a joint tenancy is sole the day after the other has left, and joint on the day itself', () => {
  const left = tenancy('T2', part('amira'), part('karl', 'holder', '2020-01-01', DAY))
  expect(tenancyKind(left, 'amira', DAY)).toBe('joint')
  expect(tenancyKind(left, 'amira', '2026-06-11')).toBe('sole')
  expect(tenancyKind(left, 'karl', '2026-06-11')).toBe('former')
  expect(jointHolders([left], 'amira', '2026-06-11')).toEqual([])
})

test('of several tenancies the one that runs counts, then the one that was last', () => {
  const old = tenancy('old', part('amira', 'holder', '2010-01-01', '2015-01-01'))
  const older = tenancy('older', part('amira', 'holder', '2001-01-01', '2009-01-01'))
  expect(currentTenancy([old, joint, older], 'amira', DAY)?.tenancy).toBe('T1')
  expect(currentTenancy([older, old], 'amira', DAY)?.tenancy).toBe('old')
  expect(currentTenancy([joint], 'nobody', DAY)).toBeNull()
})

test('a joint tenancy of somebody harmed with somebody causing harm is seen; with anybody else it is none', () => {
  const amira = { customer: 'amira', role: 'victim' }
  const karl = { customer: 'karl', role: 'perpetrator' }
  expect(jointWithCauseOfHarm([joint], [amira, karl], DAY)).toEqual([{ harmed: amira, causing: karl }])
  expect(jointWithCauseOfHarm([joint], [amira, { ...karl, role: 'witness' }], DAY)).toEqual([])
  expect(jointWithCauseOfHarm([tenancy('T3', part('amira'))], [amira, karl], DAY)).toEqual([])
})
