/** The home: what is fitted is agreed first, a repair costs the person harmed nothing, and whoever does the job learns nothing of why. */
import { describe, expect, test } from 'vitest'
import { clausesOf, type Duty, landlordFor, type Member, someId } from './opened-landlord.ts'

/** A case with one adult who is harmed, whose needs were considered; gives the case and the person. */
async function begun(officer: Member, more: Readonly<Record<string, unknown>> = {}) {
  const person = someId()
  const id = await officer.report(
    {},
    { people: [{ person, data: { role: 'victim', ageGroup: '18-or-over', ...more } }] },
  )
  return { id, person }
}

const needs = (person: string) => ({
  person,
  for: ['security'],
  protectedCharacteristics: true,
  note: 'Alone at night.',
})
const agreed = (person: string, measure: string) => ({ person, measures: [measure], outcome: 'accepted' })
const job = (person: string, more: Readonly<Record<string, unknown>>) => ({
  order: someId(),
  person,
  priority: 'urgent',
  where: '1 Example Court',
  ...more,
})
const openOf = (duties: readonly Duty[]) => clausesOf(duties.filter((duty) => duty.state === 'open'))

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-7.c: nobody is sent to fit a doorbell that was not talked through, and somebody is once it was agreed', async () => {
    const { id, person } = await begun(at.officer)
    const doorbell = job(person, { measure: 'video-doorbell', privacyChecked: true })
    expect(await at.officer.propose(id, 'work-order.placed', doorbell)).toMatchObject({
      status: 422,
      refusedBy: ['PD-7.c'],
    })
    await at.officer.act(id, 'security.offered', agreed(person, 'video-doorbell'))
    await at.officer.act(id, 'work-order.placed', doorbell)
  })

  test('PD-7.c: what is fitted is what they chose: a yes to locks is none to a doorbell, a yes taken back is none, and an emergency waits for neither', async () => {
    const { id, person } = await begun(at.officer)
    const refused = { status: 400, problems: ['measure'] }
    const doorbell = () => job(person, { measure: 'video-doorbell', privacyChecked: true })
    const offered = (measures: readonly string[], outcome: string) =>
      at.officer.act(id, 'security.offered', { person, measures, outcome })
    await offered(['lock-change'], 'accepted')
    expect(await at.officer.propose(id, 'work-order.placed', doorbell())).toMatchObject(refused)
    await at.officer.act(id, 'work-order.placed', { ...doorbell(), priority: 'emergency' })
    await offered(['video-doorbell', 'window-alarm'], 'accepted')
    await at.officer.act(id, 'work-order.placed', doorbell())
    await offered(['video-doorbell'], 'declined')
    expect(await at.officer.propose(id, 'work-order.placed', doorbell())).toMatchObject(refused)
    await at.officer.act(id, 'work-order.placed', job(person, { measure: 'lock-change' }))
    const { reference } = await at.officer.page(id)
    await at.officer.act(id, 'needs.assessed', needs(person))
    const sent = await at.officer.send(`/cases/${reference}/home/order`, {
      'ordered.person': person,
      'ordered.measure': 'video-doorbell',
      'ordered.risk': 'He comes to the door.',
      'job.order': someId(),
      'job.where': '1 Example Court',
      'job.privacyChecked': 'yes',
    })
    expect([sent.status, sent.says]).toEqual([400, expect.stringContaining('what they chose')])
  })

  test('PD-13.e2: security is offered in every case, and a no meets the offer', async () => {
    const { id, person } = await begun(at.officer)
    await at.officer.act(id, 'case.opened', { kind: 'victim' })
    expect(openOf(await at.officer.asked(id))).toContain('PD-13.e2')
    await at.officer.act(id, 'security.offered', { person, measures: ['lock-change'], outcome: 'declined' })
    expect(openOf(await at.officer.asked(id))).not.toContain('PD-13.e2')
  })

  test('PD-14.1.a: security is owed where staying is practical and safe, and not where it is not safe', async () => {
    const [staying, leaving] = [await begun(at.officer), await begun(at.officer)]
    const stay = (person: string, safe: boolean) => ({ person, safe, practical: true })
    await at.officer.act(staying.id, 'stay-or-move.assessed', stay(staying.person, true))
    await at.officer.act(leaving.id, 'stay-or-move.assessed', stay(leaving.person, false))
    expect(openOf(await at.officer.asked(staying.id))).toContain('PD-14.1.a')
    expect(openOf(await at.officer.asked(leaving.id))).not.toContain('PD-14.1.a')
  })

  test('PD-14.1.b: a lock change is ordered only once the needs of this person were considered', async () => {
    const { id, person } = await begun(at.officer)
    const order = { person, measure: 'lock-change', priority: 'urgent', risk: 'He has a key.' }
    expect(await at.officer.propose(id, 'security.ordered', order)).toMatchObject({ refusedBy: ['PD-14.1.b'] })
    await at.officer.act(id, 'needs.assessed', needs(person))
    await at.officer.act(id, 'security.ordered', order)
  })

  test('PD-14.1.g: locks against a joint tenant wait for what a manager or a solicitor says of their right to come in', async () => {
    const { id, person } = await begun(at.officer)
    const karl = someId()
    const joint = { person: karl, role: 'perpetrator', customerType: 'joint-tenant' }
    await at.officer.act(id, 'person.added', joint)
    await at.officer.act(id, 'security.offered', agreed(person, 'lock-change'))
    const locks = job(person, { measure: 'lock-change' })
    const refused = await at.officer.propose(id, 'work-order.placed', locks)
    expect(refused).toMatchObject({ refusedBy: ['PD-14.1.g'], missing: ['right-of-entry.considered'] })
    const right = { person: karl, basis: 'legal-advice', note: 'The order of the court lets us.' }
    await at.officer.act(id, 'right-of-entry.considered', right)
    await at.officer.act(id, 'work-order.placed', locks)
  })

  test('PD-14.3.a1: a repair of damage by abuse cannot be routine, and is never overdue', async () => {
    const { id } = await begun(at.officer)
    const repair = someId()
    await at.officer.act(id, 'repair.reported', { repair, kind: 'door', causedByAbuse: true })
    const routine = await at.officer.propose(id, 'repair.ordered', { repair, priority: 'routine' })
    expect(routine).toMatchObject({ status: 422, refusedBy: ['PD-14.3.a1'] })
    await at.officer.act(id, 'repair.ordered', { repair, priority: 'urgent' })
    const owed = (await at.officer.asked(id)).find((duty) => duty.clauses.includes('PD-14.3.a1'))
    expect(owed).toMatchObject({ state: 'open', due: null, late: false })
  })

  test('PD-14.3.a2, PD-14.3.b2: the person harmed and an account of theirs are never charged, with no crime number asked for', async () => {
    const { id } = await begun(at.officer)
    const repair = someId()
    await at.officer.act(id, 'repair.reported', { repair, kind: 'door', causedByAbuse: true })
    for (const payer of ['victim', 'joint-account']) {
      const charge = { repair, payer, cause: 'domestic-abuse', amount: 180 }
      expect((await at.officer.propose(id, 'recharge.raised', charge)).refusedBy, payer).toContain('PD-14.3.a2')
    }
  })

  test('PD-14.3.c1, PD-14.3.c2: no police report makes no difference to the charge, and the victim is told who looks at the case', async () => {
    const { id, person } = await begun(at.officer)
    await at.officer.act(id, 'victim-choice.recorded', { person, choice: 'no-police-report' })
    const charge = { payer: 'victim', cause: 'domestic-abuse', amount: 180 }
    expect((await at.officer.propose(id, 'recharge.raised', charge)).refusedBy).toContain('PD-14.3.c1')
    expect(openOf(await at.officer.asked(id))).toContain('PD-14.3.c2')
  })
})

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.5.i: the charge for damage goes to the perpetrator alone, never to a joint account or the victim', async () => {
    const { id } = await begun(at.officer)
    const charge = (payer: string) => ({ payer, cause: 'domestic-abuse', amount: 450 })
    for (const payer of ['joint-account', 'victim'])
      expect(await at.officer.propose(id, 'recharge.raised', charge(payer)), payer).toMatchObject({
        status: 400,
        problems: ['payer'],
      })
    await at.officer.act(id, 'recharge.raised', charge('perpetrator'))
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-3.5.a3: the job of a lock change says that it is urgent, and holds no word of why', async () => {
    const { id, person } = await begun(at.officer)
    const planner = await at.landlord.somebody('Pat', 'repairs')
    const placed = job(person, { measure: 'lock-change' })
    const telling = await at.officer.propose(id, 'work-order.placed', {
      ...placed,
      adjustments: 'Her abuser has a key',
    })
    expect(telling).toMatchObject({ status: 400, problems: ['adjustments'] })
    for (const adjustments of [
      'DV',
      'A DA case',
      'She fled on Monday',
      'She is scared of him',
      'Her ex-husband may come',
    ])
      expect(await at.officer.propose(id, 'work-order.placed', { ...placed, adjustments }), adjustments).toMatchObject({
        status: 400,
        problems: ['adjustments'],
      })
    await at.officer.act(id, 'work-order.placed', placed)
    const { body } = await planner.ask('GET', '/jobs')
    expect(body.jobs).toMatchObject([{ what: 'Change the locks', priority: 'urgent', where: '1 Example Court' }])
    expect(JSON.stringify(body)).not.toMatch(/abus|victim|case|perpetrator|R-[0-9A-Z]{4}/i)
  })

  test('VIV-4.2.c: a safe phone is lent with its number, and comes back', async () => {
    const { id, person } = await begun(at.officer)
    const measure = 'safe-phone'
    const ordered = await at.officer.act(id, 'security.ordered', {
      person,
      measure,
      risk: 'He reads her phone.',
      serial: 'SN 1234',
    })
    await at.officer.act(id, 'security.fitted', { person, measure })
    const { reference } = await at.officer.page(id)
    const home = () => at.officer.see(`/cases/${reference}/home`)
    expect(await home()).toMatch(/Safe phone Lent .*lent 10 June 2026.*Number on it: SN 1234/)
    const alarm = { person, measure: 'personal-alarm', risk: 'She walks home alone.' }
    await at.officer.act(id, 'security.ordered', alarm)
    expect((await home()).match(/The number on it was not written down/g)).toHaveLength(1)
    const back = await at.officer.act(id, 'security.reviewed', { person, why: 'other', remove: [measure] })
    const lines = await at.officer.timeline(id)
    const said = (entry: string) => lines.find((line) => line.id === entry)?.fields.map((field) => field.value)
    expect(said(ordered)).toContain('SN 1234')
    expect(said(back)?.join()).toMatch(/safe phone/i)
    expect(await home()).toMatch(/Safe phone Came back /)
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.8.a: where staying is appropriate, a measure is outstanding until one is named', async () => {
    const { id, person } = await begun(at.officer)
    await at.officer.act(id, 'victim-choice.recorded', { person, choice: 'stay-at-home' })
    expect(openOf(await at.officer.asked(id))).toContain('WHG-2.8.a')
    await at.officer.act(id, 'security.offered', agreed(person, 'window-alarm'))
    expect(openOf(await at.officer.asked(id))).not.toContain('WHG-2.8.a')
  })

  test('WHG-2.9.d: the job of cutting shrubs says where and what, and no more', async () => {
    const { id, person } = await begun(at.officer)
    const planner = await at.landlord.somebody('Pat', 'repairs')
    await at.officer.act(id, 'work-order.placed', job(person, { measure: 'vegetation-cut' }))
    const { body } = await planner.ask('GET', '/jobs')
    expect(body.jobs).toMatchObject([{ what: 'Cut back bushes and shrubs', where: '1 Example Court' }])
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.2.8.b2, MHA-4.2.12.c: a camera waits until what it films was weighed, and goes up with its signs', async () => {
    const { id, person } = await begun(at.officer)
    const camera = (more: object) => job(person, { measure: 'cctv', ...more })
    const refusedBy = async (more: object) =>
      (await at.officer.propose(id, 'work-order.placed', camera(more))).refusedBy
    expect(await refusedBy({ signs: true })).toEqual(['MHA-4.2.8.b2'])
    expect(await refusedBy({ privacyChecked: true })).toEqual(['MHA-4.2.12.c'])
    expect(await refusedBy({ privacyChecked: true, signs: true })).toEqual([])
  })

  test('MHA-4.5.2.b: a survivor is not charged for a punched door, and a charge that was made can be taken back', async () => {
    const { id } = await begun(at.officer)
    const charge = { payer: 'victim', cause: 'domestic-abuse', amount: 95 }
    expect((await at.officer.propose(id, 'recharge.raised', charge)).refusedBy).toContain('MHA-4.5.2.b')
    const entry = await at.officer.act(id, 'recharge.raised', charge, { happened: true })
    await at.officer.act(id, 'recharge.cancelled', { entry })
    const { breaches } = await at.officer.page(id)
    expect(breaches).toMatchObject([{ remedied: true }])
  })
})
