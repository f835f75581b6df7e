/** What somebody signs in with, and where they are signed in: looked at and changed by its holder alone. */
import type { Rowan } from '../casework/rowan.ts'
import { asActor, audit, type Database, type Query } from '../store/database.ts'
import {
  atDoor,
  changePassword as changeIt,
  endOwnSessions,
  keepSecret,
  ownSessions,
  ownSignIn,
  setUpCode,
  tryProof,
} from '../store/queries/own-sign-in.ts'
import { addressOfSecret, halfMinuteOf, newSecret } from './code.ts'
import { choosing, problemOfPassword, wordsOfPlaces } from './new-password.ts'
import { hashPassword, isPassword } from './password.ts'
import { type Door, openFor, sealFor } from './secrets.ts'
import type { SecretShown } from './sign-in-step.ts'
import { hashOfToken } from './token.ts'

export type SessionLine = {
  readonly id: string
  /** What the browser says that it is, in a few words; may be empty. */
  readonly device: string
  readonly began: number
  readonly seen: number
  /** Whether it is the one that asks. */
  readonly here: boolean
}

export type OwnSignIn = {
  readonly sessions: readonly SessionLine[]
  readonly hasCode: boolean
  /** Whether a role of theirs asks for a second factor. */
  readonly needed: boolean
  readonly madeUp: boolean
  /** False where the landlord allows its provider alone: a password opens nothing there. */
  readonly ownMeans: boolean
}

/** That somebody looked at what they sign in with. */
export const noteOwnLook = (query: Query, account: string): Promise<void> =>
  audit(query, {
    action: 'view:own-sign-in',
    objectType: 'account',
    object: account,
    basis: 'self',
    result: 'shown',
  })

/** Null where the token opens nothing. */
export const readOwnSignIn = (database: Database, token: string): Promise<OwnSignIn | null> =>
  asActor(database, token, async (query, { account }) => {
    const own = await ownSignIn(query)
    const rows = await ownSessions(query)
    await noteOwnLook(query, account)
    return {
      sessions: rows.map(({ id, device, began, seen, here }) => ({
        id,
        device,
        began: began.getTime(),
        seen: seen.getTime(),
        here,
      })),
      hasCode: own?.coded ?? false,
      needed: own?.needed ?? false,
      madeUp: own?.made_up ?? false,
      ownMeans: own?.own_means ?? true,
    }
  })

/** Ends one session of one's own, at its next statement; all but this where no id is given. False where there is none. */
export const endSessions = async (database: Database, token: string, id: string | null): Promise<boolean> =>
  id !== null && !/^[\da-f-]{36}$/.test(id)
    ? false
    : ((await asActor(database, token, (query) => endOwnSessions(query, id))) ?? false)

export type Changed =
  | { readonly outcome: 'done' | 'wrong' | 'too-many' | 'not-found' }
  | { readonly outcome: 'invalid'; readonly problem: string }

/** Every other session ends. A wrong password counts as a try to sign in. */
export async function changePassword(
  at: Pick<Rowan, 'door' | 'landlords'>,
  token: string,
  sent: { readonly password: string; readonly fresh: string; readonly from: string },
): Promise<Changed> {
  const { door } = at
  const own = await atDoor(door, token, async (_query, holder) => holder)
  if (!own) return { outcome: 'not-found' }
  const changed = await choosing(hashOfToken(token).toString('base64'), async (): Promise<Changed> => {
    const problem = await problemOfPassword(sent.fresh, { ...own, places: wordsOfPlaces(at) })
    if (problem) return { outcome: 'invalid', problem }
    const tried = await atDoor(door, token, (query) => tryProof(query, sent.from))
    const attempt = tried?.attempt
    if (!attempt) return { outcome: 'too-many' }
    if (!(await isPassword(sent.password, own.password_hash))) return { outcome: 'wrong' }
    const hash = await hashPassword(sent.fresh)
    const done = await atDoor(door, token, (query) => changeIt(query, attempt, hash))
    return { outcome: done ? 'done' : 'not-found' }
  })
  return changed ?? { outcome: 'too-many' }
}

/** A secret for a phone: a fresh one at the first look, the same for half an hour. Null where the token opens nothing. */
export async function readNewSecret(at: Door, token: string): Promise<SecretShown | null> {
  const own = await atDoor(at.door, token, async (_query, holder) => holder)
  if (!own) return null
  const secret = own.pending ? await openFor(at, own, own.pending) : newSecret()
  if (!own.pending) {
    const sealed = await sealFor(at, own, secret)
    await atDoor(at.door, token, (query) => keepSecret(query, sealed))
  }
  return { secret, address: addressOfSecret(secret) }
}

/** The new secret takes the place of the one before when its first code is right; every other session ends. */
export async function setUpOwnCode(
  at: Door,
  token: string,
  sent: { readonly code: string; readonly from: string },
  now = Date.now(),
): Promise<Changed> {
  const tried = await atDoor(at.door, token, async (query, holder) => ({
    holder,
    attempt: (await tryProof(query, sent.from))?.attempt ?? null,
  }))
  if (!tried?.holder.pending) return { outcome: 'not-found' }
  const { attempt, holder } = tried
  if (!attempt) return { outcome: 'too-many' }
  const secret = await openFor(at, holder, tried.holder.pending)
  const used = halfMinuteOf(secret, sent.code, now)
  if (used === null) return { outcome: 'wrong' }
  const sealed = await sealFor(at, holder, secret)
  return {
    outcome: (await atDoor(at.door, token, (query) => setUpCode(query, attempt, used, sealed))) ? 'done' : 'not-found',
  }
}
