/** What no document may hold: addresses and postcodes that somebody typed into a free text, and values that are to stay hidden. */
import { normalisedPhone } from '../../people/normalised.ts'
import { ADDRESSES } from '../scanner/address-in.ts'
import { type Document, mapTexts } from './document.ts'

export const LEFT_OUT = '[address left out]'
const NUMBER_LEFT_OUT = '[number left out]'
const EMAIL_LEFT_OUT = '[e-mail address left out]'

/** What stands where this was: whoever reads “address” for a number looks for a place that nobody wrote down. */
export const leftOutFor = (value: string): string =>
  value.includes('@') ? EMAIL_LEFT_OUT : /^[+\d\s().-]+$/.test(value) ? NUMBER_LEFT_OUT : LEFT_OUT

/** Letters and digits only, in small letters: so that spacing and punctuation hide nothing. */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The value however it is spaced and punctuated. */
const anyhow = (value: string): RegExp =>
  new RegExp([...bare(value)].map(escaped).join(String.raw`[^\p{L}\p{N}]*`), 'giu')

/** A number as it is said from here and from abroad; any other value as it is. */
function formsOf(value: string): readonly string[] {
  const phone = /^[+\d\s().-]+$/.test(value) ? normalisedPhone(value) : null
  return phone?.startsWith('0')
    ? [`+44 (0)${phone.slice(1)}`, `0044${phone.slice(1)}`, `+44${phone.slice(1)}`, phone]
    : [value]
}

/** Shorter ones would be found in every word. */
const SHORTEST = 4

/**
 * The document without addresses and without the values given, however they were spaced. Source: the breaches of practice in
 * which a new address stood in a note, and went out with it.
 */
export function withoutAddresses(document: Document, hidden: readonly string[]): Document {
  const values = hidden
    .flatMap(formsOf)
    .filter((value) => bare(value).length >= SHORTEST)
    .map((value) => [anyhow(value), leftOutFor(value)] as const)
  const out = [...values, [ADDRESSES, LEFT_OUT] as const]
  return mapTexts(document, (text) => out.reduce((left, [each, instead]) => left.replace(each, instead), text))
}

/** Whether something was taken out. */
export const isCut = (text: string): boolean =>
  [LEFT_OUT, NUMBER_LEFT_OUT, EMAIL_LEFT_OUT].some((each) => text.includes(each))
