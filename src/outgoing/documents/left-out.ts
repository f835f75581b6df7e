/** What no document may hold: addresses and postcodes that somebody typed into a free text, and values that are to stay hidden. */
import { normalisedPhone } from '../../people/normalised.ts'
import { type Document, mapTexts } from './document.ts'

const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/gi
const KINDS_OF_STREET =
  'street|st|road|rd|avenue|ave|lane|ln|close|drive|court|crescent|place|terrace|gardens|grove|way|walk|mews|square|house|flats'
const WELSH_STREET = 'heol|ffordd|stryd|rhodfa|lôn|clos|maes'
/** A word of a street's name. Words that tell of a place without naming it are none: `3 times outside her house`. */
const NAME = String.raw`(?!(?:in|on|at|by|of|outside|inside|near|from|to|her|his|their|my|our|the|an?|and)\b)\p{L}[\p{L}'-]+`
/** `7a Heol y Bryn`, as Welsh says it; then `12 Fern Court`, `Flat 3, Elm House`. */
const STREET = new RegExp(
  [
    String.raw`\b\d+[a-z]?,?\s+(?:${WELSH_STREET})\s+(?:(?:y|yr|o|ar)\s+)?${NAME}`,
    String.raw`\b(?:(?:flat|unit|apartment)\s+)?\d+[a-z]?,?\s+(?:${NAME}\s+){0,3}(?:${KINDS_OF_STREET})\b`,
  ].join('|'),
  'giu',
)

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
  return mapTexts(document, (text) =>
    [...values, POSTCODE, STREET].reduce((left, each) => left.replace(each, LEFT_OUT), text),
  )
}

/** Whether something was taken out. */
export const isCut = (text: string): boolean => text.includes(LEFT_OUT)
