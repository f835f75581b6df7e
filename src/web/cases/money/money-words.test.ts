import { expect, test } from 'vitest'
import { sayChosen } from './money-words.ts'

test('VIV-4.4.a: the length that was chosen is said as people say it, one month and three', () => {
  expect(sayChosen(1)).toBe('1 month was chosen')
  expect(sayChosen(3)).toBe('3 months were chosen')
})
