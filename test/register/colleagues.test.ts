/** A colleague who is harmed: helped by those alone who look after colleagues, and named to nobody. */
import { describe, expect, test } from 'vitest'
import { landlordFor } from './opened-landlord.ts'

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-10.c2, PD-10.c1: advice about a colleague may be asked without saying who it is, and is refused with it', async () => {
    const people = await at.landlord.somebody('Pat', 'people-team')
    const id = await people.report({ victimIs: 'colleague' })
    await people.act(id, 'case.opened', { kind: 'colleague' })
    const asked = { from: 'community-safety-team', topic: 'Which refuge has places?' }
    const named = await people.propose(id, 'advice.sought', { ...asked, identifiesPerson: true })
    expect(named).toMatchObject({ status: 422, refusedBy: ['PD-10.c2'] })
    expect(await people.propose(id, 'advice.sought', { ...asked, identifiesPerson: false })).toMatchObject({
      status: 201,
    })
    expect((await at.officer.ask('GET', `/cases/${id}`)).status).toBe(404)
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-3.2.a: a report about an employee is no customer’s case: the team does not see it, and it is handed to the people team', async () => {
    const people = await at.landlord.somebody('Pat', 'people-team')
    const id = await people.report({ victimIs: 'colleague' })
    expect((await at.officer.ask('GET', `/cases/${id}`)).status).toBe(404)
    const owed = async () =>
      (await people.asked(id)).filter((duty) => duty.clauses.includes('MHA-3.2.a')).map((duty) => duty.state)
    expect(await owed(), 'they took it themselves').toEqual(['done'])
    expect((await people.ask('GET', '/handovers')).body.toMe).toEqual([])
  })

  test('MHA-3.2.a: what Rowan passed to the people team itself is not asked for as if nobody had, and waits there to be taken on', async () => {
    const people = await at.landlord.somebody('Peg', 'people-team')
    const id = await at.officer.report({ victimIs: 'colleague-and-customer', summary: 'He follows her to work.' })
    const owed = async () =>
      (await people.asked(id)).filter((duty) => duty.clauses.includes('MHA-3.2.a')).map((duty) => duty.state)
    expect(await owed()).toEqual(['done'])
    expect((await at.officer.ask('GET', `/cases/${id}`)).status, 'whoever took the report').toBe(404)
    const waiting = async () =>
      (await people.ask('GET', '/handovers')).body.toMe.filter(({ caseId }: { caseId: string }) => caseId === id)
    const [line] = await waiting()
    expect(line).toMatchObject({ to: 'people-team', by: 'Sam' })
    await people.act(id, 'handover.accepted', { entry: line.entry })
    expect(await waiting()).toEqual([])
    const lead = await at.landlord.somebody('Cai', 'community-safety-manager')
    expect((await lead.ask('GET', `/cases/${id}`)).status).toBe(404)
  })

  test('MHA-3.2.a: a colleague’s case is passed to nobody but the people team, also where it is said to have happened already', async () => {
    const people = await at.landlord.somebody('Pia', 'people-team')
    const lawyer = await at.landlord.somebody('Lowri', 'legal')
    const id = await people.report({ victimIs: 'colleague' })
    for (const to of ['legal', 'community-safety-team', 'asb-officer', 'repairs'] as const)
      for (const happened of [false, true]) {
        const refused = await people.propose(id, 'handover.made', { to }, { happened })
        expect([to, refused.status, refused.problems]).toEqual([to, 400, ['to']])
      }
    expect((await lawyer.ask('GET', '/handovers')).body.toMe).toEqual([])
    expect((await people.propose(id, 'handover.made', { to: 'people-team' }, { happened: true })).status).toBe(201)
  })
})

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.2.m1: what was noticed about a colleague goes to the People Team, and to no line manager', async () => {
    const people = await at.landlord.somebody('Pru', 'people-team')
    const id = await people.report({ victimIs: 'colleague' })
    await people.act(id, 'concern.raised', { noticedIn: 'other', basis: 'witnessed' })
    const owed = async () =>
      (await people.asked(id)).filter((duty) => duty.clauses.includes('CBC-5.2.m1')).map((duty) => duty.state)
    expect(await owed()).toEqual(['open'])
    expect(await people.propose(id, 'handover.made', { to: 'line-manager' })).toMatchObject({ status: 400 })
    await people.act(id, 'handover.made', { to: 'people-team', accepted: true })
    expect(await owed()).toEqual(['done'])
  })
})
