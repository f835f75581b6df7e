/** How a landlord works with partners: the police, safeguarding, modern slavery, agreements to share. Part of organisation.yaml. */
import { complain, fieldsOf, itemsOf, oneOf, type Reader, textOf } from '../policy/reading/yaml-reader.ts'
import { findEntryType } from '../record/entry-type.ts'
import { ROLES, type RoleName } from '../record/vocabulary.ts'
import { BODIES, type Body } from './duties-to-notify.ts'

/** Whether the policy says that a possible crime will or may be reported, that the person is supported to, or nothing. */
export const POLICE_STANCES = ['will', 'may', 'support', 'silent'] as const
export type PoliceStance = (typeof POLICE_STANCES)[number]

export type PartnerChoice = {
  readonly body: Body
  readonly police: {
    readonly stance: PoliceStance
    readonly clause?: string
    /** Who looks at it where it was decided not to report; absent where the policy names nobody. */
    readonly notReportedSeenBy?: RoleName
  }
  /** The authority to which a concern goes, by name: one for children, one for adults at risk. */
  readonly safeguarding: readonly {
    readonly kind: 'child' | 'adult'
    readonly to: string
    readonly authority: string
    readonly clause?: string
  }[]
  /** Where suspected modern slavery is referred, each with its clause; empty where the policy is silent. */
  readonly slavery: readonly { readonly to: string; readonly clause: string; readonly unlessNotRelevant: boolean }[]
  /** Keys to which what leaves for a partner is sealed, each with what it is called. Given by the partner in person or by a known number. */
  readonly keys: readonly { readonly to: string; readonly name: string; readonly key: string }[]
  /** Agreements under which information is shared. */
  readonly agreements: readonly { readonly name: string; readonly clause?: string }[]
}

const ORGANISATIONS = findEntryType('referral.made')?.fields.find((each) => each.name === 'to')?.values ?? []
/** The public key of somebody who uses age; never the secret one, which begins otherwise. */
const AGE_KEY = /^age1[02-9ac-hj-np-z]{58}$/
const KEYS = ['body', 'police', 'safeguarding', 'slavery', 'agreements', 'keys']

const clauseIn = (reader: Reader, fields: ReturnType<typeof fieldsOf>) =>
  fields.has('clause') ? { clause: textOf(reader, fields.get('clause'), 'clause') } : {}

/** Reads it; what is wrong is told to the reader with file and line. */
export function readPartnerChoice(reader: Reader, node: unknown): PartnerChoice {
  const partners = fieldsOf(reader, node, KEYS, 'partners')
  const police = fieldsOf(
    reader,
    partners.get('police') ?? node,
    ['stance', 'clause', 'not_reported_seen_by'],
    'police',
  )
  return {
    body: oneOf(reader, partners.get('body') ?? node, BODIES, 'body'),
    police: {
      stance: oneOf(reader, police.get('stance') ?? node, POLICE_STANCES, 'stance'),
      ...clauseIn(reader, police),
      ...(police.has('not_reported_seen_by')
        ? { notReportedSeenBy: oneOf(reader, police.get('not_reported_seen_by'), ROLES, 'not_reported_seen_by') }
        : {}),
    },
    safeguarding: itemsOf(partners.get('safeguarding')).map((item) => {
      const each = fieldsOf(reader, item, ['kind', 'to', 'authority', 'clause'], 'safeguarding')
      return {
        kind: oneOf(reader, each.get('kind') ?? item, ['child', 'adult'] as const, 'kind'),
        to: oneOf(reader, each.get('to') ?? item, ORGANISATIONS, 'to'),
        authority: textOf(reader, each.get('authority') ?? item, 'authority'),
        ...clauseIn(reader, each),
      }
    }),
    slavery: itemsOf(partners.get('slavery')).map((item) => {
      const each = fieldsOf(reader, item, ['to', 'clause', 'unless'], 'slavery')
      if (each.has('unless')) oneOf(reader, each.get('unless'), ['not-relevant'] as const, 'unless')
      return {
        to: oneOf(reader, each.get('to') ?? item, ORGANISATIONS, 'to'),
        clause: textOf(reader, each.get('clause') ?? item, 'clause'),
        unlessNotRelevant: each.has('unless'),
      }
    }),
    keys: itemsOf(partners.get('keys')).map((item) => {
      const each = fieldsOf(reader, item, ['to', 'name', 'key'], 'keys')
      const key = textOf(reader, each.get('key') ?? item, 'key')
      if (!AGE_KEY.test(key)) complain(reader, item, 'A key of a partner begins with age1, and is copied whole')
      return {
        to: oneOf(reader, each.get('to') ?? item, ORGANISATIONS, 'to'),
        name: textOf(reader, each.get('name') ?? item, 'name'),
        key,
      }
    }),
    agreements: itemsOf(partners.get('agreements')).map((item) => {
      const each = fieldsOf(reader, item, ['name', 'clause'], 'agreements')
      return { name: textOf(reader, each.get('name') ?? item, 'name'), ...clauseIn(reader, each) }
    }),
  }
}
