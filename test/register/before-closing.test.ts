/** What a case is not closed without: each line of the landlord's list, through the API and on the page. Source: `closing` of organisation.yaml. */
import { describe, expect, test } from 'vitest'
import type { EntryTypeName } from '../../src/record/vocabulary.ts'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

type Data = Readonly<Record<string, unknown>>
type Said = readonly [EntryTypeName, Data]

const [her, him, child, grown] = [someId(), someId(), someId(), someId()]
const ADULT = { role: 'victim', ageGroup: '18-or-over', customerType: 'tenant' }
const TENANT = { role: 'perpetrator', ageGroup: '18-or-over', customerType: 'tenant' }

async function begun(officer: Member, other: Data = TENANT) {
  const people = [
    { person: her, data: ADULT },
    { person: him, data: other },
  ]
  const id = await officer.report({}, { people })
  await officer.act(id, 'case.opened', { kind: 'victim' })
  return id
}

/** What a closing is still told to wait for, by clause; none where it was closed. */
async function waitsFor(officer: Member, id: string, said: Data = { reason: 'safe' }): Promise<readonly string[]> {
  const asked = { type: 'case.closed', by: 'da-caseworker', data: said }
  const { status, body } = await officer.ask('POST', `/cases/${id}/entries`, asked)
  if (status === 201) return []
  const cited = JSON.stringify(body).matchAll(/\((?<clause>[A-Z]+-[\w.]+)\)/g)
  return [...new Set([...cited].map(({ groups }) => groups?.clause ?? ''))]
}

const considered = (options: readonly string[]): Said => [
  'perpetrator-action.considered',
  {
    person: him,
    options,
    decision: 'no-action',
    reasons: 'She says that it would put her in danger.',
    safety: 'Calm.',
  },
]
const advised = (...topics: readonly string[]): Said => [
  'advice.given',
  { person: her, personRole: 'victim', topics, outcome: 'declined' },
]

/** Does these one by one; after each, that clause is no more waited for, and the case is closed in the end. */
async function closesOnceAll(officer: Member, id: string, steps: readonly (readonly [readonly string[], ...Said[]])[]) {
  let owed = steps.flatMap(([clauses]) => clauses).toSorted()
  expect((await waitsFor(officer, id)).toSorted()).toEqual(owed)
  for (const [clauses, ...acts] of steps) {
    for (const [type, data] of acts) await officer.act(id, type, data)
    owed = owed.filter((each) => !clauses.includes(each))
    expect((await waitsFor(officer, id)).toSorted()).toEqual(owed)
  }
  expect((await officer.page(id)).state.state).not.toBe('open')
}

/** Has closing for a death wait for these and for nothing else; each act answers one of them, and after the last the case is closed. */
async function closesAfterADeath(officer: Member, id: string, steps: readonly (readonly [string, Said])[]) {
  const died = { reason: 'victim-died' }
  for (const [index, [, [type, data]]] of steps.entries()) {
    const owed = steps.slice(index).map(([clause]) => clause)
    expect((await waitsFor(officer, id, died)).toSorted()).toEqual([...new Set(owed)].toSorted())
    await officer.act(id, type, data)
  }
  expect(await waitsFor(officer, id, died)).toEqual([])
  expect((await officer.page(id)).state.state).not.toBe('open')
}

