/** Codes of a phone: made by chance, six figures, right about now by the server's own time. */
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'
import { addressOfSecret, halfMinuteOf, inGroups, newSecret } from './code.ts'

const NOON = Date.UTC(2026, 3, 1, 12)
const SECOND = 1000
const codeAt = (secret: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

test('the secret has 160 bits by chance: no two are alike, and every bit of it is now one and now the other', () => {
  const secrets = Array.from({ length: 200 }, () => newSecret())
  expect(new Set(secrets).size).toBe(200)
  const bytes = secrets.map((secret) => Secret.fromBase32(secret).bytes)
  expect(new Set(bytes.map(({ length }) => length))).toEqual(new Set([20]))
  for (let bit = 0; bit < 160; bit++) {
    const set = bytes.filter((each) => ((each[bit >> 3] ?? 0) >> (bit & 7)) & 1).length
    expect(set, `bit ${bit}`).toBeGreaterThan(50)
    expect(set, `bit ${bit}`).toBeLessThan(150)
  }
})

test('a code has six figures, and nothing shorter or longer is looked at', () => {
  const secret = newSecret()
  const code = codeAt(secret, NOON)
  expect(code).toMatch(/^\d{6}$/)
  expect(halfMinuteOf(secret, `${code.slice(0, 3)} ${code.slice(3)}`, NOON)).not.toBeNull()
  for (const other of [code.slice(0, 5), `${code}0`, `0${code}`, ''])
    expect(halfMinuteOf(secret, other, NOON)).toBeNull()
})

test('a code is right for its half minute and the one on either side, and then no longer', () => {
  const secret = newSecret()
  const code = codeAt(secret, NOON)
  const rightAt = (seconds: number) => halfMinuteOf(secret, code, NOON + seconds * SECOND)
  const its = NOON / (30 * SECOND)
  for (const seconds of [-30, 0, 29, 30, 59]) expect(rightAt(seconds), `${seconds} seconds on`).toBe(its)
  for (const seconds of [-31, 60, 600]) expect(rightAt(seconds), `${seconds} seconds on`).toBeNull()
})

test('the picture for a phone names nobody', () => {
  const secret = newSecret()
  expect(addressOfSecret(secret)).toMatch(/^otpauth:\/\/totp\/Rowan:Rowan\?issuer=Rowan&/)
  expect(inGroups(secret).replaceAll(' ', '')).toBe(secret)
})
