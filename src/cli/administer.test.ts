/** The password that an administrator sees is nobody's: it opens the choosing of another, and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { signIn } from '../identity/sign-in.ts'
import { answerPassword, readStep } from '../identity/sign-in-step.ts'
import { administration } from './administer.ts'

let world: TestRowan
beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T09:00')
})
afterAll(() => world.close())

/** What the command prints, by words. */
async function rowanUser(...words: readonly string[]): Promise<string> {
  const user = administration(
    (_terminal, work) => work(world.rowan),
    async () => 0,
  ).find(({ name }) => name === 'user')
  const said: string[] = []
  const terminal = { out: (line: string) => said.push(line), error: () => {}, root: '', explains: false }
  expect(await user?.run(words, terminal)).toBe(0)
  return said.join('\n')
}
const enter = (password: string) =>
  signIn(world.rowan.door, { username: 'sam@vivid.example', password, from: 'the office' })

test('rowan user makes a password of 128 bits by chance, which opens nothing but the choosing of another and is then no more', async () => {
  const printed = /with the password (\S+)$/.exec(
    await rowanUser('add', 'vivid', 'sam@vivid.example', 'Sam Example', 'volunteer'),
  )?.[1]
  if (!printed) throw new Error('no password printed')
  expect(Buffer.from(printed, 'base64url')).toHaveLength(16)
  const signed = await enter(printed)
  if (signed.ok || signed.reason !== 'more') throw new Error('it opened a session')
  expect(await readStep(world.rowan, signed.step)).toEqual({ asks: 'password' })
  expect(await answerPassword(world.rowan, { step: signed.step, password: printed }), 'nor may it stay').toMatchObject({
    outcome: 'invalid',
  })
  expect(await answerPassword(world.rowan, { step: signed.step, password: 'lantern gravel otter' })).toMatchObject({
    outcome: 'in',
  })
  expect(await enter(printed)).toMatchObject({ ok: false, reason: 'wrong' })
})

test('rowan user has no word by which an administrator gives somebody who is there another password', async () => {
  const words = administration(
    (_terminal, work) => work(world.rowan),
    async () => 0,
  ).find(({ name }) => name === 'user')?.usage
  expect([...(words ?? '').matchAll(/^rowan user (\w+)/gm)].map(([, word]) => word)).toEqual([
    'add',
    'close',
    'open',
    'out',
    'out',
    'bind',
    'unbind',
    'reserve',
    'unreserve',
  ])
})
