/** What is joined into an answer is what was read and agreed to, and still theirs when it goes out. See docs/decisions/0085. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withClient } from '../../src/store/server/connection.ts'
import { ASKED, joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
beforeAll(async () => {
  world = await joinedWorld()
}, 120_000)
afterAll(() => world.landlord.close())

/** A case of hers from one test to the next. */
let door = ''
const nothing = { nothing: true, tellsOfOthers: false, why: 'Nothing of hers' }

test('whoever was matched to the wrong person is given nothing of that case, and nobody sees that it was looked for', async () => {
  const { as, asks, onCase, partAt } = world
  const { id, reference } = await onCase('The fence is broken')
  const request = await asks('D-WRNG2')
  const parts = await request.parts()
  expect(parts).toMatchObject([{ place: 'case' }])
  const at = await partAt(reference, 'cases', parts, as('Olive'))
  const { choices } = (await as('Olive').ask('GET', at)).body
  const items = choices.map(({ entry }: { entry: string }) => ({ entry, words: true, read: true }))
  expect(await as('Olive').ask('POST', at, { ...nothing, nothing: false, items })).toMatchObject({ status: 200 })
  const match = (await as('Olive').timeline(id)).find(({ type }) => type === 'person.matched')
  await as('Olive').act(id, 'entry.retracted', { entry: match?.id, reason: 'It is her neighbour of the same name' })
  expect(await request.parts()).toEqual([])
  expect((await as('Olive').ask('GET', at)).status).toBe(404)
  expect((await as('Otto').ask('POST', `${at}/agree`, { gathered: 0 })).status).toBe(404)
  const { text } = await request.answer()
  expect(text).not.toContain('What we were told,')
  world.landlord.at(ASKED)
}, 60_000)

test('whoever reads a part agrees to what they read: what was put together anew meanwhile is read anew', async () => {
  const { as, agrees, asks, onCase, partAt, landlord } = world
  const { reference } = await onCase('The door is broken')
  door = reference
  const request = await asks('D-READ2')
  const at = await partAt(reference, 'cases', await request.parts(), as('Olive'))
  expect(await as('Olive').ask('POST', at, nothing)).toMatchObject({ status: 200 })
  const { gathered, choices } = (await as('Otto').ask('GET', at)).body
  landlord.at('2026-01-30T10:09')
  const items = choices.map(({ entry }: { entry: string }) => ({ entry, words: true, read: true }))
  expect(await as('Olive').ask('POST', at, { ...nothing, nothing: false, items })).toMatchObject({ status: 200 })
  expect((await as('Otto').ask('POST', `${at}/agree`, { gathered })).status).toBe(404)
  const page = await as('Otto').send(at, { does: 'agree', gathered: String(gathered) })
  expect([page.status, page.says]).toEqual([409, expect.stringContaining('It has changed meanwhile')])
  expect((await request.parts()).find(({ agreed }) => agreed !== null)).toBeUndefined()
  expect(await agrees('Otto', at)).toBe(200)
}, 60_000)

test('an answer is agreed to anew where a part is changed by somebody who is kept out of another part of it', async () => {
  const { as, agrees, asks, onCase, partAt, landlord } = world
  const other = await onCase('The window is broken')
  const request = await asks('D-TWO22')
  const parts = await request.parts()
  const places = [
    await partAt(door, 'cases', parts, as('Olive')),
    await partAt(other.reference, 'cases', parts, as('Olive')),
  ]
  for (const at of places) {
    expect(await as('Olive').ask('POST', at, nothing)).toMatchObject({ status: 200 })
    expect(await agrees('Otto', at)).toBe(200)
  }
  expect(await request.review()).toBe(200)
  expect(await request.agree()).toBe(200)
  const out = { caseId: other.id, account: as('Otto').account, why: 'friend' }
  expect((await as('Olive').ask('POST', '/exclusions', out)).status).toBeLessThan(300)
  landlord.at('2026-01-30T10:15')
  const at = await partAt(door, 'cases', parts, as('Otto'))
  expect(await as('Otto').ask('POST', at, nothing)).toMatchObject({ status: 200 })
  expect(await agrees('Olive', at)).toBe(200)
  expect((await request.shown()).step).toBe('second')
}, 60_000)

test('another way to reach them, once it was agreed to, is agreed to anew', async () => {
  const { asks, complains } = world
  await complains('Nobody rang me back')
  const request = await asks('D-WAY22')
  const parts = await request.parts()
  expect(await request.review()).toBe(200)
  expect(await request.agree()).toBe(200)
  expect(parts.length).toBeGreaterThan(0)
  const change = async (delivery: string) => {
    expect(await request.post('Dee', 'delivery', { delivery, safe: true })).toBe(200)
    return request.agree()
  }
  expect(await change('by-hand'), 'the same way').toBe(404)
  expect(await change('post'), 'another').toBe(200)
}, 60_000)

test('whoever agrees to an answer agrees to the review and the way that they read', async () => {
  const { as, asks, landlord } = world
  const request = await asks('D-SAW22')
  expect(await request.review()).toBe(200)
  const reviewed = async () => {
    const [row] = await withClient(landlord.owner, (client) =>
      client.query(
        'select (extract(epoch from reviewed) * 1000)::bigint as at from rowan.data_request where request = $1',
        [request.id],
      ),
    ).then(({ rows }) => rows)
    return String(row.at)
  }
  const agree = async (delivery: string, moment: string) => {
    const page = await as('Saf').send(`/data-requests/${request.id}`, { does: 'agree', delivery, reviewed: moment })
    return page.status
  }
  const read = await reviewed()
  landlord.at('2026-01-30T10:20')
  expect(await request.post('Dee', 'delivery', { delivery: 'post', safe: true })).toBe(200)
  expect(await agree('by-hand', read), 'another way').toBe(409)
  expect(await request.review()).toBe(200)
  expect(await as('Saf').see(`/data-requests/${request.id}`)).toContain('How it reaches them By post')
  expect(await agree('post', read), 'another review').toBe(409)
  expect(await agree('post', await reviewed())).toBe(303)
}, 60_000)

test('a program agrees to the review and the way that it read too, and to nothing where it read nothing', async () => {
  const { as, asks, landlord } = world
  const request = await asks('D-PRG22')
  expect(await request.review()).toBe(200)
  const read = async () => {
    const { requests } = (await as('Saf').ask('GET', '/data-requests')).body
    const { reviewed, delivery } = requests.find((each: { id: string }) => each.id === request.id)
    return { reviewed, delivery }
  }
  const agree = (sent?: object) => request.post('Saf', 'agree', sent)
  const first = await read()
  expect(await agree(), 'nothing was read').toBe(400)
  landlord.at('2026-01-30T10:25')
  expect(await request.post('Dee', 'delivery', { delivery: 'post', safe: true })).toBe(200)
  expect(await agree(first), 'another way').toBe(404)
  expect(await request.review()).toBe(200)
  expect(await agree({ ...first, delivery: 'post' }), 'another review').toBe(404)
  expect(await agree(await read())).toBe(200)
}, 60_000)
