/**
 * The one question that other systems of the landlord ask before they write to anybody: may we, on this way, now? Without a reason, and
 * for an account without a case as for one that there is not. Source: safe contact has to hold for rent letters and repairs too.
 */
import type { Rowan } from '../casework/rowan.ts'
import { asActor } from '../store/database.ts'
import { type ContactCheck, contactCheckOf } from '../store/queries/contact-check.ts'

export type { ContactCheck } from '../store/queries/contact-check.ts'

/** `too-many`: asked more often than one account may in an hour. Null for whoever may not ask. The database audits and counts each. */
export const checkContact = (
  rowan: Rowan,
  token: string,
  { account, channel }: { readonly account: string; readonly channel: string },
): Promise<ContactCheck | 'too-many' | null> =>
  asActor(rowan.database, token, (query) => contactCheckOf(query, account, channel, rowan.clock()))
