/** Risk as its page reads it, through the acts and the real database. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { performTogether } from '../casework/perform-together.ts'
import { takeReport } from '../casework/take-report.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { readArea } from './read-area.ts'
import { RISK_AREA } from './risk-area.ts'

let world: TestRowan
let officer: { token: string; account: string }
let stranger: { token: string; account: string }
const role = 'community-safety-team' as const

beforeAll(async () => {
  world = await testRowan(['whg', 'plus-dane'], '2026-02-02T10:00')
  officer = await world.staff('plus-dane', 'Paula', role)
  stranger = await world.staff('plus-dane', 'Stan', 'housing-officer')
})
afterAll(() => world.close())

async function opened() {
  const person = randomUUID()
  const child = randomUUID()
  const taken = await takeReport(world.rowan, officer.token, {
    role,
    report: { channel: 'phone', source: 'victim', person },
    people: [
      { person, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } },
      { person: child, data: { role: 'victim', name: 'Zac Example', ageGroup: 'under-16' } },
    ],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  const { caseId } = taken
  const log = (type: string, data: Readonly<Record<string, unknown>>) =>
    performTogether(world.rowan, officer.token, { caseId, role, acts: [{ type, data }] })
  const shown = async () => (await readArea(world.rowan, officer.token, caseId, RISK_AREA))?.shows
  return { caseId, person, log, shown }
}

test('who was referred to MARAC and then rose to high is referred already; once a meeting has heard it, it is decided anew', async () => {
  const { person, log, shown } = await opened()
  const assess = (level: string) =>
    log('risk.assessed', {
      instrument: 'dash',
      level,
      score: level === 'high' ? 14 : 8,
      person,
      reasons: 'It is worse',
    })
  const decided = async () => (await shown())?.people[0]?.maracDecided
  await assess('medium')
  const referral = { to: 'marac', person, purpose: 'marac', consent: 'given', basis: 'consent' }
  await log('marac.considered', { person, decision: 'refer', criteria: ['professional-judgement'], consent: 'given' })
  await log('referral.made', referral)
  await assess('high')
  expect(await decided()).toMatchObject({ decision: 'refer', by: 'Paula' })
  await log('marac.heard', { person, attended: true })
  expect(await decided()).toBeNull()
})

test('a referral to MARAC before the case was opened again is not one of now', async () => {
  const { person, log, shown } = await opened()
  const decided = async () => (await shown())?.people[0]?.maracDecided
  await log('referral.made', { to: 'marac', person, purpose: 'marac', consent: 'given', basis: 'consent' })
  expect(await decided()).toMatchObject({ decision: 'refer' })
  expect(await log('case.closed', { reason: 'duplicate', reasons: 'Made up: it was opened twice' })).toMatchObject({
    outcome: 'recorded',
  })
  expect(await log('case.reopened', { reason: 'person-returned' })).toMatchObject({ outcome: 'recorded' })
  expect(await decided()).toBeNull()
})

test('the level, who works on it and what they said, and a child apart (PD-8.a, PD-8.b1)', async () => {
  const { person, log, shown } = await opened()
  await log('risk.assessed', {
    instrument: 'dash',
    level: 'high',
    score: 14,
    person,
    answeredYes: ['15'],
    comments: ['15: last June'],
    agenciesInvolved: ['police', 'social-services', 'da-service'],
    reasons: 'She is afraid to sleep',
  })
  const [risk, ...others] = (await shown())?.people ?? []
  expect(others).toEqual([])
  expect(risk?.stands.level).toBe('high')
  expect(risk?.assessments).toMatchObject([
    {
      by: 'Paula',
      agencies: ['police', 'social-services', 'da-service'],
      comments: ['15: last June'],
      reasons: 'She is afraid to sleep',
    },
  ])
  expect(risk?.markers.map((each) => each.marker)).toEqual(['strangulation'])
  expect(risk?.marac.map((each) => each.because)).toEqual(['level', 'score'])
  expect((await shown())?.children.map((each) => each.name)).toEqual(['Zac Example'])
})

test('where two are harmed an assessment says whose it is; one from before, that names nobody, says so beside both', async () => {
  const { caseId, person, log, shown } = await opened()
  const judged = { instrument: 'professional-judgement', level: 'high' }
  expect(await log('risk.assessed', judged)).toMatchObject({ outcome: 'invalid', problems: [{ field: '0.person' }] })
  const acts = [{ type: 'risk.assessed', data: judged, happened: true }]
  expect(await performTogether(world.rowan, officer.token, { caseId, role, acts })).toMatchObject({
    outcome: 'recorded',
  })
  expect(await log('risk.assessed', { ...judged, person })).toMatchObject({ outcome: 'recorded' })
  const [risk] = (await shown())?.people ?? []
  expect(risk?.assessments.map(({ namesNobody }) => namesNobody)).toEqual([true, false])
})

test('the level at the start and at the end, from high to medium by two people (WHG-1.2.a2)', async () => {
  const { caseId, person, log, shown } = await opened()
  await log('risk.assessed', { instrument: 'professional-judgement', level: 'high', person })
  const lower = { instrument: 'professional-judgement', level: 'medium', person, reasons: 'She lives elsewhere now' }
  const done = await log('risk.assessed', lower)
  expect((await shown())?.people[0]).toMatchObject({
    stands: { level: 'high' },
    pending: [{ set: 'medium', isOwn: true }],
  })
  if (done.outcome !== 'recorded') throw new Error(JSON.stringify(done))
  const check = { type: 'second-check.made', data: { entry: done.entryId, outcome: 'agreed', reason: 'I visited' } }
  const own = await performTogether(world.rowan, officer.token, { caseId, role, acts: [check] })
  expect(own).toMatchObject({ outcome: 'invalid', problems: [{ field: '0.entry' }] })
  const other = await world.staff('plus-dane', 'Second', role)
  const asOther = await readArea(world.rowan, other.token, caseId, RISK_AREA)
  expect(asOther?.shows.people[0]?.pending).toMatchObject([{ set: 'medium', isOwn: false }])
  await performTogether(world.rowan, other.token, { caseId, role, acts: [check] })
  const risk = (await shown())?.people[0]
  expect(risk?.stands.steps.map((step) => step.stands)).toEqual(['high', 'medium'])
  expect(risk?.pending).toEqual([])
})

test('of a case that one may not see there is nothing', async () => {
  const { caseId } = await opened()
  expect(await readArea(world.rowan, stranger.token, caseId, RISK_AREA)).toBeNull()
})
