/**
 * Lets a colleague in again who has lost what they sign in with: two people who give roles, neither of them the one whom it is about.
 * Nobody chooses a password for somebody else, and no question is asked that somebody who lived with them could answer.
 */
import { asActor, type Database } from '../store/database.ts'
import { agreeRecovery, askRecovery, atDoor, recoveriesOf } from '../store/queries/own-sign-in.ts'
import { type Colleague, colleaguesOf } from '../store/queries/staff.ts'
import { hashPassword } from './password.ts'
import { chancePassword } from './token.ts'

export type Recovery = {
  readonly id: string
  readonly name: string
  readonly askedBy: string
  readonly asked: number
  /** Whether the reader asked for it: somebody else must agree. */
  readonly byMe: boolean
}

export type Recoveries = { readonly waiting: readonly Recovery[]; readonly colleagues: readonly Colleague[] }

const isId = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)

/** What waits, and whom it can be about. Null where the token opens nothing. */
export const readRecoveries = (database: Database, token: string): Promise<Recoveries | null> =>
  asActor(database, token, async (query, { account }) => {
    const rows = await recoveriesOf(query)
    return {
      waiting: rows.map(({ id, name, asked_by, asked, by_me }) => ({
        id,
        name,
        askedBy: asked_by,
        asked: asked.getTime(),
        byMe: by_me,
      })),
      colleagues: (await colleaguesOf(query)).filter((each) => each.account !== account),
    }
  })

/** The first of the two. Null for whoever gives no roles, and for somebody who is not there, alike. */
export const askForRecovery = async (door: Database, token: string, account: string): Promise<string | null> =>
  isId(account) ? await atDoor(door, token, (query) => askRecovery(query, account)) : null

/**
 * The second one. Answers with a password made by chance, shown once and changed at the first sign-in; everything else that the colleague
 * signed in with is no more, and every session ends. Null where it is not for this one to agree.
 */
export async function agreeToRecovery(door: Database, token: string, id: string): Promise<string | null> {
  if (!isId(id)) return null
  const password = chancePassword()
  const hash = await hashPassword(password)
  return (await atDoor(door, token, (query) => agreeRecovery(query, id, hash))) ? password : null
}
