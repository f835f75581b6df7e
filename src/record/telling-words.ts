/** Words that tell whoever reads them what it is about, in English and Welsh: a letter that others may open, a job that others carry out. */

/** What attacks a building or falls ill in a body, and tells nothing. */
const HARMLESS =
  'heart|panic|asthma|gout|angina|rot|damp|mould|mold|fung(?:us|al|i)|wood[ -]?worms?|beetles?|insects?|termites?|weevils?|moths?|pests?|vermin|mouse|mice|rats?|squirrels?|pigeons?|gulls?|wasps?|bees?|ants?|frost|rust|corrosion|moisture|salts?|sulphate|chemical|limescale'

const TELLING: readonly string[] = [
  'abus\\w*',
  'violen\\w*',
  'domestic(?! (?:hot|cold|water|heating|boilers?|supply|appliances?|waste|drain\\w*|electric\\w*|gas|wiring))',
  'perpetrator\\w*',
  'victim\\w*',
  'survivor\\w*',
  'refuge\\w*',
  'marac',
  'mappa',
  'idva',
  '(?<!(?:pebble|spar|rough|dry|wet)[ -])dash',
  'police',
  'injunction\\w*',
  'safeguarding',
  'assault\\w*',
  'stalk\\w*',
  'rape\\w*',
  "women's aid",
  'live fear free',
  'bright sky',
  'non-molestation',
  'coerc\\w*',
  'controlling',
  'cam-?drin',
  `(?<!(?<!\\p{L})(?:${HARMLESS})[ -])attack(?:s|ed|er|ers|ing)?(?! (?:by|of|from) (?:\\p{L}+ ){0,2}(?:${HARMLESS})(?!\\p{L}))`,
  'harass\\w*',
  'threat\\w*',
  'flee(?:s|ing)?',
  'fled',
  'scared',
  'frighten\\w*',
  'ex-? ?(?:partner|husband|wife|boyfriend|girlfriend)s?',
  'camdriniaeth',
  'trais',
  'treisgar',
  'heddlu',
  'lloches',
  'dioddefwr\\w*',
  'goroesw\\w*',
  'cymorth i fenywod',
]

const PATTERN = new RegExp(`(?<![\\p{L}])(?:${TELLING.join('|')})(?![\\p{L}])`, 'giu')

/** How staff shorten it. In small letters the first is a word of Welsh, and of names; beside a figure it is part of a postcode. */
const SHORT = /(?<![\p{L}\d])(?:DA|DV|DVA)(?![\p{L}\d]| \d{1,2} ?\d[A-Z]{2}(?![\p{L}]))/gu

/** The telling words of a text, each once, as they stand in it. None: it may be opened by anybody. */
export const tellingWords = (text: string): readonly string[] => [
  ...new Set([PATTERN, SHORT].flatMap((pattern) => [...text.matchAll(pattern)].map(([word]) => word))),
]
