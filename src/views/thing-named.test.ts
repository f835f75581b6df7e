import { expect, test } from 'vitest'
import type { Codes } from '../record/entry.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import { thingNamed } from './thing-named.ts'

const said = (type: EntryTypeName, codes: Codes) => ({ type, codes })
const nameOf = (id: string) => (id === 'lee' ? 'Lee Example' : null)

test('an id on the record is told by what it stands for: its sort, and whom it is about', () => {
  const entries = [
    said('legal-action.proposed', { action: 'A', person: 'lee', kind: 'exclude-joint-holder' }),
    said('victim-wishes.considered', { action: 'A' }),
    said('repair.reported', { repair: 'D', kind: 'door-damage' }),
    said('rehousing.requested', { rehousing: 'R', person: 'lee' }),
  ]
  expect(thingNamed(entries, 'action', 'A', nameOf)).toBe('Exclude joint holder, Lee Example')
  expect(thingNamed(entries, 'repair', 'D', nameOf)).toBe('Door damage')
  expect(thingNamed(entries, 'rehousing', 'R', nameOf)).toBe('Lee Example')
})

test('what has no name is not told of: a part of an id says nothing', () => {
  expect(thingNamed([said('person.matched', { customer: 'C-9' })], 'customer', 'C-9', nameOf)).toBeNull()
  expect(thingNamed([], 'action', 'A', nameOf)).toBeNull()
})
