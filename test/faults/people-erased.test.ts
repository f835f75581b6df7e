/**
 * Somebody of the landlord's own records, erased: due when their tenancies ended long ago, never while anything that is kept names them, held,
 * agreed by two people, and gone for good, also from a database of before and when a file names them again. Made-up people.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseAgreedOn, replayLedger } from '../../src/casework/erase.ts'
import { importPeople } from '../../src/casework/import-registry.ts'
import { agreeToErase, holdCase, liftHold, proposeToErase } from '../../src/casework/keeping-acts.ts'
import { dueToday, keepingRound } from '../../src/casework/keeping-list.ts'
import { perform } from '../../src/casework/perform.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { PEOPLE, TENANCIES, testRegistry } from '../../src/casework/test-registry.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { findMatches } from '../../src/views/find-matches.ts'
import { readKeeping } from '../../src/views/read-keeping.ts'

type Staff = { readonly token: string }
let world: TestRowan
let lead: Staff
let dpo: Staff

const rows = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query<Row>(sql, [...values])).rows)
const night = async (day: string) => {
  world.at(`${day}T02:00`)
  await rows('delete from rowan.keeping_round')
  await keepingRound(world.rowan)
  return (await readKeeping(world.rowan, dpo.token))?.due.filter(({ what }) => what === 'person') ?? []
}
const everybodyLeft = (people = PEOPLE) =>
  importPeople(world.rowan, 'whg', {
    people,
    tenancies: TENANCIES.map((part) => (part.tenancy === 'T2' ? part : { ...part, until: part.until ?? '2026-02-27' })),
  })
const found = async (name: string) => {
  const matches = await findMatches(world.rowan, lead.token, { name })
  return matches?.outcome === 'found' ? matches.candidates.map(({ customer }) => customer) : []
}

beforeAll(async () => {
  world = await testRowan(['whg'], '2026-03-02T11:00')
  lead = await world.staff('whg', 'Lena', 'safeguarding-lead', 'community-housing-team')
  dpo = await world.staff('whg', 'Dora', 'data-protection-officer')
  await testRegistry(world.rowan, 'whg')
})
afterAll(() => world.close())

const nothingFails = ({ of }: { readonly of: string }) => {
  throw new Error(of)
}

test('whoever still holds a home is not due, and whoever left is, six years later; the list tells nobody who it is', async () => {
  expect(await night('2040-01-01')).toEqual([])
  await everybodyLeft()
  expect(await night('2031-11-01')).toEqual([])
  const due = await night('2032-02-28')
  // Amira, Karl and Bea left; Seán holds his second home still.
  expect(due.map(({ isDue }) => isDue)).toEqual([true, true, true])
  for (const { reference } of due) expect(reference).toMatch(/^P-[0-9A-F]{6}$/)
  expect(JSON.stringify(due)).not.toMatch(/Example|P1|RENT/)
  const before = await rows('select * from rowan.due_to_erase order by stream')
  expect((await dueToday(world.rowan, 'whg', nothingFails)).filter(({ what }) => what === 'person')).toHaveLength(3)
  expect(await rows('select * from rowan.due_to_erase order by stream')).toEqual(before)
})

test('nobody is due whom a case names that is kept, also where it names them only after two people agreed', async () => {
  world.at('2032-02-28T09:00')
  const [bea] = await found('Bea Example')
  const [karl] = await found('Karl Example')
  if (!bea || !karl) throw new Error('They are not found')
  const proposed = await proposeToErase(world.rowan, dpo.token, { caseId: bea, what: 'person' })
  expect(proposed).toMatchObject({ outcome: 'done' })
  const id = proposed.outcome === 'done' ? proposed.id : ''
  expect(await agreeToErase(world.rowan, dpo.token, id)).toEqual({ outcome: 'own' })
  expect(await agreeToErase(world.rowan, lead.token, id)).toMatchObject({ outcome: 'done' })
  const people = [karl, bea].map((customer) => ({ customer, person: randomUUID() }))
  const taken = await takeReport(world.rowan, lead.token, {
    role: 'safeguarding-lead',
    report: { channel: 'phone', source: 'victim' },
    people: people.map(({ person }, index) => ({ person, data: { role: index === 0 ? 'perpetrator' : 'victim' } })),
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  for (const { person, customer } of people)
    expect(
      await perform(world.rowan, lead.token, {
        target: { on: 'case', caseId: taken.caseId ?? '' },
        type: 'person.matched',
        role: 'safeguarding-lead',
        data: { person, customer },
      }),
    ).toMatchObject({ outcome: 'recorded' })
  expect(await eraseAgreedOn(world.rowan)).toBe(0)
  expect(await found('Bea Example')).toContain(bea)
  expect(await night('2032-02-28')).toHaveLength(1)
  expect(await proposeToErase(world.rowan, dpo.token, { caseId: bea, what: 'person' })).toEqual({
    outcome: 'not-found',
  })
})

test('a hold by what the list calls them is theirs, also where somebody else of the records is called the same', async () => {
  const [line] = await night('2032-02-28')
  const amira = line?.caseId ?? ''
  const other = `${amira.slice(0, 6)}00-0000-4000-8000-000000000000`
  await rows("insert into rowan.customer values ('whg', $1, '\\x01', '\\x01')", [other])
  const held = await holdCase(world.rowan, dpo.token, {
    caseId: line?.reference ?? '',
    kind: 'legal',
    reason: 'A claim about the flat.',
  })
  expect(held).toMatchObject({ outcome: 'done' })
  expect(await rows('select stream from rowan.keeping_hold where released_at is null')).toEqual([{ stream: amira }])
  await liftHold(world.rowan, dpo.token, { hold: held.outcome === 'done' ? held.id : '', reason: 'It ended.' })
  await rows('delete from rowan.customer where customer = $1', [other])
})

test('a hold keeps them; then two people agree, and their name, what they were found by and their key are gone, also when a file names them again', async () => {
  const [line] = await night('2032-02-28')
  const amira = line?.caseId ?? ''
  expect(await found('Amira Jane Example')).toContain(amira)
  // The planner looked at every table before, and remembers her id among the values of those that name her. On the audit it stays.
  await rows('analyze')
  const remembered = async () =>
    (
      await rows<{ place: string }>(
        `select tablename || '.' || attname as place from pg_stats where schemaname = 'rowan' and tablename !~ '^(audit|erasure)'
           and concat(most_common_vals::text, histogram_bounds::text, most_common_elems::text) like $1`,
        [`%${amira}%`],
      )
    ).map(({ place }) => place)
  expect(await remembered()).toEqual(expect.arrayContaining(['customer.customer', 'tenancy_part.customer']))
  // By the landlord's own number: whoever holds them need not know what the list calls them.
  const held = await holdCase(world.rowan, dpo.token, {
    caseId: 'P1',
    kind: 'legal',
    reason: 'A claim about the flat.',
  })
  expect(held).toMatchObject({ outcome: 'done' })
  const propose = () => proposeToErase(world.rowan, dpo.token, { caseId: amira, what: 'person' })
  expect(await propose()).toEqual({ outcome: 'held' })
  await liftHold(world.rowan, dpo.token, { hold: held.outcome === 'done' ? held.id : '', reason: 'It ended.' })
  const proposed = await propose()
  await agreeToErase(world.rowan, lead.token, proposed.outcome === 'done' ? proposed.id : '')
  expect(await eraseAgreedOn(world.rowan)).toBe(1)
  const gone = async () => {
    expect(await found('Amira Jane Example')).not.toContain(amira)
    for (const [table, column] of [
      ['customer', 'customer'],
      ['tenancy_part', 'customer'],
      ['blind_index', 'subject'],
      ['keeping_hold', 'stream'],
      ['due_to_erase', 'stream'],
    ])
      expect(await rows(`select from rowan.${table} where ${column} = $1`, [amira]), table).toEqual([])
    expect(await world.rowan.keyring.findKey({ landlord: 'whg', kind: 'person', subject: amira })).toBeUndefined()
  }
  await gone()
  expect(await remembered()).toEqual([])
  // Karl, who held it with her, is on a case and stays, and so does their tenancy.
  expect(await rows("select from rowan.rent_account where account_reference = 'RENT-1'")).toHaveLength(1)
  await everybodyLeft()
  await gone()
  expect(
    world.rowan.shredding.ledger.read('whg').map(({ what, keys }) => [what, keys.map(({ kind }) => kind)]),
  ).toEqual([['person', ['person', 'vault', 'vault']]])
  expect(await verifyChain(world.rowan)).toEqual([])
  expect(await rows("select object from rowan.audit where action = 'erased:person'")).toEqual([{ object: amira }])
})

test('a database from before knows them no more once the ledger was replayed', async () => {
  const [line] = world.rowan.shredding.ledger.read('whg')
  const amira = line?.stream ?? ''
  await rows("insert into rowan.customer values ('whg', $1, '\\x01', '\\x01')", [amira])
  await rows("insert into rowan.blind_index values ('whg', 'surname', '\\x01', $1)", [amira])
  await rows('delete from rowan.shred_replayed')
  expect(await replayLedger(world.rowan, ['whg'])).toBe(1)
  expect(await rows('select from rowan.customer where customer = $1', [amira])).toEqual([])
  expect(await rows('select from rowan.blind_index where subject = $1', [amira])).toEqual([])
})
