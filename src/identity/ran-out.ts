/** A session that ran out by itself while its holder was typing: what they typed goes on when the same person signs in again. */
import { type Database, transaction } from '../store/database.ts'
import { atDoor } from '../store/queries/own-sign-in.ts'
import { sessionRanOut } from '../store/queries/sign-in.ts'

/** What its forms carried, where that is not made from the token; null where it did not run out, or was ended. */
export async function ranOut(door: Database, token: string): Promise<{ readonly formToken: string | null } | null> {
  if (token === '') return null
  const row = await transaction(door, (query) => sessionRanOut(query, token))
  return row ? { formToken: row.formToken } : null
}

export async function isSameHolder(door: Database, before: string, token: string): Promise<boolean> {
  if (before === '') return false
  const row = await transaction(door, (query) => sessionRanOut(query, before))
  return row !== undefined && (await atDoor(door, token, async (_query, holder) => holder.account)) === row.account
}
