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
  'celery|rhubarb|knotweed|bamboo|brambles?|weeds?|plants?|nettles?|buddleia|thistles?|hogweed|vines?|sunflowers?'
const FEARED =
  'dogs|cats|spiders|wasps|bees|mice|rats|heights|lifts|needles|thunder|storms|loud noises?|drills|the dark|small spaces'

/** Whoever could do it, suffer it or be told of it, and what only people do. */
const SOMEBODY = new RegExp(
  `^(?:${[
    'he|she|they|him|her|hers|his|them|their|theirs|(?:him|her|my)self|themselves|me|who|whom|whose',
    'partner|husband|hubby|wife|spouse|boyfriend|girlfriend|fianc[ée]e?|ex|exes|m[ae]n|wom[ae]n|lads?|blokes?|guys?|boys?|girls?|lady|ladies|gentlem[ae]n|persons?|people',
    '(?:(?:step|grand|god)-?)?(?:father|mother|dad|mum|mam|parents?|sons?|daughters?|child|children)|daddy|mummy|brothers?|sisters?|siblings?|uncles?|aunts?|aunt(?:y|ie)s?|nan|nana|gran|granny|cousins?|nephews?|nieces?|in-laws?|relatives?|family|families|kids?|bab(?:y|ies)|teenagers?|adults?',
    'g[ŵw]r|gwraig|mab|merch|tad|ei',
    '(?:some|any|every)(?:one|body)|nobody|neighbou?rs?|friends?|mates?|visitors?|callers?|tenants?|residents?|occup(?:ant|ier)s?|customers?|lodgers?|carers?|mr|mrs|ms|miss|mx|dr',
    'money|said|says|told|tells|swore|watch(?:es|ed|ing)?|spy|spies|spied|spying|track(?:s|ed|ing)?|hid|hides|hiding|secret(?:ly)?',
  ].join('|')})$`,
  'iu',
)
/** What is written large in the middle of a sentence and is nobody's name. */
const LARGE = new RegExp(
  `^(?:${STEERED}|${FALLS}|${GROWS}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|flat|block|house|road|street|kitchen|bathroom|hall|bedroom|loft|trv|led|pir|rcd|dhw)$`,
  'iu',
)
/** A sentence begins with a name, as far as anybody can tell, where something belongs to it or it did something by hand. */
const BY_HAND =
  /(?<!\p{L})(?:(?:put|fitted|installed|set|left|done|made|wired)(?: \p{L}{1,9})? by(?! (?:the|a|an|our) )|^(?!\p{L}{1,20}s ?['’])\p{Lu}\p{L}{1,30}(?:['’]s| (?:put|fitted|installed|set|made|wired|broke|smashed|keeps|kept|wants|wanted|got|came|went|comes|uses|used|did|does)) )/u

/** Who is afraid is no second person: a fear is always somebody's. */
const AFRAID = new RegExp(
  `(?<=^|: )(?:the )?(?:she|he|they|tenant|resident|customer)(?: (?:is|are)|['’](?:s|re)) (?=(?:frightened|scared) of (?:${FEARED})(?: ?[.,;:!?)]|$))`,
  'giu',
)

/** Words that tell of people and are said of things too: only where the thing that does it, or what it is done to, stands beside them. */
const INNOCENT = new RegExp(
  [
    `(?<=(?<!\\p{L})(?:${DEVICE})(?: (?:is|are|was|not|no|longer|for|stopped|that|which|isn['’]t|aren['’]t)){0,3} )controlling(?= (?:(?:the|an?|your|our|its) )?(?:\\p{L}{1,30} )?(?:${STEERED})(?!\\p{L}))`,
    `(?<=^|[:;,] )controlling(?= (?:(?:the|an?|your|our) )?(?:${STEERED})(?: in the \\p{L}{1,30})?(?: ?[.,;:!?)]|$))`,
    `(?<=(?<!\\p{L})(?:the|an?|new|old|faulty) )controlling(?= (?:${DEVICE})(?!\\p{L}))`,
    `(?<!(?<!\\p{L})(?:mak(?:es?|ing)|made|got|gets|had|received|sent|gave)(?: \\p{L}{1,30}){0,2} )threat(?= of (?:\\p{L}{1,30} )?(?:flood(?:s|ing)?|collapse|subsidence|frost|storms?|high winds?|lightning|rain|leaks?)(?!\\p{L})(?! (?:the|an?|my|our|your|this|that|us|it|out)(?!\\p{L})))`,
    `(?<=(?<!\\p{L})(?:${FALLS})(?: (?:is|are|was|now))? )threaten(?:s|ing)(?= to (?:collapse|fall|come (?:down|off|away|loose)|give way|burst|leak|flood|topple)(?!\\p{L}))`,
    `(?:frightened|scared)(?= of (?:${FEARED})(?: ?[.,;:!?)]|$))`,
    `(?<=(?<!\\p{L})(?:alarm|bell|doorbell|buzzer|intercom|drill|drilling|hoover) )frightens?(?= (?:the|a|my|our) (?:dogs?|cats?|birds?|parrot|budgies?|rabbits?|horses?)(?!\\p{L}))`,
    `(?<=(?<!\\p{L})(?:${GROWS}) )stalks?(?= ?(?:[.,;:!?)]|$)| (?:at|in|on|by|near|from|behind|under|along|through|growing|have|has|are|to)(?!\\p{L}))`,
    `stalks?(?= of (?:the |an? )?(?:\\p{L}{1,30} )?(?:${GROWS}|ivy)(?!\\p{L}))`,
  ].join('|'),
  'giu',
)

const PATTERN = new RegExp(`(?<![\\p{L}])(?:${TELLING.join('|')})(?![\\p{L}])`, 'giu')

/** How staff shorten it. In small letters the first is a word of Welsh, and of names; beside a figure it is part of a postcode. */
const SHORT = /(?<![\p{L}\d])(?:DA|DV|DVA)(?![\p{L}\d]| \d{1,2} ?\d[A-Z]{2}(?![\p{L}]))/gu

/** Where a sentence ends beyond doubt: what goes on in small letters belongs to it still. */
const ENDS = /(?<=[.!?]["'”’)]{0,2}) (?!\p{Ll})|\n(?!\p{Ll})/u

/** The telling words of a text, each once, as they stand in it but for the width of its gaps. None: it may be opened by anybody. */
export function tellingWords(text: string): readonly string[] {
  const narrow = text.replaceAll(/\s+/gu, (gap) => (/[\n\r]/.test(gap) ? '\n' : ' ')).trim()
  const rest = narrow.split(ENDS).map(withoutInnocent).join(' ')
  return [...new Set([PATTERN, SHORT].flatMap((pattern) => [...rest.matchAll(pattern)].map(([word]) => word)))]
}

/** A sentence without the words that are said of things. With anybody in it beside, a word keeps what it tells: in doubt a person words it anew. */
function withoutInnocent(sentence: string): string {
  const line = sentence.replaceAll('\n', ' ')
  return namesSomebody(line.replaceAll(AFRAID, '')) ? line : line.replaceAll(INNOCENT, '·')
}

function namesSomebody(sentence: string): boolean {
  const words = sentence.match(/\p{L}+(?:-\p{L}+)*/gu) ?? []
  return (
    BY_HAND.test(sentence) ||
    words.some((word, at) => SOMEBODY.test(word) || (at > 0 && /^\p{Lu}/u.test(word) && !LARGE.test(word)))
  )
}
