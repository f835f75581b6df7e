/** Whoever protects data, is kept out of her case and gave their answer without it: what they are shown afterwards, and by what way. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { looksRound } from '../../src/casework/looks/draw-looks.ts'
import { rotateDataKeys } from '../../src/casework/rotate-keys.ts'
import { asActor } from '../../src/store/database.ts'
import { withClient } from '../../src/store/server/connection.ts'
import type { Member } from '../register/opened-landlord.ts'
import { joinedWorld } from './joined-world.ts'

/** One landlord, with a case out of which Dan and Sid are kept: of whoever asks, or of nobody who does. */
async function landlordWith(isHers: boolean) {
  const world = await joinedWorld()
  const { landlord, as } = world
  const dan = await landlord.somebody('Dan', 'data-protection-officer')
  const sid = await landlord.somebody('Sid', 'safeguarding-lead')
  const somebody = async () => {
    const id = await as('Olive').report({ summary: 'Karl Sampleton hurt her' })
    return { id, reference: String((await as('Olive').page(id)).reference) }
  }
  const place = isHers ? await world.onCase('Karl Sampleton hurt her') : await somebody()
  for (const { account } of [sid, dan]) {
    const kept = await as('Olive').ask('POST', '/exclusions', { caseId: place.id, account, why: 'friend' })
    expect(kept.status).toBeLessThan(300)
  }
  return { ...world, dan, sid, place }
}
type World = Awaited<ReturnType<typeof landlordWith>>
let hers: World
let none: World
beforeAll(async () => {
  hers = await landlordWith(true)
  none = await landlordWith(false)
}, 120_000)
afterAll(async () => {
  await hers.landlord.close()
  await none.landlord.close()
})

/** Dan gives an answer without what stands on her case, if there is one. */
async function givenByDan(world: World, reference: string, longer?: string) {
  const { dan, sid, landlord } = world
  const request = await world.asks(reference)
  const post = async (who: Member, step: string, body: object) =>
    expect((await who.ask('POST', `/data-requests/${request.id}/${step}`, body)).status, step).toBe(200)
  const shown = async (who: Member) =>
    (await who.ask('GET', '/data-requests')).body.requests.find(({ id }: { id: string }) => id === request.id)
  if (longer) await post(dan, 'extension', { because: 'complex', reasons: longer, told: true })
  await post(dan, 'review', { tellsOfOthers: false, why: 'Her own home alone' })
  const { reviewed, delivery } = await shown(sid)
  await post(sid, 'agree', { reviewed, delivery })
  landlord.at('2026-02-20T10:00')
  await doDueJobs(landlord.rowan)
  await post(dan, 'answer', { file: 'docx' })
  return request
}

test('what others give afterwards is not on the weekly look of whoever gave it apart, nor counted there', async () => {
  const { landlord, dan, as } = hers
  const request = await givenByDan(hers, 'D-LOOK2')
  const at = await hers.partAt(hers.place.reference, 'cases', await request.parts(), as('Olive'))
  await as('Olive').ask('POST', at, { tellsOfOthers: false, why: 'None', nothing: true })
  expect(await hers.agrees('Otto', at)).toBe(200)
  expect(await request.post('Dee', 'delivery', { delivery: 'by-hand', safe: true })).toBe(200)
  expect(await request.review()).toBe(200)
  await doDueJobs(landlord.rowan)
  expect(await request.agree()).toBe(200)
  const fay = await landlord.somebody('Fay', 'data-protection-officer')
  const answer = (who: Member) => who.ask('POST', `/data-requests/${request.id}/answer`, { file: 'docx' })
  expect((await answer(as('Dee'))).status).toBe(200)
  landlord.at('2026-03-30T11:00')
  await looksRound(landlord.rowan)
  const ofDee = async (who: Member) =>
    (await who.ask('GET', '/looks')).body.lines
      .filter(({ name, why }: { name: string; why: string }) => name === 'Dee' && why === 'sent-out')
      .map(({ times }: { times: number }) => times)
  expect(await ofDee(fay), 'for whoever is kept out of nothing').toEqual([1])
  expect(await ofDee(dan)).toEqual([])
}, 120_000)

