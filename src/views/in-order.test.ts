import { expect, test } from 'vitest'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { DutyLine } from './duty-line.ts'
import { byUrgency } from './in-order.ts'

const duty = (id: string, act: EntryTypeName, more: Partial<DutyLine> = {}): DutyLine => ({
  id,
  caseId: 'made-up-case',
  caseReference: 'R-4F7K',
  norm: id,
  kind: 'duty',
  what: id,
  clauses: [],
  about: null,
  opened: 1_000,
  due: null,
  stated: true,
  late: false,
  outcome: 'open',
  ended: null,
  owedBy: null,
  mine: true,
  absorbed: 0,
  metBy: [act],
  person: null,
  wants: {},
  ...more,
})

const order = (...duties: readonly DutyLine[]): readonly string[] => duties.toSorted(byUrgency).map(({ id }) => id)

test('somebody who waits to be called comes before a policy that waits longer for its review', () => {
  expect(
    order(
      duty('review the policy', 'policy.reviewed', { caseId: null, due: 1, late: true }),
      duty('contact', 'victim.contacted', { due: 500, late: true }),
    ),
  ).toEqual(['contact', 'review the policy'])
})

test('a review of the policy that falls due first is not put behind work that has more time', () => {
  expect(
    order(
      duty('contact', 'victim.contacted', { due: 500 }),
      duty('review the policy', 'policy.reviewed', { caseId: null, due: 1 }),
    ),
  ).toEqual(['review the policy', 'contact'])
})

test('where no clock runs the person is reached first and the risk weighed next, whatever is older', () => {
  expect(
    order(
      duty('locks', 'security.offered', { opened: 1 }),
      duty('action', 'perpetrator-action.considered', { opened: 1 }),
      duty('risk', 'risk.assessed', { opened: 900 }),
      duty('contact', 'victim.contacted', { opened: 999 }),
      duty('with a time', 'security.ordered', { due: 5_000 }),
    ),
  ).toEqual(['with a time', 'contact', 'risk', 'locks', 'action'])
})
