/**
 * What a browser sends of a passkey, read and checked: signed by that key, for our page, for that challenge, by somebody whom the device
 * itself made sure of. Source: W3C Web Authentication Level 3, 7.1 and 7.2.
 */
import { createHash } from 'node:crypto'
import type { AuthenticatorTransport } from '@simplewebauthn/server'
import { z } from 'zod'
import type { PasskeySite } from './passkey-site.ts'

/** The ways of signing that we take, the usual one first: ES256, EdDSA, RS256. */
export const ALGORITHMS = [-7, -8, -257]
/** Characters of what a browser sends: some of its keys are long. */
const LONGEST = 16_000
/** How a device is reached. Browsers send others too, which tell them nothing later. */
const TRANSPORTS: readonly AuthenticatorTransport[] = ['ble', 'hybrid', 'internal', 'nfc', 'usb']

/** Of what a browser or the database says, the ways of reaching a device that we know. */
export const transportsIn = (said: readonly string[]): AuthenticatorTransport[] =>
  TRANSPORTS.filter((each) => said.includes(each))

const Part = z.string().regex(/^[\w-]+$/)
const Common = { id: Part.max(1400), rawId: Part.max(1400), type: z.literal('public-key') }
const Signed = z.object({
  ...Common,
  response: z.object({ clientDataJSON: Part, authenticatorData: Part, signature: Part, userHandle: Part.optional() }),
})
const Made = z.object({
  ...Common,
  response: z.object({
    clientDataJSON: Part,
    attestationObject: Part,
    transports: z.array(z.string().max(30)).max(10).optional(),
  }),
})
const ClientData = z.object({ challenge: Part })

export type SignedAnswer = z.infer<typeof Signed>
export type MadeAnswer = z.infer<typeof Made>

/** Of an account, without its name: what a device keeps beside the key, and gives back with what it signs. */
export const handleOf = (account: string): Buffer => createHash('sha256').update(`passkey ${account}`).digest()

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  if (text.length > LONGEST) return null
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

export type Read<T> = { readonly answer: T | null; readonly challenge: Buffer; readonly credential: Buffer }

/** An answer that cannot be read names no challenge and no passkey: it is counted, and wrong, as any other. */
function read<T extends SignedAnswer | MadeAnswer>(schema: z.ZodType<T>, sent: string): Read<T> {
  const answer = parsed(schema, sent)
  const client = answer ? Buffer.from(answer.response.clientDataJSON, 'base64url').toString() : ''
  const challenge = parsed(ClientData, client)?.challenge ?? ''
  return {
    answer,
    challenge: Buffer.from(challenge, 'base64url'),
    credential: Buffer.from(answer?.id ?? '', 'base64url'),
  }
}

export const readSigned = (sent: string): Read<SignedAnswer> => read(Signed, sent)
export const readMade = (sent: string): Read<MadeAnswer> => read(Made, sent)

/** A passkey as the database has it. */
export type Kept = { readonly account: string; readonly publicKey: Buffer; readonly counter: number }

/**
 * The count at which it signed; null where anything is not as it must be. `challenge` is one that the database has just used up. Whoever is
 * not known before must be named by the device.
 */
export async function countSigned(
  site: PasskeySite,
  { answer, challenge }: Read<SignedAnswer>,
  kept: Kept,
  isKnown: boolean,
): Promise<number | null> {
  if (!answer) return null
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { userHandle } = answer.response
  if (userHandle === undefined ? !isKnown : userHandle !== handleOf(kept.account).toString('base64url')) return null
  try {
    const { userHandle: _, ...response } = answer.response
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, response, clientExtensionResults: {} },
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      credential: { id: answer.id, publicKey: new Uint8Array(kept.publicKey), counter: kept.counter },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}

export type MadePasskey = {
  readonly credential: Buffer
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: readonly AuthenticatorTransport[]
  /** Whether its holder's other devices have it too. */
  readonly synced: boolean
}

/** Whether it comes with certificates of a maker. We asked for none, and look none up anywhere. */
const hasCertificates = async (attestation: string): Promise<boolean> =>
  (await import('@simplewebauthn/server/helpers'))
    .decodeAttestationObject(new Uint8Array(Buffer.from(attestation, 'base64url')))
    .get('attStmt')
    .get('x5c') !== undefined

/** The new passkey; null where anything is not as it must be. */
export async function passkeyMade(
  site: PasskeySite,
  { answer, challenge }: Read<MadeAnswer>,
): Promise<MadePasskey | null> {
  if (!answer) return null
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { transports = [], ...response } = answer.response
  try {
    if (await hasCertificates(response.attestationObject)) return null
    const { verified, registrationInfo: made } = await verifyRegistrationResponse({
      response: { ...answer, response, clientExtensionResults: {} },
      expectedChallenge: challenge.toString('base64url'),
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    if (!verified || !made || made.credential.id !== answer.id) return null
    return {
      credential: Buffer.from(made.credential.id, 'base64url'),
      publicKey: Buffer.from(made.credential.publicKey),
      counter: made.credential.counter,
      transports: transportsIn(transports),
      synced: made.credentialBackedUp,
    }
  } catch {
    return null
  }
}
