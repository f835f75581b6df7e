/** What the landlord's records say of the people of a case: how they hold their home, and with whom. Never where it is. */
import type { Rowan } from '../casework/rowan.ts'
import { nameOf } from '../people/registry.ts'
import { openPerson } from '../people/registry-words.ts'
import {
  currentTenancy,
  jointHolders,
  jointWithCauseOfHarm,
  type TenancyKind,
  tenancyKind,
} from '../people/tenancies.ts'
import { dateOfDay, dayOf, type Instant } from '../record/london-time.ts'
import type { Query } from '../store/database.ts'
import { ownCasesNaming, type RegistryOnStream } from '../store/queries/registry.ts'

export type CustomerOnCase = {
  /** Their ids on the case, and in the landlord's records. */
  readonly person: string
  readonly customer: string
  /** Null where the records know of no tenancy. */
  readonly tenancy: TenancyKind | null
  readonly tenure: string | null
  /** The landlord's neighbourhood or patch. Null where it is not known, and where their address is kept apart. */
  readonly area: string | null
  readonly addressApart: boolean
  /** Who holds the home with them; `person` where these are on the case too. */
  readonly jointWith: readonly { readonly name: string; readonly person: string | null }[]
  /** True where somebody harmed holds a home together with somebody said to cause harm: both are told so. */
  readonly jointWithCauseOfHarm: boolean
  /**
   * Other cases of the reader that name the same person, and as what. One in which the person harmed here is said to cause harm, or
   * the other way round, is not among them: neither case tells of the other (`read-kept-apart.ts`).
   */
  readonly ownCases: readonly { readonly id: string; readonly reference: string; readonly role: string }[]
}

/** Whether two parts in two cases must not be told of together: harmed in one, and said to cause harm in the other. */
const apart = (here: string, there: string): boolean =>
  (here === 'victim' && there === 'perpetrator') || (here === 'perpetrator' && there === 'victim')

/** Within the reader's own transaction, for a case that was found for them: `found` is what the landlord's records have of it. */
export async function customersOnCase(
  rowan: Rowan,
  query: Query,
  landlord: string,
  stream: string,
  found: RegistryOnStream,
  people: readonly { readonly id: string; readonly role: string }[],
  now: Instant,
): Promise<readonly CustomerOnCase[]> {
  if (found.persons.length === 0) return []
  const day = dateOfDay(dayOf(now))
  const { tenancies } = found
  const customers = found.persons.map(({ customer }) => customer)
  const [names, own] = await Promise.all([namesOf(rowan, landlord, found), ownCasesNaming(query, customers)])
  const personOf = (customer: string) => found.persons.find((each) => each.customer === customer)?.person ?? null
  const roleOf = (person: string): string => people.find((each) => each.id === person)?.role ?? ''
  const known = found.persons.map(({ person, customer }) => ({ customer, role: roleOf(person) }))
  const pairs = jointWithCauseOfHarm(tenancies, known, day)
  return found.persons.map(({ person, customer }) => {
    const current = currentTenancy(tenancies, customer, day)
    const home = tenancies.find((each) => each.tenancy === current?.tenancy)
    const addressApart = found.apart.includes(person)
    return {
      person,
      customer,
      tenancy: current && tenancyKind(current, customer, day),
      tenure: current?.tenure ?? null,
      area: addressApart ? null : (home?.area ?? null),
      addressApart,
      jointWith: jointHolders(tenancies, customer, day).map((other) => ({
        name: names.get(other) ?? 'Name not known',
        person: personOf(other),
      })),
      jointWithCauseOfHarm: pairs.some(
        ({ harmed, causing }) => harmed.customer === customer || causing.customer === customer,
      ),
      ownCases: own
        .filter((each) => each.customer === customer && each.stream !== stream && !apart(roleOf(person), each.role))
        .map(({ stream: id, reference, role }) => ({ id, reference, role })),
    }
  })
}

async function namesOf(rowan: Rowan, landlord: string, found: RegistryOnStream): Promise<ReadonlyMap<string, string>> {
  const parts = new Map(
    found.tenancies.flatMap((tenancy) => tenancy.parts.map(({ customer, sealed }) => [customer, sealed] as const)),
  )
  const keys = await rowan.keyring.findKeys(landlord, 'person', [...parts.keys()])
  const names = new Map<string, string>()
  for (const [customer, sealed] of parts) {
    const key = keys.get(customer)
    if (key) names.set(customer, nameOf(openPerson(key, landlord, customer, Buffer.from(sealed, 'hex'))))
  }
  return names
}
