import { expect, test } from 'vitest'
import { KINDS } from '../../outgoing/documents/document-kinds.ts'
import { ENTRY_TYPES } from '../../record/vocabulary.ts'
import { sayChannel, sayValue } from './words.ts'

test('something comes by telephone, but in person, and through a worker', () => {
  expect(sayChannel('phone')).toBe('by phone')
  expect(sayChannel('in-person')).toBe('in person')
  expect(sayChannel('through-professional')).toBe('through a worker they trust')
})

test('no hint of a question speaks as the data does: a name of a field and its value', () => {
  const hints = ENTRY_TYPES.flatMap(({ name, fields }) => fields.map((each) => `${name}.${each.name}: ${each.meaning}`))
  expect(hints.filter((hint) => /\w+: (true|false)\b/.test(hint.split(': ').slice(1).join(': ')))).toEqual([])
})

test('the closing summary has one name, where it is made and where the record says that it was', () => {
  expect(sayValue('closure-summary')).toBe(KINDS['closure-summary'].name)
})
