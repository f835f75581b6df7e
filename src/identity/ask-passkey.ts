/** Asks a browser for a passkey: a challenge of ours, kept in the database, good once and for five minutes. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { type Database, type Query, transaction } from '../store/database.ts'
import { atDoor } from '../store/queries/own-sign-in.ts'
import { askPasskey, type KnownPasskey, type PasskeyPurpose } from '../store/queries/passkeys.ts'
import { ALGORITHMS, handleOf, transportsIn } from './passkey-answer.ts'
import type { PasskeySite } from './passkey-site.ts'
import { hashOfToken, newToken } from './token.ts'

/** Milliseconds that a browser waits for its holder: as long as the challenge is good. */
const PATIENCE = 5 * 60_000
/** All that a device shows of whose passkey it is, as with codes: it names nobody. */
const NAME = 'Rowan'

/** Who asks: at the first page nobody yet, at a step whoever gave the password, else whoever holds the session. */
export type PasskeyAsker =
  | { readonly purpose: 'sign-in' }
  | { readonly purpose: 'step'; readonly step: string }
  | { readonly purpose: 'prove'; readonly token: string }
  | { readonly purpose: 'add'; readonly token: string }

/** One transaction of that asker at the door. Null where their step or session is over. */
export const asAsker = async <T>(
  door: Database,
  asker: PasskeyAsker,
  work: (query: Query, asked: { readonly purpose: PasskeyPurpose; readonly step: Buffer | null }) => Promise<T>,
): Promise<T | null> => {
  const { purpose } = asker
  if ('token' in asker) return atDoor(door, asker.token, (query) => work(query, { purpose, step: null }))
  return transaction(door, (query) => work(query, { purpose, step: 'step' in asker ? hashOfToken(asker.step) : null }))
}

async function ask(door: Database, asker: PasskeyAsker, from: string) {
  const challenge = Buffer.from(newToken(), 'base64url')
  const asked = await asAsker(door, asker, (query, of) => askPasskey(query, { ...of, challenge }, from))
  return asked ? { challenge: new Uint8Array(challenge), ...asked } : null
}

const named = (known: readonly KnownPasskey[]) =>
  known.map(({ id, transports }) => ({ id, transports: transportsIn(transports) }))

/**
 * What a browser needs to have a challenge signed. At the first page it is the same for everybody. Null where there is nobody to ask,
 * or one place asks too often.
 */
export async function askToSign(
  door: Database,
  site: PasskeySite,
  asker: Exclude<PasskeyAsker, { readonly purpose: 'add' }>,
  from: string,
): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
  const asked = await ask(door, asker, from)
  if (!asked) return null
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  return generateAuthenticationOptions({
    rpID: site.host,
    challenge: asked.challenge,
    allowCredentials: named(asked.known),
    userVerification: 'required',
    timeout: PATIENCE,
  })
}

/** What a browser needs to make a passkey. Null where the token opens nothing, or one place asks too often. */
export async function askToAdd(
  door: Database,
  site: PasskeySite,
  token: string,
  from: string,
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const asked = await ask(door, { purpose: 'add', token }, from)
  if (!asked?.account) return null
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  return generateRegistrationOptions({
    rpID: site.host,
    rpName: NAME,
    userID: new Uint8Array(handleOf(asked.account)),
    userName: NAME,
    userDisplayName: NAME,
    challenge: asked.challenge,
    attestationType: 'none',
    excludeCredentials: named(asked.known),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: PATIENCE,
  })
}
