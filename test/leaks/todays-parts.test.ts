/** What Today tells of answers that are put together is on the audit, and Today opens as fast however many were answered long ago. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../src/store/server/connection.ts'
import { joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
beforeAll(async () => {
  world = await joinedWorld()
}, 120_000)
afterAll(() => world.landlord.close())
const owner = (text: string, values: readonly unknown[] = []) =>
  withClient(world.landlord.owner, async (client) => (await client.query(text, [...values])).rows)

test('a complaint that Today names to whoever protects data is on the audit as shown', async () => {
  const { as } = world
  const complaint = await world.complains('How her repair was done')
  const request = await world.asks('D-TODA2')
  const at = await world.partAt(complaint, 'complaints', await request.parts(), as('Com'))
  expect((await as('Com').ask('POST', at, { tellsOfOthers: false, why: 'None', nothing: true })).status).toBe(200)
  const { body } = await as('Dee').ask('GET', '/today')
  expect(body.dataParts).toEqual([
    expect.objectContaining({ place: 'complaint', reference: complaint, isGathered: true }),
  ])
  const [{ stream }] = await owner('select stream from rowan.complaint where reference = $1', [complaint])
  const [line] = await owner(
    "select object from rowan.audit where actor = $1 and action like 'view:today%' order by seq desc limit 1",
    [as('Dee').account],
  )
  expect(line.object ?? '').toContain(stream)
}, 60_000)

test('what waits goes from one to the next: to whoever puts it together, to a second, and back', async () => {
  const { as } = world
  const complaint = await world.complains('Nobody rang her back')
  const request = await world.asks('D-WAIT2')
  const waits = async (name: string) => {
    const { dataParts } = (await as(name).ask('GET', '/today')).body
    const of = dataParts.filter(({ reference }: { reference: string }) => reference === complaint)
    return of.map(({ isGathered }: { isGathered: boolean }) => (isGathered ? 'to be read' : 'to be put together'))
  }
  const all = async () => [await waits('Com'), await waits('Cam'), await waits('Dee')]
  expect(await all()).toEqual([['to be put together'], ['to be put together'], []])
  const at = await world.partAt(complaint, 'complaints', await request.parts(), as('Com'))
  expect((await as('Com').ask('POST', at, { tellsOfOthers: false, why: 'None', nothing: true })).status).toBe(200)
  expect(await all()).toEqual([[], ['to be read'], ['to be read']])
  const { gathered } = (await as('Cam').ask('GET', at)).body
  expect((await as('Cam').ask('POST', `${at}/back`, { gathered, reason: 'Too much' })).status).toBe(200)
  expect(await all()).toEqual([['to be put together'], ['to be put together'], []])
}, 60_000)

test('Today takes no longer for what was answered long ago', async () => {
  const { as } = world
  const complaint = await world.complains('How her door was mended')
  await world.asks('D-LONG2')
  const time = async () => {
    const before = performance.now()
    const { status } = await as('Cam').ask('GET', '/today')
    return [status, Math.round(performance.now() - before)]
  }
  await time()
  await owner(`insert into rowan.data_request select (jsonb_populate_record(d, jsonb_build_object('request', gen_random_uuid(), 'reference', 'X-' || gen_random_uuid(),
    'released', now(), 'released_by', d.identity_by, 'agreed', now(), 'agreed_by', d.identity_agreed_by, 'reviewed', now(), 'reviewed_by', d.identity_by, 'tells_of_others', false))).*
    from rowan.data_request d, generate_series(1, 200) n where d.reference = 'D-LONG2'`)
  await owner(
    `insert into rowan.data_part select (jsonb_populate_record(p, jsonb_build_object('part', gen_random_uuid(), 'request', d.request))).*
      from rowan.data_part p join rowan.complaint c using (landlord, stream) join rowan.data_request o on o.request = p.request, rowan.data_request d
      where c.reference = $1 and o.reference = 'D-LONG2' and d.reference like 'X-%'`,
    [complaint],
  )
  const [status, took] = await time()
  expect(status).toBe(200)
  expect(took, 'milliseconds').toBeLessThan(1000)
}, 120_000)
