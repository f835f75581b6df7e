/** What no clause makes a gate and the register asks for all the same: it holds through the API too, so whatever page somebody uses. */
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../src/web/kit/address-code.ts'
import { clausesOf, type Duty, landlordFor, type Member, someId } from './opened-landlord.ts'

/** A case with one adult who is harmed; gives the case and the person. */
async function begun(officer: Member) {
  const person = someId()
  const id = await officer.report({}, { people: [{ person, data: { role: 'victim', ageGroup: '18-or-over' } }] })
  return { id, person }
}

const openOf = (duties: readonly Duty[]) => clausesOf(duties.filter((duty) => duty.state === 'open'))
const assessed = (person: string, level: string) => ({ person, instrument: 'professional-judgement', level })

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')
  const plan = (person: string) => ({ person, actions: ['A code word with the school'] })

  test('CBC-5.3.b: a plan waits until options were talked through, and is accepted once they were', async () => {
    const { id, person } = await begun(at.officer)
    const asked = { type: 'safety-plan.agreed', by: 'da-caseworker', data: plan(person) }
    const refused = await at.officer.ask('POST', `/cases/${id}/entries`, asked)
    expect(refused.status).toBe(400)
    expect(JSON.stringify(refused.body.problems)).toContain('CBC-5.3.b')
    await at.officer.act(id, 'options.discussed', { person, topics: ['options', 'security'] })
    await at.officer.act(id, 'safety-plan.agreed', plan(person))
  })

  test('CBC-5.3.b: options that were talked through with one are not talked through with another, by the form too', async () => {
    const { id, person } = await begun(at.officer)
    const other = someId()
    await at.officer.act(id, 'person.added', { person: other, role: 'victim', ageGroup: '18-or-over' })
    await at.officer.act(id, 'options.discussed', { person, topics: ['options'] })
    await at.officer.act(id, 'safety-plan.agreed', plan(person))
    expect(await at.officer.propose(id, 'safety-plan.agreed', plan(other))).toMatchObject({ status: 400 })
    const { reference } = await at.officer.page(id)
    const form = { 'plan.person': other, 'plan.actions': 'A code word', 'plan.copy': 'not-wanted' }
    const sent = await at.officer.send(`/cases/${reference}/plans/plan`, form)
    expect([sent.status, sent.says]).toEqual([400, expect.stringContaining('Say what you talked through with them')])
    const talked = { ...form, 'options.topics': ['options'] }
    expect((await at.officer.send(`/cases/${reference}/plans/plan`, talked)).status).toBe(303)
  })

  test('where two are harmed a further report says which of them told us, and who asked to be left alone is shown as told again', async () => {
    const { id, person } = await begun(at.officer)
    const other = someId()
    await at.officer.act(id, 'person.added', { person: other, role: 'victim', name: 'Ines Example' })
    await at.officer.act(id, 'victim-choice.recorded', { person, choice: 'disengage' })
    at.landlord.at('2026-06-10T11:05')
    const { reference } = await at.officer.page(id)
    const again = { channel: 'phone', source: 'victim' }
    const unsaid = await at.officer.propose(id, 'report.received', again)
    expect(unsaid).toMatchObject({ status: 400, problems: ['person'] })
    const form = { 'f.channel': 'phone', 'f.source': 'victim' }
    const address = `/cases/${reference}/acts/${codeOf('report.received')}`
    const sent = await at.officer.send(address, form)
    expect([sent.status, sent.says]).toEqual([400, expect.stringContaining('must say which of those harmed told us')])
    const contact = async () => at.officer.see(`/cases/${reference}/contact`)
    expect(await contact()).not.toContain('told us something themselves since')
    expect((await at.officer.send(address, { ...form, happened: 'yes' })).status, 'nobody knows which').toBe(303)
    expect(await contact()).toContain('One of those harmed told us something themselves since')
    await at.officer.act(id, 'report.received', { ...again, source: 'neighbour' })
    await at.officer.act(id, 'report.received', { ...again, person })
    expect(await contact()).toContain('They told us something themselves since')
    at.landlord.at('2026-06-10T11:00')
  })

  test('what no act on a case may leave out, no case begins without', async () => {
    const begin = (type: string, data: object) => at.officer.ask('POST', '/cases', { type, by: 'da-caseworker', data })
    const came = { to: 'another-landlord', direction: 'in', agreed: 'given' }
    const unnamed = await begin('case.transferred', came)
    expect([unnamed.status, unnamed.body.problems?.[0]?.field]).toEqual([400, 'reasons'])
    expect((await begin('case.transferred', { ...came, reasons: 'Harbour Homes' })).status).toBe(201)
    const data = {
      with: 'police',
      what: ['contact-details-safe'],
      reasons: 'They asked',
      consent: 'given',
      method: 'phone',
    }
    const report = { channel: 'phone', source: 'victim' }
    const said = { by: 'da-caseworker', report, also: [{ type: 'information.shared', data }] }
    const groundless = await at.officer.ask('POST', '/reports', said)
    expect([groundless.status, JSON.stringify(groundless.body.problems)]).toEqual([
      400,
      expect.stringContaining('must say on what ground it is shared'),
    ])
    const check = await begin('second-check.made', { entry: 1, outcome: 'agreed' })
    expect(check.status, 'nobody checks what nobody wrote').toBe(400)
  })

  test('CBC-5.3.d1: a step to which the person did not agree is not taken up without a reason, and is kept apart from the others', async () => {
    const { id, person } = await begun(at.officer)
    await at.officer.act(id, 'options.discussed', { person, topics: ['options'] })
    const against = { ...plan(person), notAgreed: ['We tell the school'] }
    expect(await at.officer.propose(id, 'safety-plan.agreed', against)).toMatchObject({
      status: 400,
      problems: ['reason'],
    })
    const reason = 'The children are not safe on the way home.'
    const entry = await at.officer.act(id, 'safety-plan.agreed', { ...against, reason })
    const line = (await at.officer.timeline(id)).find((each) => each.id === entry)
    const said = (name: string) => line?.fields.find((field) => field.name === name)?.value
    expect([said('notAgreed'), said('reason')]).toEqual(['We tell the school', reason])
  })

  test('CBC-7.2.a: a high risk asks for a decision about MARAC, and a no needs its reason', async () => {
    const { id, person } = await begun(at.officer)
    const no = { person, criteria: ['professional-judgement'], decision: 'not-refer' }
    await at.officer.act(id, 'risk.assessed', assessed(person, 'high'))
    expect(await at.officer.propose(id, 'marac.considered', no)).toMatchObject({ status: 400, problems: ['reasons'] })
    await at.officer.act(id, 'marac.considered', { ...no, reasons: 'The IDVA heard it at the meeting of this week.' })
    await at.officer.act(id, 'marac.considered', { ...no, decision: 'refer', consent: 'given' })
  })

  test('CBC-5.5.k, CBC-8.1.b: nothing is shared without its ground; with the protocol of MARAC it is, and its name and day are kept', async () => {
    const { id, person } = await begun(at.officer)
    const share = {
      with: 'probation',
      what: ['risk-facts'],
      person,
      reasons: 'He comes out on Friday.',
      consent: 'not-sought',
    }
    const told = { ...share, with: 'idva', basis: 'marac-protocol', agreement: 'Derbyshire MARAC protocol' }
    expect(await at.officer.propose(id, 'information.shared', share)).toMatchObject({
      status: 400,
      problems: ['basis'],
    })
    await at.officer.act(id, 'information.shared', { ...share, basis: 'crime-and-disorder-act-115' })
    const entry = await at.officer.act(id, 'information.shared', told)
    const line = (await at.officer.timeline(id)).find((each) => each.id === entry)
    expect(line?.at).toBe('2026-06-10T11:00')
    expect(line?.fields.map((field) => field.value)).toContain('Derbyshire MARAC protocol')
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.9.a: a camera is not ordered without the danger that it lowers, and not fitted without the owner', async () => {
    const { id, person } = await begun(at.officer)
    const order = { person, measure: 'cctv' }
    await at.officer.act(id, 'needs.assessed', { person, for: ['security'], protectedCharacteristics: true })
    expect(await at.officer.propose(id, 'security.ordered', order)).toMatchObject({ status: 400, problems: ['risk'] })
    await at.officer.act(id, 'security.ordered', { ...order, risk: 'He comes to the door at night.' })
    const job = { order: someId(), ...order, signs: true, privacyChecked: true, where: '1 Example Court' }
    expect(await at.officer.propose(id, 'work-order.placed', job)).toMatchObject({
      status: 400,
      problems: ['ownerAgreed'],
    })
    await at.officer.act(id, 'work-order.placed', { ...job, ownerAgreed: true })
  })
})

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-17.b1: nothing goes to children’s services without its ground', async () => {
    const { id, person } = await begun(at.officer)
    const share = {
      with: 'childrens-social-care',
      what: ['risk-facts'],
      person,
      reasons: 'A child is hurt.',
      consent: 'not-sought',
    }
    expect(await at.officer.propose(id, 'information.shared', share)).toMatchObject({
      status: 400,
      problems: ['basis'],
    })
    const entry = await at.officer.act(id, 'information.shared', { ...share, basis: 'safeguarding' })
    expect((await at.officer.timeline(id)).map((line) => line.id)).toContain(entry)
  })

  test('PD-12.f: a MARAC that is still to come was not heard; once its day has come it was', async () => {
    const { id, person } = await begun(at.officer)
    await at.officer.act(id, 'marac.listed', { person, meetingOn: '2026-06-11' })
    const heard = { person, attended: true }
    expect(await at.officer.propose(id, 'marac.heard', heard)).toMatchObject({ status: 400, problems: [''] })
    await at.officer.act(id, 'marac.listed', { person, meetingOn: '2026-06-10' })
    await at.officer.act(id, 'marac.heard', heard)
  })

  test('PD-12.f: a MARAC that was heard is written down later too, once the next one is listed', async () => {
    const { id, person } = await begun(at.officer)
    await at.officer.act(id, 'marac.listed', { person, meetingOn: '2026-06-10' })
    at.landlord.at('2026-06-11T09:00')
    await at.officer.act(id, 'marac.listed', { person, meetingOn: '2026-07-01' })
    await at.officer.act(id, 'marac.heard', { person, attended: true }, { at: '2026-06-10T11:30' })
    const next = await at.officer.propose(id, 'marac.heard', { person, attended: true })
    expect(next).toMatchObject({ status: 400, problems: [''] })
  })

  test('PD-1.k: what is known of the risk is never told to whoever causes it, on whatever ground', async () => {
    const { id, person } = await begun(at.officer)
    const share = { with: 'perpetrator', what: ['risk-facts'], person, reasons: 'He asked.', basis: 'vital-interests' }
    expect(await at.officer.propose(id, 'information.shared', share)).toMatchObject({ status: 400, problems: ['what'] })
    await at.officer.act(id, 'information.shared', { ...share, with: 'police' })
  })

  test('PD-15.b: once a case is closed no appointment and no word of how things stand goes out before its safety was weighed', async () => {
    const { id, person } = await begun(at.officer)
    await at.officer.act(id, 'case.closed', { reason: 'duplicate' })
    const appointment = { person, channel: 'phone', on: '2026-06-12', time: '10:00' }
    for (const [type, data] of [
      ['appointment.made', appointment],
      ['victim.updated', { person, channel: 'phone', topic: 'progress' }],
    ] as const) {
      const asked = { type, by: 'da-caseworker', data }
      const refused = await at.officer.ask('POST', `/cases/${id}/entries`, asked)
      expect([type, refused.status]).toEqual([type, 400])
      expect(JSON.stringify(refused.body.problems)).toContain('(PD-15.b)')
    }
    await at.officer.act(id, 'monitoring.safety-considered', { safe: true, relationshipResumed: false })
    await at.officer.act(id, 'victim.updated', { person, channel: 'phone', topic: 'progress' })
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.2.8.c1: a risk that rises from medium to high asks for the measures to be looked at again, though nobody says it rose', async () => {
    const { id, person } = await begun(at.officer)
    await at.officer.act(id, 'risk.assessed', assessed(person, 'medium'))
    await at.officer.act(id, 'risk.assessed', assessed(person, 'medium'))
    expect(openOf(await at.officer.asked(id))).not.toContain('MHA-4.2.8.c1')
    await at.officer.act(id, 'risk.assessed', assessed(person, 'high'))
    expect(openOf(await at.officer.asked(id))).toContain('MHA-4.2.8.c1')
    await at.officer.act(id, 'security.reviewed', { person, why: 'escalation' })
    expect(openOf(await at.officer.asked(id))).not.toContain('MHA-4.2.8.c1')
  })

  test('MHA-4.2.8.b1: target hardening is not ordered without the risk that it answers', async () => {
    const { id, person } = await begun(at.officer)
    await at.officer.act(id, 'needs.assessed', { person, for: ['security'], protectedCharacteristics: true })
    const order = { person, measure: 'door-reinforcement' }
    expect(await at.officer.propose(id, 'security.ordered', order)).toMatchObject({ status: 400, problems: ['risk'] })
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-4.6.b: a survey that is logged as a contact waits, as the question for feedback does, and says so beside its purpose', async () => {
    const { id, person } = await begun(at.officer)
    await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['phone'] })
    const survey = { person, channel: 'phone', purpose: 'survey' }
    expect(await at.officer.propose(id, 'message.sent', survey)).toMatchObject({ status: 400, problems: ['purpose'] })
    await at.officer.act(id, 'feedback.considered', { person, safe: false })
    const form = { 'spoke.person': person, 'spoke.channel': 'phone', 'spoke.outcome': 'reached' }
    const { reference } = await at.officer.page(id)
    const log = `/cases/${reference}/contact/log`
    const sent = await at.officer.send(log, { ...form, 'spoke.purpose': 'survey' })
    expect([sent.status, sent.says]).toEqual([400, expect.stringContaining('asking them is not safe')])
    expect((await at.officer.send(log, { ...form, 'spoke.purpose': 'safety' })).status).toBe(303)
    await at.officer.act(id, 'feedback.considered', { person, safe: true })
    await at.officer.act(id, 'message.sent', survey)
  })
})
