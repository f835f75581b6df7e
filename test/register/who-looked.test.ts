/** Who looked at a case: told to its team and, through the audit trail, to those who hold the landlord to account; to nobody else. */
import { describe, expect, test } from 'vitest'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

type Looker = {
  readonly account: string
  readonly name: string
  readonly how: string
  readonly last: string
  readonly looks: readonly { readonly action: string; readonly result: string; readonly day: string }[]
}
const lookersOf = async (member: Member, url: string): Promise<readonly Looker[]> =>
  (await member.ask('GET', url)).body.lookers
const howsOf = (lookers: readonly Looker[], account: string): readonly string[] =>
  lookers.filter((each) => each.account === account).map((each) => each.how)

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-9.5.a1: V asks who opened her file, and a report of users and times is there, those turned away among them', async () => {
    const { landlord, officer } = at
    const repairs = await landlord.somebody('Rae', 'repairs')
    const id = await officer.report(
      {},
      { people: [{ person: someId(), data: { role: 'victim', name: 'Ceri Sample' } }] },
    )
    const { reference } = await officer.page(id)
    expect((await repairs.ask('GET', `/cases/${reference}`)).status).toBe(404)
    expect((await repairs.ask('GET', `/cases/${reference}/looked`)).status).toBe(404)

    const lookers = await lookersOf(officer, `/cases/${id}/looked`)
    const sam = lookers.find((each) => each.account === officer.account)
    expect(sam).toMatchObject({ name: 'Sam', how: 'on-case' })
    expect(sam?.last).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
    expect(sam?.looks.map((look) => look.action)).toEqual(
      expect.arrayContaining(['act:take-report', 'view:case', 'view:who-looked']),
    )
    const rae = lookers.filter((each) => each.account === repairs.account)
    expect(rae.map((each) => each.how)).toEqual(['turned-away'])
    expect(rae[0]?.looks.map((look) => look.result)).toEqual(['not-found', 'not-found'])
    // It tells of this case alone, and no word of what stands on it.
    expect(JSON.stringify(lookers)).not.toContain('Ceri')
  })

  test('a list in which the case stood counts as seeing it, and so does a case of somebody else for nobody', async () => {
    const { landlord, officer } = at
    const id = await officer.report()
    const other = await officer.report()
    await officer.ask('GET', '/today?whose=all')
    const lead = await landlord.somebody('Lena', 'da-lead')
    await lead.ask('GET', `/cases/${other}`)
    const lookers = await lookersOf(officer, `/cases/${id}/looked`)
    expect(lookers.map((each) => each.account)).toEqual([officer.account])
    expect(lookers[0]?.looks.some((look) => look.action.startsWith('view:today'))).toBe(true)
  })

  test('who reads the trail sees users and times of a case that does not exist for them, and is on the list; everybody else finds nothing there', async () => {
    const { landlord, officer } = at
    const auditor = await landlord.somebody('Ivy', 'auditor')
    const officers = await landlord.somebody('Oz', 'housing-officer', 'manager')
    const id = await officer.report(
      {},
      { people: [{ person: someId(), data: { role: 'victim', name: 'Ceri Sample' } }] },
    )
    const { reference } = await officer.page(id)
    expect((await auditor.ask('GET', `/cases/${reference}`)).status).toBe(404)
    const answer = await auditor.ask('GET', `/trail/${reference}`)
    expect(answer.status).toBe(200)
    expect(JSON.stringify(answer.body)).not.toContain('Ceri')
    expect(howsOf(answer.body.lookers, auditor.account)).toEqual(['turned-away'])
    for (const asker of [officers, officer]) expect((await asker.ask('GET', `/trail/${reference}`)).status).toBe(404)
    expect((await auditor.ask('GET', '/trail/R-2222')).status).toBe(404)
    const lookers = await lookersOf(officer, `/cases/${id}/looked`)
    expect(howsOf(lookers, auditor.account).toSorted()).toEqual(['trail', 'turned-away'])
    expect(howsOf(lookers, officers.account)).toEqual(['turned-away'])
  })
})

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('who looked at the case of a colleague is told to the people team, and to nobody else who works on cases', async () => {
    const people = await at.landlord.somebody('Pat', 'people-team')
    const id = await people.report({ victimIs: 'colleague' })
    expect((await at.officer.ask('GET', `/cases/${id}/looked`)).status).toBe(404)
    const lookers = await lookersOf(people, `/cases/${id}/looked`)
    expect(howsOf(lookers, people.account)).toEqual(['on-case'])
    expect(howsOf(lookers, at.officer.account)).toEqual(['turned-away'])
  })
})
