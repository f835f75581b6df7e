import { expect, test } from 'vitest'
import { KINDS } from '../../outgoing/documents/document-kinds.ts'
import { ENTRY_TYPES } from '../../record/vocabulary.ts'
import { fieldHint, sayChannel, sayValue } from './words.ts'

test('something comes by telephone, but in person, and through a worker', () => {
  expect(sayChannel('phone')).toBe('by phone')
  expect(sayChannel('in-person')).toBe('in person')
  expect(sayChannel('through-professional')).toBe('through a worker they trust')
})

test('no hint of a question speaks as the data does: a name of a field and its value', () => {
  const hints = ENTRY_TYPES.flatMap((type) => type.fields.map((field) => fieldHint(type, field) ?? ''))
  expect(hints.filter((hint) => /\b(true|false)\b/.test(hint))).toEqual([])
})

test('the closing summary has one name, where it is made and where the record says that it was', () => {
  expect(sayValue('closure-summary')).toBe(KINDS['closure-summary'].name)
})
