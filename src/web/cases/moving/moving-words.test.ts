import { expect, test } from 'vitest'
import { asSentence, sayChangeDecided } from './moving-words.ts'

test('MHA-4.3.6.a: a change that was decided is told with its way in law and its reason, each a sentence of its own', () => {
  expect(sayChangeDecided({ outcome: 'agreed', route: 'withdrawal', reason: 'He gave notice' })).toBe(
    'Agreed. The way in law: one holder withdrew. He gave notice.',
  )
  expect(sayChangeDecided({ outcome: 'refused', route: null, reason: null })).toBe('Refused.')
})

test('two answers that somebody wrote do not run into one', () => {
  const risk = 'He does not know that town'
  expect([risk, 'Her sister lives there.'].map(asSentence).join(' ')).toBe(`${risk}. Her sister lives there.`)
  expect(asSentence(null)).toBe('')
})