const concern = (person: string, kind: 'child' | 'adult', more: Data = {}): Said => [
  'safeguarding-concern.identified',
  { person, kind, ...more },
]
const referred = (person: string, to: string): Said => [
  'referral.made',
  { person, to, purpose: 'safeguarding', consent: 'not-needed' },
]
const CHILD = { role: 'victim', ageGroup: 'under-16', affected: 'heard' }

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-1.h, PD-13.e1, PD-14.2.a, PD-20.d: a case is not closed before support and advice were offered, and action against a tenant was weighed', async () => {
    const id = await begun(at.officer)
    await closesOnceAll(at.officer, id, [
      [['PD-1.h'], ['support.offered', { person: her, kind: 'da-support', outcome: 'declined' }]],
      [['PD-13.e1'], advised('tenancy')],
      [['PD-14.2.a', 'PD-20.d'], considered(['injunction'])],
    ])
  })

  test('PD-13.c: a case is not closed, after a death neither, while a statutory concern about a child is not with the council', async () => {
    const id = await begun(at.officer)
    await at.officer.act(id, 'person.added', { person: child, ...CHILD })
    const before = await waitsFor(at.officer, id)
    await at.officer.act(id, ...concern(child, 'child', { statutory: true }))
    expect((await waitsFor(at.officer, id)).toSorted()).toEqual([...before, 'PD-13.c'].toSorted())
    await closesAfterADeath(at.officer, id, [['PD-13.c', referred(child, 'childrens-social-care')]])
  })

  test('PD-13.c: a case that was opened twice, or goes on elsewhere, is closed with the concern on it; one below the threshold holds up nothing', async () => {
    for (const reason of ['duplicate', 'transferred']) {
      const id = await begun(at.officer)
      await at.officer.act(id, ...concern(her, 'adult', { statutory: true }))
      expect(await waitsFor(at.officer, id, { reason })).toEqual([])
    }
    const id = await begun(at.officer)
    await at.officer.act(id, ...concern(her, 'adult', { statutory: false }))
    expect(await waitsFor(at.officer, id, { reason: 'victim-died' })).toEqual([])
  })

  test('PD-14.2.a, PD-20.d: of somebody who is no tenant only the remedies are asked', async () => {
    const id = await begun(at.officer, { ...TENANT, customerType: 'not-a-customer' })
    expect(await waitsFor(at.officer, id)).toEqual(['PD-1.h', 'PD-13.e1', 'PD-14.2.a'])
  })

  test('PD-1.h: a case that was opened twice, or goes on elsewhere, is closed without', async () => {
    for (const reason of ['duplicate', 'transferred'])
      expect(await waitsFor(at.officer, await begun(at.officer), { reason })).toEqual([])
  })

  test('PD-1.h: that a closing happened already gets round nothing: nobody outside closes a case', async () => {
    const id = await begun(at.officer)
    const closed = { type: 'case.closed', by: 'da-caseworker', data: { reason: 'safe' }, happened: true }
    const { status, body } = await at.officer.ask('POST', `/cases/${id}/entries`, closed)
    expect([status, JSON.stringify(body).includes('(PD-1.h)')]).toEqual([400, true])
  })

  test('PD-16.d1, PD-16.d2: nor does it get round what the policy refuses', async () => {
    const id = await begun(at.officer)
    await at.officer.act(id, 'slavery-concern.identified', { person: her, signs: ['forced-prostitution'] })
    const closed = { type: 'case.closed', by: 'da-caseworker', data: { reason: 'safe' }, happened: true }
    const { status, body } = await at.officer.ask('POST', `/cases/${id}/entries`, closed)
    expect([status, /PD-16\.d1/.test(JSON.stringify(body))]).toEqual([422, true])
    expect((await at.officer.page(id)).state.state).not.toBe('closed')
  })

  test('PD-1.h: a case that was closed as opened twice waits for all of it when it is opened again and closed for another reason', async () => {
    const id = await begun(at.officer)
    const all = await waitsFor(at.officer, id)
    expect(await waitsFor(at.officer, id, { reason: 'duplicate' })).toEqual([])
    await at.officer.act(id, 'case.reopened', { reason: 'person-returned' })
    expect(await waitsFor(at.officer, id)).toEqual(all)
    await at.officer.act(id, 'support.offered', { person: her, kind: 'da-support', outcome: 'declined' })
    expect(await waitsFor(at.officer, id)).toEqual(all.filter((clause) => clause !== 'PD-1.h'))
  })

  test('PD-15.a1: what was seen from the desk is written down by its name, of a closed case and of one that is watched from the first', async () => {
    const watched = await at.officer.begin('case.opened', { kind: 'monitoring', basis: 'partner-update' })
    const closed = await begun(at.officer)
    await at.officer.act(closed, 'case.closed', { reason: 'duplicate' })
    for (const id of [watched, closed]) {
      const running = `/cases/${(await at.officer.page(id)).reference}/running`
      expect(await at.officer.see(running)).toContain('Write down what was seen from the desk')
      const form = { 'look.how': 'desk', 'look.seen': 'His car is before her door again' }
      expect(await at.officer.see(`${running}/look`)).toContain('What did you see?')
      const sent = await at.officer.send(`${running}/look`, form)
      expect([sent.status, sent.says]).toEqual([303, ''])
      expect(await at.officer.see(running)).toContain('“His car is before her door again”')
    }
  })

  test('PD-15.a1: a case that is closed, watched or not, is not closed again for another reason, nor as of an hour before', async () => {
    const id = await begun(at.officer)
    const close = async (more: Data = {}) => {
      const asked = { type: 'case.closed', by: 'da-caseworker', data: { reason: 'transferred' }, ...more }
      const { status, body } = await at.officer.ask('POST', `/cases/${id}/entries`, asked)
      return [status, JSON.stringify(body.problems ?? [])]
    }
    const refused = [400, expect.stringContaining('This case is closed already. Open it again first')]
    at.landlord.at('2026-06-10T12:00')
    const first = await at.officer.act(id, 'case.closed', { reason: 'duplicate' })
    at.landlord.at('2026-06-10T13:00')
    expect(await close()).toEqual(refused)
    expect(await close({ happened: true })).toEqual(refused)
    expect(await close({ at: '2026-06-10T11:00' })).toEqual(refused)
    await at.officer.act(id, 'monitoring.safety-considered', { safe: true })
    await at.officer.act(id, 'case.monitored', { how: 'desk' })
    expect(await close()).toEqual(refused)
    expect((await at.officer.page(id)).state).toMatchObject({ state: 'monitoring', closedFor: 'duplicate' })
    const { reference } = await at.officer.page(id)
    expect(await at.officer.see(`/cases/${reference}/running/close`)).toContain('This case is closed already.')
    await at.officer.act(id, 'entry.retracted', { entry: first, reason: 'It was another case.' })
    expect((await close())[0]).toBe(201)
  })

  test('PD-1.h: the page of closing says what comes first and leads there, keeps what was typed, and closes once it is done', async () => {
    const id = await begun(at.officer)
    const { reference } = await at.officer.page(id)
    const url = `/cases/${reference}/running/close`
    expect(await at.officer.see(url)).toContain('Do this before you close it')
    const form = { 'closed.reason': 'safe', 'closed.reasons': 'She has moved to her sister.', role: 'da-caseworker' }
    const refused = await at.officer.send(url, form)
    expect(refused.status).toBe(400)
    expect(refused.says).toMatch(/cannot be closed for this reason yet\. Do first: .*support/)
    expect(refused.says).toContain('She has moved to her sister.')
    for (const [type, data] of [
      ['support.offered', { person: her, kind: 'da-support', outcome: 'accepted' }],
      advised('tenancy'),
      considered(['injunction']),
    ] as const)
      await at.officer.act(id, type, data)
    expect(await at.officer.see(url)).not.toContain('Do this before you close it')
    expect((await at.officer.send(url, form)).says).toContain('Before you close it')
  })
})

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')
  const wishes: Said = ['options.discussed', { person: her, topics: ['options'], wishes: 'To stay.' }]

  test('CBC-5.5.g, CBC-5.5.h: a case about a tenant is not closed before exclusion and the end of the tenancy were weighed', async () => {
    const id = await begun(at.officer)
    await at.officer.act(id, ...wishes)
    await closesOnceAll(at.officer, id, [
      [['CBC-5.5.g'], considered(['temporary-exclusion'])],
      [['CBC-5.5.h'], considered(['end-tenancy'])],
    ])
  })

  test('CBC-6.2.b1, CBC-6.2.b2: a case is not closed, after a death neither, before each child and each adult at risk was referred', async () => {
    const id = await begun(at.officer)
    await at.officer.act(id, ...wishes)
    const before = await waitsFor(at.officer, id)
    await at.officer.act(id, 'person.added', { person: child, ...CHILD })
    await at.officer.act(id, 'person.added', { person: grown, role: 'household-member', ageGroup: '18-or-over' })
    await at.officer.act(id, ...concern(grown, 'adult', { careActTest: true }))
    const both = ['CBC-6.2.b1', 'CBC-6.2.b2']
    expect((await waitsFor(at.officer, id)).toSorted()).toEqual([...before, ...both].toSorted())
    await closesAfterADeath(at.officer, id, [
      ['CBC-6.2.b1', referred(grown, 'adult-social-care')],
      ['CBC-6.2.b2', referred(child, 'childrens-social-care')],
    ])
  })

  test('CBC-5.2.m2: a suspicion that was passed up is not closed with no agency asked and no reason; with its reason it is', async () => {
    const passedUp = async () => {
      const id = await at.officer.report({}, { people: [{ person: her, data: ADULT }] })
      await at.officer.act(id, ...wishes)
      await at.officer.act(id, 'handover.made', { to: 'safeguarding-lead' })
      return id
    }
    const id = await passedUp()
    expect(await waitsFor(at.officer, id)).toEqual(['CBC-5.2.m2'])
    await at.officer.act(id, 'partner.contacted', { partner: 'idva', purpose: 'advice', person: her })
    expect(await waitsFor(at.officer, id)).toEqual([])
    const reasons = 'It turned out to be a film that was on.'
    expect(await waitsFor(at.officer, await passedUp(), { reason: 'safe', reasons })).toEqual([])
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.5.a, WHG-2.5.b, WHG-2.5.c: a case is not closed without advice, a partner to turn to and how the home is made safer', async () => {
    const id = await begun(at.officer)
    await closesOnceAll(at.officer, id, [
      [['WHG-2.5.a'], advised('tenancy')],
      [['WHG-2.5.b'], ['signpost.given', { to: 'idva', person: her }]],
      [['WHG-2.5.c'], advised('target-hardening')],
    ])
  })

  test('WHG-1.5.b, WHG-2.7.a2: a case is not closed, after a death neither, before the abuse of a child and every concern were reported', async () => {
    const id = await begun(at.officer)
    const before = await waitsFor(at.officer, id)
    await at.officer.act(id, 'person.added', { person: child, ...CHILD })
    await at.officer.act(id, ...concern(her, 'adult'))
    const both = ['WHG-1.5.b', 'WHG-2.7.a2']
    expect((await waitsFor(at.officer, id)).toSorted()).toEqual([...before, ...both].toSorted())
    await closesAfterADeath(at.officer, id, [
      ['WHG-1.5.b', referred(child, 'childrens-social-care')],
      ['WHG-2.7.a2', referred(her, 'adult-social-care')],
    ])
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-3.6.c1, VIV-4.1.c1, VIV-4.1.d, VIV-4.2.a, VIV-4.5.a1: a case is not closed before each of them is done', async () => {
    const id = await begun(at.officer)
    await at.officer.act(id, 'person.added', { person: child, role: 'victim', ageGroup: 'under-16' })
    await closesOnceAll(at.officer, id, [
      [['VIV-3.6.c1'], ['safeguarding-concern.identified', { person: child, kind: 'child', statutory: false }]],
      [['VIV-4.1.c1'], ['risk.assessed', { person: her, instrument: 'professional-judgement', level: 'standard' }]],
      [['VIV-4.1.d'], ['signpost.given', { to: 'idva', person: her }]],
      [['VIV-4.2.a'], ['security.offered', { person: her, measures: ['lock-change'], outcome: 'declined' }]],
      [['VIV-4.5.a1'], considered(['injunction'])],
    ])
  })

  test('VIV-3.6.c1: a case is not closed, after a death neither, before it was decided what a child needs', async () => {
    const id = await begun(at.officer)
    await at.officer.act(id, 'person.added', { person: child, ...CHILD })
    await closesAfterADeath(at.officer, id, [['VIV-3.6.c1', concern(child, 'child', { statutory: false })]])
  })

  test('VIV-4.1.c1: a case that goes on elsewhere goes with its risk assessed; one by mistake needs none', async () => {
    expect(await waitsFor(at.officer, await begun(at.officer), { reason: 'transferred' })).toEqual(['VIV-4.1.c1'])
    expect(await waitsFor(at.officer, await begun(at.officer), { reason: 'duplicate' })).toEqual([])
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.2.5.a1, MHA-4.2.10.c3, MHA-4.3.1.a1: a case is not closed before options were talked through, whoever disengaged is watched over, and action was weighed', async () => {
    const id = await begun(at.officer)
    await at.officer.act(id, 'victim-choice.recorded', { person: her, choice: 'disengage' })
    await closesOnceAll(at.officer, id, [
      [['MHA-4.2.5.a1'], ['options.discussed', { person: her, topics: ['options'] }]],
      [['MHA-4.2.10.c3'], ['partner.contacted', { partner: 'idva', purpose: 'monitor', person: her }]],
      [['MHA-4.3.1.a1'], considered(['injunction'])],
    ])
  })

  test('MHA-5.3.c, MHA-4.2.4.c: a case is not closed, after a death neither, before a child was thought of and the concern about the child passed on', async () => {
    const id = await begun(at.officer)
    const before = await waitsFor(at.officer, id)
    await at.officer.act(id, 'person.added', { person: child, ...CHILD })
    expect((await waitsFor(at.officer, id)).toSorted()).toEqual([...before, 'MHA-5.3.c'].toSorted())
    expect(await waitsFor(at.officer, id, { reason: 'victim-died' })).toEqual(['MHA-5.3.c'])
    await at.officer.act(id, ...concern(child, 'child'))
    await closesAfterADeath(at.officer, id, [['MHA-4.2.4.c', referred(child, 'childrens-social-care')]])
  })
})
