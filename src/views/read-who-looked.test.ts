import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform } from '../casework/perform.ts'
import { takeReport } from '../casework/take-report.ts'
import { testRegistry } from '../casework/test-registry.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { findMatches } from './find-matches.ts'
import { readTrailOfCase, readWhoLooked } from './read-who-looked.ts'

type Somebody = { token: string; account: string }
let world: TestRowan
let caseworker: Somebody
let safeguarding: Somebody
let protection: Somebody
let curious: Somebody
let caseId: string

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T10:00')
  caseworker = await world.staff('vivid', 'Cass', 'da-caseworker')
  safeguarding = await world.staff('vivid', 'Nia', 'safeguarding-lead')
  protection = await world.staff('vivid', 'Dee', 'data-protection-officer')
  curious = await world.staff('vivid', 'Stan', 'housing-officer')
  await testRegistry(world.rowan, 'vivid')
  const found = await findMatches(world.rowan, curious.token, { name: 'Amira Example' })
  const customer = found?.outcome === 'found' ? found.candidates[0]?.customer : undefined
  const person = randomUUID()
  const taken = await takeReport(world.rowan, caseworker.token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim' },
    people: [{ person, data: { role: 'victim', name: 'Amira Example' } }],
    also: [{ type: 'person.matched', data: { person, customer } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  caseId = taken.caseId
  await perform(world.rowan, caseworker.token, {
    target: { on: 'case', caseId },
    type: 'case.assigned',
    role: 'da-caseworker',
    data: { to: 'safeguarding-lead', officer: safeguarding.account },
  })
})
afterAll(() => world.close())

const looked = async (who: Somebody) => (await readWhoLooked(world.rowan, who.token, caseId, 'team'))?.lookers ?? []
const searched = async (who: Somebody) => (await looked(who)).filter((each) => each.how === 'looked-up')

test('somebody who searched our records for a person of the case is named to the safeguarding lead, and not to the team', async () => {
  expect(await searched(caseworker)).toEqual([])
  expect((await searched(safeguarding)).map((each) => each.name)).toEqual(['Stan'])
})

test('so they are to who reads the trail, who is shown no case', async () => {
  const trail = await readTrailOfCase(world.rowan, protection.token, caseId)
  expect(trail?.lookers.filter((each) => each.how === 'looked-up').map((each) => each.name)).toEqual(['Stan'])
  expect(await readWhoLooked(world.rowan, protection.token, caseId, 'team')).toBeNull()
})

test('whoever searched is told nothing: neither that there is a case nor that anybody can see it', async () => {
  expect(await readWhoLooked(world.rowan, curious.token, caseId, 'team')).toBeNull()
  expect(await readTrailOfCase(world.rowan, curious.token, caseId)).toBeNull()
})
