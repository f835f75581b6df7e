/** Who answers for the policy: named on its page, and shown how it is carried out without being shown a case. */
import { describe, expect, test } from 'vitest'
import { landlordFor, someId } from './opened-landlord.ts'

const amira = () => ({ people: [{ person: someId(), data: { role: 'victim', name: 'Amira Sample' } }] })

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-0.a: the page of the policy shows its owner, the Housing Strategy and Engagement Manager, and October 2024', async () => {
    const { body } = await at.officer.ask('GET', '/policy')
    expect(body.document).toMatchObject({ owner: 'Housing Strategy and Engagement Manager', dated: 'October 2024' })
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-DC.a: the page of the policy shows who wrote it and who owns it, and that no legal advice is recorded', async () => {
    const { body } = await at.officer.ask('GET', '/policy')
    expect(body.document).toEqual({
      author: 'Regional Community Housing Manager – Community Safety Lead',
      owner: 'Director of Housing',
      legalAdvice: 'none recorded',
      clause: 'WHG-DC.a',
    })
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha', '2026-06-10T11:00')

  test('MHA-8.1.a: the Head of Neighbourhoods sees how the policy is carried out, and an officer finds no such page', async () => {
    const head = await at.landlord.somebody('Ruth', 'head-of-neighbourhoods')
    const officer = await at.landlord.somebody('Olwen', 'housing-officer')
    const team = await at.landlord.somebody('Cerys', 'community-safety-team')
    const id = await team.report({ urgent: true }, amira())
    const { reference } = await team.page(id)
    at.landlord.at('2026-06-20T11:00')

    const { status, body } = await head.ask('GET', '/implementation')
    expect(status).toBe(200)
    expect(body.responsible).toBe('Head of Neighbourhoods')
    expect(body.onCases.live).toBeGreaterThan(0)
    expect(body.onCases.late).toBeGreaterThan(0)
    const ofTeam = body.teams.find((each: { id: string }) => each.id === 'community-safety')
    expect(ofTeam.late).toBeGreaterThan(0)
    const [worst] = body.clauses
    expect(worst).toMatchObject({ id: expect.stringMatching(/^MHA-/), late: expect.any(Number) })
    expect(worst.late).toBeGreaterThan(0)
    // Numbers alone: the head is not on the case, and nothing leads to it.
    for (const hint of [id, reference, 'Amira']) expect(JSON.stringify(body)).not.toContain(hint)
    expect((await head.ask('GET', `/cases/${reference}`)).status).toBe(404)

    expect((await officer.ask('GET', '/implementation')).status).toBe(404)
  })

  test('that a colleague has a case changes no number that is shown to those who steer', async () => {
    const head = await at.landlord.somebody('Rhian', 'head-of-neighbourhoods')
    const people = await at.landlord.somebody('Pat', 'people-team')
    const before = (await head.ask('GET', '/implementation')).body
    await people.report({ victimIs: 'colleague' }, amira())
    expect((await head.ask('GET', '/implementation')).body).toEqual(before)
  })
})
