/** An address or a postcode within something that somebody typed, whoever's it is. */

const POSTCODE = String.raw`\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b`
const KINDS_OF_STREET =
  'street|st|road|rd|avenue|ave|lane|ln|close|drive|court|crescent|place|terrace|gardens|grove|way|walk|mews|square|house|flats'
const WELSH_STREET = 'heol|ffordd|stryd|rhodfa|lôn|clos|maes'
/** A word of a street's name. Words that tell of a place without naming it are none: `3 times outside her house`. */
const NAME = String.raw`(?!(?:in|on|at|by|of|outside|inside|near|from|to|her|his|their|my|our|the|an?|and)\b)\p{L}[\p{L}'-]+`

/** `SO99 1AA`; `7a Heol y Bryn`, as Welsh says it; `12 Fern Court`, `Flat 3, Elm House`. */
export const ADDRESSES = new RegExp(
  [
    POSTCODE,
    String.raw`\b\d+[a-z]?,?\s+(?:${WELSH_STREET})\s+(?:(?:y|yr|o|ar)\s+)?${NAME}`,
    String.raw`\b(?:(?:flat|unit|apartment)\s+)?\d+[a-z]?,?\s+(?:${NAME}\s+){0,3}(?:${KINDS_OF_STREET})\b`,
  ].join('|'),
  'giu',
)

/** The first one, as it stands there; null where there is none. */
export const addressIn = (text: string): string | null => text.match(ADDRESSES)?.[0] ?? null
