/** Passwords: how they are kept, and what may be one. */
import { expect, test } from 'vitest'
import { hashPassword, isPassword, SHORTEST_PASSWORD } from './password.ts'

test('is kept as argon2id with its cost, salted, and never as itself', async () => {
  const [one, other] = [await hashPassword('three or four words'), await hashPassword('three or four words')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
  expect(one).not.toContain('words')
})

test('a password is long and otherwise as one likes, and is taken as it was typed', async () => {
  expect(SHORTEST_PASSWORD).toBeGreaterThanOrEqual(15)
  for (const password of [
    'rowan berries by the door',
    '  spaces stay  as they are',
    'Ŵ ŷ 😀 all letters there are',
    'x'.repeat(200),
  ]) {
    const kept = await hashPassword(password)
    expect(await isPassword(password, kept)).toBe(true)
    for (const other of [password.trim().slice(1), password.toUpperCase(), `${password}x`, password.slice(0, 72)])
      if (other !== password) expect(await isPassword(other, kept), other).toBe(false)
  }
  expect(await isPassword('anything', null)).toBe(false)
})
