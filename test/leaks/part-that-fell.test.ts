/** Whoever protects data and is kept out of a case on which somebody was matched wrongly: kept apart while that stands, and no longer. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { withClient } from '../../src/store/server/connection.ts'
import type { Member } from '../register/opened-landlord.ts'
import { joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
let dan: Member
let sid: Member
beforeAll(async () => {
  world = await joinedWorld()
  dan = await world.landlord.somebody('Dan', 'data-protection-officer')
  sid = await world.landlord.somebody('Sid', 'safeguarding-lead')
}, 120_000)
afterAll(() => world.landlord.close())

/** A request of hers, and a case out of which Dan and Sid are kept, on which she was matched: what each is shown of it. */
async function asked(reference: string) {
  const { as, landlord } = world
  landlord.at('2026-01-30T10:00')
  const place = await world.onCase('Karl Sampleton hurt her')
  for (const { account } of [dan, sid])
    expect(
      (await as('Olive').ask('POST', '/exclusions', { caseId: place.id, account, why: 'friend' })).status,
    ).toBeLessThan(300)
  const request = await world.asks(reference)
  const post = async (who: Member, step: string, body: object) =>
    expect((await who.ask('POST', `/data-requests/${request.id}/${step}`, body)).status, step).toBe(200)
  const shown = async (who: Member) =>
    (await who.ask('GET', '/data-requests')).body.requests.find(({ id }: { id: string }) => id === request.id)
  async function matchedWrongly() {
    const match = (await as('Olive').timeline(place.id)).find(({ type }) => type === 'person.matched')
    await as('Olive').act(place.id, 'entry.retracted', { entry: match?.id, reason: 'Her neighbour of the same name' })
  }
  /** Dan reviews, Sid agrees, and Dan gives what they see. */
  async function givenByDan() {
    await post(dan, 'review', { tellsOfOthers: false, why: 'Her own home alone' })
    const { reviewed, delivery } = await shown(sid)
    await post(sid, 'agree', { reviewed, delivery })
    landlord.at('2026-02-20T10:00')
    await doDueJobs(landlord.rowan)
    await post(dan, 'answer', { file: 'docx' })
  }
  return { id: request.id, place, shown, matchedWrongly, givenByDan }
}

test('what they do counts once that case is of somebody else, and what they give is the whole answer', async () => {
  const request = await asked('D-FELL2')
  const saf = world.as('Saf')
  await request.matchedWrongly()
  await request.givenByDan()
  for (const who of [dan, sid, saf, world.as('Dee')])
    expect(await request.shown(who)).toMatchObject({ step: 'answered', givenApart: null })
}, 90_000)

test('what they gave while it stood stays answered for them once it stands no more, and once that case is gone', async () => {
  const request = await asked('D-FELL3')
  await request.givenByDan()
  const [hisView, dees] = [JSON.stringify(await request.shown(dan)), await request.shown(world.as('Dee'))]
  expect(JSON.parse(hisView).step).toBe('answered')
  expect(dees.step).not.toBe('answered')
  await request.matchedWrongly()
  expect(JSON.stringify(await request.shown(dan))).toBe(hisView)
  expect((await request.shown(sid)).step).toBe('answered')
  // As when the case is erased: its part goes with it.
  await withClient(world.landlord.owner, async (client) => {
    await client.query('delete from rowan.data_part_reason where stream = $1', [request.place.id])
    await client.query('delete from rowan.data_part where stream = $1', [request.place.id])
  })
  expect(JSON.stringify(await request.shown(dan))).toBe(hisView)
}, 90_000)
