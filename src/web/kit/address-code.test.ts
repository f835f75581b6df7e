import { describe, expect, it } from 'vitest'
import { asQuery, CODED_WORDS, codeOf, inAddress, wordOf } from './address-code.ts'

describe('a word in an address', () => {
  it('stands there as a code of its own, and is found again by it', () => {
    expect(new Set([...CODED_WORDS].map(codeOf)).size).toBe(CODED_WORDS.size)
    for (const word of CODED_WORDS) expect(wordOf(inAddress(word))).toBe(word)
  })

  it('cannot be read from its code, which is never a word itself', () => {
    for (const word of CODED_WORDS) expect(codeOf(word)).toMatch(/^[bcdfghjkmnpqrstvwxz2-9]{6}$/)
    expect(codeOf('marac.listed')).not.toContain('m')
  })

  it('leaves ids and numbers as they are, and what is empty out', () => {
    expect(asQuery({ person: '0b9f', entry: '12', key: '', duty: null, outcome: undefined })).toBe(
      '?person=0b9f&entry=12',
    )
    expect(asQuery({ why: '' })).toBe('')
    expect(asQuery({ purpose: 'crime' })).toBe(`?purpose=${codeOf('crime')}`)
  })
})
