/** How far a legal step is: what is open, what is before a court, and what has ended. */
import { expect, test } from 'vitest'
import type { Codes } from './entry.ts'
import { endedSteps, openProposals, protectedBy, stepsUnderWay } from './legal-steps.ts'
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

test('what ended, or is from before the case was closed, is not taken up again under its own id: a yes to it would carry the new one', () => {
  expect(open(proposed, ended('not-begun'), proposed)).toEqual([])
  expect([...endedSteps(on(proposed, ended('not-begun'), proposed)).keys()]).toEqual(['A'])
  const again: readonly Said[] = [
    ['case.closed', { reason: 'safe' }],
    ['case.reopened', { reason: 'new-report' }],
  ]
  expect(open(proposed, ...again, proposed)).toEqual([])
  expect(open(proposed, ...again, ['legal-action.proposed', { ...A, action: 'B' }])).toEqual([4])
})

test('of a yes and a no the later counts, and a step that is put right is not carried by a yes from before the no', () => {
  const yes: Said = ['legal-action.authorised', { action: 'A' }]
  const no: Said = ['second-check.made', { entry: 1, outcome: 'not-agreed' }]
  expect(open(proposed, no, yes)).toEqual([1])
  expect(open(proposed, yes, no)).toEqual([])
  expect(open(proposed, yes, no, proposed)).toEqual([])
  expect(open(proposed, yes, no, proposed, yes)).toEqual([4])
})

test('a step protects whom it names, else whoever alone was harmed when it was proposed, and nobody where that cannot be told', () => {
  const person = (name: string): Said => ['person.added', { person: name, role: 'victim' }]
  const whom = (...said: readonly Said[]) => {
    const stands = on(...said)
    const [step] = openProposals(stands)
    return step ? protectedBy(step, stands) : undefined
  }
  expect(whom(person('ann'), proposed, person('ewan'))).toBe('ann')
  expect(whom(person('ann'), person('ewan'), proposed)).toBeNull()
  expect(whom(person('ann'), ['legal-action.proposed', { ...A, protects: 'ewan' }], person('ewan'))).toBe('ewan')
})

test('a step is before a court until an order comes of it, or it ends without one', () => {
  const under = (...said: readonly Said[]) => stepsUnderWay(on(proposed, started, ...said)).length
  expect(under()).toBe(1)
  expect(under(['court-order.made', { person: 'karl', kind: 'injunction' }]), 'an order of somebody else').toBe(1)
  expect(under(['court-order.made', { ...A }])).toBe(0)
  for (const why of ['withdrawn', 'refused-by-court', 'settled']) expect(under(ended(why)), why).toBe(0)
  expect(under(['legal-action.ended', { action: 'B', why: 'settled' }])).toBe(1)
})
