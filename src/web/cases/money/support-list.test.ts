import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { instantOf } from '../../../record/london-time.ts'
import type { SupportLine } from '../../../views/areas/money/support.ts'
import { SupportList } from './support-list.tsx'

const at = instantOf('2026-03-02T09:00')
const given: SupportLine = {
  n: 2,
  kind: 'white-goods',
  person: 'priya',
  name: 'Priya Example',
  answer: 'accepted',
  given: 1,
  cost: 300,
  safe: null,
  notes: [],
  at,
}
const says = (line: Partial<SupportLine>) =>
  renderToString(SupportList({ lines: [{ ...given, ...line }], reference: 'R-4F7K', now: at }))

test('VIV-4.4.c: whether somebody asked if help is safe to have at home stands beside what was given', () => {
  expect(says({ safe: false })).toContain('Nobody has asked yet whether it is safe for them to have it.')
  expect(says({ safe: true })).toContain('We asked whether it is safe for them to have it.')
  expect(says({})).not.toContain('safe for them')
})
