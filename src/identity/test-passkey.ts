/** A device of a test's own: it makes a key pair and signs as a browser and its authenticator do together. Source: W3C WebAuthn, 6.1 and 6.5. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const PRESENT = 0x01
const VERIFIED = 0x04
const MAY_SYNC = 0x08
const SYNCED = 0x10
const HAS_KEY = 0x40

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest()
const base64url = (data: Buffer | string): string => Buffer.from(data).toString('base64url')

/** What a browser is asked: of either kind, as far as a device looks at it. */
type Asked = { readonly challenge: string; readonly rp?: { readonly id?: string }; readonly rpId?: string }

/** How it differs from a device that does all as it must. */
export type Otherwise = {
  /** The page that asks. */
  readonly origin?: string
  /** The name that the device takes the page for. */
  readonly host?: string
  /** False where the device let its holder through without a fingerprint or a number. */
  readonly verified?: boolean
  /** Once and for all from this count on. */
  readonly counter?: number
  /** Whose it says that it is: base64url; null says nothing. */
  readonly handle?: string | null
  readonly type?: string
  /** The statement of its maker, as the map that stands for it. */
  readonly statement?: Buffer
}

export type TestPasskey = {
  readonly id: string
  /** What a browser sends after it made a passkey there. */
  readonly made: (asked: Asked & { readonly user: { readonly id: string } }, otherwise?: Otherwise) => string
  /** What a browser sends after a challenge was signed there. */
  readonly signed: (asked: Asked, otherwise?: Otherwise) => string
}

/** Signs with ES256. A device that `counts` counts up from one; others stay at none, as those do that sync. */
export function testPasskey(site: { readonly origin: string; readonly host: string }, counts = false): TestPasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let count = 0
  let holder = base64url('nobody yet')

  // As CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
  const key = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ])

  const clientData = ({ challenge }: Asked, type: string, { origin = site.origin, type: said = type }: Otherwise) =>
    Buffer.from(JSON.stringify({ type: said, challenge, origin, crossOrigin: false }))

  function deviceData({ host = site.host, verified = true, counter }: Otherwise, more: Buffer): Buffer {
    count = counter ?? (counts ? count + 1 : 0)
    const flags =
      PRESENT | (verified ? VERIFIED : 0) | (counts ? 0 : MAY_SYNC | SYNCED) | (more.length > 0 ? HAS_KEY : 0)
    const fixed = Buffer.alloc(5)
    fixed.writeUInt8(flags, 0)
    fixed.writeUInt32BE(count, 1)
    return Buffer.concat([sha256(host), fixed, more])
  }

  return {
    id: base64url(id),
    made: (asked, otherwise = {}) => {
      holder = asked.user.id
      const client = clientData(asked, 'webauthn.create', otherwise)
      const data = deviceData(otherwise, Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]))
      // {"fmt": "none", "attStmt": {}, "authData": bytes}, or another statement in its place.
      const attestation = Buffer.concat([
        Buffer.from([0xa3, 0x63]),
        Buffer.from('fmt'),
        otherwise.statement ?? Buffer.concat([Buffer.from([0x64]), Buffer.from('none'), attStmt(Buffer.from([0xa0]))]),
        Buffer.from([0x68]),
        Buffer.from('authData'),
        Buffer.from([0x59, data.length >> 8, data.length & 0xff]),
        data,
      ])
      return JSON.stringify({
        ...{ id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: base64url(client),
          attestationObject: base64url(attestation),
          transports: ['internal', 'of-a-kind-to-come'],
        },
      })
    },
    signed: (asked, otherwise = {}) => {
      const client = clientData(asked, 'webauthn.get', otherwise)
      const data = deviceData(otherwise, Buffer.alloc(0))
      const handle = otherwise.handle === undefined ? holder : otherwise.handle
      return JSON.stringify({
        ...{ id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {} },
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)),
          ...(handle === null ? {} : { userHandle: handle }),
        },
      })
    },
  }
}

/** The entry "attStmt" of an attestation, holding that map. */
export const attStmt = (map: Buffer): Buffer => Buffer.concat([Buffer.from([0x67]), Buffer.from('attStmt'), map])
