/** The passkeys of whoever holds the session: looked at, added and removed by them alone, when they showed lately who they are. */
import { asActor, type Database } from '../store/database.ts'
import { atDoor, ownSignIn } from '../store/queries/own-sign-in.ts'
import { addPasskey as addIt, beginPasskey, ownPasskeys, removePasskey as removeIt } from '../store/queries/passkeys.ts'
import { noteOwnLook } from './own-sign-in.ts'
import { passkeyMade, readMade } from './passkey-answer.ts'
import type { PasskeySite } from './passkey-site.ts'

export type PasskeyLine = {
  readonly id: string
  /** As its holder calls it. */
  readonly name: string
  /** Whether their other devices have it too. */
  readonly synced: boolean
  readonly made: number
  readonly used: number | null
}

export type OwnPasskeys = {
  readonly passkeys: readonly PasskeyLine[]
  /** Whether they also have codes, for a device without a passkey. */
  readonly hasCode: boolean
}

/** Null where the token opens nothing. */
export const readOwnPasskeys = (database: Database, token: string): Promise<OwnPasskeys | null> =>
  asActor(database, token, async (query, { account }) => {
    const own = await ownSignIn(query)
    const rows = await ownPasskeys(query)
    await noteOwnLook(query, account)
    return {
      passkeys: rows.map(({ id, name, synced, made, used }) => ({
        id,
        name,
        synced,
        made: made.getTime(),
        used: used?.getTime() ?? null,
      })),
      hasCode: own?.coded ?? false,
    }
  })

export type Added = 'done' | 'wrong' | 'too-many' | 'full'

/** The passkey that a browser made for the challenge that it was asked. Every other session ends, and its holder is told. */
export async function addPasskey(
  door: Database,
  site: PasskeySite,
  token: string,
  sent: { readonly answer: string; readonly name: string; readonly from: string },
): Promise<Added> {
  const read = readMade(sent.answer)
  const { challenge, credential } = read
  const begun = await atDoor(door, token, (query) =>
    beginPasskey(query, { purpose: 'add', challenge, step: null }, credential, sent.from),
  )
  if (!begun) return 'wrong'
  const { attempt } = begun
  if (attempt === null) return 'too-many'
  const made = begun.account === null ? null : await passkeyMade(site, read)
  if (!made) return 'wrong'
  return (
    (await atDoor(door, token, (query) => addIt(query, { ...made, attempt }, { ...made, name: sent.name }))) ?? 'wrong'
  )
}

/** `needed`: the last second factor of somebody who must have one. */
export const removePasskey = async (
  door: Database,
  token: string,
  id: string,
): Promise<'done' | 'needed' | 'not-found'> =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)
    ? ((await atDoor(door, token, (query) => removeIt(query, id))) ?? 'not-found')
    : 'not-found'
