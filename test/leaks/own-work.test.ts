/** Whoever protects data hears nothing of a complaint that is about their own work, also where the answer to whoever complained is put together. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
beforeAll(async () => {
  world = await joinedWorld()
}, 120_000)
afterAll(() => world.landlord.close())

test('whoever protects data is not told of a complaint that is about their own work', async () => {
  const { as, landlord, hers } = world
  const dan = await landlord.somebody('Dan', 'data-protection-officer')
  const data = { about: 'Dee was rude to her', channel: 'phone', name: 'Amira Quillbrook', customer: hers }
  const taken = await as('Com').ask('POST', '/complaints', {
    by: 'complaints-team',
    data: { ...data, officer: as('Dee').account },
  })
  expect(taken.status).toBe(201)
  const request = await world.asks('D-OFFI2')
  const partsOf = async (who: typeof dan) => {
    const { requests } = (await who.ask('GET', '/data-requests')).body
    return requests.find(({ id }: { id: string }) => id === request.id).parts
  }
  expect(await partsOf(as('Dee'))).toEqual([])
  const [part] = await partsOf(dan)
  expect(part).toMatchObject({ place: 'complaint' })
  for (let day = 1; day <= 20; day++) {
    landlord.at(`2026-02-${String(day).padStart(2, '0')}T12:00`)
    await doDueJobs(landlord.rowan)
  }
  const told = async (who: typeof dan) =>
    (await who.ask('GET', '/notices')).body.notices.filter(({ kind }: { kind: string }) => kind === 'data-waits').length
  expect(await told(dan)).toBeGreaterThan(0)
  expect(await told(as('Dee'))).toBe(0)
}, 60_000)
