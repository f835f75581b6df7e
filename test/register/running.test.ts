/** Running a case: who owns it, when it has gone quiet, and when a closed one is looked at again. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { perform } from '../../src/casework/perform.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { testRowan } from '../../src/casework/test-rowan.ts'
import type { EntryTypeName } from '../../src/record/vocabulary.ts'
import { RUNNING_AREA } from '../../src/views/areas/running.ts'
import { readArea } from '../../src/views/read-area.ts'
import { landlordFor } from './opened-landlord.ts'

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-8.2.a: the Community Safety Team owns a case from its first report, and a neighbourhood officer cannot', async () => {
    const id = await at.officer.report()
    expect((await at.officer.page(id)).owner.role).toBe('community-safety-team')
    const refused = await at.officer.propose(id, 'case.assigned', { to: 'housing-officer' })
    expect([refused.status, refused.problems]).toEqual([400, ['to']])
    await at.officer.act(id, 'case.assigned', { to: 'community-safety-team' })
    const neighbourhood = await at.landlord.somebody('Hal', 'housing-officer')
    const colleague = await at.landlord.somebody('Carys', 'community-safety-team')
    const give = (officer: string) => at.officer.propose(id, 'case.assigned', { to: 'community-safety-team', officer })
    const toAnother = await give(neighbourhood.account)
    expect([toAnother.status, toAnother.problems]).toEqual([400, ['officer']])
    expect((await give(colleague.account)).status).toBe(201)
    expect((await at.officer.page(id)).owner).toMatchObject({ role: 'community-safety-team', officer: 'Carys' })
    const { reference } = await at.officer.page(id)
    expect(await at.officer.see(`/cases/${reference}/running/give`)).toMatch(/Carys/)
    expect(await at.officer.see(`/cases/${reference}/running/give`)).not.toMatch(/Hal/)
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.1.a2: a report taken at the contact centre is the Community Housing Team’s, and Repairs cannot have it', async () => {
    const centre = await at.landlord.somebody('Cara', 'customer-services')
    const id = await centre.report()
    expect((await centre.page(id)).owner.role).toBe('community-housing-team')
    expect(await centre.propose(id, 'case.assigned', { to: 'repairs' })).toMatchObject({
      status: 400,
      problems: ['to'],
    })
    const housing = await at.landlord.somebody('Hal', 'housing-officer')
    const byName = { to: 'community-housing-team', officer: housing.account }
    expect(await centre.propose(id, 'case.assigned', byName)).toMatchObject({ status: 400, problems: ['officer'] })
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('a case is given to nobody who sees a part of cases alone: they would own it unseen, or see all of it', async () => {
    const id = await at.officer.report()
    for (const role of ['income-officer', 'contractor', 'lettings', 'auditor'] as const) {
      const somebody = await at.landlord.somebody(`Other ${role}`, role)
      const given = await at.officer.propose(id, 'case.assigned', { to: 'housing-officer', officer: somebody.account })
      expect([role, given.status, given.problems]).toEqual([role, 400, ['officer']])
      const asTeam = await at.officer.propose(id, 'case.assigned', { to: role })
      expect([role, asTeam.status, asTeam.problems]).toEqual([role, 400, ['to']])
    }
    const colleague = await at.landlord.somebody('Oona', 'housing-officer')
    await at.officer.act(id, 'case.assigned', { to: 'housing-officer', officer: colleague.account })
    expect((await at.officer.page(id)).owner.officer).toBe('Oona')
  })
})

describe('the open door at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.2.10.d: a case is opened again after it was closed, by page or by API, and not while it is open', async () => {
    const id = await at.officer.report()
    const again = await at.officer.propose(id, 'case.reopened', { reason: 'person-returned' })
    expect([again.status, again.problems]).toEqual([400, ['']])
    await at.officer.act(id, 'options.discussed', { person: randomUUID(), topics: ['options'] })
    await at.officer.act(id, 'case.closed', { reason: 'moved-away' })
    await at.officer.act(id, 'case.reopened', { reason: 'person-returned' })
    expect((await at.officer.page(id)).state.state).toBe('open')
  })

  test('MHA-4.2.10.d: whoever opens a case again sees what was not done when it was closed, until it is done', async () => {
    const her = randomUUID()
    const id = await at.officer.report({}, { people: [{ person: her, data: { role: 'victim' } }] })
    const { reference } = await at.officer.page(id)
    const seen = () => at.officer.see(`/cases/${reference}`)
    await at.officer.act(id, 'case.closed', { reason: 'transferred' })
    expect(await seen()).not.toContain('Not done when the case was closed')
    at.landlord.at('2026-06-10T11:30')
    await at.officer.act(id, 'case.reopened', { reason: 'person-returned' })
    expect(await seen()).toMatch(/Not done when the case was closed.*Log it : Talk through the options/s)
    await at.officer.act(id, 'options.discussed', { person: her, topics: ['options'], wishes: 'To stay.' })
    expect(await seen()).not.toContain('Log it : Talk through the options')
  })

  test('MHA-4.2.10.d: what was not done is still seen when the case was closed and opened a second time, and when it was done for another', async () => {
    const [her, sister] = [randomUUID(), randomUUID()]
    const harmed = { role: 'victim', ageGroup: '18-or-over' }
    const people = [her, sister].map((person) => ({ person, data: harmed }))
    const id = await at.officer.report({}, { people })
    const { reference } = await at.officer.page(id)
    const left = async () => (await at.officer.page(id)).leftUndone.map(({ norm }: { norm: string }) => norm)
    for (const hour of ['12', '13']) {
      at.landlord.at(`2026-06-10T${hour}:00`)
      await at.officer.act(id, 'case.closed', { reason: 'transferred' })
      expect(await left()).toEqual([])
      at.landlord.at(`2026-06-10T${hour}:30`)
      await at.officer.act(id, 'case.reopened', { reason: 'person-returned' })
    }
    expect(await at.officer.see(`/cases/${reference}/running/close`)).toMatch(
      /Do this before you close it.*Talk through the options/s,
    )
    const needs = async () => (await left()).filter((norm: string) => norm === 'adapt-to-victims-needs').length
    expect(await needs()).toBe(2)
    await at.officer.act(id, 'needs.assessed', { person: her })
    expect(await needs()).toBe(1)
  })
})

/** A landlord whose clock is moved, a case that was just reported, and its part about running as the team reads it. */
async function running(landlord: string, role: 'community-safety-team') {
  const world = await testRowan([landlord], '2026-03-02T10:00')
  const { token } = await world.staff(landlord, 'Carys', role)
  const person = randomUUID()
  const taken = await takeReport(world.rowan, token, {
    role,
    report: { channel: 'phone', source: 'victim' },
    people: [{ person, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  return {
    ...world,
    person,
    read: async () => (await readArea(world.rowan, token, taken.reference, RUNNING_AREA))?.shows,
    act: (type: EntryTypeName, data: Readonly<Record<string, unknown>>) =>
      perform(world.rowan, token, { target: { on: 'case', caseId: taken.caseId }, type, role, data }),
  }
}

test('MHA-9.1.a1: a case without an entry for longer than the landlord lets pass is called quiet to the team, until somebody writes', async () => {
  const on = await running('mha', 'community-safety-team')
  on.at('2026-03-16T10:00')
  expect((await on.read())?.quietFor).toBeNull()
  on.at('2026-03-17T10:00')
  expect((await on.read())?.quietFor).toBe(15)
  await on.act('case.reviewed', { why: 'no-contact', outcome: 'do-more' })
  expect((await on.read())?.quietFor).toBeNull()
  await on.close()
})

describe('a quiet case at MHA, on Today', () => {
  const at = landlordFor('mha')

  test('MHA-9.1.a1: it stands above the lists of whoever is on it, until somebody writes; a closed case is not quiet', async () => {
    const people = [{ person: randomUUID(), data: { role: 'victim' } }]
    const [id, closed] = [await at.officer.report({}, { people }), await at.officer.report()]
    await at.officer.act(closed, 'case.closed', { reason: 'transferred' })
    const { reference } = await at.officer.page(id)
    const quiet = async () => {
      const { cases } = (await at.officer.ask('GET', '/cases')).body as {
        cases: { id: string; quietFor: number | null }[]
      }
      return cases.flatMap((line) => (line.quietFor === null ? [] : [[line.id, line.quietFor]]))
    }
    at.landlord.at('2026-06-24T23:30')
    expect(await quiet()).toEqual([])
    expect(await at.officer.see('/')).not.toContain('nothing written')
    at.landlord.at('2026-06-25T00:30')
    expect(await quiet()).toEqual([[id, 15]])
    expect(await at.officer.see('/')).toMatch(
      /1 case is quiet , with nothing written\. Look at R-[0-9A-Z]{4} \(15 days\) ?\./,
    )
    expect(await at.officer.markupOf('/')).toContain(`href="/cases/${reference}/running/review"`)
    const stranger = await at.landlord.somebody('Ned', 'housing-officer')
    expect(await stranger.see('/')).not.toContain('nothing written')
    await at.officer.act(id, 'case.reviewed', { why: 'no-contact', outcome: 'do-more' })
    expect(await quiet()).toEqual([])
    expect(await at.officer.see('/')).not.toContain('nothing written')
    at.landlord.at('2026-06-10T11:00')
  })
})

test('PD-15.a1: a case that was closed on 2 March is to be looked at from the desk by 2 June', async () => {
  const on = await running('plus-dane', 'community-safety-team')
  await on.act('case.closed', { reason: 'safe' })
  expect((await on.read())?.nextMonitoring).toEqual({ on: '2026-06-02', past: false })
  on.at('2026-06-03T10:00')
  expect((await on.read())?.nextMonitoring?.past).toBe(true)
  await on.close()
})
