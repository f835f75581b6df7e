/** Partners and action against perpetrators: what went to whom and why, and what must come before a step. */
import { describe, expect, test } from 'vitest'
import { enumeration } from './enumeration.ts'
import { type Line, landlordFor, type Member, someId } from './opened-landlord.ts'

const written = (line: Line | undefined, name: string) => line?.fields.find((field) => field.name === name)?.value

async function caseOfVictim(officer: Member) {
  const person = someId()
  return { person, id: await officer.report({}, { people: [{ person, data: { role: 'victim' } }] }) }
}
const lineOf = async (officer: Member, id: string, entry: string) =>
  (await officer.timeline(id)).find((line) => line.id === entry)

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.4.a: pointing somebody to the local service is on record, with the service, the day and the officer', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const given = await at.officer.act(id, 'signpost.given', { to: 'da-service', person, topic: 'The Elm Foundation' })
    const line = await lineOf(at.officer, id, given)
    expect(line).toMatchObject({ by: 'Sam', at: '2026-06-10T11:00' })
    expect(written(line, 'topic')).toBe('The Elm Foundation')
  })

  test('CBC-7.2.c: what was told to health and to probation at MARAC are two entries, each with its basis', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    for (const agency of ['health', 'probation'])
      await at.officer.act(id, 'information.shared', {
        with: agency,
        what: ['risk-facts'],
        person,
        basis: 'marac-protocol',
        reasons: 'For her safety and the children’s.',
        neededForSafety: true,
      })
    const shared = (await at.officer.timeline(id)).filter((line) => line.type === 'information.shared')
    expect(shared.map((line) => written(line, 'with')).toSorted()).toEqual([
      expect.stringMatching(/health/i),
      expect.stringMatching(/probation/i),
    ])
    for (const line of shared) expect(written(line, 'basis')).toMatch(/marac/i)
  })

  test('CBC-5.3.h: an injunction that was considered is on record with the decision and the reason', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const considered = await at.officer.act(id, 'perpetrator-action.considered', {
      person,
      options: ['injunction'],
      decision: 'later',
      reasons: 'She wants to be moved first.',
    })
    const line = await lineOf(at.officer, id, considered)
    expect(['options', 'decision', 'reasons'].map((name) => written(line, name))).toEqual([
      expect.stringMatching(/injunction/i),
      expect.stringMatching(/later/i),
      'She wants to be moved first.',
    ])
  })

  test('CBC-5.3.m1: somebody who stays is recorded without blame: no reason for closing says that they refused or failed', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    await at.officer.act(id, 'victim-choice.recorded', { person, choice: 'stay-with-perpetrator' })
    for (const reason of enumeration('case.closed', 'reason'))
      expect(reason).not.toMatch(/refus|fail|would-not|unwilling|stay|uncooperative|non-engag/)
    const limited = { what: 'support', because: 'stayed-with-perpetrator' }
    expect(await at.officer.propose(id, 'service.limited', limited)).toMatchObject({ status: 422 })
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.7.b: whether serious crime is reported to the police is decided with a reason, either way', async () => {
    const { id } = await caseOfVictim(at.officer)
    for (const decision of ['reported', 'not-reported']) {
      const decided = await at.officer.act(id, 'police-report.decided', { decision, reasons: 'So that she is safe.' })
      const line = await lineOf(at.officer, id, decided)
      expect([written(line, 'decision'), written(line, 'reasons')]).toEqual([
        decision === 'reported' ? expect.stringMatching(/^reported/i) : expect.stringMatching(/not reported/i),
        'So that she is safe.',
      ])
    }
  })
})

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-16.b1: signs of slavery that were seen on a visit ask for what follows', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    await at.officer.act(id, 'visit.made', { person, slaverySigns: 'yes' })
    expect(await at.officer.asked(id)).toContainEqual(expect.objectContaining({ clauses: ['PD-16.c'], state: 'open' }))
  })

  test('PD-16.b1: the form of a visit asks whether there were such signs, and “not considered” is an answer', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const { reference } = await at.officer.page(id)
    const visit = (more: Readonly<Record<string, string>>) =>
      at.officer.send(`/cases/${reference}/contact/visit`, { 'visit.person': person, ...more })
    const unsaid = await visit({ 'visit.welfareConcern': 'no' })
    expect([unsaid.status, unsaid.says]).toEqual([400, expect.stringContaining('Say whether there were signs')])
    const byApi = { status: 400, problems: ['slaverySigns'] }
    expect(await at.officer.propose(id, 'visit.made', { person, welfareConcern: false })).toMatchObject(byApi)
    expect((await visit({ 'visit.slaverySigns': 'not-considered' })).status).toBe(303)
    expect((await visit({ 'visit.slaverySigns': 'yes' })).status).toBe(303)
    expect(await at.officer.asked(id)).toContainEqual(expect.objectContaining({ clauses: ['PD-16.c'], state: 'open' }))
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.2.4.b: what was told to the police is on record: to whom, on what basis, what, and by whom', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const shared = await at.officer.act(id, 'information.shared', {
      with: 'police',
      what: ['risk-facts'],
      person,
      basis: 'vital-interests',
      reasons: 'He said that he would come tonight.',
      neededForSafety: true,
      method: 'secure-email',
    })
    const line = await lineOf(at.officer, id, shared)
    expect(line?.by).toBe('Sam')
    expect(['with', 'basis', 'what'].map((name) => written(line, name))).toEqual([
      expect.stringMatching(/police/i),
      expect.stringMatching(/vital interests/i),
      expect.stringMatching(/risk facts/i),
    ])
  })

  test('MHA-4.2.4.b, MHA-9.3.a: the police are told under an agreement that is named; a charity that nobody knows is not', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const { reference } = await at.officer.page(id)
    const send = (more: Readonly<Record<string, string>>) =>
      at.officer.send(`/cases/${reference}/partners/share`, {
        'shared.person': person,
        'shared.with': 'police',
        'shared.what': 'risk-facts',
        'shared.reasons': 'They pass the home on their round.',
        'shared.consent': 'not-sought',
        'shared.basis': 'sharing-agreement',
        'shared.agreement': 'WASPI',
        'shared.method': 'secure-email',
        role: 'community-safety-team',
        ...more,
      })
    const unnamed = await send({ 'shared.agreement': '' })
    expect([unnamed.status, unnamed.says]).toEqual([400, expect.stringContaining('Name the agreement')])
    const charity = { with: 'other', what: ['risk-facts'], person, neededForSafety: true, method: 'phone' }
    const refused = await at.officer.propose(id, 'information.shared', charity)
    expect([refused.status, refused.refusedBy]).toEqual([422, ['MHA-9.3.a']])
    const elsewhere = await send({ 'shared.with': 'other' })
    expect(elsewhere.status).toBe(409)
    expect((await send({})).status).toBe(303)
    expect(await at.officer.see(`/cases/${reference}/partners`)).toMatch(/What was shared.*Police.*WASPI/)
  })

  test('MHA-4.5.6.d: MARAC, an IDVA and a behaviour change programme are three referrals of their own', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const perpetrator = someId()
    const made = [
      await at.officer.act(id, 'referral.made', { to: 'marac', person, purpose: 'marac', consent: 'given' }),
      await at.officer.act(id, 'referral.made', { to: 'idva', person, purpose: 'support', consent: 'given' }),
      await at.officer.act(id, 'referral.made', { to: 'perpetrator-programme', person: perpetrator, consent: 'given' }),
    ]
    const lines = await at.officer.timeline(id)
    const to = made.map((entry) =>
      written(
        lines.find((line) => line.id === entry),
        'to',
      ),
    )
    expect(to).toEqual([
      expect.stringMatching(/marac/i),
      expect.stringMatching(/idva/i),
      expect.stringMatching(/programme/i),
    ])
  })

  test('MHA-4.2.11.a: a concern about a child goes to the county council as a referral for safeguarding', async () => {
    const { id } = await caseOfVictim(at.officer)
    const child = someId()
    await at.officer.act(id, 'safeguarding-concern.identified', { person: child, kind: 'child' })
    const made = await at.officer.act(id, 'referral.made', {
      to: 'county-council',
      person: child,
      purpose: 'safeguarding',
    })
    const line = await lineOf(at.officer, id, made)
    expect([written(line, 'to'), written(line, 'purpose')]).toEqual([
      expect.stringMatching(/county council/i),
      expect.stringMatching(/safeguarding/i),
    ])
  })

  test('MHA-4.3.5.a: an injunction that is proposed shows what is still missing: wishes, review and authority', async () => {
    const { id } = await caseOfVictim(at.officer)
    const [action, perpetrator] = [someId(), someId()]
    const step = { action, person: perpetrator, kind: 'injunction' }
    await at.officer.act(id, 'legal-action.proposed', step)
    const { gates } = await at.officer.page(id)
    const closed = gates.filter(
      (gate: { open: boolean; act: string }) => !gate.open && gate.act === 'legal-action.started',
    )
    const clauses = closed.flatMap((gate: { clauses: { id: string }[] }) => gate.clauses.map((clause) => clause.id))
    expect(clauses).toEqual(expect.arrayContaining(['MHA-4.3.3.a', 'MHA-8.4.a', 'MHA-4.3.2.a1']))
    expect(await at.officer.propose(id, 'legal-action.started', step)).toMatchObject({
      status: 422,
      missing: expect.arrayContaining([
        'proportionality-review.held',
        'legal-action.authorised',
        'victim-wishes.considered',
      ]),
    })
  })

  test('MHA-4.3.5.e: help with the remaining holder’s own application is on record as help to them, and as no action of the landlord', async () => {
    const { id, person } = await caseOfVictim(at.officer)
    const helped = await at.officer.act(id, 'support.provided', {
      person,
      kind: 'remove-other-contract-holder',
      safetyConsidered: true,
    })
    const lines = await at.officer.timeline(id)
    expect(
      written(
        lines.find((line) => line.id === helped),
        'kind',
      ),
    ).toMatch(/^Their own application/)
    expect(lines.find((line) => line.id === helped)?.sentence).toMatch(
      /: their own application to take the other holder off the contract$/,
    )
    expect(lines.filter((line) => line.type.startsWith('legal-action'))).toEqual([])
    const other = someId()
    await at.officer.act(id, 'person.added', { person: other, role: 'perpetrator', customerType: 'joint-tenant' })
    const his = { person: other, kind: 'remove-other-contract-holder' }
    for (const propose of [
      at.officer.propose(id, 'support.provided', { ...his, safetyConsidered: true }),
      at.officer.propose(id, 'support.offered', { ...his, outcome: 'accepted', reason: 'He asked.' }),
    ])
      expect(await propose).toMatchObject({ status: 400, problems: ['person'] })
  })

  test('MHA-5.5.a: the policy page says that the meeting’s name is printed wrongly, and what it is', async () => {
    const { body } = await at.officer.ask('GET', '/policy')
    const clauses = body.sections.flatMap((section: { clauses: object[] }) => section.clauses)
    const clause = clauses.find((each: { id: string }) => each.id === 'MHA-5.5.a')
    expect(JSON.stringify(clause.errata)).toMatch(
      /MARAC is spelt out as.*the risk assessment conference, and keeps MAPPA apart/,
    )
  })
})
