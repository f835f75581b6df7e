/** A case that somebody may not see, one that they are kept out of, and one that never was: every route answers the same bytes. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { landlordFor, someId } from '../register/opened-landlord.ts'
import { askings, bytesOf, type Doors, doorsOf } from './asked-twice.ts'

const at = landlordFor('vivid')
let doors: Doors
beforeAll(async () => {
  doors = await doorsOf(at.landlord)
})
afterAll(() => doors.close())

const NEVER = 'R-0000'
const report = () =>
  at.officer.report({}, { people: [{ person: someId(), data: { role: 'victim', name: 'Amira Example' } }] })

test('every page and every route of the API that has a case in its address answers of a hidden one as of none', async () => {
  const stranger = await at.landlord.somebody('Oskar', 'housing-officer')
  const hidden = await report()
  const { reference } = await at.officer.page(hidden)
  const keptOut = await report()
  const out = await at.officer.page(keptOut)
  await at.officer.ask('POST', '/exclusions', { caseId: out.reference, account: stranger.account, why: 'friend' })
  expect((await stranger.ask('GET', `/cases/${hidden}`)).status).toBe(404)
  const all = askings(doors, stranger.token)
  expect(all.length).toBeGreaterThan(60)
  const different: string[] = []
  for (const { name, of } of all) {
    const missing = await bytesOf(doors, of(NEVER, randomUUID()))
    if ((await bytesOf(doors, of(reference, hidden))) !== missing) different.push(`${name}: hidden`)
    if ((await bytesOf(doors, of(out.reference, keptOut))) !== missing) different.push(`${name}: kept out`)
  }
  expect(different).toEqual([])
}, 300_000)

test('of a hidden case the database is asked the same statements as of none, so that nothing takes longer', async () => {
  const stranger = await at.landlord.somebody('Otis', 'housing-officer')
  const hidden = await report()
  const { reference } = await at.officer.page(hidden)
  const statements = at.landlord.statements()
  const different: string[] = []
  for (const { name, of } of askings(doors, stranger.token)) {
    statements.taken()
    await doors.app.inject(of(NEVER, randomUUID()))
    const missing = statements.taken()
    await doors.app.inject(of(reference, hidden))
    const found = statements.taken()
    if (found.join() !== missing.join()) different.push(`${name}: ${found} / ${missing}`)
  }
  expect(different).toEqual([])
}, 300_000)

test('a case that matches and is hidden changes no byte of a search, a list, a count or an export', async () => {
  const stranger = await at.landlord.somebody('Opal', 'housing-officer')
  const lists = await stranger.questions('/')
  expect(lists.length).toBeGreaterThan(15)
  const { customer, home } = await at.landlord.newNeighbour('4 Example Row', 'PO1 3AZ', '07700 900321')
  const search = { name: 'Mina Sample', phone: '07700 900321' }
  const all = async () => [
    ...(await Promise.all(lists.map(async (list) => JSON.stringify((await stranger.ask('GET', list)).body)))),
    JSON.stringify((await stranger.ask('POST', '/matches', search)).body),
  ]
  const before = await all()
  expect(before.at(-1)).toContain(customer)
  const person = someId()
  const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim', name: 'Mina Sample' } }] })
  await at.officer.act(id, 'person.matched', { person, customer, home, certain: true })
  expect(await all()).toEqual(before)
})
