/** Who is told that somebody signed in as them in a way that is not theirs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PASSWORD, type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { withClient } from '../store/server/connection.ts'
import { signIn } from './sign-in.ts'

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
/** What somebody was told of their own sign-in, oldest first. */
const toldOf = async (name: string): Promise<string[]> =>
  (
    await asOwner(
      `select n.kind from rowan.notice n join rowan.account a using (landlord, account)
       where a.username = $1 and n.kind like 'sign-in-%' order by n.at, n.kind`,
      [`${name}@vivid.example`],
    )
  ).map(({ kind }) => kind)
/** As if everything of the account had been so many days before. */
const daysGoBy = (name: string, days: number) =>
  asOwner(
    `update rowan.account set devices = (select jsonb_object_agg(d.key, d.value::timestamptz - $2::int * interval '1 day')
       from jsonb_each_text(devices) d) where username = $1`,
    [`${name}@vivid.example`, days],
  )
describe('somebody is told of a sign-in', () => {
  test('from a kind of device that they did not use in their last 90 days, and of none that they use', async () => {
    await world.staff('vivid', 'Ada', 'da-caseworker')
    await enter('ada')
    await enter('ada')
    expect(await toldOf('ada'), 'the first, and the same again').toEqual([])
    expect(await enter('ada', { device: 'Chrome on Android' })).toMatchObject({ ok: true })
    expect(await toldOf('ada')).toEqual(['sign-in-new-device'])
    await daysGoBy('ada', 80)
    await enter('ada')
    await enter('ada', { device: 'Chrome on Android' })
    expect(await toldOf('ada')).toHaveLength(1)
    await daysGoBy('ada', 91)
    await enter('ada')
    expect(await toldOf('ada')).toHaveLength(2)
    const [row] = await asOwner(
      "select waiting from rowan.mail_due m join rowan.account a using (landlord, account) where a.username = 'ada@vivid.example'",
    )
    expect(row?.waiting, 'by mail too').toBeInstanceOf(Date)
  })

  test('after five tries that failed, from anywhere, since they were last in; not after four, and not again', async () => {
    await world.staff('vivid', 'Bea', 'da-caseworker')
    await enter('bea')
    for (const tries of [4, 5]) {
      for (let n = 0; n < tries; n++)
        await enter('bea', { password: 'guessed by somebody', from: `his flat ${tries} ${n}` })
      await asOwner("update rowan.sign_in_attempt set at = at - interval '16 minutes' where not succeeded")
      await daysGoBy('bea', 1)
      expect(await enter('bea')).toMatchObject({ ok: true })
      expect(await toldOf('bea')).toEqual(tries === 4 ? [] : ['sign-in-after-wrong'])
    }
    await enter('bea')
    expect(await toldOf('bea')).toHaveLength(1)
  })
})
