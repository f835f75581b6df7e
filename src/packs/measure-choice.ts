/** What a landlord can do to make a home safer, and how soon it wants damage mended. Part of organisation.yaml. */
import {
  complain,
  fieldsOf,
  itemsOf,
  oneOf,
  type Reader,
  textOf,
  wholeOf,
  yesOrNoOf,
} from '../policy/reading/yaml-reader.ts'
import { findEntryType } from '../record/entry-type.ts'
import { tellingWords } from '../record/telling-words.ts'

/** `sanctuary`: works that make a room or a home hold out. `personal`: carried by the person. `advice`: nothing is fitted. */
export const MEASURE_GROUPS = ['home', 'sanctuary', 'personal', 'advice'] as const

export type Measure = {
  /** A value of the vocabulary: `lock-change`. */
  readonly measure: string
  readonly group: (typeof MEASURE_GROUPS)[number]
  /** The clause that names it; absent where the landlord chose. */
  readonly clause?: string
  /** What whoever fits it is told, and no more; absent where nobody comes to fit it. */
  readonly job?: string
  /** A guide, in whole pounds. */
  readonly cost?: number
  /** Whoever owns the building has to agree. */
  readonly ownerConsent: boolean
  /** Signs go up with it. */
  readonly signs: boolean
  /** It films: the privacy of others is weighed first. */
  readonly camera: boolean
  /** It is lent, and comes back. */
  readonly lent: boolean
}

export type RepairChoice = {
  /** Days within which an urgent repair is wanted: a local target, never a breach of policy. */
  readonly urgentDays: number
  /** Who may be charged for damage by abuse, where the policy does not say no first: never the person harmed, or an account of theirs. */
  readonly charged: readonly string[]
}

const KEYS = ['measure', 'group', 'clause', 'job', 'cost', 'owner_consent', 'signs', 'camera', 'lent']
/** Whom a charge for damage by abuse can go to without reaching the person harmed. */
const PAYERS = ['perpetrator', 'other'] as const
const KNOWN = findEntryType('security.ordered')?.fields.find((field) => field.name === 'measure')?.values ?? []

function readMeasure(reader: Reader, node: unknown): Measure {
  const each = fieldsOf(reader, node, KEYS, 'A measure')
  const flag = (key: string) => each.has(key) && yesOrNoOf(reader, each.get(key), key)
  const job = each.has('job') ? textOf(reader, each.get('job'), 'job') : ''
  for (const word of tellingWords(job)) complain(reader, each.get('job'), `job: "${word}" would tell why it is done`)
  return {
    measure: oneOf(reader, each.get('measure'), KNOWN, 'measure'),
    group: oneOf(reader, each.get('group'), MEASURE_GROUPS, 'group'),
    ...(each.has('clause') ? { clause: textOf(reader, each.get('clause'), 'clause') } : {}),
    ...(job === '' ? {} : { job }),
    ...(each.has('cost') ? { cost: wholeOf(reader, each.get('cost'), 'cost') } : {}),
    ownerConsent: flag('owner_consent'),
    signs: flag('signs'),
    camera: flag('camera'),
    lent: flag('lent'),
  }
}

export const readMeasures = (reader: Reader, node: unknown): readonly Measure[] => {
  const measures = itemsOf(node).map((item) => readMeasure(reader, item))
  const names = measures.map(({ measure }) => measure)
  for (const twice of names.filter((name, index) => names.indexOf(name) < index))
    complain(reader, node, `measures: "${twice}" stands there twice`)
  return measures
}

export function readRepairChoice(reader: Reader, node: unknown): RepairChoice {
  const each = fieldsOf(reader, node, ['urgent_days', 'charged'], 'repairs')
  return {
    urgentDays: wholeOf(reader, each.get('urgent_days'), 'urgent_days'),
    charged: itemsOf(each.get('charged')).map((item) => oneOf(reader, item, PAYERS, 'charged')),
  }
}
