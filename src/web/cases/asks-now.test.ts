/** What a case page says beside what the policy asks. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { CASE } from '../made-up-case.ts'
import { AsksNow, LeftUndone } from './asks-now.tsx'

const said = (died: number | null): string => {
  const safeContact = CASE.safeContact.map((line, place) => ({ ...line, died: place === 0 ? died : null }))
  return render(h(AsksNow, { ...CASE, safeContact } as never)).replaceAll(/<[^>]+>/g, ' ')
}

test('beside what is asked for somebody who has died stands that it is no reason to make contact', () => {
  expect(said(1)).toContain('Amira Example has died. What was asked for them stands until the case is closed')
  expect(said(1)).toContain('no reason to make contact')
  expect(said(null)).not.toContain('died')
})

test('what was not done is done again for whoever lives, also where one of two people harmed has died', () => {
  const left = (...died: readonly (number | null)[]) => {
    const safeContact = died.map((each, place) => ({ ...CASE.safeContact[0], person: `p-${place}`, died: each }))
    return render(h(LeftUndone, { ...CASE, safeContact, leftUndone: CASE.open } as never))
  }
  expect(left(null)).toContain('Do again what they still need')
  expect(left(1, null)).toContain('Do again what they still need')
  expect(left(1, 2)).not.toContain('Do again')
})
