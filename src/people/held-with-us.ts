/** What somebody holds with the landlord: what a case says of them, and where the landlord's own records say otherwise. Pure. */
import type { TenancyKind } from './tenancies.ts'

const AS_CUSTOMER = {
  sole: 'tenant',
  joint: 'joint-tenant',
  household: 'household-member',
  former: 'former-tenant',
} as const

/**
 * What the records say somebody is to the landlord, where the case says nothing of it or something else; null where both agree or
 * the records do not know. Somebody may be more to the landlord than a tenancy shows: a colleague, a shared owner.
 */
export function saidOtherwise(tenancy: TenancyKind | null, said: string | null): string | null {
  if (tenancy === null || said === AS_CUSTOMER[tenancy]) return null
  return said === null || said === 'tenant' || said === 'joint-tenant' ? AS_CUSTOMER[tenancy] : null
}
