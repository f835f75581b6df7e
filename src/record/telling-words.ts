/** Words that tell whoever reads them what it is about, in English and Welsh: a letter that others may open, a job that others carry out. */

const TELLING: readonly string[] = [
  'abus\\w*',
  'violen\\w*',
  'domestic',
  'perpetrator\\w*',
  'victim\\w*',
  'survivor\\w*',
  'refuge\\w*',
  'marac',
  'mappa',
  'idva',
  'dash',
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
  'attack\\w*',
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

/** How staff shorten it. In small letters the first is a word of Welsh, and of names. */
const SHORT = /(?<![\p{L}])(?:DA|DV|DVA)(?![\p{L}])/gu

/** The telling words of a text, each once, as they stand in it. None: it may be opened by anybody. */
export const tellingWords = (text: string): readonly string[] => [
  ...new Set([PATTERN, SHORT].flatMap((pattern) => [...text.matchAll(pattern)].map(([word]) => word))),
]
