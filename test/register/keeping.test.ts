/** How long what is kept is kept, and what it takes to erase it. */
import { describe, expect, test } from 'vitest'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

describe('at whg', () => {
  const at = landlordFor('whg', '2026-03-02T11:00')

  test('WHG-3.1.b: a case that is closed on 2 March 2026 shows until when it is kept by the data protection setting', async () => {
    const id = await at.officer.report()
    expect((await at.officer.page(id)).keptUntil).toBeNull()
    await at.officer.act(id, 'case.opened', { kind: 'victim' })
    await at.officer.act(id, 'case.closed', { reason: 'transferred' }, { happened: true })
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

  /** A case that was closed on 2 March 2026 and fell due six years later, with what was said on it. */
  async function closedCase(said: string, people: readonly object[] = []): Promise<string> {
    at.landlord.at('2026-03-02T11:00')
    const person = someId()
    const victim = { person, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }
    const id = await at.officer.report({ summary: said }, { people: [victim, ...people] })
    await at.officer.act(id, 'case.opened', { kind: 'victim' })
    await at.officer.act(id, 'case.closed', { reason: 'transferred' }, { happened: true })
    return id
  }
  const listed = async (who: Member, id: string) => {
    const { body } = await who.ask('GET', '/keeping')
    return body.due.find((line: { caseId: string }) => line.caseId === id)
  }

  test('WHG-3.1.b: what is due stands on a list, and is erased only when two people in sessions of their own agree', async () => {
    const id = await closedCase('Said in confidence.')
    const other = await closedCase('Stays where it is.')
    const { reference } = await at.officer.page(id)
    const dpo = await at.landlord.somebody('Dora', 'data-protection-officer')
    const lead = await at.landlord.somebody('Lena', 'safeguarding-lead')
    at.landlord.at('2032-03-01T02:00')
    await at.landlord.atNight()
    expect(await listed(dpo, id)).toMatchObject({ reference, what: 'case', due: '2032-03-02', isDue: false, held: [] })
    const early = await dpo.ask('POST', '/keeping/erasures', { caseId: id, what: 'case' })
    expect(early.status).toBe(404)

    at.landlord.at('2032-03-02T02:00')
    await at.landlord.atNight()
    expect(await listed(dpo, id)).toMatchObject({ isDue: true, decided: false })
    expect((await lead.ask('POST', '/keeping/erasures', { caseId: id, what: 'case' })).status).toBe(404)
    expect((await at.officer.ask('GET', '/keeping')).status).toBe(404)
    const proposed = await dpo.ask('POST', '/keeping/erasures', { caseId: id, what: 'case' })
    expect(proposed.status).toBe(201)
    await at.landlord.atNight()
    expect((await at.officer.page(id)).reference).toBe(reference)
    const agree = `/keeping/erasures/${proposed.body.id}/agree`
    const both = await at.landlord.somebody('Bo', 'data-protection-officer', 'safeguarding-lead')
    const own = (await both.ask('POST', '/keeping/erasures', { caseId: other, what: 'case' })).body.id
    for (const session of [both.token, await both.elsewhere()])
      expect((await both.ask('POST', `/keeping/erasures/${own}/agree`, undefined, session)).status).toBe(409)
    expect((await both.ask('POST', `/keeping/erasures/${own}/withdraw`)).status).toBe(201)
    const waits = async (who: Member) => (await who.ask('GET', '/today')).body.toErase
    expect([await waits(lead), await waits(dpo), await waits(at.officer)], 'for a second alone').toEqual([1, 0, 0])
    expect((await dpo.ask('POST', agree)).status).toBe(409)
    expect((await at.officer.ask('POST', agree)).status).toBe(404)
    expect((await lead.ask('POST', agree)).status).toBe(201)
    expect(await waits(lead)).toBe(0)
    await at.landlord.atNight()

    const gone = await at.officer.ask('GET', `/cases/${id}`)
    const missing = await at.officer.ask('GET', `/cases/${someId()}`)
    expect(gone).toEqual(missing)
    expect((await at.officer.page(other)).timeline).toHaveLength(4)
    const { body } = await dpo.ask('GET', '/keeping')
    expect(body.erasures[0]).toMatchObject({
      reference,
      proposedBy: 'Dora',
      agreedBy: 'Lena',
      done: '2032-03-02T02:00',
    })
    expect(await at.landlord.faults()).toEqual([])
    const acts = (await at.landlord.audited(id)).map((line) => `${line.action} ${line.result}`)
    expect(acts).toEqual(
      expect.arrayContaining(['act:propose-erasure not-found', 'act:propose-erasure done', 'erased:case done']),
    )
    // Whoever is given a role later does not come onto it again.
    await at.landlord.somebody('Late', 'community-housing-team', 'community-housing-manager')
    const late = await at.landlord.somebody('Later', 'community-housing-team')
    expect((await late.ask('GET', `/cases/${id}`)).status).toBe(404)
  })

  test('WHG-3.1.b: a hold with its reason stops erasing, also when two people agreed before, until it is lifted', async () => {
    const id = await closedCase('Held for the court.')
    const dpo = await at.landlord.somebody('Dina', 'data-protection-officer')
    const lead = await at.landlord.somebody('Lara', 'safeguarding-lead')
    const legal = await at.landlord.somebody('Lex', 'legal')
    at.landlord.at('2032-03-03T02:00')
    await at.landlord.atNight()
    const { body: proposed } = await dpo.ask('POST', '/keeping/erasures', { caseId: id, what: 'case' })
    expect((await lead.ask('POST', `/keeping/erasures/${proposed.id}/agree`)).status).toBe(201)
    const { reference } = await at.officer.page(id)
    const hold = { case: reference, kind: 'legal', reason: 'A claim was announced.' }
    expect((await legal.ask('POST', '/keeping/holds', { ...hold, reason: ' ' })).status).toBe(400)
    expect((await at.officer.ask('POST', '/keeping/holds', hold)).status).toBe(404)
    const held = await legal.ask('POST', '/keeping/holds', hold)
    expect(held.status).toBe(201)
    await at.landlord.atNight()
    expect((await at.officer.page(id)).reference).toBe(reference)
    const shown = (await dpo.ask('GET', '/keeping')).body.holds.find((each: { id: string }) => each.id === held.body.id)
    expect(shown).toMatchObject({ reference, kind: 'legal', reason: 'A claim was announced.', by: 'Lex' })
    const lift = `/keeping/holds/${held.body.id}/lift`
    expect((await legal.ask('POST', lift, { reason: 'Settled.' })).status).toBe(404)
    expect((await dpo.ask('POST', lift, { reason: 'Settled.' })).status).toBe(201)
    await at.landlord.atNight()
    expect((await at.officer.ask('GET', `/cases/${id}`)).status).toBe(404)
    expect(await at.landlord.faults()).toEqual([])
  })

  test('a case with a child, or with the review of a death, is held because the record says so', async () => {
    const child = { person: someId(), data: { role: 'victim', ageGroup: 'under-16' } }
    const withChild = await closedCase('With a child.', [child])
    const withDeath = await closedCase('With a death.')
    const { people } = await at.officer.page(withDeath)
    await at.officer.act(withDeath, 'death-review.opened', {
      review: someId(),
      person: people[0].id ?? people[0].person,
      ledBy: 'community-safety-partnership',
    })
    const dpo = await at.landlord.somebody('Dave', 'data-protection-officer')
    at.landlord.at('2032-03-04T02:00')
    await at.landlord.atNight()
    expect((await listed(dpo, withChild)).held).toEqual(['child'])
    expect((await listed(dpo, withDeath)).held).toEqual(['death-review'])
    const propose = (id: string) => dpo.ask('POST', '/keeping/erasures', { caseId: id, what: 'case' })
    expect((await propose(withChild)).status).toBe(409)
    expect((await propose(withDeath)).status).toBe(409)
    const [hold] = (await dpo.ask('GET', '/keeping')).body.holds.filter(
      (each: { kind: string }) => each.kind === 'child',
    )
    expect((await dpo.ask('POST', `/keeping/holds/${hold.id}/lift`, { reason: 'The child is 25.' })).status).toBe(201)
    at.landlord.at('2032-03-05T02:00')
    await at.landlord.atNight()
    expect((await listed(dpo, withChild)).held).toEqual([])
  })

  test('a case that is opened again after two people agreed is not erased', async () => {
    const id = await closedCase('Came back.')
    const dpo = await at.landlord.somebody('Dee', 'data-protection-officer')
    const lead = await at.landlord.somebody('Lou', 'safeguarding-lead')
    at.landlord.at('2032-03-06T02:00')
    await at.landlord.atNight()
    const { body } = await dpo.ask('POST', '/keeping/erasures', { caseId: id, what: 'case' })
    expect((await lead.ask('POST', `/keeping/erasures/${body.id}/agree`)).status).toBe(201)
    await at.officer.act(id, 'case.reopened', { reason: 'person-returned' }, { happened: true })
    await at.landlord.atNight()
    expect((await at.officer.page(id)).state.state).toBe('open')
    const { erasures } = (await dpo.ask('GET', '/keeping')).body
    expect(erasures.some((each: { id: string }) => each.id === body.id)).toBe(false)
  })
})
