import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AddressSent, keepAddress } from '../casework/keep-address.ts'
import { perform } from '../casework/perform.ts'
import { takeReport } from '../casework/take-report.ts'
import { testRegistry } from '../casework/test-registry.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { verifyChain } from '../casework/verify.ts'
import { withClient } from '../store/server/connection.ts'
import { findMatches } from './find-matches.ts'
import { openAddress } from './open-address.ts'
import { readCasePage } from './read-case.ts'

type Somebody = { token: string; account: string }
let world: TestRowan
let caseworker: Somebody
let second: Somebody
let guardian: Somebody
let stranger: Somebody
let elsewhere: Somebody
let reference: string
let address: string
const amira = randomUUID()
const karl = randomUUID()
const NEW_HOME = '3 Rowanberry Rise, Elsewhere, SO98 7ZZ'

const customerNamed = async (name: string) => {
  const found = await findMatches(world.rowan, caseworker.token, { name })
  return found?.outcome === 'found' ? (found.candidates[0]?.customer ?? '') : ''
}
const keep = (more: Partial<AddressSent> = {}, who = caseworker) =>
  keepAddress(world.rowan, who.token, {
    caseId: reference,
    person: amira,
    kind: 'new-home',
    address: NEW_HOME,
    notes: 'Key with the lettings team',
    role: 'da-caseworker',
    ...more,
  })
const open = (who: Somebody, more: { caseId?: string; address?: string } = {}) =>
  openAddress(world.rowan, who.token, { caseId: reference, address, reason: 'arrange-the-move', ...more })
const assign = (officer: Somebody) =>
  perform(world.rowan, caseworker.token, {
    target: { on: 'case', caseId: reference },
    type: 'case.assigned',
    role: 'da-caseworker',
    data: { to: 'da-caseworker', officer: officer.account },
  })

