/** What no document may hold: addresses and postcodes that somebody typed into a free text, and values that are to stay hidden. */
import { normalisedPhone } from '../../people/normalised.ts'
import { ADDRESSES } from '../scanner/address-in.ts'
import { type Document, mapTexts } from './document.ts'

export const LEFT_OUT = '[address left out]'

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
    .map(anyhow)
  return mapTexts(document, (text) => [...values, ADDRESSES].reduce((left, each) => left.replace(each, LEFT_OUT), text))
}

/** Whether something was taken out. */
export const isCut = (text: string): boolean => text.includes(LEFT_OUT)
