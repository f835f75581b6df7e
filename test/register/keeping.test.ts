/** How long what is kept is kept, and what it takes to erase it. */
import { describe, expect, test } from 'vitest'
import { landlordFor } from './opened-landlord.ts'

describe('at whg', () => {
  const at = landlordFor('whg', '2026-03-02T11:00')

  test('WHG-3.1.b: a case that is closed on 2 March 2026 shows until when it is kept by the data protection setting', async () => {
    const id = await at.officer.report()
    expect((await at.officer.page(id)).keptUntil).toBeNull()
    await at.officer.act(id, 'case.opened', { kind: 'victim' })
    await at.officer.act(id, 'case.closed', { reason: 'safe' }, { happened: true })
    const { keptUntil } = await at.officer.page(id)
    expect(keptUntil).toMatchObject({
      what: 'case',
      until: '2032-03-02',
      rule: { decided: false, clause: 'WHG-3.1.b' },
    })
    const enquiry = await at.officer.report()
    await at.officer.act(enquiry, 'case.closed', { reason: 'other' }, { happened: true })
    expect((await at.officer.page(enquiry)).keptUntil).toMatchObject({ what: 'enquiry', until: '2027-03-02' })
    await at.officer.act(enquiry, 'case.reopened', { reason: 'new-report' }, { happened: true })
    expect((await at.officer.page(enquiry)).keptUntil).toBeNull()
  })
})