beforeAll(async () => {
  world = await testRowan(['vivid', 'mha'], '2026-04-01T10:00')
  caseworker = await world.staff('vivid', 'Cass', 'da-caseworker')
  second = await world.staff('vivid', 'Sue', 'da-caseworker')
  guardian = await world.staff('vivid', 'Gus', 'safeguarding-lead')
  stranger = await world.staff('vivid', 'Stan', 'housing-officer')
  elsewhere = await world.staff('mha', 'Elin', 'safeguarding-lead', 'da-lead')
  await testRegistry(world.rowan, 'vivid')
  const taken = await takeReport(world.rowan, caseworker.token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim' },
    people: [
      { person: amira, data: { role: 'victim', name: 'Amira Example' } },
      { person: karl, data: { role: 'perpetrator', name: 'Karl Example' } },
    ],
    also: [
      { type: 'person.matched', data: { person: amira, customer: await customerNamed('Amira Example') } },
      { type: 'person.matched', data: { person: karl, customer: await customerNamed('Karl Example') } },
    ],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  reference = taken.reference
})
afterAll(() => world.close())

test('the case shows how each holds their home and with whom, and says where a joint tenancy is with the person causing harm', async () => {
  const page = await readCasePage(world.rowan, caseworker.token, reference)
  expect(page?.customers.find((each) => each.person === amira)).toMatchObject({
    tenancy: 'joint',
    tenure: 'secure',
    area: 'northside',
    addressApart: false,
    jointWith: [{ name: 'Karl Example', person: karl }],
    jointWithCauseOfHarm: true,
    ownCases: [],
  })
  expect(JSON.stringify(page)).not.toMatch(/Larch|SO99/)
})

test('PD-1.l: an address is put into the vault, and the record holds an opaque reference alone', async () => {
  expect(await keep({ address: '  ' })).toMatchObject({ outcome: 'invalid', problems: [{ field: 'address' }] })
  expect((await keep({ key: 'once' })).outcome).toBe('recorded')
  expect((await keep({ key: 'once' })).outcome).toBe('recorded')
  expect((await keep({ key: 'once', address: '4 Rowanberry Rise' })).outcome).toBe('key-reused')
  const entries = await withClient(world.tested.owner, async (client) => {
    const { rows } = await client.query("select codes from rowan.entry where type = 'address.kept'")
    return rows
  })
  expect(entries).toHaveLength(1)
  expect(Object.keys(entries[0].codes).toSorted()).toEqual(['address', 'kind', 'person'])
  address = entries[0].codes.address
  const page = await readCasePage(world.rowan, caseworker.token, reference)
  expect(page?.customers.find((each) => each.person === amira)).toMatchObject({ addressApart: true, area: null })
  expect(page?.customers.find((each) => each.person === karl)).toMatchObject({ addressApart: false, area: 'northside' })
  expect(JSON.stringify(page)).not.toMatch(/Rowanberry|SO98|lettings team/)
  const all = await withClient(world.tested.owner, async (client) => {
    const { rows } = await client.query(
      'select v::text as row from rowan.vault_address v union all select a::text from rowan.answer a',
    )
    return JSON.stringify(rows)
  })
  expect(all).not.toMatch(/Rowanberry/)
  expect(all).not.toContain(Buffer.from('Rowanberry').toString('hex'))
})

test('a member of the case does not open it, nor the safeguarding lead who is on no part of it; the officer to whom it is assigned does', async () => {
  for (const who of [caseworker, second, guardian, stranger, elsewhere]) expect(await open(who)).toBeNull()
  expect((await assign(second)).outcome).toBe('recorded')
  expect(await open(second)).toMatchObject({ address: NEW_HOME, notes: 'Key with the lettings team', person: amira })
  for (const who of [caseworker, guardian, stranger, elsewhere]) expect(await open(who)).toBeNull()
  expect((await assign(guardian)).outcome).toBe('recorded')
  expect((await assign(caseworker)).outcome).toBe('recorded')
  expect(await open(guardian)).toMatchObject({ address: NEW_HOME })
  expect(await open(caseworker)).toMatchObject({ address: NEW_HOME })
  expect(await open(second)).toBeNull()
})

test('hidden and missing are one answer, and each attempt is on the audit with its reason and without the address', async () => {
  expect(await open(stranger)).toBeNull()
  expect(await open(stranger, { address: randomUUID() })).toBeNull()
  expect(await open(caseworker, { address: randomUUID() })).toBeNull()
  expect(await open(caseworker, { caseId: 'R-ZZZZ' })).toBeNull()
  expect(await open(caseworker, { address: 'no id' })).toBeNull()
  expect(await openAddress(world.rowan, 'no session', { caseId: reference, address, reason: 'emergency' })).toBeNull()
  const lines = await withClient(world.tested.owner, async (client) => {
    const { rows } = await client.query(
      "select actor, object, basis, result from rowan.audit where action = 'view:kept-address/arrange-the-move' order by seq",
    )
    return rows
  })
  expect(lines).toHaveLength(18)
  const shown = lines.filter((line) => line.result === 'shown')
  expect(shown.map((line) => line.actor)).toEqual([second.account, guardian.account, caseworker.account])
  expect(shown.every((line) => line.object === address && line.basis === 'member')).toBe(true)
  expect(JSON.stringify(lines)).not.toMatch(/Rowanberry/)
  expect(await verifyChain(world.rowan)).toEqual([])
})

test('nobody puts an address on a case that they are not on', async () => {
  const before = await withClient(
    world.tested.owner,
    async (client) => (await client.query('select from rowan.vault_address')).rowCount,
  )
  for (const who of [stranger, elsewhere])
    expect((await keep({ role: 'housing-officer' }, who)).outcome).toBe('not-found')
  const after = await withClient(
    world.tested.owner,
    async (client) => (await client.query('select from rowan.vault_address')).rowCount,
  )
  expect(after).toBe(before)
})
