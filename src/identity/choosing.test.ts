/** New passwords are weighed one after the other for everybody: one session does not stand in the way of the others. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUser } from '../casework/add-user.ts'
import { PASSWORD, type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { changePassword } from './own-sign-in.ts'
import { signIn } from './sign-in.ts'
import { answerPassword } from './sign-in-step.ts'

let world: TestRowan
beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T09:00')
})
afterAll(() => world.close())

const from = 'the office'
const enter = (name: string, password: string) =>
  signIn(world.rowan.door, { username: `${name}@vivid.example`, password, from, device: 'Firefox on Linux' })
async function within(name: string): Promise<string> {
  await world.staff('vivid', name, 'housing-officer')
  const signed = await enter(name.toLowerCase(), PASSWORD)
  if (!signed.ok) throw new Error(signed.reason)
  return signed.token
}
/** Takes a fifth of a second to weigh, and is not taken. */
const SLOW = 'qwertyuiop1234567890qwertyuiop1234567890'

test('a session that asks about passwords without end has two weighed at once, and another session waits for no more than those', async () => {
  const [many, one] = [await within('Ida'), await within('Ola')]
  const done: string[] = []
  const asks = (token: string, who: string) =>
    changePassword(world.rowan, token, { password: 'not hers', fresh: SLOW, from }).then(({ outcome }) => {
      done.push(who)
      return outcome
    })
  const flood = Array.from({ length: 30 }, () => asks(many, 'many'))
  expect(await asks(one, 'one')).toBe('invalid')
  const outcomes = await Promise.all(flood)
  expect(outcomes.filter((each) => each === 'too-many')).toHaveLength(28)
  expect(outcomes.filter((each) => each === 'invalid')).toHaveLength(2)
  expect(await asks(many, 'many'), 'afterwards it may again').toBe('invalid')
}, 60_000)

test('somebody who signs in for the first time has two weighed at once, in however many tabs', async () => {
  await addUser(world.rowan, {
    landlord: 'vivid',
    username: 'una@vivid.example',
    name: 'Una Vexlborough',
    password: 'made by an administrator 41',
    roles: ['housing-officer'],
  })
  const signed = await enter('una', 'made by an administrator 41')
  if (signed.ok || signed.reason !== 'more') throw new Error(JSON.stringify(signed))
  const tab = () => answerPassword(world.rowan, { step: signed.step, password: SLOW })
  const outcomes = (await Promise.all([tab(), tab(), tab()])).map(({ outcome }) => outcome)
  expect(outcomes.toSorted()).toEqual(['invalid', 'invalid', 'too-many'])
}, 60_000)
