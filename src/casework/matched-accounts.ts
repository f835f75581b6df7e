/** The rent accounts of people who were found in the landlord's records: those of the tenancies that they hold. */
import { dateOfDay, dayOf } from '../record/london-time.ts'
import type { Query } from '../store/database.ts'
import { accountOf } from '../store/queries/registry.ts'
import { isId, type NewEntry } from './new-entry.ts'

/** By person on the case. A tenancy's account goes before one that somebody typed. */
export async function matchedAccounts(
  query: Query,
  made: readonly NewEntry[],
): Promise<Readonly<Record<string, string>>> {
  const accounts: Record<string, string> = {}
  for (const { entry, codes } of made) {
    if (entry.type !== 'person.matched' || !isId(codes.person) || !isId(codes.customer)) continue
    const account = await accountOf(query, codes.customer, dateOfDay(dayOf(entry.at)))
    if (account !== null) accounts[codes.person] = account
  }
  return accounts
}
