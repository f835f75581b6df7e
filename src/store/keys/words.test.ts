import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DataKey, fingerprint, openWords, sealWords } from './words.ts'

const key: DataKey = { version: 3, bytes: randomBytes(32) }
const place = { landlord: 'a', stream: 's', entry: 'e' }
const anyPlace = fc.record({ landlord: fc.string(), stream: fc.string(), entry: fc.string() })

describe('words of an entry', () => {
  it('come back as they were written, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), anyPlace, (words, where) => {
        expect(openWords(key, where, sealWords(key, where, words))).toBe(words)
      }),
      { examples: [['  as they stand, to the last space \n', place]] },
    )
  })

  it('do not open when one bit of them was changed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.nat(), (words, at) => {
        const sealed = sealWords(key, place, words)
        const bit = at % (sealed.length * 8)
        sealed[bit >> 3] = (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        expect(() => openWords(key, place, sealed)).toThrow()
      }),
    )
  })

  it('do not open in any other place than their own', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (here, there) => {
        fc.pre(JSON.stringify(here) !== JSON.stringify(there))
        const sealed = sealWords(key, here, 'Made-up words')
        expect(() => openWords(key, there, sealed)).toThrow(/do not belong here/)
      }),
      {
        examples: [
          // The same letters one after the other, parted elsewhere.
          [
            { landlord: 'oak', stream: 'one', entry: 'two' },
            { landlord: 'oakone', stream: '', entry: 'two' },
          ],
          [
            { landlord: 'oak', stream: 'a|b', entry: 'c' },
            { landlord: 'oak', stream: 'a', entry: 'b|c' },
          ],
        ],
      },
    )
  })

  it('do not open with another key, nor with another version of it', () => {
    const sealed = sealWords(key, place, 'Made-up words')
    expect(() => openWords({ version: 3, bytes: randomBytes(32) }, place, sealed)).toThrow(/do not belong here/)
    expect(() => openWords({ version: 4, bytes: key.bytes }, place, sealed)).toThrow(/version 3 of their key, not 4/)
    expect(() => openWords(key, place, sealed.subarray(0, 9))).toThrow(/cut short/)
  })

  it('are sealed differently each time, so that equal words cannot be told', () => {
    expect(sealWords(key, place, 'Same').equals(sealWords(key, place, 'Same'))).toBe(false)
  })
})

describe('the fingerprint of words', () => {
  it('is the same for the same words, and differs by words, place and key', () => {
    const one = fingerprint(key, place, 'Made-up words')
    expect(one).toMatch(/^[0-9a-f]{64}$/)
    expect(fingerprint(key, place, 'Made-up words')).toBe(one)
    expect(fingerprint(key, place, 'Made-up word')).not.toBe(one)
    expect(fingerprint(key, { ...place, entry: 'f' }, 'Made-up words')).not.toBe(one)
    expect(fingerprint({ version: 3, bytes: randomBytes(32) }, place, 'Made-up words')).not.toBe(one)
  })
})
