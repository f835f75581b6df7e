/** Somebody in the landlord's records, as a report about them begins: a name, and what they are to the landlord. */
import { isId } from '../casework/new-entry.ts'
import type { Rowan } from '../casework/rowan.ts'
import { nameOf } from '../people/registry.ts'
import { openPerson } from '../people/registry-words.ts'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import { asActor } from '../store/database.ts'
import { knownPerson } from '../store/queries/registry.ts'

export type KnownCustomer = {
  readonly customer: string
  readonly name: string
  /** A customer type of the vocabulary; null where the records know of no tenancy. */
  readonly customerType: 'tenant' | 'joint-tenant' | 'household-member' | null
}

/**
 * Null where the token opens nothing, for roles that do not look people up, where there is nobody of that id, and beyond the landlord's
 * limit of questions in an hour. The database audits each.
 */
export const readCustomer = (rowan: Rowan, token: string, customer: string): Promise<KnownCustomer | null> =>
  asActor(rowan.database, token, async (query, actor): Promise<KnownCustomer | null> => {
    const row = isId(customer) ? await knownPerson(query, customer, dateOfDay(dayOf(rowan.clock()))) : undefined
    const key = row && (await rowan.keyring.findKey({ landlord: actor.landlord, kind: 'person', subject: customer }))
    if (!row || !key) return null
    return {
      customer,
      name: nameOf(openPerson(key, actor.landlord, customer, row.sealed)),
      customerType:
        row.part === 'household'
          ? 'household-member'
          : row.part === null
            ? null
            : row.holders > 1
              ? 'joint-tenant'
              : 'tenant',
    }
  })
