/** Which words of a job tell whoever does it why it is done, and which only say what is broken and where. */
import { expect, test } from 'vitest'
import { tellingWords } from './telling-words.ts'

test.each([
  'He had a heart attack: ring twice and wait',
  'Rot attack to the frame of the door',
  'Frame attacked by wet rot, and by woodworm',
  'Insect attacks in the loft',
  'Pebble-dash loose above the door',
  'Domestic hot water is off',
  'Flat 2, 14 Sample Road, DA14 6XX',
  'Sample Court, DA1 1AA',
  'Sample Court, DA 14 6XX',
  'Sample Court, CH1 6DA',
])('a job is not held up by: %s', (words) => {
  expect(tellingWords(words)).toEqual([])
})

test.each([
  ['She was attacked by her husband', ['attacked']],
  ['Lock broken in the attack', ['attack']],
  ['Her attacker has a key', ['attacker']],
  ['Attacked at the door, which has rot', ['Attacked']],
  ['A DA case', ['DA']],
  ['DA, 14 Sample Road', ['DA']],
  ['DA 14 Sample Road', ['DA']],
  ['Domestic abuse', ['Domestic', 'abuse']],
  ['DASH done', ['DASH']],
  ['Door by the refuge', ['refuge']],
])('a job is told without: %s', (words, telling) => {
  expect(new Set(tellingWords(words))).toEqual(new Set(telling))
})
