/** An offer in an area that somebody said is unsafe is noticed, however it is written. */
import { expect, test } from 'vitest'
import { areaToAvoid } from './area-words.ts'

test('an area is the same in other letters, with more words around it, or as a part of one to avoid', () => {
  expect(areaToAvoid('NORTHSIDE', ['Northside'])).toBe('Northside')
  expect(areaToAvoid('Northside, by the park', ['Southgate', 'northside'])).toBe('northside')
  expect(areaToAvoid('Dudley', ['all of Dudley'])).toBe('all of Dudley')
})

test('another area is not, nor one whose name only begins alike, nor an empty line', () => {
  expect(areaToAvoid('Northside', ['North'])).toBeNull()
  expect(areaToAvoid('Southgate', ['Northside'])).toBeNull()
  expect(areaToAvoid('', ['Northside'])).toBeNull()
  expect(areaToAvoid('Northside', ['', ' - '])).toBeNull()
})
