/** Passwords: how they are kept, and what may be one. */
import { expect, test } from 'vitest'
import { hashing, hashPassword, isPassword, NOBODYS, SHORTEST_PASSWORD } from './password.ts'
import { turnstile } from './turnstile.ts'

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
    for (const other of [
      password.trim(),
      password.slice(1),
      password.toUpperCase(),
      `${password}x`,
      password.slice(0, 72),
    ])
      if (other !== password) expect(await isPassword(other, kept), other).toBe(false)
  }
  expect(await isPassword('anything', null)).toBe(false)
})

test('costs as much for a name that nobody has, and for the account that nobody signs in to, as for a wrong one', async () => {
  const costOf = (hash: string) => hash.split('$').slice(0, 4).join('$')
  expect(costOf(NOBODYS)).toBe(costOf(await hashPassword('three or four words')))
  for (const stored of [null, '!']) {
    const asked = isPassword('three or four words', stored)
    expect(hashing.running()).toBe(1)
    expect(await asked).toBe(false)
  }
})

test('lets so many through a turnstile at once, and no more when some come later', async () => {
  const inTurn = turnstile(2)
  let running = 0
  let most = 0
  const one = () =>
    inTurn(async () => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 5))
      running--
    })
  const first = Array.from({ length: 5 }, one)
  await first[0]
  await Promise.all([...first, ...Array.from({ length: 5 }, one)])
  await Promise.all(Array.from({ length: 5 }, one))
  expect(most).toBe(2)
})

test('hashes two passwords at a time at most, whether they are kept or compared', async () => {
  const kept = await hashPassword('three or four words')
  for (const work of [() => hashPassword('other words'), () => isPassword('no', kept)]) {
    const all = Promise.all(Array.from({ length: 6 }, (): Promise<unknown> => work()))
    const counts = [hashing.running(), hashing.waiting()]
    await all
    expect([...counts, hashing.running()]).toEqual([2, 4, 0])
  }
})
