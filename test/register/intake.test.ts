/** Taking it in: whoever tells us, however it comes and whoever the home belongs to, it is taken, believed and kept. */
import { describe, expect, test } from 'vitest'
import { enumeration } from './enumeration.ts'
import { clausesOf, landlordFor, someId } from './opened-landlord.ts'

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.2.a: any employee takes what a tenant told them, and it is known who took it', async () => {
    const caretaker = await at.landlord.somebody('Casey', 'other-employee')
    const id = await caretaker.report({ channel: 'in-person', summary: 'Her partner hit her.' })
    const [first] = await at.officer.timeline(id)
    expect(first).toMatchObject({ type: 'report.received', by: 'Casey' })
    expect(first?.fields.find((field) => field.name === 'source')?.value).toBe('The person harmed')
  })

  test('CBC-5.2.k: a report is taken by every channel that there is, social media and letters among them', async () => {
    const channels = enumeration('report.received', 'channel')
    expect(channels).toEqual(expect.arrayContaining(['social-media', 'letter', 'in-person', 'phone']))
    for (const channel of channels) {
      const id = await at.officer.report({ channel })
      expect(clausesOf(await at.officer.asked(id)), channel).toContain('CBC-5.1.h2')
    }
  })

  test('CBC-1.2.c: a tenant, an applicant, a leaseholder, another resident and a household member are all owed the same', async () => {
    const owed = await Promise.all(
      ['tenant', 'applicant', 'leaseholder', 'resident', 'household-member'].map(async (victimIs) =>
        clausesOf(await at.officer.asked(await at.officer.report({ victimIs }))),
      ),
    )
    expect(owed[0]).toContain('CBC-5.1.h2')
    for (const each of owed) expect(each).toEqual(owed[0])
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('VIV-4.1.b: the victim, family, a friend, a neighbour, staff or an agency may tell us', async () => {
    for (const source of ['victim', 'family', 'friend', 'neighbour', 'staff', 'other-agency']) {
      const id = await at.officer.report({ source })
      expect(clausesOf(await at.officer.asked(id)), source).toContain('VIV-4.1.a2')
    }
  })

  test('VIV-3.1.b1: a case without evidence, police or crime reference is owed all that any other is', async () => {
    const bare = await at.officer.report()
    const proven = await at.officer.report(
      { abuse: ['physical'], summary: 'Photographs, and a crime number.' },
      {
        also: [{ type: 'police.called', data: { reference: 'HP-1' } }],
      },
    )
    expect(clausesOf(await at.officer.asked(bare))).toContain('VIV-4.1.a2')
    expect(clausesOf(await at.officer.asked(bare))).toEqual(clausesOf(await at.officer.asked(proven)))
  })

  test('VIV-3.1.b2: a disclosure cannot be thrown away: it is taken back with a reason, and stays readable', async () => {
    const id = await at.officer.report({ summary: 'He followed her home.' })
    const [first] = await at.officer.timeline(id)
    expect((await at.officer.ask('DELETE', `/cases/${id}`)).status).toBe(404)
    expect(await at.officer.propose(id, 'entry.retracted', { entry: first?.id })).toMatchObject({
      status: 400,
      problems: ['reason'],
    })
    await at.officer.act(id, 'entry.retracted', { entry: first?.id, reason: 'Written on the wrong case.' })
    const after = await at.officer.timeline(id)
    expect(after.find((line) => line.id === first?.id)).toMatchObject({ retracted: true })
    expect(JSON.stringify(after)).toContain('He followed her home.')
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.1.a1: a shared owner, a leaseholder and somebody of any other tenure is owed what a tenant is', async () => {
    const tenant = clausesOf(await at.officer.asked(await at.officer.report({ victimIs: 'tenant' })))
    expect(tenant.length).toBeGreaterThan(0)
    for (const victimIs of enumeration('report.received', 'victimIs').filter((each) => !each.startsWith('colleague')))
      expect(clausesOf(await at.officer.asked(await at.officer.report({ victimIs }))), victimIs).toEqual(tenant)
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')

  test('MHA-4.1.1.b: a call through text relay is taken, with what makes contact possible for the person', async () => {
    const person = someId()
    const people = [{ person, data: { role: 'victim', name: 'Cerys Sampleton' } }]
    const id = await at.officer.report({ channel: 'text-relay', person }, { people })
    await at.officer.act(id, 'needs.assessed', { person, adjustments: 'Text relay; short sentences.' })
    const shown = JSON.stringify(await at.officer.timeline(id))
    expect(shown).toMatch(/text relay/i)
    expect(shown).toContain('Text relay; short sentences.')
    const { reference } = await at.officer.page(id)
    const page = await at.officer.see(`/cases/${reference}`)
    expect(page).toMatch(/Text relay; short sentences\.(?!\.).*Now People Contact/)
  })

  test('MHA-3.1.a: contract-holders, household members, leaseholders and applicants are all within the policy', async () => {
    for (const victimIs of ['tenant', 'joint-tenant', 'household-member', 'leaseholder', 'applicant'])
      expect(clausesOf(await at.officer.asked(await at.officer.report({ victimIs }))), victimIs).toContain(
        'MHA-4.2.2.a2',
      )
  })

  test('MHA-4.2.3.b1, MHA-8.2.c1: who tells us is believed: without evidence or crime number all support is owed', async () => {
    const bare = clausesOf(await at.officer.asked(await at.officer.report()))
    const proven = clausesOf(
      await at.officer.asked(
        await at.officer.report(
          { abuse: ['physical'] },
          { also: [{ type: 'police.called', data: { reference: 'GP-1' } }] },
        ),
      ),
    )
    expect(bare.length).toBeGreaterThan(0)
    expect(bare).toEqual(proven)
  })

  test('MHA-8.2.c1, MHA-4.2.3.b1: where a report is taken it says so, with both clauses; who sees no policy reads their numbers', async () => {
    const believed =
      /believed: you need no proof, no evidence and no crime number \( ?clause 4\.2\.3 ?, ?clause 8\.2 ?\)/
    expect(await at.officer.see('/reports/new')).toMatch(believed)
    const form = await at.officer.markupOf('/reports/new')
    for (const clause of ['MHA-4.2.3.b1', 'MHA-8.2.c1']) expect(form).toContain(`href="/policy#${clause}"`)
    const worker = await at.landlord.somebody('Wil', 'other-employee')
    expect(await worker.see('/reports/pass-on')).toMatch(believed)
    expect(await worker.markupOf('/reports/pass-on')).not.toContain('/policy#')
  })

  test('MHA-4.2.10.d: somebody whose case was closed comes back months later, to their history and a new clock', async () => {
    const id = await at.officer.report()
    await at.officer.act(id, 'case.opened', { kind: 'victim' })
    await at.officer.act(id, 'options.discussed', { person: someId(), topics: ['options'] })
    const closed = await at.officer.propose(id, 'case.closed', { reason: 'safe' })
    expect(closed).toMatchObject({ status: 201 })
    at.landlord.at('2027-02-10T11:00')
    await at.officer.act(id, 'case.reopened', { reason: 'person-returned' })
    await at.officer.act(id, 'report.received', { channel: 'phone', source: 'victim', urgent: true })
    const page = await at.officer.page(id)
    expect(page.state).toMatchObject({ state: 'open', since: '2027-02-10T11:00' })
    expect(page.timeline.map((line: { at: string }) => line.at)).toContain('2026-06-10T11:00')
    expect(await at.officer.asked(id)).toContainEqual(
      expect.objectContaining({ clauses: ['MHA-4.2.2.a1'], state: 'open', due: '2027-02-10T11:00' }),
    )
  })
})
