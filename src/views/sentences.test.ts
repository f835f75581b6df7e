import { expect, test } from 'vitest'
import { askedOf, asksFor } from './sentences.ts'

test('what a norm asks for is said with the name of whom it is about, and the next time with the next one’s', () => {
  const pattern = { event: 'victim.contacted' } as const
  const first = asksFor(pattern, 'Jo Example')
  expect(first).toBe(askedOf('victim.contacted', 'Jo Example'))
  expect(first).toContain('Jo Example')
  expect(asksFor(pattern, 'by in person Sam')).toContain('by in person Sam')
  expect(asksFor(pattern, 'Kit Example')).toBe(askedOf('victim.contacted', 'Kit Example'))
  expect(asksFor(pattern, null)).toBe(askedOf('victim.contacted', null))
  expect(asksFor(pattern, null)).not.toContain('Example')
})

test('what is to be considered about somebody is said as a sentence, not as a code', () => {
  const considered = (options: string) =>
    asksFor({ event: 'perpetrator-action.considered', where: { options } }, 'Karl Example')
  expect(considered('end-tenancy')).toBe('Consider ending the tenancy for Karl Example')
  expect(considered('temporary-exclusion')).toBe('Consider a temporary exclusion for Karl Example')
})
