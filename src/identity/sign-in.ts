/**
 * Signing in with a password, and out, and who holds a session. A wrong name, a wrong password and a closed account get one answer, in
 * one time. Source: docs/decisions/0061, abuse case 25.
 */
import type { TurnedAway } from '../access/turned-away.ts'
import { type Actor, actorOf, asActor, audit, type Database, transaction } from '../store/database.ts'
import { beginSignIn, endSession, type Next, signInRight, signInWrong } from '../store/queries/sign-in.ts'
import { isPassword } from './password.ts'
import { inSteadyTime } from './steady-time.ts'
import { hashOfToken, newToken } from './token.ts'

export type SignedIn =
  | { readonly ok: true; readonly token: string }
  /** `more`: the password was right, and something else is asked before there is a session; `step` is the token of that. */
  | { readonly ok: false; readonly reason: 'more'; readonly step: string; readonly asks: Next }
  | { readonly ok: false; readonly reason: 'wrong' | 'too-many' }

/** Milliseconds: longer than a hash takes on a machine that has nothing else to do. */
const STEP = 120

/**
 * `from` is where the request came from: failures are counted by it too, and only its hash is kept. `device` is shown to its holder. `madeUp` is false where the
 * made-up staff may not come in from there: each door says it.
 */
export async function signIn(
  door: Database,
  typed: {
    readonly username: string
    readonly password: string
    readonly from: string
    readonly device?: string
    readonly madeUp?: boolean
  },
): Promise<SignedIn> {
  const username = typed.username.trim().toLowerCase().slice(0, 200)
  return inSteadyTime(async (): Promise<SignedIn> => {
    const begun = await transaction(door, (query) => beginSignIn(query, username, typed.from))
    if (!begun?.attempt) return { ok: false, reason: 'too-many' }
    const { attempt, account } = begun
    const isLetIn = !begun.made_up || (typed.madeUp ?? true)
    if (!(await isPassword(typed.password, begun.password_hash)) || account === null || !isLetIn) {
      await transaction(door, (query) => signInWrong(query, username))
      return { ok: false, reason: 'wrong' }
    }
    const token = newToken()
    const next = await transaction(door, (query) =>
      signInRight(query, attempt, account, hashOfToken(token), typed.device ?? ''),
    )
    if (next === 'in') return { ok: true, token }
    return next === 'wrong' ? { ok: false, reason: 'wrong' } : { ok: false, reason: 'more', step: token, asks: next }
  }, STEP)
}

export async function signOut(database: Database, token: string): Promise<void> {
  await asActor(database, token, endSession)
}

/** Who holds a session, or null. */
export const whoIs = (database: Database, token: string): Promise<Actor | null> => actorOf(database, token)

/** Notes that somebody looked for something that is not theirs: for doors that find out before any view is asked. */
export async function noteAttempt(database: Database, token: string, action: string): Promise<void> {
  await asActor(database, token, (query) =>
    audit(query, { action, objectType: 'list', object: null, basis: 'none', result: 'not-found' }),
  )
}

/** Notes that a door turned away what somebody sent, and why; no word of it. Does nothing where the token opens nothing. */
export async function noteTurnedAway(database: Database, token: string, why: TurnedAway): Promise<void> {
  await asActor(database, token, (query) =>
    audit(query, { action: `turned-away/${why}`, objectType: 'list', object: null, basis: 'none', result: 'refused' }),
  )
}
