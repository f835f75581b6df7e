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

test('what was asked for somebody before they died is folded away from what can still be done', () => {
  const person = CASE.safeContact[0]?.person ?? null
  const asked = (what: string, opened: number, of: string | null, act = 'victim.contacted') => ({
    ...CASE.open[0],
    id: what,
    what,
    opened,
    person: of,
    metBy: [act],
  })
  const open = [
    asked('Call them', 1, person),
    asked('Tell the review', 5, person),
    asked('Weigh action', 1, null),
    asked('Refer the child', 1, person, 'referral.made'),
  ]
  const page = (died: number | null) => {
    const safeContact = CASE.safeContact.map((line, place) => ({ ...line, died: place === 0 ? died : null }))
    return render(h(AsksNow, { ...CASE, open, safeContact } as never))
  }
  const beforeTheFold = (html: string) => html.split('<details')[0]
  expect(page(5)).toContain('What was asked for Amira Example (1)')
  expect(beforeTheFold(page(5))).toContain('Tell the review')
  expect(beforeTheFold(page(5))).toContain('Weigh action')
  expect(beforeTheFold(page(5))).toContain('Refer the child')
  expect(beforeTheFold(page(5))).not.toContain('Call them')
  expect(page(null)).not.toContain('What was asked for')
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
