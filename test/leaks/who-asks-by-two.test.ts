/** Who asks for their data is agreed to by two: one person alone, at either end, learns of nobody that there is something. See docs/decisions/0085. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { withClient } from '../../src/store/server/connection.ts'
import type { Member } from '../register/opened-landlord.ts'
import { joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
let both: Member
beforeAll(async () => {
  world = await joinedWorld()
  await world.onCase('The fence is broken')
  await world.complains('Nobody rang me back')
  both = await world.landlord.somebody('Both', 'data-protection-officer', 'safeguarding-lead')
}, 120_000)
afterAll(() => world.landlord.close())

/** Somebody who protects data takes a request in themselves, as a rogue would, in any name. */
async function entered(by = world.as('Dee')) {
  const { body } = await by.ask('POST', '/data-requests', { name: 'Any Body', reach: 'Library', asks: 'All' })
  const at = `/data-requests/${body.id}`
  const post = async (who: Member, step: string, sent?: object) => (await who.ask('POST', `${at}/${step}`, sent)).status
  const shown = async (who = world.as('Dee')) => {
    await doDueJobs(world.landlord.rowan)
    return (await who.ask('GET', '/data-requests')).body.requests.find((each: { id: string }) => each.id === body.id)
  }
  const confirm = (customer: string | null, who = by) => post(who, 'identity', { customer, how: 'papers' })
  const read = async (): Promise<{ said: string }> => ({ said: (await shown()).identity.said })
  return { id: String(body.id), at, post, shown, confirm, read }
}
/** How many parts the database holds of it, whoever may see them. */
const found = (id: string) =>
  withClient(world.landlord.rowan.owner, async (client) => {
    const { rows } = await client.query('select count(*)::integer as n from rowan.data_part where request = $1', [id])
    return rows[0].n as number
  })
const noticesOf = async (who: Member, id: string) => {
  await doDueJobs(world.landlord.rowan)
  const { notices } = (await who.ask('GET', '/notices')).body
  return notices.flatMap((each: { kind: string; request: string | null }) => (each.request === id ? [each.kind] : []))
}

test('whoever enters a request and says alone who asks finds nothing, sees no part, and nobody there is told', async () => {
  const { as, hers } = world
  const { id, at, post, shown, confirm } = await entered()
  expect(await confirm(hers)).toBe(200)
  expect(await shown()).toMatchObject({ step: 'identity-second', parts: [] })
  expect(await post(as('Dee'), 'delivery', { delivery: 'by-hand', safe: true })).toBe(200)
  expect(await post(as('Dee'), 'review', { tellsOfOthers: false, why: 'None' })).toBe(404)
  const page = await as('Dee').see(at)
  expect(page).toContain('A second person is asked to confirm who this is')
  expect(page).not.toMatch(/A case|A complaint|of \d+ ready/)
  expect(await found(id)).toBe(0)
  for (const name of ['Olive', 'Com'])
    expect(JSON.stringify((await as(name).ask('GET', '/notices')).body), name).not.toContain('data-part')
}, 60_000)

test('whoever safeguards alone finds nothing either: they say of nobody who it is, and agree to nothing that was not said', async () => {
  const { as, hers } = world
  const { id, post, shown, confirm } = await entered(as('Saf'))
  expect(await confirm(hers, as('Saf'))).toBe(404)
  expect(await post(as('Saf'), 'identity/agree', { said: id })).toBe(404)
  expect(await shown()).toMatchObject({ step: 'identity', identity: null, parts: [] })
  expect(await found(id)).toBe(0)
})

