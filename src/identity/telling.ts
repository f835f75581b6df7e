/**
 * What somebody does who does not sign in: they tell through a landlord's public form. The door opens a session for it, of an account that
 * sees no case, and ends it when they told. How many a landlord lets through in an hour is counted in the database; from where they came is
 * kept nowhere. Source: docs/decisions/0105.
 */
import { type Database, transaction } from '../store/database.ts'
import { beginTelling, endTelling } from '../store/queries/public-form.ts'
import { hashOfToken, newToken } from './token.ts'

/** How many a landlord takes in an hour: many times what the largest is told, and few enough that nobody is buried under made-up ones. */
export const TOLD_IN_AN_HOUR = 60

export type Told<T> =
  | { readonly outcome: 'told'; readonly came: T }
  | { readonly outcome: 'no-form' }
  | { readonly outcome: 'too-many' }

/**
 * Does the work with the token of a session for it. The session is over afterwards, whatever came of the work. `counts` says whether what came
 * of it is a report; what is none, or failed, does not count.
 */
export async function telling<T>(
  door: Database,
  landlord: string,
  work: (token: string) => Promise<T>,
  { counts = () => true, most = TOLD_IN_AN_HOUR }: { counts?: (came: T) => boolean; most?: number } = {},
): Promise<Told<T>> {
  const token = newToken()
  const begun = await transaction(door, (query) => beginTelling(query, landlord, hashOfToken(token), most))
  if (begun !== true) return { outcome: begun === null ? 'no-form' : 'too-many' }
  let told = false
  try {
    const came = await work(token)
    told = counts(came)
    return { outcome: 'told', came }
  } finally {
    // It ends by itself within the minute: what was told stands, also where this fails.
    await transaction(door, (query) => endTelling(query, hashOfToken(token), told)).catch(() => {})
  }
}
