/** Words that tell whoever reads them what it is about, in English and Welsh: a letter that others may open, a job that others carry out. */

/** What attacks a building or falls ill in a body, and tells nothing. */
const HARMLESS =
  'heart|panic|asthma|gout|angina|rot|damp|mould|mold|fung(?:us|al|i)|wood[ -]?worms?|beetles?|insects?|termites?|weevils?|moths?|pests?|vermin|mouse|mice|rats?|squirrels?|pigeons?|gulls?|wasps?|bees?|ants?|frost|rust|corrosion|moisture|salts?|sulphate|chemical|limescale'

const TELLING: readonly string[] = [
  'abus[\\p{L}\\d_]*',
  'violen[\\p{L}\\d_]*',
  'domestic(?! (?:hot|cold|water|heating|boilers?|supply|appliances?|waste|drain[\\p{L}\\d_]*|electric[\\p{L}\\d_]*|gas|wiring))',
  'perpetrator[\\p{L}\\d_]*',
  'victim[\\p{L}\\d_]*',
  'survivor[\\p{L}\\d_]*',
  'refuge[\\p{L}\\d_]*',
  'marac',
  'mappa',
  'idva',
  '(?<!(?:pebble|spar|rough|dry|wet)[ -])dash',
  'police',
  'injunction[\\p{L}\\d_]*',
  'safeguarding',
  'assault[\\p{L}\\d_]*',
  'stalk[\\p{L}\\d_]*',
  'rape[\\p{L}\\d_]*',
  "women['’]s aid",
  'live fear free',
  'bright sky',
  'non-molestation',
  'coerc[\\p{L}\\d_]*',
  'controlling',
  'cam-?drin',
  `(?<!(?<!\\p{L})(?:${HARMLESS})[ -])attack(?:s|ed|er|ers|ing)?(?! (?:by|of|from) (?:\\p{L}+ ){0,2}(?:${HARMLESS})(?!\\p{L}))`,
  'harass[\\p{L}\\d_]*',
  'threat[\\p{L}\\d_]*',
  'flee(?:s|ing)?',
  'fled',
  'scared',
  'frighten[\\p{L}\\d_]*',
  'ex-? ?(?:partner|husband|wife|boyfriend|girlfriend)s?',
  'camdriniaeth',
  'trais',
  'treisgar',
  'heddlu',
  'lloches',
  'dioddefwr[\\p{L}\\d_]*',
  'goroesw[\\p{L}\\d_]*',
  'cymorth i fenywod',
]

/** What of a home gives heat, water or a signal, or is switched. */
const DEVICE =
  'thermostats?|stats?|valves?|switch(?:es)?|timers?|programmers?|panels?|sensors?|controls?|controllers?|relays?|units?|pumps?|boards?|keypads?|intercoms?|entryphones?'
/** What is steered by it, or kept down. */
const STEERED = `${DEVICE}|boilers?|heating|heaters?|radiators?|water|taps?|showers?|pressure|temperatures?|flow|lights?|lighting|fans?|ventilation|humidity|damp|mould|mold|condensation|moisture|mice|rats|pests?|vermin|insects|wasps|weeds?|knotweed|door entry|underfloor`
/** What of a home may fall, burst or be flooded. */
const FALLS =
  'walls?|ceilings?|roofs?|chimneys?|gutters?|gutterings?|fences?|trees?|branch(?:es)?|tiles?|slates?|pipes?|tanks?|plaster|render|steps?|canopy|sheds?|balcon(?:y|ies)|lintels?|cupboards?|units?'
const GROWS =
  'knotweed|bamboo|brambles?|weeds?|plants?|nettles?|buddleia|thistles?|hogweed|vines?|creepers?|rhubarb|sunflowers?'
/** Whoever could do it, or suffer it: with one of them in the sentence a word keeps what it tells. */
const SOMEBODY =
  'he|she|him|her|hers|his|they|them|their|who|whom|partner|husband|wife|boyfriend|girlfriend|ex|m[ae]n|wom[ae]n|father|mother|dad|mum|sons?|daughters?|brothers?|sisters?|uncle|family|some(?:one|body)|neighbours?|visitors?|callers?|tenants?|money|child(?:ren)?|kids?'

/** Words that tell of people and are said of things too: only where the thing that does it, or what it is done to, stands beside them. */
const INNOCENT = new RegExp(
  [
    `(?<=(?<!\\p{L})(?:${DEVICE})(?: (?:is|are|was|not|no|longer|for|stopped|that|which|isn['’]t|aren['’]t)){0,3} )controlling(?= (?:(?:the|an?|your|our|its) )?(?:\\p{L}+ )?(?:${STEERED})(?!\\p{L}))`,
    `(?<=^\\s*|[.;:!?\\n]\\s*)controlling(?= (?:(?:the|an?|your|our) )?(?:${STEERED})(?!\\p{L}))(?![^.;!?\\n]*(?<!\\p{L})(?:${SOMEBODY})(?!\\p{L}))`,
    `(?<=(?<!\\p{L})(?:the|an?|new|old|faulty) )controlling(?= (?:${DEVICE})(?!\\p{L}))`,
    `threats?(?= of (?:\\p{L}+ )?(?:flood(?:s|ing)?|collapse|subsidence|frost|storms?|high winds?|lightning|rain|leaks?)(?!\\p{L}))`,
    `(?<=(?<!\\p{L})(?:${FALLS})(?: (?:is|are|was|now))? )threaten(?:s|ing)(?= to (?:collapse|fall|come (?:down|off|away|loose)|give way|burst|leak|flood|topple)(?!\\p{L}))`,
    `(?:frightened|scared)(?= of (?:dogs|cats|spiders|wasps|bees|mice|rats|heights|lifts|needles|thunder|storms|loud noises?|drills|the dark|small spaces)\\s*(?:[.,;:!?)\\n]|$))`,
    `(?<=(?<!\\p{L})(?:alarm|bell|doorbell|buzzer|intercom|drill|drilling|hoover) )frightens?(?= (?:the|a|my|our|their|his|her) (?:dogs?|cats?|birds?|parrot|budgies?|rabbits?|horses?)(?!\\p{L}))`,
    `(?<=(?<!\\p{L})(?:${GROWS}) )stalks?(?=\\s*(?:[.,;:!?)\\n]|$)| (?:at|in|on|by|near|from|behind|under|along|through|growing|have|has|are|to)(?!\\p{L}))`,
    `stalks?(?= of (?:the |an? )?(?:\\p{L}+ )?(?:${GROWS}|ivy)(?!\\p{L}))`,
  ].join('|'),
  'giu',
)

const PATTERN = new RegExp(`(?<![\\p{L}])(?:${TELLING.join('|')})(?![\\p{L}])`, 'giu')

/** How staff shorten it. In small letters the first is a word of Welsh, and of names; beside a figure it is part of a postcode. */
const SHORT = /(?<![\p{L}\d])(?:DA|DV|DVA)(?![\p{L}\d]| \d{1,2} ?\d[A-Z]{2}(?![\p{L}]))/gu

/** The telling words of a text, each once, as they stand in it but for the width of its gaps. None: it may be opened by anybody. */
export function tellingWords(text: string): readonly string[] {
  const narrow = text.replaceAll(/\s+/gu, (gap) => (/[\n\r]/.test(gap) ? '\n' : ' '))
  const rest = narrow.replaceAll(INNOCENT, '·').replaceAll('\n', ' ')
  return [...new Set([PATTERN, SHORT].flatMap((pattern) => [...rest.matchAll(pattern)].map(([word]) => word)))]
}
