/** Shows again who one is, before an act that does much harm in other hands. It holds for five minutes, under a new token. */
import { asActor, type Database } from '../store/database.ts'
import { atDoor, ownSignIn, prove as proveIt, tryProof } from '../store/queries/own-sign-in.ts'
import { ownPasskeys } from '../store/queries/passkeys.ts'
import { halfMinuteOf } from './code.ts'
import { isPassword } from './password.ts'
import { type Door, openFor } from './secrets.ts'
import { hashOfToken, newToken } from './token.ts'

export type Proved =
  | { readonly outcome: 'proved'; readonly token: string }
  | { readonly outcome: 'wrong' | 'too-many' | 'not-found' }

/**
 * `typed`: what is typed in; nothing where a passkey is all that they have beside the password. `atProvider`: whom their landlord's provider
 * let in shows it there, and by nothing else.
 */
export type ProofAsked = {
  readonly typed: 'code' | 'password' | null
  readonly byPasskey: boolean
  readonly atProvider: boolean
}

/** What is asked: a passkey or the code of a phone, else the password. Null where the token opens nothing. */
export const proofAsked = (database: Database, token: string): Promise<ProofAsked | null> =>
  asActor(database, token, async (query) => {
    const own = await ownSignIn(query)
    if (own?.at_provider) return { typed: null, byPasskey: false, atProvider: true }
    const byPasskey = (await ownPasskeys(query)).length > 0
    return { typed: own?.coded ? 'code' : byPasskey ? null : 'password', byPasskey, atProvider: false }
  })

/** `formToken` is what forms of the session carry: it stays, so that what is open in other tabs still goes. Null where there are none. */
export async function prove(
  at: Door,
  token: string,
  sent: { readonly proof: string; readonly from: string; readonly formToken: string | null },
  now = Date.now(),
): Promise<Proved> {
  const tried = await atDoor(at.door, token, async (query, holder) => ({
    holder,
    attempt: (await tryProof(query, sent.from))?.attempt ?? null,
  }))
  if (!tried) return { outcome: 'not-found' }
  const { holder, attempt } = tried
  if (attempt === null) return { outcome: 'too-many' }
  const used = holder.sealed ? halfMinuteOf(await openFor(at, holder, holder.sealed), sent.proof, now) : null
  const isRight = holder.sealed ? used !== null : await isPassword(sent.proof, holder.password_hash)
  if (!isRight) return { outcome: 'wrong' }
  const fresh = newToken()
  const done = await atDoor(at.door, token, (query) =>
    proveIt(query, attempt, used, hashOfToken(fresh), sent.formToken),
  )
  return done ? { outcome: 'proved', token: fresh } : { outcome: 'wrong' }
}
