/** What somebody can get out of the landlord's records past the pages: with the web role's connection, and their own session. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forgetOldNews } from '../casework/forget-old-news.ts'
import { indexKey } from '../casework/import-registry.ts'
import { keepAddress } from '../casework/keep-address.ts'
import { takeReport } from '../casework/take-report.ts'
import { testRegistry } from '../casework/test-registry.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { type Asked, keysAsked } from '../people/blind-keys.ts'
import { asActor, type Query } from '../store/database.ts'
import { withClient } from '../store/server/connection.ts'
import { findMatches } from './find-matches.ts'
import { readCustomer } from './read-customer.ts'

type Somebody = { token: string; account: string }
let world: TestRowan
let caseworker: Somebody
let stranger: Somebody
let contractor: Somebody

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T10:00')
  caseworker = await world.staff('vivid', 'Cass', 'da-caseworker')
  stranger = await world.staff('vivid', 'Stan', 'housing-officer')
  contractor = await world.staff('vivid', 'Con', 'contractor')
  await testRegistry(world.rowan, 'vivid')
})
afterAll(() => world.close())

const rows = (sql: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(sql, [...values])).rows)
const within = <T>(who: Somebody, work: (query: Query) => Promise<T>) =>
  asActor(world.rowan.database, who.token, (query) => work(query))
const found = async (who: Somebody, asked: Asked) => {
  const answer = await findMatches(world.rowan, who.token, asked)
  if (answer?.outcome !== 'found') throw new Error(JSON.stringify(answer))
  return answer.candidates
}
const customerOf = async (name: string) => (await found(caseworker, { name }))[0]?.customer ?? ''

/** A case whose victim is somebody of the records. */
async function caseOf(customer: string) {
  const person = randomUUID()
  const taken = await takeReport(world.rowan, caseworker.token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim' },
    people: [{ person, data: { role: 'victim', name: 'Somebody Example' } }],
    also: [{ type: 'person.matched', data: { person, customer } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  return { caseId: taken.caseId, person }
}

test('a home is confirmed to nobody, by name or by street, once an address of the person is kept apart', async () => {
  const street = { address: '7 Alder Way, SO99 2BB' }
  const asked = { name: "Seán O'Neil-Sample", ...street }
  expect(await found(stranger, asked)).toMatchObject([{ home: { address: expect.any(String) } }])
  const wrong = await found(stranger, { ...asked, address: '9 Nowhere Road, SO99 9ZZ' })
  const sean = await customerOf("Seán O'Neil-Sample")
  const { caseId, person } = await caseOf(sean)
  const kept = { caseId, person, address: '3 Rowanberry Rise, SO98 7ZZ', role: 'da-caseworker' } as const
  expect(await keepAddress(world.rowan, caseworker.token, kept)).toMatchObject({ outcome: 'recorded' })
  expect(await found(stranger, asked)).toEqual(wrong)
  expect((await found(stranger, street)).map(({ customer }) => customer)).not.toContain(sean)
})

test('nobody asks the records without its being counted, nor other than what was counted', async () => {
  const key = await indexKey(world.rowan, 'vivid')
  const keys = JSON.stringify(keysAsked(key, { name: 'Amira Example' }))
  const match = 'select customer from sec.match_registry($1, $2)'
  expect(await within(stranger, (query) => query('m1', match, [keys, '2026-04-01']))).toEqual([])
  const others = keysAsked(key, { name: 'Karl Example' }).map((each) => Buffer.from(each.key, 'hex'))
  const crossed = await within(stranger, async (query) => {
    await query('n1', 'select sec.note_search($1)', [others])
    return query('m2', match, [keys, '2026-04-01'])
  })
  expect(crossed).toEqual([])
})

test('opening the line of somebody found is a question like any other: counted, on the audit, and stopped at the landlord’s limit', async () => {
  const curious = await world.staff('vivid', 'Curt', 'housing-officer')
  const amira = await customerOf('Amira Example')
  const asked = async () =>
    (await rows('select count(*)::int as n from rowan.registry_search where account = $1', [curious.account]))[0].n
  const line = 'select sealed from sec.known_person($1, $2)'
  expect(await within(curious, (query) => query('k1', line, [amira, '2026-04-01']))).toHaveLength(1)
  expect(await asked()).toBe(1)
  const audited = `select result from rowan.audit where actor = $1 and action = 'view:customer' and object = $2 order by seq`
  expect(await rows(audited, [curious.account, amira])).toEqual([{ result: 'shown' }])
  await rows(`update rowan.landlord set searches_an_hour = 3 where landlord = 'vivid'`)
  const names = []
  for (let times = 0; times < 4; times++) names.push((await readCustomer(world.rowan, curious.token, amira))?.name)
  expect(names).toEqual(['Amira Jane Example', 'Amira Jane Example', undefined, undefined])
  expect((await rows(audited, [curious.account, amira])).map(({ result }) => result)).toEqual([
    'shown',
    'shown',
    'shown',
    'refused',
    'refused',
  ])
  expect(await findMatches(world.rowan, curious.token, { name: 'Amira' })).toEqual({ outcome: 'too-many' })
  await rows(`update rowan.landlord set searches_an_hour = 60 where landlord = 'vivid'`)
})

test('whoever does not look people up is told no rent account', async () => {
  const amira = await customerOf('Amira Example')
  const account = (who: Somebody) =>
    within(who, (query) => query('a1', 'select sec.account_of($1, $2) as account', [amira, '2026-04-01']))
  expect(await account(caseworker)).toEqual([{ account: 'RENT-1' }])
  expect(await account(contractor)).toEqual([{ account: null }])
})

test('an address is kept of somebody on the case alone, and beside the entry that says so', async () => {
  const { caseId, person } = await caseOf(await customerOf('Bea Example'))
  const keep = (of: string) =>
    within(caseworker, (query) =>
      query('keep', 'select sec.keep_address($1, $2, $3, $4)', [randomUUID(), caseId, of, Buffer.from('sealed')]),
    )
  const kept = () => rows('select from rowan.vault_address where stream = $1', [caseId])
  await keep(person).catch(() => {})
  expect(await kept()).toEqual([])
  const sent = { caseId, person: randomUUID(), address: '3 Rowanberry Rise, SO98 7ZZ', role: 'da-caseworker' } as const
  expect(await keepAddress(world.rowan, caseworker.token, sent)).toEqual({
    outcome: 'invalid',
    problems: [{ field: 'person', problem: 'must be somebody on the case' }],
  })
  expect(await kept()).toEqual([])
  expect(await rows(`select from rowan.entry where stream = $1 and type = 'address.kept'`, [caseId])).toEqual([])
})

test('what somebody is found by goes with them: with their row, and where their key was destroyed and the records come in again', async () => {
  const karl = await customerOf('Karl Example')
  const keys = () => rows('select from rowan.blind_index where subject = $1', [karl])
  expect((await keys()).length).toBeGreaterThan(0)
  await world.rowan.keyring.destroyKey({ landlord: 'vivid', kind: 'person', subject: karl }, new Date())
  await testRegistry(world.rowan, 'vivid')
  expect(await keys()).toEqual([])
  const gone = randomUUID()
  await rows(`insert into rowan.customer values ('vivid', $1, 'x', 'x')`, [gone])
  await rows(`insert into rowan.blind_index values ('vivid', 'surname', 'x', $1)`, [gone])
  await rows('delete from rowan.customer where customer = $1', [gone])
  expect(await rows('select from rowan.blind_index where subject = $1', [gone])).toEqual([])
})

test('who looked for whom is forgotten after a year, and not before', async () => {
  const keys = [createHash('sha256').update('x').digest()]
  const noted = (days: number) =>
    rows(
      `insert into rowan.registry_search values ('vivid', $1, to_timestamp($2 / 1000.0) - $3 * interval '1 day', $4)`,
      [stranger.account, world.rowan.clock(), days, keys],
    )
  await noted(364)
  await noted(366)
  const left = () => rows('select from rowan.registry_search where keys = $1', [keys])
  expect(await left()).toHaveLength(2)
  await forgetOldNews(world.rowan)
  expect(await left()).toHaveLength(1)
})
