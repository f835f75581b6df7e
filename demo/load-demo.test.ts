/** The made-up cases of one landlord, and what they must show. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestRowan, testRowan } from '../src/casework/test-rowan.ts'
import { signIn } from '../src/identity/sign-in.ts'
import { listCases } from '../src/views/list-cases.ts'
import { loadDemo } from './load-demo.ts'
import { DEMO_PASSWORD } from './staff.ts'
import { STORIES } from './stories.ts'

describe('the demonstration', () => {
  let tested: TestRowan
  const lines: string[] = []
  beforeAll(async () => {
    tested = await testRowan(['vivid'], '2026-06-10T11:00')
    await loadDemo(tested.rowan, (line) => lines.push(line))
  })
  afterAll(() => tested.close())

  const tokenOf = async (who: string) => {
    const signed = await signIn(tested.rowan.database, {
      username: `${who}@vivid.example`,
      password: DEMO_PASSWORD,
      from: 'test',
    })
    if (!signed.ok) throw new Error(`${who} cannot sign in`)
    return signed.token
  }

  test('has at least twelve cases for each landlord, and says how far it is', () => {
    expect(STORIES.length).toBeGreaterThanOrEqual(12)
    expect(lines).toHaveLength(STORIES.length)
  })

  test('does nothing the second time', async () => {
    expect(await loadDemo(tested.rowan, () => {})).toBe(0)
  })

  test('shows cases in every state to a caseworker, and the case of the colleague to the people team alone', async () => {
    const cases = (await listCases(tested.rowan, await tokenOf('caseworker'))) ?? []
    expect(new Set(cases.map((each) => each.state))).toEqual(new Set(['reported', 'open', 'monitoring', 'closed']))
    expect(cases.some((each) => each.lateDuties > 0)).toBe(true)
    expect(cases.every((each) => each.kind !== 'colleague')).toBe(true)
    const ofColleagues = (await listCases(tested.rowan, await tokenOf('people'))) ?? []
    expect(ofColleagues.map((each) => each.kind)).toEqual(['colleague'])
  })
})
