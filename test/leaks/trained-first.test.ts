/** Real leaks, re-enacted with made-up people: somebody worked on cases whom nobody had shown how. */
import { describe, expect, test } from 'vitest'
import { landlordFor } from '../register/opened-landlord.ts'

describe('ICO, 2020 to 2023: four of seven reprimands told somebody where a person lived, and staff had not been trained', () => {
  const at = landlordFor('whg')

  test('WHG-5.1.a: nobody is given a role over cases before the training that the landlord asks for is on record', async () => {
    const lead = await at.landlord.somebody('Lena', 'da-lead')
    const fresh = await at.landlord.somebody('Newlyn', 'other-employee')
    const other = await at.landlord.somebody('Tamsin', 'other-employee')
    const organisation = (type: string, data: object, more: object = {}) =>
      lead.ask('POST', '/organisation/entries', { type, by: 'da-lead', data, ...more })
    const give = (role: string, more: object = {}) =>
      organisation('role.assigned', { role, holder: fresh.account }, more)
    const id = await at.officer.report()
    const sees = async () => (await fresh.ask('GET', `/cases/${id}`)).status

    const refused = await give('community-housing-team')
    expect([refused.status, refused.body.problems[0].field]).toEqual([400, 'holder'])
    expect(refused.body.problems[0].problem).toContain('“specialist” first')
    // To say that it happened already is no way round it.
    expect((await give('community-housing-team', { happened: true })).status).toBe(400)
    const trained = { course: 'specialist', group: 'da-team' }
    await organisation('training.completed', { ...trained, staff: other.account })
    await organisation('training.completed', { ...trained, course: 'awareness', staff: fresh.account })
    expect((await give('community-housing-team')).status, 'another course, or somebody else’s').toBe(400)
    expect(await sees()).toBe(404)
    // Roles that see no case wait for nothing.
    expect((await give('repairs')).status).toBe(201)

    expect((await organisation('training.completed', { ...trained, staff: fresh.account })).status).toBe(201)
    expect((await give('community-housing-team')).status).toBe(201)
    expect(await sees()).toBe(200)
  })
})
