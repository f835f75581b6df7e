/** Everybody who protects data is kept out of a place where her data stands: those who are there are told that nobody can answer, and nobody else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import type { Member } from '../register/opened-landlord.ts'
import { joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
beforeAll(async () => {
  world = await joinedWorld()
}, 120_000)
afterAll(() => world.landlord.close())

const told = async (who: Member) =>
  (await who.ask('GET', '/notices')).body.notices
    .filter(({ kind }: { kind: string }) => kind === 'data-nobody')
    .map(({ caseReference, part }: { caseReference: string | null; part: string }) => ({ caseReference, part }))
/** What somebody is told of requests for data. */
const ofRequests = async (who: Member) =>
  (await who.ask('GET', '/notices')).body.notices.filter(({ kind }: { kind: string }) => kind.startsWith('data-'))
const keepOut = async (id: string, { account }: Member) =>
  expect(
    (await world.as('Olive').ask('POST', '/exclusions', { caseId: id, account, why: 'friend' })).status,
  ).toBeLessThan(300)

test('whoever has the case is told when the last of those who answer is kept out of it, and again before the last day; they see nothing of it', async () => {
  const { as, landlord } = world
  const dan = await landlord.somebody('Dan', 'data-protection-officer')
  const one = await world.onCase('Karl Sampleton hurt her')
  const two = await world.onCase('He came again')
  const request = await world.asks('D-NONE2')
  await keepOut(one.id, dan)
  await doDueJobs(landlord.rowan)
  expect(await told(as('Olive')), 'Dee can still answer').toEqual([])

  const before = await ofRequests(dan)
  await keepOut(two.id, as('Dee'))
  const first = await told(as('Olive'))
  expect(first.map(({ caseReference }: { caseReference: string }) => caseReference).toSorted()).toEqual(
    [one.reference, two.reference].toSorted(),
  )
  expect(await as('Olive').see('/notices')).toContain('Nobody who answers requests for data can give what stands here')
  for (const who of [dan, as('Dee'), as('Saf'), as('Cus')]) expect(await told(who)).toEqual([])
  expect(await ofRequests(dan), 'for whoever is kept out nothing changed').toEqual(before)

  // A week before the last day it is told again, also where each gave what they see.
  landlord.at('2026-02-23T10:00')
  await doDueJobs(landlord.rowan)
  expect(await told(as('Olive'))).toHaveLength(4)
  for (const who of [dan, as('Dee'), as('Saf')]) expect(await told(who)).toEqual([])

  // Somebody who is kept out of none can answer: it is told no more.
  await landlord.somebody('Fay', 'data-protection-officer')
  landlord.at('2026-02-27T10:00')
  await doDueJobs(landlord.rowan)
  expect(await told(as('Olive'))).toHaveLength(4)
  expect(request.id).not.toBe('')
}, 90_000)
