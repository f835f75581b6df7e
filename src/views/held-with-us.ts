/** What somebody on a case holds with the landlord: what the case says, and where the landlord's own records say otherwise. Pure. */
import { type Holding, holdingOf } from '../record/legal-options.ts'
import type { CasePage } from './case-page.ts'

const AS_CUSTOMER = {
  sole: 'tenant',
  joint: 'joint-tenant',
  household: 'household-member',
  former: 'former-tenant',
} as const

/**
 * What the records say somebody is to the landlord, where the case says nothing of it or something else; null where both agree or
 * the records do not know. The policy judges what the case says, so a difference is for a person to put right.
 */
export function recordsSayOtherwise(
  { people, customers }: Pick<CasePage, 'people' | 'customers'>,
  person: string,
): string | null {
  const tenancy = customers.find((each) => each.person === person)?.tenancy ?? null
  const said = people.find((each) => each.id === person)?.customerType ?? null
  if (tenancy === null || said === AS_CUSTOMER[tenancy]) return null
  // Somebody may be more to the landlord than a tenancy shows: a colleague, a shared owner.
  return said === null || said === 'tenant' || said === 'joint-tenant' ? AS_CUSTOMER[tenancy] : null
}

/**
 * Whether one of them holds a home together with somebody by the records, and the case calls none of them a joint holder. The policy
 * goes by the case: it cannot refuse what would end the other's home until somebody puts that on it.
 */
export const sharedInRecordsAlone = (
  page: Pick<CasePage, 'people' | 'customers'>,
  persons: readonly string[],
): boolean =>
  persons.some((person) => holdingOn(page, person) === 'shared') &&
  !page.people.some(({ id, customerType }) => persons.includes(id) && customerType === 'joint-tenant')

/** What they hold. A home that either the case or the records call shared counts as shared: no step may end it for the other by oversight. */
export function holdingOn(page: Pick<CasePage, 'people' | 'customers'>, person: string): Holding {
  const said = page.people.find((each) => each.id === person)?.customerType ?? null
  const known = recordsSayOtherwise(page, person)
  return known !== null && (said === null || known === 'joint-tenant') ? holdingOf(known) : holdingOf(said)
}
