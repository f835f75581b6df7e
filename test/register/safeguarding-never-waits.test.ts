/** A referral to protect a child or an adult at risk waits for no sentence, at any landlord and through any door. */
import { describe, expect, test } from 'vitest'
import { landlordFor, someId } from './opened-landlord.ts'

describe.each(['plus-dane', 'chesterfield', 'whg', 'vivid', 'mha'])('at %s', (landlord) => {
  const at = landlordFor(landlord)

  test('a referral for a child goes against a no before anybody has written why, and any other asks why', async () => {
    const person = someId()
    const people = [{ person, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }]
    const id = await at.officer.report({}, { people })
    const address = `/cases/${(await at.officer.page(id)).reference}/partners`
    const against = { person, consent: 'refused' }
    await at.officer.act(id, 'referral.made', { ...against, to: 'social-services', purpose: 'safeguarding' })
    await at.officer.act(id, 'referral.made', { ...against, to: 'childrens-social-care' })
    const police = { ...against, to: 'police', purpose: 'crime' }
    expect(await at.officer.propose(id, 'referral.made', police)).toMatchObject({ status: 400, problems: ['reasons'] })

    const form = { 'referral.person': person, 'referral.to': 'adult-social-care', 'referral.consent': 'refused' }
    const sent = await at.officer.send(`${address}/refer`, { ...form, 'referral.purpose': 'safeguarding' })
    expect([sent.status, sent.says]).toEqual([303, ''])
    const made = (await at.officer.timeline(id)).filter(({ type }) => type === 'referral.made')
    expect(made).toHaveLength(3)
    expect(made.flatMap(({ fields }) => fields).filter(({ name }) => name === 'basis')).toHaveLength(1)
    const crime = await at.officer.send(`${address}/refer`, { ...form, 'referral.purpose': 'crime' })
    expect([crime.status, crime.says]).toEqual([400, expect.stringContaining('Say why it is done without')])
  })

  test('a concern that was told to the authority already is recorded with nothing more to write', async () => {
    const person = someId()
    const people = [{ person, data: { role: 'victim', name: 'Amira Example', ageGroup: '16-17' } }]
    const id = await at.officer.report({}, { people })
    const sent = await at.officer.send(`/cases/${(await at.officer.page(id)).reference}/partners/raise`, {
      'concern.person': person,
      'concern.kind': 'child',
      referred: 'yes',
      'referral.consent': 'refused',
    })
    expect([sent.status, sent.says]).toEqual([303, ''])
  })
})
