/** How far a legal step is: what is open, what is before a court, and what has ended. */
import { expect, test } from 'vitest'
import type { Codes } from './entry.ts'
import { endedSteps, openProposals, stepsUnderWay } from './legal-steps.ts'
import type { EntryTypeName } from './vocabulary.ts'

type Said = readonly [type: EntryTypeName, codes: Codes]
const on = (...said: readonly Said[]) => said.map(([type, codes], index) => ({ n: index + 1, type, codes }))

const A = { action: 'A', person: 'karl', kind: 'injunction' }
const proposed: Said = ['legal-action.proposed', A]
const started: Said = ['legal-action.started', A]
const ended = (why: string): Said => ['legal-action.ended', { action: 'A', why }]
const open = (...said: readonly Said[]) => openProposals(on(...said)).map(({ n }) => n)

test('a proposal is open until it begins, ends, is said no to, or the case is closed', () => {
  expect(open(proposed)).toEqual([1])
  expect(open(proposed, started)).toEqual([])
  expect(open(proposed, ended('not-begun'))).toEqual([])
  expect(open(proposed, ['second-check.made', { entry: 1, outcome: 'not-agreed' }])).toEqual([])
  expect(open(proposed, ['second-check.made', { entry: 1, outcome: 'agreed' }])).toEqual([1])
  expect(open(proposed, ['case.closed', { reason: 'safe' }], ['case.reopened', { reason: 'new-report' }])).toEqual([])
})

test('a proposal that was put right is open as it was last said, and a no to its first words is no more a no', () => {
  const right: Said = ['legal-action.proposed', { ...A, kind: 'possession' }]
  expect(open(proposed, right)).toEqual([2])
  expect(open(proposed, ['second-check.made', { entry: 1, outcome: 'not-agreed' }], right)).toEqual([3])
})

test('what ended is open again once it is proposed again', () => {
  expect(open(proposed, ended('not-begun'), proposed)).toEqual([3])
  expect([...endedSteps(on(proposed, ended('not-begun'), proposed)).keys()]).toEqual([])
  expect([...endedSteps(on(proposed, ended('not-begun'))).keys()]).toEqual(['A'])
})

test('a step is before a court until an order comes of it, or it ends without one', () => {
  const under = (...said: readonly Said[]) => stepsUnderWay(on(proposed, started, ...said)).length
  expect(under()).toBe(1)
  expect(under(['court-order.made', { person: 'karl', kind: 'injunction' }]), 'an order of somebody else').toBe(1)
  expect(under(['court-order.made', { ...A }])).toBe(0)
  for (const why of ['withdrawn', 'refused-by-court', 'settled']) expect(under(ended(why)), why).toBe(0)
  expect(under(['legal-action.ended', { action: 'B', why: 'settled' }])).toBe(1)
})
