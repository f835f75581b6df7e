/** What somebody signs in with after two colleagues let them in again. */
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addUser } from '../casework/add-user.ts'
import { PASSWORD, type TestRowan, testRowan } from '../casework/test-rowan.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { withClient } from '../store/server/connection.ts'
import { readNewSecret, setUpOwnCode } from './own-sign-in.ts'
import { agreeToRecovery, askForRecovery } from './recovery.ts'
import { signIn } from './sign-in.ts'
import { answerCode, answerPassword, readStep } from './sign-in-step.ts'

let world: TestRowan
beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T09:00')
})
afterAll(() => world.close())

const HERE = 'Firefox on Windows'
const enter = (name: string, { password = PASSWORD, device = HERE, from = 'the office' } = {}) =>
  signIn(world.rowan.door, { username: `${name}@vivid.example`, password, from, device })
const asOwner = (text: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(text, [...values])).rows)
const codeOf = (secret: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

describe('a reset by two', () => {
  const employ = (name: string, ...roles: RoleName[]) =>
    addUser(world.rowan, {
      landlord: 'vivid',
      username: `${name}@vivid.example`,
      name: `${name} Vexlborough`,
      password: 'made by an administrator 41',
      roles,
    })
  const [FIRST, OWN] = ['made by an administrator 41', 'lantern gravel otter']
  /** Signs in with a password that somebody else made, and chooses one; gives what is asked then. */
  async function choose(name: string, password: string, own: string) {
    const signed = await enter(name, { password })
    if (signed.ok || signed.reason !== 'more' || signed.asks !== 'password') throw new Error('no password asked')
    const done = await answerPassword(world.rowan, { step: signed.step, password: own })
    return { done, step: signed.step, asks: await readStep(world.rowan, signed.step) }
  }
  async function reset(account: string): Promise<string> {
    const una = await world.staff('vivid', `Una${account.slice(0, 4)}`, 'director')
    const dan = await world.staff('vivid', `Dan${account.slice(0, 4)}`, 'manager')
    const id = await askForRecovery(world.rowan.door, una.token, account)
    const password = id && (await agreeToRecovery(world.rowan.door, dan.token, id))
    if (!password) throw new Error('not agreed')
    return password
  }

  test('asks whoever is shown anything for a second factor anew, before there is a session', async () => {
    const account = await employ('lou', 'da-lead')
    const first = await choose('lou', FIRST, OWN)
    if (first.asks?.asks !== 'set-up') throw new Error('nothing to set up')
    const at = Date.now()
    expect(
      await answerCode(world.rowan, { step: first.step, code: codeOf(first.asks.secret, at), from: 'the office' }, at),
    ).toMatchObject({ outcome: 'in' })
    const again = await choose('lou', await reset(account), 'otter gravel lantern')
    expect([again.done, again.asks?.asks]).toEqual([{ outcome: 'more' }, 'set-up'])
    expect(again.asks?.asks === 'set-up' && again.asks.secret).not.toBe(first.asks.secret)
    expect(await asOwner('select from rowan.session where account = $1 and ended is null', [account])).toEqual([])
  })

  test('asks whoever had a second factor for another, also where no role of theirs asks for one', async () => {
    const account = await employ('vol', 'volunteer')
    const first = await choose('vol', FIRST, OWN)
    if (first.done.outcome !== 'in') throw new Error('a volunteer is asked for no more')
    const shown = await readNewSecret(world.rowan, first.done.token)
    const at = Date.now()
    const code = codeOf(shown?.secret ?? '', at)
    expect(await setUpOwnCode(world.rowan, first.done.token, { code, from: 'the office' }, at)).toEqual({
      outcome: 'done',
    })
    const again = await choose('vol', await reset(account), 'otter gravel lantern')
    expect([again.done, again.asks?.asks]).toEqual([{ outcome: 'more' }, 'set-up'])
  })
})
