/** What somebody on a case holds with the landlord, as its page shows them: what the case says, and what the landlord's own records say. Pure. */
import { saidOtherwise } from '../people/held-with-us.ts'
import { type Holding, holdingOf } from '../record/legal-options.ts'
import type { CasePage } from './case-page.ts'

/** The policy judges what the case says, so a difference is for a person to put right. Null where there is none. */
export const recordsSayOtherwise = (
  { people, customers }: Pick<CasePage, 'people' | 'customers'>,
  person: string,
): string | null =>
  saidOtherwise(
    customers.find((each) => each.person === person)?.tenancy ?? null,
    people.find((each) => each.id === person)?.customerType ?? null,
  )

/** What they hold. A home that either the case or the records call shared counts as shared: no step may end it for the other by oversight. */
export function holdingOn(page: Pick<CasePage, 'people' | 'customers'>, person: string): Holding {
  const said = page.people.find((each) => each.id === person)?.customerType ?? null
  const known = recordsSayOtherwise(page, person)
  return known !== null && (said === null || known === 'joint-tenant') ? holdingOf(known) : holdingOf(said)
}