test('the second person reads who and how, is told that it waits for them, and with their yes it is looked for', async () => {
  const { as, hers } = world
  const { id, at, post, shown, confirm, read } = await entered()
  await confirm(hers)
  expect(await noticesOf(as('Saf'), id)).toEqual(['data-who'])
  expect(await noticesOf(as('Dee'), id)).toEqual([])
  const page = await as('Saf').see(at)
  for (const said of ['Any Body', 'Amira Quillbrook, born in 1991', 'They showed papers']) expect(page).toContain(said)
  expect(page).not.toMatch(/A case|A complaint|ready/)
  for (const name of ['Dee', 'Cus', 'Olive'])
    expect(await post(as(name), 'identity/agree', await read()), name).toBe(404)
  expect(await post(as('Saf'), 'identity/agree', await read())).toBe(200)
  expect((await shown()).parts).toHaveLength(2)
  expect((await shown(as('Saf'))).parts).toEqual([])
}, 60_000)

test('whoever said who it is cannot be the second person too, whatever roles they hold, and the database says so too', async () => {
  const { hers, as, landlord } = world
  const { id, at, post, shown, confirm, read } = await entered(both)
  await confirm(hers)
  expect(await post(both, 'identity/agree', await read())).toBe(404)
  expect(await post(both, 'identity/back', await read())).toBe(404)
  expect(await both.see(at)).not.toContain('I agree: it is them')
  expect(await noticesOf(both, id)).toEqual([])
  expect(await noticesOf(as('Saf'), id)).toEqual(['data-who'])
  const sql =
    'update rowan.data_request set identity_agreed = now(), identity_agreed_by = identity_by where request = $1'
  await expect(withClient(landlord.rowan.owner, (client) => client.query(sql, [id]))).rejects.toThrow('identity_of_two')
  expect(await shown()).toMatchObject({ step: 'identity-second', parts: [] })
}, 60_000)

test('what was sent back is said anew, by another page too, and a page that was open agrees to nothing', async () => {
  const { as, hers } = world
  const { id, at, post, shown, confirm, read } = await entered()
  await confirm(hers)
  const first = await read()
  expect((await as('Saf').send(at, { does: 'who-back', ...first })).status).toBe(303)
  expect(await noticesOf(as('Dee'), id)).toEqual(['data-back'])
  expect(await shown()).toMatchObject({ step: 'identity', known: false, wasSentBack: true, notBefore: null })
  expect(await as('Dee').see(at)).toContain('A second person was not sure who this is')
  expect(await confirm(null)).toBe(200)
  const stale = await as('Saf').send(at, { does: 'who-agree', ...first })
  expect([stale.status, stale.says]).toEqual([409, expect.stringContaining('It has changed meanwhile')])
  expect((await as('Saf').send(at, { does: 'who-agree', ...(await read()) })).status).toBe(303)
  expect(await shown()).toMatchObject({ step: 'delivery', wasSentBack: false, parts: [] })
  expect(await post(as('Saf'), 'identity/agree', first)).toBe(404)
}, 60_000)

test('of two who answer at once one is heard; sent back after a yes, each step is done anew and no part of it stands', async () => {
  const { as, hers, asks, landlord } = world
  const { post, shown, confirm, read } = await entered()
  await confirm(hers)
  const other = await landlord.somebody('Sid', 'safeguarding-lead')
  const said = await read()
  const twice = await Promise.all([as('Saf'), other].map((who) => post(who, 'identity/agree', said)))
  expect(twice.toSorted()).toEqual([200, 404])
  expect((await shown()).parts).toHaveLength(2)

  const request = await asks('D-BACK2')
  const page = await as('Saf').see(`/data-requests/${request.id}`)
  expect(page).toContain('It is not sure any more who asks')
  const waits = await entered()
  await waits.confirm(hers)
  const its = await waits.read()
  const mixed = await Promise.all([
    waits.post(as('Saf'), 'identity/agree', its),
    waits.post(other, 'identity/back', its),
  ])
  // Whichever came first: what was sent back is never agreed to.
  expect(mixed[1]).toBe(200)
  expect(await waits.shown()).toMatchObject({ step: 'identity', delivery: null, parts: [] })
  expect(await landlord.faults()).toEqual([])
}, 60_000)
