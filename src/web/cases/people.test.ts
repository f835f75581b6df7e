/** What the list of people on a case says beside them. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { CasePage } from '../../views/case-page.ts'
import { CASE } from '../made-up-case.ts'
import { People } from './people.tsx'

const said = (customerType: string | null, change: Partial<CasePage> = {}): string => {
  const people = CASE.people.map((person) => (person.role === 'perpetrator' ? { ...person, customerType } : person))
  return render(h(People, { page: { ...CASE, people, ...change } as CasePage }))
}

test('of somebody causing harm who works here it leads to keeping them out of the case', () => {
  for (const type of ['colleague', 'colleague-and-customer']) {
    expect(said(type)).toContain('They work here')
    expect(said(type)).toContain('href="/cases/R-4F7K/who"')
  }
  expect(said('tenant')).not.toContain('They work here')
})

test('whoever has the case in an emergency alone, and may change nothing, is not led there', () => {
  expect(said('colleague', { readsUntil: CASE.now })).not.toContain('They work here')
})
