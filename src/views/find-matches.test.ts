import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '../casework/perform.ts'
import { takeReport } from '../casework/take-report.ts'
import { testRegistry } from '../casework/test-registry.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { asActor } from '../store/database.ts'
import { withClient } from '../store/server/connection.ts'
import { type Asked, type Candidate, findMatches } from './find-matches.ts'
import { readHolds } from './read-holds.ts'

type Somebody = { token: string; account: string }
let world: TestRowan
let caseworker: Somebody
let officer: Somebody
let stranger: Somebody
let contractor: Somebody
let elsewhere: Somebody

beforeAll(async () => {
  world = await testRowan(['vivid', 'mha'], '2026-04-01T10:00')
  caseworker = await world.staff('vivid', 'Cass', 'da-caseworker')
  officer = await world.staff('vivid', 'Olive', 'housing-officer')
  stranger = await world.staff('vivid', 'Stan', 'housing-officer')
  contractor = await world.staff('vivid', 'Con', 'contractor')
  elsewhere = await world.staff('mha', 'Elin', 'da-lead')
  await testRegistry(world.rowan, 'vivid')
})
afterAll(() => world.close())

async function find(asked: Asked, who = officer): Promise<readonly Candidate[]> {
  const found = await findMatches(world.rowan, who.token, asked)
  if (found?.outcome !== 'found') throw new Error(JSON.stringify(found))
  return found.candidates
}
const names = async (asked: Asked, who = officer) => (await find(asked, who)).map((each) => each.name)

