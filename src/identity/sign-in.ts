/** Signing in and out, and who holds a session. A wrong name, a wrong password and a closed account get one answer. */
import { createHash, randomBytes } from 'node:crypto'
import { type Actor, asActor, audit, type Database, transaction } from '../store/database.ts'
import { endSession, findAccount, noteSignIn } from '../store/queries/staff.ts'
import { isPassword } from './password.ts'

export type SignedIn =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly reason: 'wrong' | 'too-many' }

const ATTEMPTS = 5
const ATTEMPTS_FROM_ONE_PLACE = 20
/** Seconds to wait after each failure of a name: it grows, and never locks. */
const delayAfter = (failures: number): number => (failures < 3 ? 0 : 2 ** Math.min(failures - 2, 6))

/** `from` is where the request came from: failures are counted by it too, and only its hash is kept. */
export async function signIn(
  database: Database,
  typed: { readonly username: string; readonly password: string; readonly from: string },
): Promise<SignedIn> {
  const username = typed.username.trim().toLowerCase().slice(0, 200)
  const password = typed.password.slice(0, 1000)
  const known = await transaction(database, (query) => findAccount(query, username, typed.from))
  const failures = known?.failures ?? 0
  const waited = known?.last_failure ? Date.now() - known.last_failure.getTime() : Number.POSITIVE_INFINITY
  if (
    failures >= ATTEMPTS ||
    (known?.failures_there ?? 0) >= ATTEMPTS_FROM_ONE_PLACE ||
    waited < delayAfter(failures) * 1000
  )
    return { ok: false, reason: 'too-many' }
  const right = await isPassword(password, known?.password_hash ?? null)
  const token = randomBytes(32).toString('base64url')
  const tokenHash = right ? createHash('sha256').update(token).digest() : null
  await transaction(database, (query) => noteSignIn(query, username, typed.from, known?.account ?? null, tokenHash))
  return right ? { ok: true, token } : { ok: false, reason: 'wrong' }
}

export async function signOut(database: Database, token: string): Promise<void> {
  await asActor(database, token, endSession)
}

/** Who holds a session, or null. */
export const whoIs = (database: Database, token: string): Promise<Actor | null> =>
  asActor(database, token, async (_query, actor) => actor)

/** Notes that somebody looked for something that is not theirs: for doors that find out before any view is asked. */
export async function noteAttempt(database: Database, token: string, action: string): Promise<void> {
  await asActor(database, token, (query) =>
    audit(query, { action, objectType: 'list', object: null, basis: 'none', result: 'not-found' }),
  )
}
