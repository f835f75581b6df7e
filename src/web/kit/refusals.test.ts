/** How a refusal is headed: by what it is. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { RefusalShown } from '../../casework/performed.ts'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import { Refusals } from './refusals.tsx'

const refused = (kind: string, more: object = {}): RefusalShown =>
  ({ norm: kind, kind, clauses: [], missing: [], until: null, sees: 'all', says: [], ...more }) as RefusalShown

const headed = (type: EntryTypeName, ...refusals: readonly RefusalShown[]): string => {
  const typed = { form: {}, errors: [], refusals, conflict: null }
  const html = render(h(Refusals, { typed, type, reference: 'R-4F7K' } as never))
  return /<h2[^>]*>([^<]*)</.exec(html)?.[1] ?? ''
}

test('what a policy forbids is not said to wait for something', () => {
  const forbids = 'The policy does not allow this as it stands'
  expect(headed('information.shared', refused('never'))).toBe(forbids)
  expect(headed('information.shared', refused('never'), refused('gate', { missing: ['risk.assessed'] }))).toBe(forbids)
})

test('whose an act is forbids nothing: beside a step that is missing it is one more, and alone it is the role', () => {
  const review = refused('gate', { missing: ['proportionality-review.held'] })
  const another = refused('never', { onlyBy: ['community-safety-team'] })
  expect(headed('legal-action.started', another, review)).toBe('Not yet: the policy asks for something first')
  expect(headed('legal-action.started', another)).toBe('Not in this role')
})

test('a step that is missing comes first, and a pause ends on a day', () => {
  expect(headed('legal-action.started', refused('gate', { missing: ['legal-action.authorised'] }))).toBe(
    'Not yet: the policy asks for something first',
  )
  expect(headed('income-court-action.started', refused('hold', { until: 1 }))).toBe('Not before the day below')
  expect(headed('income-court-action.started', { sees: 'facet', until: 1 as never })).toBe('Not before the day below')
})

test('a contact that was not agreed is another way, not a missing step', () => {
  expect(headed('message.sent', refused('safe-contact'))).toBe('Not this way, or not now')
})
