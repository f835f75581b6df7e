/** Codes of six figures that a phone makes every half minute from a secret (RFC 6238). The issuer is a neutral name: phones show it. */
import { Secret, TOTP } from 'otpauth'
import type { Instant } from '../record/london-time.ts'

const ISSUER = 'Rowan'
const PERIOD = 30
/** How many half minutes a clock may be wrong, either way. */
const WINDOW = 1
/** Bytes of chance: as many as the hash has (RFC 4226, 4). */
const BYTES = 20

const made = (secret: string): TOTP =>
  new TOTP({
    issuer: ISSUER,
    label: ISSUER,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  })

/** A fresh secret, in the letters in which people type it. */
export const newSecret = (): string => new Secret({ size: BYTES }).base32

/** What a phone reads from the picture. It names nobody. */
export const addressOfSecret = (secret: string): string => made(secret).toString()

/** In groups of four, for typing. */
export const inGroups = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** The half minute, counted from 1970, of which the code is; null where it is none of those about now. */
export function halfMinuteOf(secret: string, code: string, now: Instant): number | null {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = made(secret).validate({ token, timestamp: now, window: WINDOW })
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta
}
