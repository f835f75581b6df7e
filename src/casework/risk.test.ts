/** Risk through the acts: what the policies ask after it, and the second pair of eyes. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDuties } from './open-duties-of-test.ts'
import { perform } from './perform.ts'
import { takeReport } from './take-report.ts'
import { type TestRowan, testRowan } from './test-rowan.ts'

let world: TestRowan
type Staff = { token: string; account: string }
let cst: Staff
let second: Staff
let caseworker: Staff

beforeAll(async () => {
  world = await testRowan(['mha', 'vivid'], '2026-02-03T10:00')
  cst = await world.staff('mha', 'Cerys', 'community-safety-team')
  second = await world.staff('mha', 'Mali', 'community-safety-team')
  caseworker = await world.staff('vivid', 'Vera', 'da-caseworker')
})
afterAll(() => world.close())

async function opened(who: Staff, role: 'community-safety-team' | 'da-caseworker') {
  const person = randomUUID()
  const taken = await takeReport(world.rowan, who.token, {
    role,
    report: { channel: 'phone', source: 'victim', person },
    people: [{ person, data: { role: 'victim', name: 'Nia Madeup', ageGroup: '18-or-over' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  const log = (type: string, data: Readonly<Record<string, unknown>>, by: Staff = who) =>
    perform(world.rowan, by.token, {
      target: { on: 'case', caseId: taken.caseId },
      type: type as 'risk.assessed',
      role,
      data,
    })
  return { caseId: taken.caseId, person, log }
}

describe('at MHA', () => {
  test('DASH is asked for, locked until another agency’s was asked about, and kept with its answers (MHA-4.2.7.a, MHA-4.2.7.b1)', async () => {
    const { caseId, person, log } = await opened(cst, 'community-safety-team')
    await log('case.opened', { kind: 'victim' })
    expect(await openDuties(world, cst.token, caseId)).toContain('assess-with-dash')
    const dash = { instrument: 'dash', level: 'high', score: 14, person, answeredYes: ['1', '2', '15'] }
    expect(await log('risk.assessed', dash)).toMatchObject({
      outcome: 'refused',
      refusals: [{ clauses: ['MHA-4.2.7.b1'], missing: ['risk.other-agency-checked'] }],
    })
    await log('risk.other-agency-checked', { found: true, agency: 'police', assessedOn: '2026-01-08' })
    expect(await openDuties(world, cst.token, caseId)).toContain('share-with-agency-that-assessed')
    expect(await log('risk.assessed', dash)).toMatchObject({ outcome: 'recorded' })
    const asked = await openDuties(world, cst.token, caseId)
    expect(asked).not.toContain('assess-with-dash')
    expect(asked).toContain('refer-serious-case-to-specialists')
    expect(await log('risk.assessed', { ...dash, answeredYes: ['he hit her'] })).toMatchObject({ outcome: 'invalid' })
  })

  test('another agency’s assessment stands in for our own, where there is one (MHA-4.2.7.b1)', async () => {
    const { caseId, person, log } = await opened(cst, 'community-safety-team')
    await log('case.opened', { kind: 'victim' })
    const theirs = { instrument: 'other-agency', agency: 'police', level: 'medium', learned: 'told', person }
    expect(await log('risk.assessed', theirs)).toMatchObject({ outcome: 'recorded' })
    expect(await openDuties(world, cst.token, caseId)).not.toContain('assess-with-dash')
  })

  test('a level below high waits for somebody else, never for who set it', async () => {
    const { person, log } = await opened(cst, 'community-safety-team')
    await log('risk.assessed', { instrument: 'professional-judgement', level: 'high', person })
    const lower = await log('risk.assessed', {
      instrument: 'professional-judgement',
      level: 'medium',
      person,
      reasons: 'He moved abroad',
    })
    if (lower.outcome !== 'recorded') throw new Error(JSON.stringify(lower))
    const decision = { entry: lower.entryId, outcome: 'agreed', reason: 'I read the police letter' }
    expect(await log('second-check.made', decision)).toMatchObject({
      outcome: 'invalid',
      problems: [{ field: 'entry', problem: expect.stringContaining('somebody else') }],
    })
    expect(await log('second-check.made', { ...decision, reason: '' }, second)).toMatchObject({
      outcome: 'invalid',
      problems: [{ field: 'reason' }],
    })
    expect(await log('second-check.made', decision, second)).toMatchObject({ outcome: 'recorded' })
  })
})

describe('at VIVID', () => {
  test('the risk is to be assessed on each case, and the answer meets it (VIV-4.1.c1)', async () => {
    const { caseId, person, log } = await opened(caseworker, 'da-caseworker')
    expect(await openDuties(world, caseworker.token, caseId)).toContain('assess-risk')
    await log('risk.assessed', { instrument: 'professional-judgement', level: 'medium', person })
    expect(await openDuties(world, caseworker.token, caseId)).not.toContain('assess-risk')
  })
})
