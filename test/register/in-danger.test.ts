/** Danger now: what to do stands before every question and before everything that the policy asks, until somebody has done it. */
import { describe, expect, test } from 'vitest'
import { landlordFor, someId } from './opened-landlord.ts'

const CALL = 'or ask them to and stay on the line'

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.1.d2: emergency steps stand before every question of the report, and first on the case once danger was told', async () => {
    for (const form of ['/reports/new', '/reports/pass-on']) {
      const says = await at.officer.see(form)
      expect(says.indexOf(CALL), form).toBeGreaterThan(0)
      expect(says.indexOf(CALL)).toBeLessThan(says.indexOf('Are they in danger right now?'))
    }
    const person = someId()
    const people = [{ person, data: { role: 'victim', name: 'Amira Sampleton', ageGroup: '18-or-over' } }]
    const id = await at.officer.report({ person, imminentDanger: true, canCallPolice: false }, { people })
    const { reference } = await at.officer.page(id)
    const places = ['asks', '', 'contact'].map((place) => `/cases/${reference}${place && `/${place}`}`)
    for (const place of places) {
      const says = await at.officer.see(place)
      expect(says.indexOf(CALL), place).toBeGreaterThan(0)
      expect(says.indexOf(CALL), place).toBeLessThan(says.indexOf('Agree safe ways to contact Amira Sampleton'))
    }
    await at.officer.act(id, 'police.called', { person })
    for (const place of places) expect(await at.officer.see(place), place).not.toContain(CALL)
  })

  test('while only others have told us, whoever is about to call is told that the person may not know', async () => {
    const person = someId()
    const people = [{ person, data: { role: 'victim', name: 'Amira Sampleton', ageGroup: '18-or-over' } }]
    const id = await at.officer.report({ source: 'anonymous', person }, { people })
    const { reference } = await at.officer.page(id)
    const form = `/cases/${reference}/contact/log`
    expect(await at.officer.see(form)).toContain('Amira Sampleton may not know that we know')
    await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['phone'] })
    expect(await at.officer.see(form)).not.toContain('may not know that we know')
    const own = await at.officer.report({ person }, { people })
    const { reference: told } = await at.officer.page(own)
    expect(await at.officer.see(`/cases/${told}/contact/log`)).not.toContain('may not know that we know')
  })
})
