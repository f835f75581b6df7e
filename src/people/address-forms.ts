/** The ways in which an address gives itself away in a text: whole, by its postcode, by its house, by its street. */
import { postcodeIn, spacedPostcode } from './normalised.ts'

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi
const wordsOf = (part: string): readonly string[] => part.split(/\s+/).filter((word) => word !== '')

/** `12a Fern Court` as `Fern Court`: what is left without its number. */
const unnumbered = (part: string): string => part.replace(/^\s*\d+[a-z]?\b[\s/-]*/i, '').trim()

/** The house and the first word of its street, however the street's kind is spelt: `12 Fern` of `12 Fern Ct`. */
const beginning = (part: string): readonly string[] => {
  const [number = '', street] = wordsOf(part)
  return /^\d/.test(number) && street !== undefined ? [`${number} ${street}`] : []
}

/**
 * Longest first. A single word, such as the town, stands for no address, unless it is the first part: the name of a house. Source:
 * the breaches of practice in which a part of a new address was enough to be found.
 */
export function addressForms(address: string): readonly string[] {
  const postcode = postcodeIn(address)
  const bare = address.replace(POSTCODE, '')
  const parts = bare
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const telling = parts.filter((part, index) => index === 0 || /\d/.test(part) || wordsOf(part).length > 1)
  const streets = telling.map(unnumbered).filter((part) => wordsOf(part).length > 1)
  const forms = [
    parts.join(' '),
    ...telling,
    ...streets,
    ...telling.flatMap(beginning),
    ...(postcode === null ? [] : [spacedPostcode(postcode)]),
  ]
  return [...new Set(forms)].toSorted((a, b) => b.length - a.length)
}
