/** Tenancy and moving: joint tenants advised apart, moves assessed and decided, homes offered where it is safer, and nobody's tenancy ended by the way. */
import { describe, expect, test } from 'vitest'
import { clausesOf, landlordFor, type Member, someId } from './opened-landlord.ts'

/** A case of two joint tenants: one harmed, one said to cause harm. */
async function jointCase(officer: Member, customerType = 'joint-tenant') {
  const [harmed, causing] = [someId(), someId()]
  const id = await officer.report(
    {},
    {
      people: [
        { person: harmed, data: { role: 'victim', customerType } },
        { person: causing, data: { role: 'perpetrator', customerType } },
      ],
    },
  )
  return { id, harmed, causing }
}
const openFor = async (officer: Member, id: string, clause: string) =>
  (await officer.asked(id)).filter((duty) => duty.state === 'open' && duty.clauses.includes(clause)).length
const isAsked = async (officer: Member, id: string, clause: string) =>
  clausesOf((await officer.asked(id)).filter((duty) => duty.state === 'open')).includes(clause)
const close = { reason: 'safe', reasons: 'They say so.', offersOpen: true }

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')
  const joint = { topics: ['joint-tenancy'], outcome: 'accepted' }

  test('PD-9.a1: each joint tenant has advice of their own; that of the person causing harm waits until the safety of the other was weighed, or says why it is not suitable', async () => {
    const { id, harmed, causing } = await jointCase(at.officer)
    expect(await openFor(at.officer, id, 'PD-9.a1')).toBe(2)
    await at.officer.act(id, 'advice.given', { ...joint, person: harmed })
    const advice = { ...joint, person: causing }
    expect((await at.officer.propose(id, 'advice.given', advice)).problems).toEqual(['safetyChecked'])
    const unweighed = { ...advice, safetyChecked: false }
    expect((await at.officer.propose(id, 'advice.given', unweighed)).refusedBy).toEqual(['PD-9.a1'])
    expect(await openFor(at.officer, id, 'PD-9.a1')).toBe(1)
    const no = { person: causing, topics: ['joint-tenancy'], outcome: 'not-appropriate' }
    expect((await at.officer.propose(id, 'advice.given', no)).problems).toEqual(['reason'])
    await at.officer.act(id, 'advice.given', { ...no, reason: 'He would ask who spoke to us.' })
    expect(await openFor(at.officer, id, 'PD-9.a1')).toBe(0)
  })

  test('PD-9.a2: advice to the person causing harm never shows that a report was made, whatever part a form gives them', async () => {
    const { id, causing } = await jointCase(at.officer)
    for (const said of [{}, { personRole: 'joint-tenant' }]) {
      const told = { ...joint, ...said, person: causing, safetyChecked: true }
      expect((await at.officer.propose(id, 'advice.given', { ...told, revealsReport: true })).refusedBy).toEqual([
        'PD-9.a2',
      ])
      await at.officer.act(id, 'advice.given', { ...told, revealsReport: false })
    }
  })

  test('PD-9.a2: nothing that is written or said to the person causing harm shows that somebody spoke to us, by any door', async () => {
    const { id, harmed, causing } = await jointCase(at.officer)
    const letter = { person: causing, channel: 'letter', revealsReport: true }
    const talk = { person: causing, channel: 'phone', purpose: 'tenancy', safetyChecked: true, revealsReport: true }
    const refused = { status: 400, problems: ['revealsReport'] }
    for (const purpose of [{}, { purpose: 'other' }, { purpose: 'legal-notice' }])
      expect(await at.officer.propose(id, 'message.sent', { ...letter, ...purpose })).toMatchObject(refused)
    expect(await at.officer.propose(id, 'perpetrator.contacted', talk)).toMatchObject(refused)
    const { reference } = await at.officer.page(id)
    const spoke = Object.entries({ ...talk, safetyChecked: 'yes', revealsReport: 'yes' })
    const form = Object.fromEntries(spoke.map(([name, value]) => [`contact.${name}`, value]))
    const sent = await at.officer.send(`/cases/${reference}/action/contact`, form)
    expect([sent.status, sent.says]).toEqual([400, expect.stringContaining('that somebody spoke to us')])
    await at.officer.act(id, 'message.sent', { ...letter, revealsReport: false })
    await at.officer.act(id, 'perpetrator.contacted', { ...talk, revealsReport: false })
    await at.officer.act(id, 'message.sent', { ...letter, person: harmed })
    await at.officer.act(id, 'perpetrator-action.considered', {
      person: causing,
      options: ['injunction'],
      decision: 'act',
      safety: 'She and the children are away.',
    })
    expect(await at.officer.propose(id, 'perpetrator.contacted', talk)).toMatchObject(refused)
    await at.officer.act(id, 'message.sent', { ...letter, purpose: 'legal-notice' })
  })

  test('PD-14.5.a: a request to move is owed help, and the case is not closed while it is undecided', async () => {
    const { id, harmed } = await jointCase(at.officer)
    const rehousing = someId()
    await at.officer.act(id, 'rehousing.requested', { rehousing, person: harmed })
    expect(await isAsked(at.officer, id, 'PD-14.5.a')).toBe(true)
    expect((await at.officer.propose(id, 'case.closed', close)).refusedBy).toContain('PD-14.5.a')
    await at.officer.act(id, 'rehousing.assessed', { rehousing, person: harmed, reasons: 'Near her work.' })
    await at.officer.act(id, 'rehousing.decided', { rehousing, outcome: 'agreed', reasons: 'He knows the house.' })
    expect(await isAsked(at.officer, id, 'PD-14.5.a')).toBe(false)
    expect((await at.officer.propose(id, 'case.closed', close)).refusedBy).not.toContain('PD-14.5.a')
  })

  test('PD-14.5.b: a request is not refused before it was assessed on its own merits', async () => {
    const { id, harmed } = await jointCase(at.officer)
    const [rehousing, other] = [someId(), someId()]
    for (const each of [rehousing, other])
      await at.officer.act(id, 'rehousing.requested', { rehousing: each, person: harmed })
    const no = { rehousing, outcome: 'refused', reasons: 'The flat can be made safe.' }
    await at.officer.act(id, 'rehousing.assessed', { rehousing: other, person: harmed, reasons: 'Another request.' })
    expect((await at.officer.propose(id, 'rehousing.decided', no)).refusedBy).toEqual(['PD-14.5.b'])
    await at.officer.act(id, 'rehousing.assessed', { rehousing, person: harmed, reasons: 'Locks hold him off.' })
    await at.officer.act(id, 'rehousing.decided', no)
  })

  test('PD-13.e1: advice about the tenancy is offered on every case', async () => {
    const { id, harmed } = await jointCase(at.officer)
    await at.officer.act(id, 'case.opened', { kind: 'victim', basis: 'report' })
    expect(await isAsked(at.officer, id, 'PD-13.e1')).toBe(true)
    await at.officer.act(id, 'advice.given', { person: harmed, topics: ['tenancy'], outcome: 'declined' })
    expect(await isAsked(at.officer, id, 'PD-13.e1')).toBe(false)
  })

  test('a notice to quit from the person causing harm closes nothing and ends nothing', async () => {
    const { id, causing } = await jointCase(at.officer)
    const before = (await at.officer.asked(id)).length
    const notice = { notice: someId(), person: causing, form: 'notice-to-quit', withOther: false }
    await at.officer.act(id, 'tenancy-notice.received', notice)
    const page = await at.officer.page(id)
    expect(page.state.state).toBe('reported')
    expect((await at.officer.asked(id)).length).toBe(before)
    expect(page.people.map((each: { customerType: string }) => each.customerType)).toEqual([
      'joint-tenant',
      'joint-tenant',
    ])
  })
})

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.5.l: ending a joint tenancy in court waits for their wish and next home, or for it to be known that they cannot return; then it is asked', async () => {
    const { id, harmed, causing } = await jointCase(at.officer)
    const action = someId()
    const start = { action, person: causing, kind: 'end-joint-tenancy-by-court' }
    await at.officer.act(id, 'legal-action.proposed', start)
    await at.officer.act(id, 'victim-wishes.considered', { action, safeToAct: true })
    const tried = async () => {
      const said = await at.officer.ask('POST', `/cases/${id}/entries`, {
        type: 'legal-action.started',
        by: 'housing-officer',
        data: start,
      })
      return `${said.status} ${JSON.stringify(said.body.problems ?? '')}`
    }
    expect(await tried()).toMatch(/^400 .*that they cannot return to this home.*CBC-5\.5\.l/)
    await at.officer.act(id, 'victim-wishes.considered', { action, safeToAct: true, wishes: 'She wants it ended.' })
    expect(await tried(), 'where they will live is not known').toMatch(/^400 .*that they choose to stay.*CBC-5\.5\.l/)
    const { reference } = await at.officer.page(id)
    expect(await at.officer.see(`/cases/${reference}/action`)).toMatch(
      /Start.*First, one of these is enough:.*clause 5\.5/,
    )
    await at.officer.act(id, 'stay-or-move.assessed', {
      person: harmed,
      safe: false,
      practical: false,
      canReturn: true,
    })
    expect(await tried(), 'that they could return opens nothing').toMatch(/^400/)
    expect(await isAsked(at.officer, id, 'CBC-5.5.l')).toBe(false)
    const home = { person: harmed, safe: false, practical: false, canReturn: false }
    await at.officer.act(id, 'stay-or-move.assessed', home)
    expect(await isAsked(at.officer, id, 'CBC-5.5.l')).toBe(true)
    await at.officer.act(id, 'legal-action.started', start)
    expect(await isAsked(at.officer, id, 'CBC-5.5.l')).toBe(false)
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')
  const asked = async (more: Readonly<Record<string, unknown>> = {}) => {
    const { id, harmed } = await jointCase(at.officer, 'tenant')
    const rehousing = someId()
    await at.officer.act(id, 'rehousing.requested', { rehousing, person: harmed, ...more })
    return { id, harmed, rehousing }
  }
  const talk = { topics: ['rehousing-requirements', 'rehousing-warning'] }

  test('WHG-2.5.d: high risk of serious harm asks to consider a move; medium risk does not', async () => {
    const { id, harmed } = await jointCase(at.officer, 'tenant')
    const assess = (level: string) =>
      at.officer.act(id, 'risk.assessed', { person: harmed, instrument: 'professional-judgement', level })
    await assess('medium')
    expect(await isAsked(at.officer, id, 'WHG-2.5.d')).toBe(false)
    await assess('high')
    expect(await isAsked(at.officer, id, 'WHG-2.5.d')).toBe(true)
  })

  test('WHG-2.10.a: significant risk at home asks to consider a move at once, and the assessment keeps which threshold it was', async () => {
    const { id, harmed } = await jointCase(at.officer, 'tenant')
    const risk = { person: harmed, instrument: 'professional-judgement', level: 'medium', significantAtHome: true }
    await at.officer.act(id, 'risk.assessed', risk)
    expect(await isAsked(at.officer, id, 'WHG-2.10.a')).toBe(true)
    const threshold = {
      rehousing: someId(),
      person: harmed,
      threshold: 'significant-risk-at-home',
      riskMitigation: 'Yes.',
    }
    const entry = await at.officer.act(id, 'rehousing.assessed', threshold)
    expect(await isAsked(at.officer, id, 'WHG-2.10.a')).toBe(false)
    const line = (await at.officer.timeline(id)).find((each) => each.id === entry)
    expect(line?.fields.find((field) => field.name === 'threshold')?.value).toBe('Significant risk at home')
  })

  test('WHG-2.10.b1: a move is not approved before it was assessed how it lowers the risk', async () => {
    const { id, harmed, rehousing } = await asked()
    await at.officer.act(id, 'needs.assessed', { person: harmed, for: ['rehousing'], protectedCharacteristics: true })
    const yes = { rehousing, outcome: 'special-case', reasons: 'She cannot stay.' }
    await at.officer.act(id, 'rehousing.assessed', { rehousing, person: harmed, reasons: 'No word of the risk.' })
    expect((await at.officer.propose(id, 'rehousing.decided', yes)).refusedBy).toEqual(['WHG-2.10.b1'])
    await at.officer.act(id, 'rehousing.assessed', { rehousing, person: harmed, riskMitigation: 'Out of his reach.' })
    await at.officer.act(id, 'rehousing.decided', yes)
  })

  test('WHG-2.11.a, WHG-2.12.a: who must leave is told of applying to the council, and to one elsewhere', async () => {
    const { id, harmed } = await jointCase(at.officer, 'tenant')
    await at.officer.act(id, 'victim-choice.recorded', { person: harmed, choice: 'leave-now' })
    for (const [clause, topic] of [
      ['WHG-2.11.a', 'homelessness-application'],
      ['WHG-2.12.a', 'homelessness-other-area'],
    ] as const) {
      expect(await isAsked(at.officer, id, clause), clause).toBe(true)
      await at.officer.act(id, 'advice.given', { person: harmed, topics: [topic], outcome: 'accepted' })
      expect(await isAsked(at.officer, id, clause), clause).toBe(false)
    }
  })

  test('WHG-2.14.a: no home is offered before what makes the move safe was talked through', async () => {
    const { id, harmed, rehousing } = await asked()
    const offer = { rehousing, likeForLike: true, mitigatesRisk: true }
    const refused = await at.officer.propose(id, 'rehousing.offered', offer)
    expect([refused.refusedBy, refused.missing]).toEqual([['WHG-2.14.a'], ['options.discussed']])
    await at.officer.act(id, 'options.discussed', { ...talk, person: harmed, rehousing })
    await at.officer.act(id, 'rehousing.offered', offer)
  })

  test('WHG-2.15.a1: a second offer waits for a manager with a reason', async () => {
    const { id, harmed, rehousing } = await asked()
    await at.officer.act(id, 'options.discussed', { ...talk, person: harmed, rehousing })
    const offer = { rehousing, likeForLike: true, mitigatesRisk: true }
    const { reference } = await at.officer.page(id)
    const page = () => at.officer.see(`/cases/${reference}/tenancy`)
    expect(await page()).toMatch(/Offer a home[^.]*May go ahead/)
    await at.officer.act(id, 'rehousing.offered', offer)
    expect(await page()).not.toMatch(/Offer a home[^.]*May go ahead/)
    expect(await page()).toContain(
      'That was done as often as the policy lets it be done. A further one is an exception: for the community housing manager or manager to record, with the reason.',
    )
    const again = { ...offer, reason: 'The first had a broken lift.' }
    expect((await at.officer.propose(id, 'rehousing.offered', again)).refusedBy).toEqual(['WHG-2.15.a1'])
    expect((await at.officer.propose(id, 'rehousing.offered', offer, { by: 'manager' })).refusedBy).toEqual([
      'WHG-2.15.a1',
    ])
    await at.officer.act(id, 'rehousing.offered', again, { by: 'manager' })
  })

  test('WHG-2.15.a2: a home that is not like for like needs a reason; one that is does not', async () => {
    const { id, harmed, rehousing } = await asked()
    await at.officer.act(id, 'options.discussed', { ...talk, person: harmed, rehousing })
    const smaller = { rehousing, likeForLike: false, mitigatesRisk: true }
    expect((await at.officer.propose(id, 'rehousing.offered', smaller)).refusedBy).toEqual(['WHG-2.15.a2'])
    await at.officer.act(id, 'rehousing.offered', { ...smaller, reason: 'She asked for one bedroom.' })
  })

  test('WHG-2.16.a: a home in an area that she asked to avoid is not offered, however it is written; one elsewhere is', async () => {
    const { id, harmed, rehousing } = await asked({ areasToAvoid: ['Northside', 'Bentley Mill'] })
    await at.officer.act(id, 'options.discussed', { ...talk, person: harmed, rehousing })
    const offer = { rehousing, likeForLike: true, mitigatesRisk: true }
    const unsafe = await at.officer.propose(id, 'rehousing.offered', { ...offer, area: 'northside (by the park)' })
    expect([unsafe.status, unsafe.problems]).toEqual([400, ['area']])
    const known = { ...offer, area: 'Northside', outsideAreasToAvoid: false, reason: 'It is free.' }
    expect((await at.officer.propose(id, 'rehousing.offered', known)).refusedBy).toEqual(['WHG-2.16.a'])
    await at.officer.act(id, 'rehousing.offered', { ...offer, area: 'Southgate', outsideAreasToAvoid: true })
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-4.3.c: mediation under control or against her lead is refused without a reason; where both can speak safely it is offered', async () => {
    const { id } = await jointCase(at.officer)
    const offer = { appropriate: true, independent: true, victimLed: true, outcome: 'accepted' }
    await at.officer.act(id, 'mediation.offered', { ...offer, reason: 'Her adviser spoke to both.' })
    for (const said of [{ appropriate: false }, { victimLed: false }])
      expect((await at.officer.propose(id, 'mediation.offered', { ...offer, ...said })).refusedBy).toEqual([
        'VIV-4.3.c',
      ])
    await at.officer.act(id, 'abuse.classified', { outcome: 'domestic-abuse', kinds: ['controlling-or-coercive'] })
    expect(await at.officer.propose(id, 'mediation.offered', offer)).toMatchObject({ status: 400, refusedBy: [] })
    await at.officer.act(id, 'mediation.offered', { ...offer, reason: 'Her adviser sits in.' })
  })

  test('mediation is not offered while an order forbids contact between the two, nor without why it is safe; the page says which order', async () => {
    const { id, causing } = await jointCase(at.officer)
    const order = { person: causing, kind: 'non-molestation', noContact: true, expiresOn: '2026-12-01' }
    await at.officer.act(id, 'court-order.made', { ...order, expiresOn: '2026-06-09' })
    const entry = await at.officer.act(id, 'court-order.made', order)
    const offer = { appropriate: true, independent: true, victimLed: true, reason: 'Her adviser sits in.' }
    const offered = (data: object) => at.officer.propose(id, 'mediation.offered', { ...offer, ...data })
    for (const outcome of ['accepted', 'thinking', 'declined'])
      expect(await offered({ outcome })).toMatchObject({ status: 400, problems: ['outcome'] })
    const { reference } = await at.officer.page(id)
    const yes = { 'mediation.victimLed': 'yes', 'mediation.appropriate': 'yes', 'mediation.independent': 'yes' }
    const sent = await at.officer.send(`/cases/${reference}/tenancy/mediate`, {
      ...yes,
      'mediation.outcome': 'accepted',
      'mediation.reason': 'Her adviser sits in.',
    })
    const says =
      'What did they say? It must say that none was offered: an order or condition that forbids contact between them stands on this case (“Non-molestation”, 10 June 2026)'
    expect([sent.status, sent.says]).toEqual([400, expect.stringContaining(says)])
    expect(sent.says).toContain('Her adviser sits in.')
    const none = { 'mediation.appropriate': 'no', 'mediation.outcome': 'not-safe' }
    const taken = await at.officer.send(`/cases/${reference}/tenancy/mediate`, none)
    expect(taken.status, 'no offer was made').toBe(303)
    const unsafe = await at.officer.send(`/cases/${reference}/tenancy/mediate`, {
      ...yes,
      ...none,
      'mediation.outcome': 'accepted',
    })
    expect([unsafe.status, unsafe.says]).toEqual([400, expect.stringContaining('Choose an answer that says none was')])
    const notice = await at.officer.act(id, 'court-order.made', { ...order, kind: 'dvpn' })
    const { says: named } = await at.officer.send(`/cases/${reference}/tenancy/mediate`, {
      ...yes,
      'mediation.outcome': 'accepted',
      'mediation.reason': 'Her adviser sits in.',
    })
    expect(named).toContain('“Domestic violence protection notice (DVPN)”')
    await at.officer.act(id, 'court-order.ended', { entry: notice, why: 'discharged' })
    await at.officer.act(id, 'court-order.ended', { entry, why: 'discharged' })
    expect(await offered({ outcome: 'accepted' })).toMatchObject({ status: 201 })
    expect(await offered({ outcome: 'accepted', reason: '' })).toMatchObject({ status: 400, problems: ['reason'] })
  })

  test('a case goes to another landlord or area against what they want only for a reason, and the page asks for it beside its question', async () => {
    const { id } = await jointCase(at.officer)
    const against = { direction: 'out', agreed: 'refused' }
    const transfer = (data: object) => at.officer.propose(id, 'case.transferred', { ...against, ...data })
    for (const to of ['another-landlord', 'area'])
      expect(await transfer({ to })).toMatchObject({ status: 400, problems: ['reasons'] })
    const { reference } = await at.officer.page(id)
    const form = Object.entries({ ...against, to: 'another-landlord' }).map(([name, value]) => [`moved.${name}`, value])
    const sent = await at.officer.send(`/cases/${reference}/running/transfer`, Object.fromEntries(form))
    expect([sent.status, sent.says]).toEqual([400, expect.stringContaining('why it goes against what they want')])
    const harbour = { to: 'area', reasons: 'The Harbour area.' }
    expect(await transfer({ ...harbour, agreed: 'given' })).toMatchObject({ status: 201 })
    expect(await transfer({ ...harbour, direction: 'in' }), 'it was not our doing').toMatchObject({ status: 201 })
    expect(await transfer({ to: 'area', reasons: 'Her children are not safe here.' })).toMatchObject({ status: 201 })
  })

  test('a case goes to, or comes from, a team, an area, a landlord or an agency by its name, and the page says so beside its question', async () => {
    const { id } = await jointCase(at.officer)
    const kinds = ['team', 'area', 'another-landlord', 'another-agency']
    for (const to of kinds)
      for (const direction of ['in', 'out'])
        expect(
          await at.officer.propose(id, 'case.transferred', { to, direction, agreed: 'given' }),
          `${to} ${direction}`,
        ).toMatchObject({ status: 400, problems: ['reasons'] })
    const { reference } = await at.officer.page(id)
    const form = { 'moved.direction': 'out', 'moved.to': 'team', 'moved.agreed': 'given' }
    const sent = await at.officer.send(`/cases/${reference}/running/transfer`, form)
    expect([sent.status, sent.says]).toEqual([400, expect.stringContaining('It must say which one')])
    expect(sent.says, 'no more a question that may be left out').not.toContain('landlord or agency? (optional)')
    const named = { ...form, 'moved.reasons': 'The Harbour team: she moved there.' }
    expect((await at.officer.send(`/cases/${reference}/running/transfer`, named)).status).toBe(303)
    expect(await at.officer.see(`/cases/${reference}/running`)).toContain('The Harbour team: she moved there.')
  })

  test('VIV-4.3.b2: an application to change a tenancy is asked to go first, with the day it came and was decided', async () => {
    const { id, harmed } = await jointCase(at.officer)
    await at.officer.act(id, 'tenancy-change.requested', { person: harmed, kind: 'joint-to-sole' })
    expect(await isAsked(at.officer, id, 'VIV-4.3.b2')).toBe(true)
    await at.officer.act(id, 'priority.set', { queue: 'tenancy-change', level: 'top' })
    expect(await isAsked(at.officer, id, 'VIV-4.3.b2')).toBe(false)
    const agreed = { person: harmed, outcome: 'agreed', reason: 'The court moved it to her.' }
    expect((await at.officer.propose(id, 'tenancy-change.decided', agreed)).problems).toEqual(['route'])
    await at.officer.act(id, 'tenancy-change.decided', { ...agreed, route: 'court-order' })
  })

  test('VIV-4.3.d, VIV-4.3.e1: who decides to move is owed a request or help, and the council is asked to make it quick', async () => {
    const { id, harmed } = await jointCase(at.officer)
    await at.officer.act(id, 'victim-choice.recorded', { person: harmed, choice: 'move' })
    for (const clause of ['VIV-4.3.d', 'VIV-4.3.e1']) expect(await isAsked(at.officer, id, clause), clause).toBe(true)
    await at.officer.act(id, 'rehousing.requested', { rehousing: someId(), person: harmed })
    await at.officer.act(id, 'partner.contacted', { partner: 'local-authority-housing', purpose: 'move' })
    for (const clause of ['VIV-4.3.d', 'VIV-4.3.e1']) expect(await isAsked(at.officer, id, clause), clause).toBe(false)
  })

  test('VIV-4.3.e2: a home of another tenure needs a reason; one of the same does not', async () => {
    const { id, harmed } = await jointCase(at.officer)
    const rehousing = someId()
    await at.officer.act(id, 'rehousing.requested', { rehousing, person: harmed })
    const starter = { rehousing, sameTenure: false }
    expect((await at.officer.propose(id, 'rehousing.offered', starter)).refusedBy).toEqual(['VIV-4.3.e2'])
    await at.officer.act(id, 'rehousing.offered', { ...starter, reason: 'The other landlord has no other.' })
    await at.officer.act(id, 'rehousing.offered', { rehousing, sameTenure: true })
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.3.5.c: RHW32 and the copy for the other holder wait until they are free of a new address, and go by the safe way', async () => {
    const { id, harmed, causing } = await jointCase(at.officer)
    await at.officer.act(id, 'safe-contact.agreed', { person: harmed, channels: ['phone', 'in-person'] })
    const [action, withheld] = [someId(), { addressWithheld: true }]
    const other = { person: harmed, form: 'rhw33', action }
    expect((await at.officer.propose(id, 'tenancy-notice.served', { ...other, channel: 'in-person' })).missing).toEqual(
      ['addressWithheld'],
    )
    const post = await at.officer.propose(id, 'tenancy-notice.served', { ...other, ...withheld, channel: 'letter' })
    expect(post.refusedBy).toEqual(['safe-contact'])
    await at.officer.act(id, 'tenancy-notice.served', { ...other, ...withheld, channel: 'in-person' })
    await at.officer.act(id, 'tenancy-notice.served', { person: causing, form: 'rhw32', action, ...withheld })
  })

  test('MHA-4.2.8.a: who is at risk of homelessness is owed an offer that keeps them housed, with the answer', async () => {
    const { id, harmed } = await jointCase(at.officer)
    await at.officer.act(id, 'needs.assessed', { person: harmed, needs: ['risk-of-homelessness'] })
    expect(await isAsked(at.officer, id, 'MHA-4.2.8.a')).toBe(true)
    await at.officer.act(id, 'support.offered', { person: harmed, kind: 'stay-at-home-services', outcome: 'accepted' })
    expect(await isAsked(at.officer, id, 'MHA-4.2.8.a')).toBe(false)
  })

  test('MHA-4.3.9.a: who is ordered to leave is referred to the council for a place to stay', async () => {
    const { id, causing } = await jointCase(at.officer)
    await at.officer.act(
      id,
      'court-order.made',
      { person: causing, kind: 'exclusion', mustLeave: true },
      { happened: true },
    )
    expect(await isAsked(at.officer, id, 'MHA-4.3.9.a')).toBe(true)
    await at.officer.act(id, 'referral.made', {
      to: 'local-authority-housing',
      person: causing,
      consent: 'given',
      basis: 'consent',
    })
    expect(await isAsked(at.officer, id, 'MHA-4.3.9.a')).toBe(false)
  })
})
