/** What somebody put together for an answer is read by a second person: who may be that one, is reminded, and sends it back with a reason. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import type { Member } from '../register/opened-landlord.ts'
import { ASKED, joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
let place: { readonly id: string; readonly reference: string }
let complaint: string
beforeAll(async () => {
  world = await joinedWorld()
  place = await world.onCase('Karl Sampleton hurt her')
  complaint = await world.complains('Nobody rang me back')
}, 120_000)
afterAll(() => world.landlord.close())

const nothing = { nothing: true, tellsOfOthers: false, why: 'Nothing of hers' }
/** What somebody was told about a request or a part, the newest first. */
async function toldOf(who: Member, of: string): Promise<readonly string[]> {
  await doDueJobs(world.landlord.rowan)
  const { notices } = (await who.ask('GET', '/notices')).body
  return notices.flatMap((each: { kind: string; request: string | null; part: string | null }) =>
    each.request === of || each.part === of ? [each.kind] : [],
  )
}
const partOf = (at: string): string => at.split('/').at(-1) ?? ''

test('a part is sent back with a written reason, which whoever put it together reads, and stays when it is put together anew', async () => {
  const { as, agrees, asks, partAt, landlord } = world
  const request = await asks('D-BACK3')
  const at = await partAt(place.reference, 'cases', await request.parts(), as('Olive'))
  const back = (who: string, sent: object) => as(who).ask('POST', `${at}/back`, sent)
  expect((await as('Olive').ask('POST', at, nothing)).status).toBe(200)
  const { gathered } = (await as('Otto').ask('GET', at)).body
  const reason = 'Zanzibar: it leaves out what she said herself'
  expect((await back('Otto', { gathered, reason: ' ' })).status, 'without a reason').toBe(400)
  for (const who of ['Olive', 'Dee', 'Saf', 'Com'])
    expect((await back(who, { gathered, reason })).status, who).toBe(404)
  const empty = await as('Otto').send(at, { does: 'back', gathered: String(gathered), reason: '' })
  expect([empty.status, empty.says]).toEqual([400, expect.stringContaining('Write why it cannot be given like this')])
  expect((await as('Otto').send(at, { does: 'back', gathered: String(gathered), reason })).status).toBe(303)

  expect(await toldOf(as('Olive'), partOf(at))).toContain('data-part-back')
  expect(await as('Olive').see(at)).toContain(
    `Otto sent it back on 30 January 2026. It is put together anew. Why: ${reason}`,
  )
  expect(JSON.stringify((await as('Olive').ask('GET', '/today')).body)).toContain(partOf(at))
  expect((await as('Otto').ask('POST', `${at}/agree`, { gathered })).status, 'what was sent back').toBe(404)
  expect((await request.parts()).find(({ part }) => part === partOf(at))).toMatchObject({ gathered: null })
  expect(JSON.stringify(await request.shown())).not.toContain('Zanzibar')

  landlord.at('2026-01-30T10:07')
  const { choices } = (await as('Olive').ask('GET', at)).body
  const items = choices
    .filter(({ words }: { words: string | null }) => words?.includes('Karl'))
    .map(({ entry }: { entry: string }) => ({ entry, words: true, read: true, leaveOut: ['Karl Sampleton'] }))
  expect((await as('Olive').ask('POST', at, { ...nothing, nothing: false, items })).status).toBe(200)
  expect((await as('Otto').ask('GET', at)).body.back).toMatchObject({ reason, by: 'Otto', isOpen: false })
  expect((await back('Otto', { gathered, reason })).status, 'what was put together before').toBe(404)
  expect(await agrees('Otto', at)).toBe(200)
  const other = await partAt(complaint, 'complaints', await request.parts(), as('Com'))
  expect((await as('Com').ask('POST', other, nothing)).status).toBe(200)
  expect(await agrees('Cam', other)).toBe(200)
  expect((await request.answer()).text).not.toContain('Zanzibar')
  landlord.at(ASKED)
  expect(await landlord.faults()).toEqual([])
}, 60_000)

