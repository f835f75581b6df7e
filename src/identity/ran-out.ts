/** A session that ran out by itself while its holder was typing: what they typed goes on when the same person signs in again. */
import { asActor, type Database, transaction } from '../store/database.ts'
import { sessionRanOut } from '../store/queries/sign-in.ts'

/** What its forms carried, where that is not made from the token; null where it did not run out, or was ended. */
export async function ranOut(database: Database, token: string): Promise<{ readonly formToken: string | null } | null> {
  if (token === '') return null
  const row = await transaction(database, (query) => sessionRanOut(query, token))
  return row ? { formToken: row.formToken } : null
}

export async function isSameHolder(database: Database, before: string, token: string): Promise<boolean> {
  if (before === '') return false
  const row = await transaction(database, (query) => sessionRanOut(query, before))
  return row !== undefined && (await asActor(database, token, async (_query, actor) => actor.account)) === row.account
}
