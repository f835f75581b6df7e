/**
 * Signing in by a passkey, going on by one after a password, and showing by one again who one is. An unknown passkey, somebody else's, one
 * that was removed, a wrong page and a challenge that is over get one answer, in one time.
 */
import { type Database, type Query, transaction } from '../store/database.ts'
import { atDoor } from '../store/queries/own-sign-in.ts'
import {
  beginPasskey,
  type Counted,
  type PasskeyBegun,
  passkeyRight,
  passkeyWrong,
  proveByPasskey as proveIt,
  stepPasskey,
} from '../store/queries/passkeys.ts'
import { asAsker, type PasskeyAsker } from './ask-passkey.ts'
import { countSigned, readSigned } from './passkey-answer.ts'
import type { PasskeySite } from './passkey-site.ts'
import type { Proved } from './prove.ts'
import type { SignedIn } from './sign-in.ts'
import { after, type Stepped } from './sign-in-step.ts'
import { inSteadyTime } from './steady-time.ts'
import { hashOfToken, newToken } from './token.ts'

/** Milliseconds: longer than all of it takes on a machine that has nothing else to do. */
const STEP = 120

type Looked = Counted | 'wrong' | 'too-many' | 'over'

const keptIn = (begun: PasskeyBegun) =>
  begun.account !== null && begun.public_key
    ? { account: begun.account, publicKey: begun.public_key, counter: Number(begun.counter) }
    : null

/** Uses the challenge up, counts the try, and looks at what was signed. */
async function look(
  door: Database,
  site: PasskeySite,
  asker: PasskeyAsker,
  sent: { readonly answer: string; readonly from: string },
): Promise<Looked> {
  const signed = readSigned(sent.answer)
  const { challenge, credential } = signed
  const begun = await asAsker(door, asker, (query: Query, of) =>
    beginPasskey(query, { ...of, challenge }, credential, sent.from),
  )
  if (!begun) return 'over'
  const { attempt } = begun
  if (attempt === null) return 'too-many'
  const kept = keptIn(begun)
  const counter = kept && (await countSigned(site, signed, kept, asker.purpose !== 'sign-in'))
  if (counter !== null) return { attempt, credential, counter }
  if (asker.purpose === 'sign-in') await transaction(door, (query) => passkeyWrong(query, credential))
  return 'wrong'
}

/** `device` is shown to its holder among their sessions. */
export const signInByPasskey = (
  door: Database,
  site: PasskeySite,
  sent: { readonly answer: string; readonly from: string; readonly device?: string },
): Promise<SignedIn> =>
  inSteadyTime(async (): Promise<SignedIn> => {
    const looked = await look(door, site, { purpose: 'sign-in' }, sent)
    if (looked === 'wrong' || looked === 'over') return { ok: false, reason: 'wrong' }
    if (looked === 'too-many') return { ok: false, reason: 'too-many' }
    const token = newToken()
    const next = await transaction(door, (query) => passkeyRight(query, looked, hashOfToken(token), sent.device ?? ''))
    if (next === 'in') return { ok: true, token }
    return next === 'wrong' ? { ok: false, reason: 'wrong' } : { ok: false, reason: 'more', step: token, asks: next }
  }, STEP)

/** In the place of a code. */
export async function answerByPasskey(
  door: Database,
  site: PasskeySite,
  sent: { readonly step: string; readonly answer: string; readonly from: string },
): Promise<Stepped> {
  const looked = await look(door, site, { purpose: 'step', step: sent.step }, sent)
  if (typeof looked === 'string') return { outcome: looked }
  const token = newToken()
  const step = hashOfToken(sent.step)
  return after(await transaction(door, (query) => stepPasskey(query, step, looked, hashOfToken(token))), token)
}

/** In the place of a code or a password. `formToken` as with those. */
export async function proveByPasskey(
  door: Database,
  site: PasskeySite,
  token: string,
  sent: { readonly answer: string; readonly from: string; readonly formToken: string | null },
): Promise<Proved> {
  const looked = await look(door, site, { purpose: 'prove', token }, sent)
  if (looked === 'over') return { outcome: 'not-found' }
  if (typeof looked === 'string') return { outcome: looked }
  const fresh = newToken()
  const done = await atDoor(door, token, (query) => proveIt(query, looked, hashOfToken(fresh), sent.formToken))
  return done ? { outcome: 'proved', token: fresh } : { outcome: 'wrong' }
}
