import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform } from '../casework/perform.ts'
import { takeReport } from '../casework/take-report.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { entryType } from '../record/entry-type.ts'
import { instantOf } from '../record/london-time.ts'
import { ENTRY_TYPES } from '../record/vocabulary.ts'
import { withClient } from '../store/server/connection.ts'
import { explainDuty } from './explain-duty.ts'
import { listCases } from './list-cases.ts'
import { readActForm } from './read-act-form.ts'
import { readCasePage } from './read-case.ts'
import { checkCourtAction, readHolds } from './read-holds.ts'
import { readOrganisation } from './read-organisation.ts'
import { readPolicyPage } from './read-policy.ts'
import { readToday } from './read-today.ts'
import { askedOf, sentenceOf } from './sentences.ts'

let world: TestRowan
let officer: { token: string; account: string }
let lead: { token: string; account: string }
let income: { token: string; account: string }
let stranger: { token: string; account: string }
let reference: string
let caseId: string
const amira = randomUUID()

const everything = { whose: 'all', show: 'everything' } as const

beforeAll(async () => {
  world = await testRowan(['vivid', 'whg'], '2026-04-01T10:00')
  officer = await world.staff('vivid', 'Olive', 'da-caseworker')
  lead = await world.staff('vivid', 'Lena', 'da-lead')
  income = await world.staff('vivid', 'Ivan', 'income-officer')
  stranger = await world.staff('vivid', 'Stan', 'housing-officer')
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim', summary: 'He has her wages' },
    people: [
      { person: amira, account: 'RENT-7', data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } },
    ],
    also: [
      { type: 'safe-contact.agreed', data: { person: amira, channels: ['text'], codeWord: 'Sorbus' } },
      { type: 'incident.recorded', data: { incident: randomUUID(), abuse: ['economic'] } },
    ],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  reference = taken.reference
  caseId = taken.caseId
})
afterAll(() => world.close())

const audited = (action: string) =>
  withClient(world.tested.owner, async (client) => {
    const { rows } = await client.query(
      'select actor, object, basis, result from rowan.audit where action = $1 order by seq',
      [action],
    )
    return rows
  })

test('today shows what is owed, the late first, and says it in words with its clause', async () => {
  const today = await readToday(world.rowan, officer.token, everything)
  const contact = today?.duties.find((duty) => duty.clauses.some((clause) => clause.id === 'VIV-4.1.a2'))
  expect(contact).toMatchObject({
    caseReference: reference,
    what: 'Contact Amira Example',
    about: 'Amira Example',
    due: instantOf('2026-04-01T17:00'),
    late: false,
    mine: true,
    person: amira,
  })
  world.at('2026-04-02T09:00')
  const later = await readToday(world.rowan, officer.token, everything)
  world.at('2026-04-01T10:00')
  expect(later?.duties[0]?.late).toBe(true)
  expect(later?.counts.late).toBeGreaterThan(0)
  expect(later?.cases).toMatchObject([
    { reference, victim: 'Amira Example', state: 'reported', lateDuties: later?.counts.late },
  ])
})

test('today can be asked by team and by area of work, each with its count, and both together', async () => {
  const today = await readToday(world.rowan, lead.token, everything)
  const total = (each: readonly { count: number }[] = []) => each.reduce((sum, { count }) => sum + count, 0)
  expect(total(today?.areas)).toBe(today?.duties.length)
  expect(today?.teams.map((team) => team.id)).toContain('1')
  for (const { id, count } of today?.teams ?? []) {
    const ofTeam = await readToday(world.rowan, lead.token, { ...everything, team: id })
    expect(ofTeam?.duties).toHaveLength(count)
    for (const { area, count: inArea } of ofTeam?.areas ?? []) {
      const both = await readToday(world.rowan, lead.token, { ...everything, team: id, area })
      expect(both?.duties).toHaveLength(inArea)
      expect(both?.duties.every((duty) => duty.metBy[0] && entryType(duty.metBy[0]).area === area)).toBe(true)
    }
  }
  const contact = await readToday(world.rowan, lead.token, { ...everything, area: 'contact' })
  expect(contact?.duties.some((duty) => duty.what === 'Contact Amira Example')).toBe(true)
  expect(contact?.duties.length).toBeLessThan(today?.duties.length ?? 0)
  expect((await readToday(world.rowan, lead.token, { ...everything, team: '99' }))?.duties).toEqual([])
})

test('today of somebody who is on no case shows nothing of it', async () => {
  const today = await readToday(world.rowan, stranger.token, everything)
  expect(today).toMatchObject({ duties: [], cases: [], holds: [], counts: { mine: 0, team: 0, late: 0 } })
  expect(await readToday(world.rowan, 'no session', everything)).toBeNull()
})

