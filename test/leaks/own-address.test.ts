/** In the answer to herself, her own words may name her own home: nobody else's, no other of the same street, and none that is kept apart. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepAddress } from '../../src/casework/keep-address.ts'
import { joinedWorld } from './joined-world.ts'

let world: Awaited<ReturnType<typeof joinedWorld>>
beforeAll(async () => {
  world = await joinedWorld()
}, 120_000)
afterAll(() => world.landlord.close())

const others = { tellsOfOthers: false, why: 'Hers alone' }

/** Her words on a case of its own, put together for her; gives what was said of them. */
async function gathered(summary: string, of: string, keepApart?: string) {
  const { as, asks, onCase, partAt, landlord } = world
  const place = await onCase(summary)
  if (keepApart !== undefined) {
    const role = 'community-safety-team' as const
    const kept = { caseId: place.id, person: place.person, address: keepApart, role }
    expect(await keepAddress(landlord.rowan, as('Olive').token, kept)).toMatchObject({ outcome: 'recorded' })
  }
  const request = await asks(of)
  const at = await partAt(place.reference, 'cases', await request.parts(), as('Olive'))
  const { choices } = (await as('Olive').ask('GET', at)).body
  const items = choices
    .filter(({ words }: { words: string | null }) => words === summary)
    .map(({ entry }: { entry: string }) => ({ entry, words: true, read: true }))
  const { status, body } = await as('Olive').ask('POST', at, { ...others, items })
  return { status, says: JSON.stringify(body) }
}

test('her own home stands in her own words, by its street and by its postcode', async () => {
  expect(await gathered('It happened at 12 Larch Close, SO99 1AA, in the kitchen', 'D-OWN22')).toMatchObject({
    status: 200,
  })
}, 60_000)

test('another of the same street, and that of anybody else, do not', async () => {
  for (const [words, of] of [
    ['I went to 14 Larch Close, SO99 1AA, that night', 'D-OWN23'],
    ['I went to 112 Larch Close that night', 'D-OWN24'],
    ['He lives at 3 Rowan Street now', 'D-OWN25'],
    ['My number is 01632 960002', 'D-OWN26'],
  ] as const) {
    const came = await gathered(words, of)
    expect(came.status, words).toBe(400)
  }
}, 60_000)

test('nor does her own home where it is kept apart from somebody', async () => {
  const came = await gathered('I am back at 12 Larch Close since May', 'D-OWN27', '12 Larch Close, SO99 1AA')
  expect(came.status).toBe(400)
}, 60_000)

test('nor does any from a complaint, whether it is kept apart on a case that nobody there sees or not', async () => {
  const { as, asks, complains, partAt } = world
  for (const [words, of] of [
    ['I am back at 12 Larch Close since May', 'D-OWN28'],
    ['The roof of 12 Larch Close, SO99 1AA, leaks', 'D-OWN29'],
  ] as const) {
    const complaint = await complains(words)
    const request = await asks(of)
    const at = await partAt(complaint, 'complaints', await request.parts(), as('Com'))
    const { choices } = (await as('Com').ask('GET', at)).body
    const items = choices
      .filter((each: { words: string | null }) => each.words === words)
      .map(({ entry }: { entry: string }) => ({ entry, words: true, read: true }))
    expect(items.length).toBeGreaterThan(0)
    expect((await as('Com').ask('POST', at, { ...others, items })).status, words).toBe(400)
  }
}, 60_000)

test('nor does one from another case of hers, where it is kept apart on the first', async () => {
  const words = 'He waits at 12 Larch Close since May'
  const { as, asks, onCase, partAt, landlord } = world
  const first = await onCase('He hit her')
  const role = 'community-safety-team' as const
  const kept = { caseId: first.id, person: first.person, address: '12 Larch Close, SO99 1AA', role }
  expect(await keepAddress(landlord.rowan, as('Olive').token, kept)).toMatchObject({ outcome: 'recorded' })
  const other = await onCase(words)
  const request = await asks('D-OWN30')
  const at = await partAt(other.reference, 'cases', await request.parts(), as('Olive'))
  const { choices } = (await as('Olive').ask('GET', at)).body
  const items = choices
    .filter((each: { words: string | null }) => each.words === words)
    .map(({ entry }: { entry: string }) => ({ entry, words: true, read: true }))
  expect((await as('Olive').ask('POST', at, { ...others, items })).status).toBe(400)
}, 60_000)