/** A case on which somebody is a person of the landlord's records. */
async function caseOf(who: Somebody, customer: string, role: 'victim' | 'perpetrator') {
  const person = randomUUID()
  const taken = await takeReport(world.rowan, who.token, {
    role: who === caseworker ? 'da-caseworker' : 'housing-officer',
    report: { channel: 'phone', source: 'victim' },
    people: [{ person, account: 'TYPED-1', data: { role, name: 'Somebody Example' } }],
    also: [{ type: 'person.matched', data: { person, customer } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  return { ...taken, person }
}

describe('somebody is found by what they say', () => {
  test.each([
    [{ name: 'Amira Example' }, 'Amira Jane Example'],
    [{ name: 'AMIRA  EXAMPLE' }, 'Amira Jane Example'],
    [{ name: "Sean O'Neil Sample" }, "Seán O'Neil-Sample"],
    [{ name: 'sean oneilsample' }, "Seán O'Neil-Sample"],
    [{ name: 'ONeil' }, "Seán O'Neil-Sample"],
    [{ phone: '+44 7700 900 101' }, 'Amira Jane Example'],
    [{ name: 'Sample', postcode: 'so992bb' }, "Seán O'Neil-Sample"],
    [{ address: '7 alder way, SO99 2BB' }, "Seán O'Neil-Sample"],
    [{ name: 'Example', dateOfBirth: '1988-07-01' }, 'Karl Example'],
  ])('%j finds %s first', async (asked, name) => {
    expect((await names(asked))[0]).toBe(name)
  })

  test('a name with a birthday comes before the name alone, and nobody is found by the birthday', async () => {
    const [first, ...others] = await find({ name: 'Amira Example', dateOfBirth: '1990-03-04' })
    expect(first).toMatchObject({ name: 'Amira Jane Example', matchedOn: ['name', 'date-of-birth'], bornIn: 1990 })
    expect(others.map((each) => each.name)).toEqual(['Bea Example'])
    expect(await names({ name: 'Nobody', dateOfBirth: '1990-03-04' })).toEqual([])
  })

  test('the tenancy says whether somebody holds it alone, together, or no longer', async () => {
    const [amira] = await find({ name: 'Amira Example', address: '12 Larch Close', postcode: 'SO99 1AA' })
    expect(amira).toMatchObject({ tenancy: 'joint', home: { address: '12 Larch Close, Madeuptown, SO99 1AA' } })
    const [before] = await find({ name: 'ONeil-Sample', postcode: 'SO99 1AA' })
    expect(before).toMatchObject({ tenancy: 'former', home: { address: '12 Larch Close, Madeuptown, SO99 1AA' } })
    expect((await find({ name: 'Bea Example' }))[0]?.tenancy).toBe('sole')
  })
})

describe('nobody learns where somebody lives', () => {
  test('a home is confirmed to whoever says it, and told to nobody', async () => {
    for (const asked of [
      { name: 'Amira Example' },
      { name: 'Amira Example', dateOfBirth: '1990-03-04' },
      { phone: '07700 900101' },
      { name: "O'Neil-Sample", postcode: 'SO99 9ZZ' },
    ])
      expect((await find(asked)).map((each) => each.home)).toEqual((await find(asked)).map(() => null))
    const old = await find({ name: "O'Neil-Sample", postcode: 'SO99 1AA' })
    expect(JSON.stringify(old)).not.toMatch(/Alder|2BB|harbour/)
  })

  test('a postcode alone looks through no street, nor a date through a year', async () => {
    for (const asked of [{ postcode: 'SO99 1AA' }, { dateOfBirth: '1990-03-04' }, { address: 'Larch Close' }])
      expect(await findMatches(world.rowan, officer.token, asked)).toMatchObject({
        outcome: 'invalid',
        problems: [{ field: 'name' }],
      })
    expect(await names({ name: 'Example', postcode: 'SO99 1AA' })).not.toContain("Seán O'Neil-Sample")
  })

  test('another landlord finds nobody, and a contractor may not look', async () => {
    expect(await names({ name: 'Amira Example' }, elsewhere)).toEqual([])
    expect(await findMatches(world.rowan, contractor.token, { name: 'Amira Example' })).toBeNull()
    expect(await findMatches(world.rowan, 'no session', { name: 'Amira Example' })).toBeNull()
  })
})

describe('whether there is a case is told to nobody', () => {
  test('the answer is the same before and after a case, but for those who are on it', async () => {
    const asked = { name: 'Bea Example', dateOfBirth: '1990-03-04' }
    const [bea] = await find(asked)
    const before = JSON.stringify(await find(asked, stranger))
    const made = await caseOf(caseworker, bea?.customer ?? '', 'victim')
    expect(JSON.stringify(await find(asked, stranger))).toBe(before)
    expect((await find(asked, caseworker))[0]?.ownCases).toEqual([
      { id: made.caseId, reference: made.reference, role: 'victim' },
    ])
  })

  test('somebody harmed in one case may be said to cause harm in another: who is on both sees both, who is on one sees one', async () => {
    const asked = { name: 'Karl Example' }
    const [karl] = await find(asked)
    const one = await caseOf(officer, karl?.customer ?? '', 'victim')
    const other = await caseOf(caseworker, karl?.customer ?? '', 'perpetrator')
    const seen = async (who: Somebody) => (await find(asked, who))[0]?.ownCases.map(({ id, role }) => `${role} ${id}`)
    expect(await seen(officer)).toEqual([`victim ${one.caseId}`])
    expect((await seen(caseworker))?.toSorted()).toEqual([`perpetrator ${other.caseId}`, `victim ${one.caseId}`])
    expect(await seen(stranger)).toEqual([])
  })

  test('a match that is taken back is one no longer', async () => {
    const asked = { name: 'ONeil-Sample' }
    const [sean] = await find(asked)
    const { caseId, person } = await caseOf(officer, randomUUID(), 'victim')
    const act = { target: { on: 'case', caseId }, role: 'housing-officer' } as const
    const data = { person, customer: sean?.customer }
    const matched = await perform(world.rowan, officer.token, { ...act, type: 'person.matched', data })
    if (matched.outcome !== 'recorded') throw new Error(JSON.stringify(matched))
    expect((await find(asked))[0]?.ownCases).toHaveLength(1)
    const back = { entry: matched.entryId, reason: 'Somebody else of that name' }
    await perform(world.rowan, officer.token, { ...act, type: 'entry.retracted', data: back })
    expect((await find(asked))[0]?.ownCases).toEqual([])
  })
})

test('the rent account of the tenancy goes before one that was typed, and is held', async () => {
  const income = await world.staff('vivid', 'Ivan', 'income-officer')
  const [amira] = await find({ name: 'Amira Example' })
  await caseOf(officer, amira?.customer ?? '', 'victim')
  const held = (await readHolds(world.rowan, income.token))?.map((hold) => hold.account)
  expect(held).toContain('RENT-1')
})

test('looking is audited by ids alone, what was typed is kept as keyed hashes, and nothing lies there in plain text', async () => {
  await find({ name: 'Amira Example', phone: '07700 900101', address: '12 Larch Close', postcode: 'SO99 1AA' })
  const all = await withClient(world.tested.owner, async (client) => {
    const tables = ['audit', 'registry_search', 'home', 'customer', 'tenancy', 'tenancy_part', 'blind_index']
    const rows: string[] = []
    for (const table of tables)
      for (const { row } of (await client.query(`select t::text as row from rowan.${table} t`)).rows) rows.push(row)
    return rows.join('\n')
  })
  expect(all).toContain('view:matches')
  const hex = (text: string) => Buffer.from(text).toString('hex')
  for (const word of ['Amira', 'amira', 'Larch', 'SO991AA', '900101', '1990-03-04', 'H1', 'P1']) {
    expect(all, word).not.toContain(`${word}`)
    if (word.length > 4) expect(all, word).not.toContain(hex(word))
  }
})

test('the registry and the vault are closed: the web role names none of their tables', async () => {
  const tables = 'home customer tenancy tenancy_part rent_account blind_index registry_search vault_address'
  for (const table of tables.split(' '))
    await expect(
      asActor(world.rowan.database, caseworker.token, (query) =>
        query(`peek-${table}`, `select 1 from rowan.${table}`),
      ),
      table,
    ).rejects.toThrow(/permission denied/)
})

test('whoever looks for too many has to wait, and it is on the audit', async () => {
  const curious = await world.staff('vivid', 'Curt', 'housing-officer')
  for (let made = 0; made < 60; made++) await find({ name: 'Nobody' }, curious)
  expect(await findMatches(world.rowan, curious.token, { name: 'Nobody' })).toEqual({ outcome: 'too-many' })
})