test('the case page shows people, the safe way, what is asked, holds and the record in sentences', async () => {
  const page = await readCasePage(world.rowan, lead.token, reference)
  expect(page).toMatchObject({
    id: caseId,
    seq: 4,
    state: { state: 'reported' },
    owner: { role: 'da-caseworker', officer: null },
  })
  expect(page?.people).toMatchObject([{ id: amira, name: 'Amira Example', role: 'victim' }])
  expect(page?.safeContact).toMatchObject([
    { name: 'Amira Example', agreed: { channels: ['text'], codeWord: 'Sorbus' } },
  ])
  expect(page?.timeline.map((line) => line.sentence)).toContain('Safe contact was agreed with Amira Example: text')
  expect(page?.timeline.flatMap((line) => line.fields)).toContainEqual({
    name: 'summary',
    label: 'Summary',
    value: 'He has her wages',
    words: true,
  })
  expect(page?.holds).toMatchObject([{ running: true, forbids: ['income-court-action.started'] }])
  expect(page?.open.length).toBeGreaterThan(2)
  expect(await readCasePage(world.rowan, lead.token, caseId)).toEqual(page)
})

test('a case page that is hidden or missing is null; the audit keeps the reference that was asked for, and no name', async () => {
  for (const asked of [reference, 'R-ZZZZ', 'Amira Example'])
    expect(await readCasePage(world.rowan, stranger.token, asked)).toBeNull()
  const mine = (await audited('view:case')).filter((line) => line.actor === stranger.account)
  const attempt = { actor: stranger.account, basis: 'none', result: 'not-found' }
  expect(mine).toEqual([
    { ...attempt, object: reference },
    { ...attempt, object: 'R-ZZZZ' },
    { ...attempt, object: null },
  ])
})

test('every view leaves a line on the audit, without a name or a word', async () => {
  await listCases(world.rowan, officer.token)
  await readActForm(world.rowan, officer.token, reference)
  await readOrganisation(world.rowan, officer.token)
  for (const action of ['view:cases', 'view:act-form', 'view:organisation']) {
    const lines = await audited(action)
    expect(lines.at(-1)).toMatchObject({ actor: officer.account, result: 'shown' })
  }
  const all = await withClient(
    world.tested.owner,
    async (client) => (await client.query('select a::text from rowan.audit a')).rows,
  )
  expect(JSON.stringify(all)).not.toMatch(/Amira|wages|Sorbus/)
})

test('a duty explains itself to those on the case and to nobody else', async () => {
  const page = await readCasePage(world.rowan, officer.token, reference)
  const duty = page?.open.find((line) => line.clauses.some((clause) => clause.id === 'VIV-4.1.a2'))
  const explained = await explainDuty(world.rowan, officer.token, duty?.id ?? '')
  expect({ duty, ...page?.reasons[duty?.id ?? ''] }).toEqual(explained)
  expect(Object.keys(page?.reasons ?? {})).toHaveLength(page?.open.length ?? 0)
  expect(explained).toMatchObject({ duty: { id: duty?.id }, rule: expect.stringContaining('17:00') })
  expect(explained?.trigger).toContain('A report came in')
  expect(await explainDuty(world.rowan, stranger.token, duty?.id ?? '')).toBeNull()
})

test('the form of an act offers the people and things of its case, and nothing to a stranger', async () => {
  const form = await readActForm(world.rowan, officer.token, reference)
  expect(form).toMatchObject({ caseId, seq: 4, people: [{ id: amira, name: 'Amira Example', role: 'victim' }] })
  expect(form?.refs.incident).toHaveLength(1)
  expect(form?.refs.officer?.map((each) => each.label)).toEqual(['Ivan', 'Lena', 'Olive', 'Stan'])
  expect(await readActForm(world.rowan, stranger.token, reference)).toBeNull()
})

test('an income officer sees the account and the end of the hold, and nobody else does', async () => {
  const holds = await readHolds(world.rowan, income.token)
  expect(holds).toMatchObject([{ account: 'RENT-7', running: true }])
  expect(Object.keys(holds?.[0] ?? {}).toSorted()).toEqual(['account', 'from', 'id', 'running', 'until'])
  expect(await readHolds(world.rowan, officer.token)).toBeNull()
  expect(await checkCourtAction(world.rowan, income.token, 'RENT-7')).toEqual({
    answer: 'hold',
    until: holds?.[0]?.until,
  })
  expect(await checkCourtAction(world.rowan, income.token, 'RENT-8')).toEqual({ answer: 'no-hold' })
  expect(await checkCourtAction(world.rowan, officer.token, 'RENT-7')).toEqual({ answer: 'not-found' })
})

