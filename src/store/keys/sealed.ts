/**
 * Authenticated encryption of short values: AES-256-GCM with a random 96-bit nonce. What is sealed for one place cannot
 * be opened in another.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

/** Nonce, tag, ciphertext. `place` says where the value belongs; it is checked and not stored. */
export function seal(key: Buffer, place: readonly string[], plain: Buffer, nonce: Buffer = randomBytes(NONCE)): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(bound(place))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Throws when the key or the place is another, or a single bit was changed. */
export function open(key: Buffer, place: readonly string[], sealed: Buffer): Buffer {
  if (sealed.length < NONCE + TAG) throw new Error('These sealed words are cut short.')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(bound(place))
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
  } catch {
    throw new Error('These sealed words do not belong here, or were changed.')
  }
}

/** With each part's length, so that `a|b` and `c` never read as `a` and `b|c`. */
const bound = (place: readonly string[]): Buffer =>
  Buffer.from(place.map((part) => `${Buffer.byteLength(part)}:${part}`).join('|'))
