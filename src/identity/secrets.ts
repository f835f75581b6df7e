/** Seals and opens what the codes of an account are made from. */
import type { Rowan } from '../casework/rowan.ts'
import { openSecret, sealSecret } from '../store/keys/sealed-secrets.ts'

/** What signing in needs of a running Rowan: the one pool that may open a session, and the keys that seal secrets. */
export type Door = Pick<Rowan, 'door' | 'keyring'>

/** Whose secret: the organisation is the stream whose key seals it. */
export type Whose = { readonly landlord: string; readonly organisation: string; readonly account: string }

async function keyOf({ keyring }: Pick<Door, 'keyring'>, { landlord, organisation }: Whose) {
  const key = await keyring.keyFor({ landlord, kind: 'organisation', subject: organisation })
  if (!key) throw new Error('The key of this organisation was destroyed: nobody can sign in with a code.')
  return key
}

export const sealFor = async (door: Door, whose: Whose, secret: string): Promise<Buffer> =>
  sealSecret(await keyOf(door, whose), whose.landlord, whose.organisation, whose.account, secret)

/** Throws where it was sealed for somebody else, or under a key that is gone. */
export const openFor = async (door: Door, whose: Whose, sealed: Buffer): Promise<string> =>
  openSecret(await keyOf(door, whose), whose.landlord, whose.organisation, whose.account, sealed)