test('the policy page has every clause once, with the live duties that its reader may see', async () => {
  const page = await readPolicyPage(world.rowan, officer.token)
  const lines = page?.sections.flatMap((section) => section.clauses) ?? []
  expect(lines).toHaveLength(world.rowan.landlords.get('vivid')?.clauses.size ?? 0)
  expect(lines.find((line) => line.id === 'VIV-4.1.a2')).toMatchObject({ live: 1, late: 0 })
  const blind = await readPolicyPage(world.rowan, stranger.token)
  expect(blind?.sections.flatMap((section) => section.clauses).find((line) => line.id === 'VIV-4.1.a2')?.live).toBe(0)
})

test('once a colleague is the victim, the people team alone are on the case', async () => {
  const people = await world.staff('vivid', 'Petra', 'people-team')
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'da-caseworker',
    report: { channel: 'email', source: 'colleague-manager', victimIs: 'colleague' },
    people: [{ data: { role: 'victim', name: 'Cole Example' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(taken.outcome)
  expect(await readCasePage(world.rowan, people.token, taken.reference)).not.toBeNull()
  expect(await readCasePage(world.rowan, officer.token, taken.reference)).toBeNull()
  expect(await readCasePage(world.rowan, lead.token, taken.reference)).toBeNull()
})

test("a colleague who is a customer too is the people team's first, and the team's once they open it as a customer's case", async () => {
  const petra = await world.staff('vivid', 'Paula', 'people-team', 'da-lead', 'da-caseworker')
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'da-caseworker',
    report: { channel: 'email', source: 'victim', victimIs: 'colleague-and-customer' },
    people: [{ data: { role: 'victim', name: 'Cora Example' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(taken.outcome)
  expect(await readCasePage(world.rowan, lead.token, taken.reference)).toBeNull()
  const opened = await perform(world.rowan, petra.token, {
    target: { on: 'case', caseId: taken.caseId },
    type: 'case.opened',
    role: 'people-team',
    data: { kind: 'victim', basis: 'report' },
  })
  expect(opened.outcome).toBe('recorded')
  expect(await readCasePage(world.rowan, lead.token, taken.reference)).not.toBeNull()
  expect(await readCasePage(world.rowan, officer.token, taken.reference)).not.toBeNull()
})

test('somebody who is given a case sees it from then on', async () => {
  const given = await perform(world.rowan, officer.token, {
    target: { on: 'case', caseId: reference },
    type: 'case.assigned',
    role: 'da-caseworker',
    data: { to: 'housing-officer', officer: stranger.account },
  })
  expect(given.outcome).toBe('recorded')
  expect(await readCasePage(world.rowan, stranger.token, reference)).toMatchObject({ owner: { officer: 'Stan' } })
})

test('every entry type has a sentence without a gap, asked and told', () => {
  for (const { name, example } of ENTRY_TYPES) {
    const codes = Object.fromEntries(Object.entries(example).map(([field, value]) => [field, value])) as never
    const told = sentenceOf(name, codes, () => 'Amira Example')
    expect(told, name).not.toMatch(/[{}[\]]|undefined|not said/)
    expect(askedOf(name, null), name).toMatch(/^[A-Z][^{}[\]]+$/)
  }
})

test('what was asked for somebody who has died stands on their case and sends nobody to them from Today; taken back, it is asked again', async () => {
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'police' },
    people: [{ person: randomUUID(), data: { role: 'victim', name: 'Bea Example', ageGroup: '18-or-over' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  const about = async () =>
    (await readToday(world.rowan, officer.token, everything))?.duties.filter((duty) => duty.about === 'Bea Example')
      .length ?? 0
  const log = async (type: 'death.recorded' | 'entry.retracted', data: Readonly<Record<string, unknown>>) => {
    const done = await perform(world.rowan, officer.token, {
      target: { on: 'case', caseId: taken.caseId },
      type,
      role: 'da-caseworker',
      data,
    })
    return done.outcome === 'recorded' ? done.entryId : expect.fail(JSON.stringify(done))
  }
  const before = await about()
  expect(before).toBeGreaterThan(0)
  const page = () => readCasePage(world.rowan, officer.token, taken.caseId)
  const person = (await page())?.people[0]?.id
  world.at('2026-04-01T11:00')
  const death = await log('death.recorded', { person })
  expect(await about()).toBe(0)
  expect((await page())?.open.some((duty) => duty.about === 'Bea Example')).toBe(true)
  await log('entry.retracted', { entry: death, reason: 'It was somebody else' })
  expect(await about()).toBe(before)
  world.at('2026-04-01T10:00')
})
