import { describe, expect, test } from 'vitest'
import {
  beginningOfStreet,
  firstLine,
  fullName,
  fullNamesIn,
  normalisedName,
  normalisedPhone,
  postcodeIn,
  surnameForms,
  surnamesIn,
} from './normalised.ts'

describe('a name is found however it is spelled', () => {
  test.each([
    ["O'Neil", 'ONeil'],
    ['O’Neil', 'o neil'],
    ['Łąkowska', 'Lakowska'],
    ['MÜLLER', 'Muller'],
    ['Siân', 'Sian'],
    ['Fernsby-Sample', 'Fernsby Sample'],
  ])('%s and %s are one', (one, other) => {
    expect(normalisedName(one)).toBe(normalisedName(other))
  })

  test('a name in another script is kept, and no two of them are one', () => {
    expect(normalisedName('Ірина')).not.toBe('')
    expect(normalisedName('Ірина')).not.toBe(normalisedName('Олена'))
  })

  test('a double surname is found by each part, and one of several words by its last', () => {
    expect(surnameForms('Fernsby-Sample')).toEqual(['fernsbysample', 'fernsby', 'sample'])
    expect(surnamesIn("Sean O'Neil")).toContain('oneil')
    expect(surnamesIn('Sean O Neil')).toContain('oneil')
    expect(surnamesIn('Thistlewick')).toEqual(['thistlewick'])
    expect(surnamesIn('  ')).toEqual([])
  })

  test('a whole name is its first forename and its surname', () => {
    expect(fullNamesIn('Amira Jane Example')).toContain(fullName('Amira', 'Example'))
    expect(fullNamesIn('Sean O Neil')).toContain(fullName('Seán Patrick', "O'Neil"))
    expect(fullNamesIn('Example')).toEqual([])
  })
})

test('a postcode is found in any spacing and case, and in the middle of an address', () => {
  for (const text of ['SO99 1AA', 'so991aa', ' So99  1aA ', '12 Larch Close, Madeuptown, SO99 1AA'])
    expect(postcodeIn(text)).toBe('SO991AA')
  expect(postcodeIn('12 Larch Close')).toBeNull()
})

test('the first line of an address is a number and a street, whatever stands between', () => {
  expect(firstLine('Flat 2, 12 Larch Close, Madeuptown')).toBe('flat212larchclose')
  expect(firstLine('12, Larch Close')).toBe(firstLine('12 Larch Close SO99 1AA'))
  expect(firstLine('12 Larch Close, Madeuptown')).toBe(firstLine('12 LARCH-CLOSE'))
  expect(firstLine('Madeuptown')).toBe('')
})

test('a phone number is one in whatever form it is given', () => {
  for (const phone of ['07700 900123', '+44 7700 900123', '0044 (0)7700 900-123', '+44(0)7700900123'])
    expect(normalisedPhone(phone)).toBe('07700900123')
  expect(normalisedPhone('999')).toBeNull()
})

test('a street is told from another by how it begins, however the rest is written and wherever the flat stands', () => {
  for (const address of [
    '9 Larch Road, SO99 1AA',
    '9A larch rd SO99 1AA',
    'Flat 2, Larch House',
    'Larch House, Flat 2',
  ])
    expect(beginningOfStreet(address), address).toBe('lar')
  expect(beginningOfStreet('9 Birch Road, SO99 1AA')).toBe('bir')
  expect(beginningOfStreet('9, SO99 1AA')).toBe('')
})
