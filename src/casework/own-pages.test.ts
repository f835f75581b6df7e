/** What no form made from the vocabulary can write, and what nobody can agree to alone, on the real database. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENTRY_TYPES, type EntryTypeName } from '../record/vocabulary.ts'
import { readCasePage } from '../views/read-case.ts'
import { openCase } from './open-case.ts'
import { perform } from './perform.ts'
import { performTogether } from './perform-together.ts'
import { takeReport } from './take-report.ts'
import { type TestRowan, testRowan } from './test-rowan.ts'
import { isMadeOnItsOwnPage } from './with-their-thing.ts'

let world: TestRowan
let cst: { token: string; account: string }
let head: { token: string; account: string }
let caseId: string
const ceri = randomUUID()
const gethin = randomUUID()
const role = 'community-safety-team'
const people = [
  { person: ceri, data: { role: 'victim', name: 'Ceri Example', ageGroup: '18-or-over' } },
  { person: gethin, data: { role: 'perpetrator', name: 'Gethin Sample' } },
]

beforeAll(async () => {
  world = await testRowan(['mha'], '2026-04-01T10:00')
  cst = await world.staff('mha', 'Carys', role, 'head-of-neighbourhoods')
  head = await world.staff('mha', 'Huw', 'head-of-neighbourhoods', role)
  const taken = await takeReport(world.rowan, cst.token, {
    role,
    report: { channel: 'phone', source: 'victim' },
    people,
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  caseId = taken.caseId
})
afterAll(() => world.close())

const act = (who: { token: string }, type: EntryTypeName, data: Readonly<Record<string, unknown>>) =>
  perform(world.rowan, who.token, { target: { on: 'case', caseId }, type, role, data })

const BARE: readonly (readonly [EntryTypeName, string, Readonly<Record<string, unknown>>])[] = [
  ['document.made', 'document', { document: randomUUID(), kind: 'letter', person: ceri }],
  ['attachment.added', 'document', { document: randomUUID(), kind: 'photograph', cleaned: true }],
  ['address.kept', 'address', { person: ceri, address: randomUUID() }],
]

describe.each(BARE)('%s without what it names', (type, field, data) => {
  const said = { outcome: 'invalid', problems: [{ field, problem: expect.stringContaining('on its own page') }] }

  test('cannot be written by the form of one act', async () => {
    expect(await act(cst, type, data)).toEqual(said)
  })

  test('nor among several acts, nor as the first entry of a case, nor with a report', async () => {
    const acts = [{ type, data }]
    expect(await performTogether(world.rowan, cst.token, { caseId, role, acts })).toMatchObject({
      outcome: 'invalid',
      problems: [{ field: `0.${field}` }],
    })
    expect(await openCase(world.rowan, cst.token, { type, role, data })).toEqual(said)
    const report = { channel: 'phone', source: 'victim' }
    expect(await takeReport(world.rowan, cst.token, { role, report, people, also: [{ type, data }] })).toMatchObject({
      outcome: 'invalid',
    })
  })
})

test('nothing of it was written', async () => {
  const page = await readCasePage(world.rowan, cst.token, caseId)
  expect(page?.timeline.filter(({ type }) => isMadeOnItsOwnPage(type))).toEqual([])
})

test('where something lies that is kept elsewhere is written without a file', async () => {
  const held = { document: randomUUID(), kind: 'other', cleaned: false, heldElsewhere: true }
  const where = { location: 'The safe on floor 2', custodian: 'The safeguarding lead', reason: 'A signed original' }
  expect(await act(cst, 'attachment.added', { ...held, ...where })).toMatchObject({ outcome: 'recorded' })
})

test('every field of the vocabulary that names a file or a kept address is of such a type, or points to one', () => {
  const naming = ENTRY_TYPES.filter(({ fields }) =>
    fields.some(({ name, type }) => type === 'ref' && name === 'address'),
  )
  expect(naming.map(({ name }) => name)).toEqual(['address.kept'])
  const files = ENTRY_TYPES.filter(({ fields }) =>
    fields.some(({ name, type, required }) => name === 'document' && type === 'ref' && required),
  ).map(({ name }) => name)
  expect(files.every(isMadeOnItsOwnPage)).toBe(true)
})

describe('a legal step', () => {
  const propose = async (who: { token: string }) => {
    const action = randomUUID()
    const kind = 'exclude-joint-holder'
    expect(await act(who, 'legal-action.proposed', { action, person: gethin, kind })).toMatchObject({
      outcome: 'recorded',
    })
    expect(await act(who, 'proportionality-review.held', { action })).toMatchObject({ outcome: 'recorded' })
    return { action, stepsConsidered: true }
  }

  test('is not authorised by whoever proposed it, also not in another of their roles (MHA-8.4.a)', async () => {
    const data = await propose(head)
    const refused = await perform(world.rowan, head.token, {
      target: { on: 'case', caseId },
      type: 'legal-action.authorised',
      role: 'head-of-neighbourhoods',
      data,
    })
    expect(refused).toMatchObject({ outcome: 'invalid', problems: [{ field: 'action' }] })
    expect(await act(cst, 'legal-action.authorised', data)).toMatchObject({ outcome: 'recorded' })
  })

  test('is not proposed a second time against the same person while the first is open, unless that is put right, refused or taken back', async () => {
    const step = (action: string, more: object = {}) => ({ action, person: gethin, kind: 'possession', ...more })
    const add = (action: string, more?: object) => act(cst, 'legal-action.proposed', step(action, more))
    const [first, second] = [randomUUID(), randomUUID()]
    const proposed = await add(first, { ground: 'other' })
    const entry = proposed.outcome === 'recorded' ? proposed.seq : expect.fail(JSON.stringify(proposed))
    const problem = expect.stringMatching(/proposed against them already, on 1 April 2026, and has not begun/)
    expect(await add(second, { ground: 'other' })).toEqual({
      outcome: 'invalid',
      problems: [{ field: 'kind', problem }],
    })
    expect(await add(second, { kind: 'injunction', ground: 'other' })).toMatchObject({ outcome: 'recorded' })
    const again = await add(first, { ground: 'tenancy-breach' })
    expect(again).toMatchObject({ outcome: 'recorded' })
    const taken = async (n: number) =>
      expect(await act(cst, 'entry.retracted', { entry: n, reason: 'Not this way' })).toMatchObject({
        outcome: 'recorded',
      })
    await taken(entry)
    expect(await add(randomUUID()), 'what put it right stands').toMatchObject({ outcome: 'invalid' })
    await taken(again.outcome === 'recorded' ? again.seq : 0)
    const third = await add(randomUUID())
    expect(third).toMatchObject({ outcome: 'recorded' })
    const no = { entry: third.outcome === 'recorded' ? third.seq : 0, outcome: 'not-agreed', reason: 'Too soon' }
    expect(await act(head, 'second-check.made', no)).toMatchObject({ outcome: 'recorded' })
    expect(await add(randomUUID()), 'somebody said no').toMatchObject({ outcome: 'recorded' })
  })

  test('is not proposed and authorised in one sending', async () => {
    const action = randomUUID()
    const acts = [
      { type: 'legal-action.proposed', data: { action, person: gethin, kind: 'injunction' } },
      { type: 'legal-action.authorised', data: { action, stepsConsidered: true } },
    ]
    expect(await performTogether(world.rowan, head.token, { caseId, role, acts })).toMatchObject({
      outcome: 'invalid',
      problems: [{ field: '1.action' }],
    })
  })
})
