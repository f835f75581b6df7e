/** Who is on every case of a landlord: what its own data says, and nothing that is the same everywhere. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCases } from '../views/list-cases.ts'
import type { LoadedLandlord } from './landlord.ts'
import type { Rowan } from './rowan.ts'
import { takeReport } from './take-report.ts'
import { type TestRowan, testRowan } from './test-rowan.ts'

let world: TestRowan
beforeAll(async () => {
  world = await testRowan(['mha'], '2026-06-10T11:00')
})
afterAll(() => world.close())

test('a role that the landlord leaves out is put on no case that begins after the next start; whoever owns its cases is on all of them', async () => {
  const lead = await world.staff('mha', 'Lena', 'da-lead')
  const owner = await world.staff('mha', 'Owen', 'community-safety-team')
  const taker = await world.staff('mha', 'Tess', 'housing-officer')
  const begin = async (rowan: Rowan) => {
    const report = { channel: 'phone', source: 'victim' }
    const taken = await takeReport(rowan, taker.token, { role: 'housing-officer', report, people: [] })
    expect(taken.outcome).toBe('recorded')
  }
  const seen = async (rowan: Rowan) =>
    Promise.all([lead, owner].map(async ({ token }) => (await listCases(rowan, token))?.length))
  await begin(world.rowan)
  expect(await seen(world.rowan)).toEqual([1, 1])
  const without = ({ organisation, ...rest }: LoadedLandlord): LoadedLandlord => ({
    ...rest,
    organisation: { ...organisation, onEveryCase: [] },
  })
  const after = await world.again(without)
  await begin(after)
  expect(await seen(after)).toEqual([1, 2])
  await after.close()
})
