/** Shows again who one is, before an act that does much harm in other hands. It holds for five minutes, under a new token. */
import { asActor } from '../store/database.ts'
import { ownSignIn, prove as proveIt, tryProof } from '../store/queries/own-sign-in.ts'
import { halfMinuteOf } from './code.ts'
import { isPassword } from './password.ts'
import { type Door, openFor } from './secrets.ts'
import { hashOfToken, newToken } from './token.ts'

export type Proved =
  | { readonly outcome: 'proved'; readonly token: string }
  | { readonly outcome: 'wrong' | 'too-many' | 'not-found' }

/** What is asked: the code of a phone where there is one, else the password. Null where the token opens nothing. */
export const proofAsked = async ({ database }: Door, token: string): Promise<'code' | 'password' | null> =>
  asActor(database, token, async (query) => ((await ownSignIn(query))?.sealed ? 'code' : 'password'))

/** `formToken` is what forms of the session carry: it stays, so that what is open in other tabs still goes. Null where there are none. */
export async function prove(
  door: Door,
  token: string,
  sent: { readonly proof: string; readonly from: string; readonly formToken: string | null },
  now = Date.now(),
): Promise<Proved> {
  const tried = await asActor(door.database, token, async (query, actor) => {
    const own = await ownSignIn(query)
    return { actor, own, attempt: (await tryProof(query, sent.from))?.attempt ?? null }
  })
  if (!tried?.own) return { outcome: 'not-found' }
  const { actor, own, attempt } = tried
  if (attempt === null) return { outcome: 'too-many' }
  const used = own.sealed ? halfMinuteOf(await openFor(door, actor, own.sealed), sent.proof, now) : null
  const isRight = own.sealed ? used !== null : await isPassword(sent.proof.slice(0, 1000), own.password_hash)
  if (!isRight) return { outcome: 'wrong' }
  const fresh = newToken()
  const done = await asActor(door.database, token, (query) =>
    proveIt(query, attempt, used, hashOfToken(fresh), sent.formToken),
  )
  return done ? { outcome: 'proved', token: fresh } : { outcome: 'wrong' }
}
