/** What is asked between the password and the session: a code, a password of one's own, or setting up a second factor. */
import type { Rowan } from '../casework/rowan.ts'
import { type Database, transaction } from '../store/database.ts'
import { stepHasPasskey } from '../store/queries/passkeys.ts'
import {
  codeRight,
  type Next,
  type StepRow,
  stepOf,
  stepPassword,
  stepSecret,
  stepSetUp,
  tryCode,
} from '../store/queries/sign-in.ts'
import { addressOfSecret, halfMinuteOf, newSecret } from './code.ts'
import { choosing, problemOfPassword, wordsOfPlaces } from './new-password.ts'
import { hashPassword, isPassword } from './password.ts'
import { type Door, openFor, sealFor } from './secrets.ts'
import { hashOfToken, newToken } from './token.ts'

/** Of a password that somebody else made, and would go on knowing. */
const THE_SAME = 'This is the one that you were given. Choose another, that nobody else knows'

/** A secret as it is shown once, to whoever sets it up. */
export type SecretShown = { readonly secret: string; readonly address: string }

export type SignInStep =
  /** `byPasskey`: a passkey will do too. */
  | { readonly asks: 'code'; readonly byPasskey: boolean }
  | { readonly asks: 'passkey' }
  | { readonly asks: 'password' }
  | ({ readonly asks: 'set-up' } & SecretShown)

/** `more`: right, and something else is asked. `over`: it took too long, or too many tries. */
export type Stepped =
  | { readonly outcome: 'in'; readonly token: string }
  | { readonly outcome: 'more' | 'wrong' | 'too-many' | 'over' }
  | { readonly outcome: 'invalid'; readonly problem: string }

const rowOf = (door: Database, step: string): Promise<StepRow | undefined> =>
  step === '' ? Promise.resolve(undefined) : transaction(door, (query) => stepOf(query, hashOfToken(step)))

/** What a step comes to whose answer was right, or not. */
export const after = (next: Next, token: string): Stepped =>
  next === 'in' ? { outcome: 'in', token } : { outcome: next === 'wrong' ? 'wrong' : 'more' }

/** Null where the step is over. A secret that is to be set up is made at the first look, and stays for the others. */
export async function readStep(at: Door, step: string): Promise<SignInStep | null> {
  const row = await rowOf(at.door, step)
  if (!row || row.asks === 'in' || row.asks === 'wrong') return null
  if (row.asks === 'code')
    return { asks: 'code', byPasskey: await transaction(at.door, (query) => stepHasPasskey(query, hashOfToken(step))) }
  if (row.asks !== 'set-up') return { asks: row.asks }
  if (row.pending) {
    const secret = await openFor(at, row, row.pending)
    return { asks: 'set-up', secret, address: addressOfSecret(secret) }
  }
  const secret = newSecret()
  const sealed = await sealFor(at, row, secret)
  await transaction(at.door, (query) => stepSecret(query, hashOfToken(step), sealed))
  return { asks: 'set-up', secret, address: addressOfSecret(secret) }
}

/** The code of the phone, or the first code of one that is being set up. Each is taken once. `now` is the server's own time. */
export async function answerCode(
  at: Door,
  sent: { readonly step: string; readonly code: string; readonly from: string },
  now = Date.now(),
): Promise<Stepped> {
  const row = await rowOf(at.door, sent.step)
  if (!row) return { outcome: 'over' }
  const step = hashOfToken(sent.step)
  const tried = await transaction(at.door, (query) => tryCode(query, step, sent.from))
  if (!tried?.attempt) return { outcome: tried?.wait ? 'too-many' : 'over' }
  const { attempt } = tried
  const sealed = row.asks === 'code' ? row.sealed : row.asks === 'set-up' ? row.pending : null
  if (!sealed) return { outcome: 'over' }
  const secret = await openFor(at, row, sealed)
  const used = halfMinuteOf(secret, sent.code, now)
  if (used === null) return { outcome: 'wrong' }
  const token = newToken()
  if (row.asks === 'code')
    return after(
      await transaction(at.door, (query) => codeRight(query, step, attempt, used, hashOfToken(token))),
      token,
    )
  const fresh = await sealFor(at, row, secret)
  return after(
    await transaction(at.door, (query) => stepSetUp(query, step, attempt, used, fresh, hashOfToken(token))),
    token,
  )
}

/** A password of one's own, instead of the one that somebody else made. */
export async function answerPassword(
  at: Door & Pick<Rowan, 'landlords'>,
  sent: { readonly step: string; readonly password: string },
): Promise<Stepped> {
  const row = await rowOf(at.door, sent.step)
  if (row?.asks !== 'password') return { outcome: 'over' }
  const chosen = await choosing(row.account, async (): Promise<Stepped> => {
    const problem = await problemOfPassword(sent.password, { ...row, places: wordsOfPlaces(at) })
    if (problem) return { outcome: 'invalid', problem }
    if (await isPassword(sent.password, row.password_hash)) return { outcome: 'invalid', problem: THE_SAME }
    const hash = await hashPassword(sent.password)
    const token = newToken()
    return after(
      await transaction(at.door, (query) => stepPassword(query, hashOfToken(sent.step), hash, hashOfToken(token))),
      token,
    )
  })
  return chosen ?? { outcome: 'too-many' }
}
