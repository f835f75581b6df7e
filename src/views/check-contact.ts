/**
 * The one question that other systems of the landlord ask before they write to anybody: may we, on this way, now? Without a reason, and
 * for an account without a case as for one that there is not. Source: safe contact has to hold for rent letters and repairs too.
 */
import type { Rowan } from '../casework/rowan.ts'
import { asActor, audit } from '../store/database.ts'
import { type ContactCheck, contactCheckOf } from '../store/queries/contact-check.ts'

export type { ContactCheck } from '../store/queries/contact-check.ts'

/** Null for whoever sees no accounts; the attempt is audited. */
export const checkContact = (
  rowan: Rowan,
  token: string,
  { account, channel }: { readonly account: string; readonly channel: string },
): Promise<ContactCheck | null> =>
  asActor(rowan.database, token, async (query) => {
    const answer = await contactCheckOf(query, account, channel, rowan.clock())
    await audit(query, {
      action: 'view:contact-check',
      objectType: 'account',
      object: null,
      basis: answer === null ? 'none' : 'accounts',
      result: answer === null ? 'not-found' : 'shown',
    })
    return answer
  })