test('a second person who does not answer is reminded in the days of the landlord, of who asks and of a part, and not once they did', async () => {
  const { as, agrees, asks, partAt, landlord, hers } = world
  const { body } = await as('Cus').ask('POST', '/data-requests', {
    name: 'Amira Quillbrook',
    reach: 'Library',
    asks: 'All',
  })
  await as('Dee').ask('POST', `/data-requests/${body.id}/identity`, { customer: hers, how: 'papers' })
  const request = await asks('D-READ3')
  const [one, two] = [
    await partAt(place.reference, 'cases', await request.parts(), as('Olive')),
    await partAt(complaint, 'complaints', await request.parts(), as('Com')),
  ]
  expect((await as('Olive').ask('POST', one, nothing)).status).toBe(200)
  expect((await as('Com').ask('POST', two, nothing)).status).toBe(200)
  expect(await toldOf(as('Saf'), body.id)).toEqual(['data-who'])
  landlord.at('2026-02-01T10:00')
  expect(await toldOf(as('Otto'), partOf(one))).not.toContain('data-read')
  expect(await agrees('Cam', two)).toBe(200)
  landlord.at('2026-02-01T10:06')
  expect(await toldOf(as('Saf'), body.id), 'again').toEqual(['data-who', 'data-who'])
  expect(await toldOf(as('Saf'), request.id), 'they agreed').toEqual([])
  expect(await toldOf(as('Otto'), partOf(one))).toContain('data-read')
  expect(await toldOf(as('Olive'), partOf(one)), 'whoever put it together').not.toContain('data-read')
  expect(await toldOf(as('Com'), partOf(two)), 'it was read').not.toContain('data-read')
  landlord.at(ASKED)
}, 60_000)

test('what one person alone put together of a complaint is read by whoever protects data, and nothing else of that complaint', async () => {
  const { as, agrees, asks, partAt, landlord } = world
  const request = await asks('D-ALONE')
  const at = await partAt(complaint, 'complaints', await request.parts(), as('Com'))
  const dee = as('Dee')
  expect((await dee.ask('GET', at)).status, 'nothing was put together').toBe(404)
  const { choices } = (await as('Com').ask('GET', at)).body
  const items = choices.map(({ entry }: { entry: string }) => ({ entry, words: true, read: true }))
  expect((await as('Com').ask('POST', at, { ...nothing, nothing: false, items })).status).toBe(200)
  const read = (await dee.ask('GET', at)).body
  expect(JSON.stringify(read.items)).toContain('Nobody rang me back')
  expect(read.choices).toEqual([])
  expect(await dee.see(`/data-requests/${request.id}`)).toContain(`Read it as a second person, ${complaint}`)
  const page = await dee.see(at)
  expect(page).toContain('I have read it, and agree')
  expect(await as('Cam').see(at)).toContain(`Why: ${nothing.why}`)
  expect(page, 'what is for those who are there alone').not.toMatch(/Why: |by nobody else/)
  expect(page).not.toMatch(/Put it together|Go to C-/)
  expect((await dee.ask('GET', `/complaints/${complaint}`)).status).toBe(404)
  expect((await dee.ask('POST', at, nothing)).status).toBe(404)
  landlord.at('2026-02-01T10:06')
  expect(await toldOf(dee, request.id)).toContain('data-waits')
  const sent = { gathered: read.gathered, reason: 'It names who rang' }
  expect((await dee.ask('POST', `${at}/back`, sent)).status).toBe(200)
  expect((await dee.ask('GET', at)).status, 'it is sent back').toBe(404)
  expect((await as('Com').ask('GET', at)).body.back).toMatchObject({ by: 'Dee', isOpen: true })
  expect((await as('Com').ask('POST', at, nothing)).status).toBe(200)
  expect((await dee.ask('GET', at)).body.back).toBeNull()
  expect(await dee.see(at)).not.toContain('sent it back')
  expect(await agrees('Dee', at)).toBe(200)
  expect((await request.parts()).find(({ part }) => part === partOf(at))?.agreed).not.toBeNull()
  const ofCase = await partAt(place.reference, 'cases', await request.parts(), as('Olive'))
  expect((await as('Olive').ask('POST', ofCase, nothing)).status).toBe(200)
  expect((await dee.ask('GET', ofCase)).status, 'a case').toBe(404)
  landlord.at(ASKED)
}, 60_000)
