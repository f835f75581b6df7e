/** What can be done about somebody who causes harm: which steps need a tenancy, and which end it for everybody who holds it. */
import { entryType } from './entry-type.ts'

const valuesOf = (type: 'legal-action.proposed' | 'perpetrator-action.considered', field: string): readonly string[] =>
  entryType(type).fields.find((each) => each.name === field)?.values ?? []

/** Legal steps, as the vocabulary lists them. */
export const LEGAL_ACTIONS: readonly string[] = valuesOf('legal-action.proposed', 'kind')

/** What can be done without a court. */
export const OTHER_REMEDIES: readonly string[] = valuesOf('perpetrator-action.considered', 'options').filter(
  (option) => !LEGAL_ACTIONS.includes(option),
)

const OF_A_TENANCY: ReadonlySet<string> = new Set([
  'possession',
  'temporary-exclusion',
  'end-tenancy',
  'notice-seeking-possession',
])
const OF_A_SHARED_TENANCY: ReadonlySet<string> = new Set([
  'exclude-joint-holder',
  'end-rights-non-occupation',
  'end-joint-tenancy-by-court',
  'notice-to-quit',
])
const FOR_EVERYBODY: ReadonlySet<string> = new Set([
  'possession',
  'end-tenancy',
  'notice-seeking-possession',
  'end-joint-tenancy-by-court',
  'notice-to-quit',
])

/** What somebody holds with the landlord; `not-known` where nobody has said, or it is no tenancy. */
export type Holding = 'alone' | 'shared' | 'nothing' | 'not-known'

export function holdingOf(customerType: string | null): Holding {
  switch (customerType) {
    case null:
      return 'not-known'
    case 'tenant':
      return 'alone'
    case 'joint-tenant':
      return 'shared'
    // They hold something else than a tenancy: a person finds out what a step against it is.
    case 'leaseholder':
    case 'shared-owner':
    case 'licensee':
    case 'colleague-and-customer':
      return 'not-known'
    default:
      return 'nothing'
  }
}

/**
 * Whether a legal step can be taken against somebody who holds that: an injunction against anybody, a tenancy step only against
 * whoever holds one. What is not known rules nothing out. Source: PD-1.a, CBC-5.5.d, MHA-1.2.a, MHA-4.3.5.b.
 */
export const canBeTaken = (action: string, holding: Holding): boolean =>
  holding === 'not-known' ||
  (OF_A_SHARED_TENANCY.has(action) ? holding === 'shared' : OF_A_TENANCY.has(action) ? holding !== 'nothing' : true)

/** Whether a step ends a shared tenancy for all who hold it, whoever it is taken against. Source: MHA-4.3.6.a; Monk (1992). */
export const endsForEverybody = (action: string): boolean => FOR_EVERYBODY.has(action)