test('SQL in the session of somebody kept out does not name the hidden part of a request', async () => {
  const { as, dan, landlord } = hers
  landlord.at('2026-01-30T10:00')
  const request = await hers.asks('D-SQLS2')
  const at = await hers.partAt(hers.place.reference, 'cases', await request.parts(), as('Olive'))
  await as('Olive').ask('POST', at, { tellsOfOthers: false, why: 'None', nothing: true })
  expect(await hers.agrees('Otto', at)).toBe(200)
  expect(await request.review()).toBe(200)
  await doDueJobs(landlord.rowan)
  expect(await request.agree()).toBe(200)
  const rows = () =>
    asActor(landlord.rowan.database, dan.token, (query) =>
      query('all-of-one', `select to_jsonb(d) as row from sec.data_requests() d where d.request = '${request.id}'`),
    )
  const seen = await rows()
  expect(seen).toHaveLength(1)
  expect(JSON.stringify(seen)).not.toContain(at.split('/').at(-1))
  const given = await givenByDan(hers, 'D-SQLS3')
  const later = await asActor(landlord.rowan.database, dan.token, (query) =>
    query('all', 'select to_jsonb(d) as row from sec.data_requests() d'),
  )
  expect(JSON.stringify(later)).toContain(given.id)
  for (const { part } of [...(await request.parts()), ...(await given.parts())])
    expect(JSON.stringify(later), part).not.toContain(part)
}, 120_000)

test('an answer given apart stands in the list of what is kept as any other', async () => {
  const listed = async (world: World, reference: string) => {
    world.landlord.at('2026-01-30T10:00')
    await givenByDan(world, reference)
    world.landlord.at('2032-02-19T02:00')
    await world.landlord.atNight()
    const { due } = (await world.dan.ask('GET', '/keeping')).body
    const lines = due.filter((line: { reference: string }) => line.reference === reference)
    return lines.map(({ caseId: _, ...line }: { caseId: string }) => line)
  }
  const [one, two] = [await listed(hers, 'D-KEEP2'), await listed(none, 'D-KEEP2')]
  expect(two).toHaveLength(1)
  expect(one).toEqual(two)
}, 120_000)

test('after the keys were turned, what was kept back and what they were told still open for whoever gave it apart', async () => {
  const { landlord, dan, as } = hers
  landlord.at('2026-01-30T10:00')
  const request = await givenByDan(hers, 'D-TURN2', 'There is much to look through')
  const shown = async () =>
    (await dan.ask('GET', '/data-requests')).body.requests.find(({ id }: { id: string }) => id === request.id)
  const page = (who: Member) => who.see(`/data-requests/${request.id}`)
  const before = await shown()
  expect(before).toMatchObject({
    step: 'answered',
    extended: { reasons: 'There is much to look through' },
  })
  // For whoever sees the whole it goes on: what was kept back is said anew, and Dan's stays what Dan wrote.
  const at = await hers.partAt(hers.place.reference, 'cases', await request.parts(), as('Olive'))
  await as('Olive').ask('POST', at, { tellsOfOthers: false, why: 'None', nothing: true })
  expect(await hers.agrees('Otto', at)).toBe(200)
  expect(await request.post('Dee', 'delivery', { delivery: 'by-hand', safe: true })).toBe(200)
  expect(await request.review()).toBe(200)
  await rotateDataKeys(landlord.rowan, { landlord: 'plus-dane', grace: 0 })
  expect(await shown()).toEqual(before)
  expect(await page(dan)).toContain('Her own home alone')
  expect(await page(as('Dee'))).toContain('Hers alone')
  // Nothing that the earlier key opens is left, also not beside its row.
  const [left] = await withClient(
    landlord.rowan.owner,
    async (client) =>
      (
        await client.query(
          `select (select count(*)::integer from rowan.data_request d where to_jsonb(d)::text ~ '00000001[0-9a-f]{40}') as rows,
             (select count(*)::integer from rowan.data_given g where substring(g.sealed from 1 for 4) = '\\x00000001') as given`,
        )
      ).rows,
  )
  expect(left).toEqual({ rows: 0, given: 0 })
}, 120_000)
