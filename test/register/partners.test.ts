/** Partners, through the API: what must be on record before somebody is told, and what is asked until somebody was. */
import { describe, expect, test } from 'vitest'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

async function caseOfVictim(officer: Member) {
  const person = someId()
  return { person, id: await officer.report({}, { people: [{ person, data: { role: 'victim' } }] }) }
}
/** Whether a clause is asked of a case now. */
const isOpen = async (officer: Member, id: string, clause: string) =>
  (await officer.asked(id)).some(({ clauses, state }) => clauses.includes(clause) && state === 'open')

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-7.2.b: MARAC goes without agreement, once the reason is on record', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const referral = { to: 'marac', person, purpose: 'marac', consent: 'refused' }
    const refused = await at.officer.propose(id, 'referral.made', referral)
    expect(refused).toMatchObject({ refusedBy: ['CBC-7.2.b'], missing: ['reasons'] })
    await at.officer.act(id, 'referral.made', { ...referral, reasons: 'She may be killed.', basis: 'marac-protocol' })
  })

  test('CBC-8.2.a: what the law demands is shared once the law or the order is named', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const share = { with: 'police', what: ['risk-facts'], person, basis: 'legal-requirement', reasons: 'An order.' }
    const refused = await at.officer.propose(id, 'information.shared', share)
    expect(refused).toMatchObject({ refusedBy: ['CBC-8.2.a'], missing: ['legal-requirement.recorded'] })
    await at.officer.act(id, 'legal-requirement.recorded', { law: 'court order 7', requires: 'sharing' })
    await at.officer.act(id, 'information.shared', share)
  })

  test('CBC-8.2.b: a no to sharing without reasons is refused, and with them it is on record', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const no = { with: 'another-landlord', person, reasonKind: 'not-necessary' }
    expect(await at.officer.propose(id, 'information.share-refused', no)).toMatchObject({ missing: ['reasons'] })
    await at.officer.act(id, 'information.share-refused', { ...no, reasons: 'They asked out of interest.' })
  })

  test('CBC-5.5.f: evidence goes to the police with permission, or where the law compels, and else not', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    await at.officer.act(id, 'consent.discussed', { person, scope: 'police-evidence', answer: 'refused' })
    const evidence = { what: ['repair-photos'], person, method: 'secure-platform' }
    expect((await at.officer.propose(id, 'police-evidence.provided', evidence)).refusedBy).toContain('CBC-5.5.f')
    await at.officer.act(id, 'legal-requirement.recorded', { law: 'production order', requires: 'evidence' })
    await at.officer.act(id, 'police-evidence.provided', evidence)
  })

  test('evidence for the police says of whom it is, of those harmed, and how it is given, whatever door it goes through', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const him = someId()
    await at.officer.act(id, 'person.added', { person: him, role: 'perpetrator' })
    await at.officer.act(id, 'legal-requirement.recorded', { law: 'production order', requires: 'evidence' })
    const evidence = { what: ['repair-photos'], method: 'in-person' }
    const field = async (data: object) =>
      (await at.officer.propose(id, 'police-evidence.provided', { ...evidence, ...data })).problems
    expect(await field({})).toEqual(['person'])
    expect(await field({ person: him }), 'his permission opens nothing').toEqual(['person'])
    expect(await field({ person, method: undefined })).toEqual(['method'])
    await at.officer.act(id, 'police-evidence.provided', { ...evidence, person })
  })

  test('CBC-5.2.n1, CBC-5.2.n2: a slavery concern asks for the police and for the county, and “not relevant” has a reason', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    await at.officer.act(id, 'slavery-concern.identified', { person, signs: ['forced-money-handover'] })
    await at.officer.act(id, 'referral.made', { to: 'police', person, purpose: 'crime' })
    expect([await isOpen(at.officer, id, 'CBC-5.2.n1'), await isOpen(at.officer, id, 'CBC-5.2.n2')]).toEqual([
      false,
      true,
    ])
    const no = { to: 'county-slavery-team', person }
    expect(await at.officer.propose(id, 'referral.not-made', no)).toMatchObject({ problems: ['reason'] })
    await at.officer.act(id, 'referral.not-made', { ...no, reason: 'They are already with the national team.' })
    expect(await isOpen(at.officer, id, 'CBC-5.2.n2')).toBe(false)
  })
})

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-17.f, PD-14.3.c3: what may be a crime is decided, with reasons; after a no only the Designated Safeguarding Officer ends the look at it', async () => {
    const { id } = await caseOfVictim(at.officer)
    const keeper = await at.landlord.somebody('Dee', 'designated-safeguarding-officer')
    await at.officer.act(id, 'case.assigned', { to: 'designated-safeguarding-officer', officer: keeper.account })
    await at.officer.act(id, 'incident.recorded', { incident: someId(), potentialCrime: true })
    const no = { decision: 'not-reported' }
    expect((await at.officer.propose(id, 'police-report.decided', no)).missing).toContain('reasons')
    await at.officer.act(id, 'police-report.decided', { ...no, reasons: 'She asked us not to.' })
    expect([await isOpen(at.officer, id, 'PD-17.f'), await isOpen(at.officer, id, 'PD-14.3.c3')]).toEqual([false, true])
    await keeper.act(id, 'risk-reduction.assessed', { adequate: true, reasons: 'The locks are changed.' })
    expect(await isOpen(at.officer, id, 'PD-14.3.c3')).toBe(false)
  })

  test('PD-16.d1, PD-16.d2: suspected slavery asks for the police and for social services, and one alone leaves the other', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    await at.officer.act(id, 'slavery-concern.identified', { person, signs: ['forced-prostitution'] })
    await at.officer.act(id, 'referral.made', { to: 'police', person, purpose: 'crime' })
    expect([await isOpen(at.officer, id, 'PD-16.d1'), await isOpen(at.officer, id, 'PD-16.d2')]).toEqual([false, true])
  })

  test.each([
    ['PD-12.g1: MAPPA is contacted where its criteria are met', 'PD-12.g1', 'criteria-met'],
    ['PD-12.g2: MAPPA is contacted on serious concern without them', 'PD-12.g2', 'serious-concern'],
  ])('%s', async (_title, clause, mappa) => {
    const { id, person } = await caseOfVictim(at.officer)
    await at.officer.act(id, 'risk.assessed', { instrument: 'dash', level: 'high', person, mappa })
    expect(await isOpen(at.officer, id, clause)).toBe(true)
    await at.officer.act(id, 'partner.contacted', { partner: 'mappa', purpose: 'liaison' })
    expect(await isOpen(at.officer, id, clause)).toBe(false)
  })

  test('PD-12.g1, PD-12.g2: neither criteria nor concern asks for no contact with MAPPA', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    await at.officer.act(id, 'risk.assessed', { instrument: 'dash', level: 'high', person, mappa: 'none' })
    expect([await isOpen(at.officer, id, 'PD-12.g1'), await isOpen(at.officer, id, 'PD-12.g2')]).toEqual([false, false])
  })

  test('PD-12.g3: what MAPPA tells us asks for an answer to it', async () => {
    const { id } = await caseOfVictim(at.officer)
    await at.officer.act(id, 'partner-update.received', { from: 'mappa', kind: 'notification' })
    expect(await isOpen(at.officer, id, 'PD-12.g3')).toBe(true)
    await at.officer.act(id, 'partner.contacted', { partner: 'mappa', purpose: 'liaison' })
    expect(await isOpen(at.officer, id, 'PD-12.g3')).toBe(false)
  })

  test('PD-14.4.a, PD-13.c: a child at risk is referred, and a referral of another person does not answer it', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const child = someId()
    await at.officer.act(id, 'safeguarding-concern.identified', { person: child, kind: 'child', statutory: true })
    await at.officer.act(id, 'referral.made', { to: 'adult-social-care', person, purpose: 'safeguarding' })
    expect([await isOpen(at.officer, id, 'PD-13.c'), await isOpen(at.officer, id, 'PD-14.4.a')]).toContain(true)
    await at.officer.act(id, 'referral.made', { to: 'childrens-social-care', person: child, purpose: 'safeguarding' })
    expect([await isOpen(at.officer, id, 'PD-13.c'), await isOpen(at.officer, id, 'PD-14.4.a')]).toEqual([false, false])
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.17.a: a MARAC on the agenda asks for somebody there, whatever the agreement', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    await at.officer.act(id, 'marac.listed', { person, meetingOn: '2026-06-10', consent: 'refused' })
    expect(await isOpen(at.officer, id, 'WHG-2.17.a')).toBe(true)
    await at.officer.act(id, 'marac.heard', { person, attended: true })
    expect(await isOpen(at.officer, id, 'WHG-2.17.a')).toBe(false)
  })

  test('WHG-2.7.a2: a safeguarding concern is reported, and a no does not take it away', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    await at.officer.act(id, 'safeguarding-concern.identified', { person, kind: 'adult' })
    await at.officer.act(id, 'consent.discussed', { person, scope: 'referral', answer: 'refused' })
    expect(await isOpen(at.officer, id, 'WHG-2.7.a2')).toBe(true)
  })

  test('WHG-2.7.b: a decision about the police without a reason is refused', async () => {
    const { id } = await caseOfVictim(at.officer)
    const answer = await at.officer.propose(id, 'police-report.decided', { decision: 'not-reported' })
    expect(answer).toMatchObject({ refusedBy: ['WHG-2.7.b'], missing: ['reasons'] })
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.2.6.b: support needs a yes, and MARAC and safeguarding do not wait for it', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const support = { to: 'counselling-service', person, purpose: 'support', consent: 'refused', reasons: 'noted' }
    expect((await at.officer.propose(id, 'referral.made', support)).refusedBy).toContain('MHA-4.2.6.b')
    for (const [to, purpose] of [
      ['marac', 'marac'],
      ['childrens-social-care', 'safeguarding'],
    ] as const)
      await at.officer.act(id, 'referral.made', { ...support, to, purpose })
  })

  test('MHA-4.2.4.c: welfare goes before a no, and what stands on the record says that it was one', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    await at.officer.act(id, 'safeguarding-concern.identified', { person, kind: 'child' })
    const referral = { to: 'childrens-social-care', person, purpose: 'safeguarding', consent: 'refused' }
    // Nobody is told against a no by calling it safeguarding: an employer protects no child.
    const told = await at.officer.propose(id, 'referral.made', { ...referral, to: 'employer' })
    expect(told.status).toBe(400)
    await at.officer.act(id, 'referral.made', referral)
    expect(await isOpen(at.officer, id, 'MHA-4.2.4.c')).toBe(false)
    const line = (await at.officer.timeline(id)).find(({ type }) => type === 'referral.made')
    expect(line?.fields.map(({ value }) => value)).toEqual(expect.arrayContaining(['Refused', 'Safeguarding']))
  })

  test('MHA-4.2.4.d: “GDPR” alone is no reason to keep back what shows a risk, and a harm is', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const no = { with: 'police', person, reasons: 'GDPR', reasonKind: 'data-protection-only' }
    expect((await at.officer.propose(id, 'information.share-refused', no)).refusedBy).toEqual(['MHA-4.2.4.d'])
    const harm = { ...no, reasonKind: 'would-increase-risk', reasons: 'He works there.' }
    await at.officer.act(id, 'information.share-refused', harm)
  })

  test('MHA-4.2.4.a, MHA-9.3.a: a school is told nothing without agreement or a reason of welfare', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const share = { with: 'school', what: ['risk-facts'], person, consent: 'refused', method: 'phone' }
    const refused = await at.officer.propose(id, 'information.shared', share)
    expect(refused.refusedBy).toEqual(expect.arrayContaining(['MHA-4.2.4.a', 'MHA-9.3.a']))
    await at.officer.act(id, 'information.shared', { ...share, basis: 'safeguarding', reasons: 'A child is at risk.' })
  })

  test('MHA-4.4.2.a: a safety plan goes by a secure way, and by no other', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const share = {
      with: 'idva',
      what: ['safety-plan'],
      person,
      basis: 'safeguarding',
      neededForSafety: true,
      reasons: 'Her plan.',
    }
    const refused = await at.officer.propose(id, 'information.shared', { ...share, method: 'other' })
    expect(refused.refusedBy).toEqual(['MHA-4.4.2.a'])
    await at.officer.act(id, 'information.shared', { ...share, method: 'secure-platform' })
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-3.2.a: nothing is shared without agreement or a reason of safety', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const share = { with: 'school', what: ['risk-facts'], person, basis: 'public-task', consent: 'refused' }
    expect((await at.officer.propose(id, 'information.shared', share)).refusedBy).toEqual(['VIV-3.2.a'])
    await at.officer.act(id, 'information.shared', { ...share, neededForSafety: true })
  })
})
