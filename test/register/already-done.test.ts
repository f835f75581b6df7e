/** What was done before anybody could ask: every door takes it as it was, and none takes it for what has to be decided. */
import { describe, expect, test } from 'vitest'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

async function begun(officer: Member, customerType = 'joint-tenant') {
  const [person, other] = [someId(), someId()]
  const people = [
    { person, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over', customerType } },
    { person: other, data: { role: 'perpetrator', name: 'Karl Example', customerType } },
  ]
  const id = await officer.report({}, { people })
  const { reference } = await officer.page(id)
  return { id, person, other, at: `/cases/${reference}` }
}

const BOX = 'It has already been done, and could not wait'

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('who told the police on the telephone to save a life writes down what was told, and the record says that it could not wait', async () => {
    const { id, person, at: address } = await begun(at.officer)
    const told = { 'shared.person': person, 'shared.with': 'police', 'shared.what': ['victim-address'] }
    const asked = await at.officer.send(`${address}/partners/share`, told)
    expect([asked.status, asked.says]).toEqual([400, expect.stringContaining(BOX)])
    const done = await at.officer.send(`${address}/partners/share`, { ...told, happened: 'yes' })
    expect([done.status, done.says]).toEqual([303, ''])
    expect((await at.officer.timeline(id)).filter(({ type }) => type === 'information.shared')).toHaveLength(1)
    expect(await at.officer.see(address)).toContain('It had already happened when it was recorded')
  })

  test('what the box does not take is what the record cannot do without', async () => {
    const { person, at: address } = await begun(at.officer)
    const nothing = { 'shared.person': person, happened: 'yes' }
    const sent = await at.officer.send(`${address}/partners/share`, nothing)
    expect([sent.status, sent.says]).toEqual([400, expect.stringMatching(/With whom/)])
  })

  test('evidence that the police have already is refused as a plan, says where the box is, and is taken as done', async () => {
    const { person, at: address } = await begun(at.officer)
    const given = { 'evidence.person': person, 'evidence.what': ['repair-photos'] }
    const refused = await at.officer.send(`${address}/partners/papers`, { ...given, 'evidence.method': 'in-person' })
    expect([refused.status, refused.says]).toEqual([409, expect.stringContaining('Was it done already')])
    expect(refused.says).toContain(BOX)
    expect((await at.officer.send(`${address}/partners/papers`, { ...given, happened: 'yes' })).status).toBe(303)
  })

  test('a form without that box has it once the policy refused: what was typed stands there, and is written down as it was', async () => {
    const { id, person, at: address } = await begun(at.officer)
    await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['phone'] })
    const told = {
      'told.person': person,
      'told.channel': 'email',
      'told.topic': 'progress',
    }
    expect(await at.officer.markupOf(`${address}/contact/tell`)).not.toContain(BOX)
    const refused = await at.officer.send(`${address}/contact/tell`, told)
    expect([refused.status, refused.says]).toEqual([409, expect.stringContaining('Was it done already')])
    expect(refused.markup).toContain('name="happened"')
    expect(refused.markup).toContain('value="email" selected')
    expect(refused.markup).toMatch(/value="progress" checked/)
    const done = await at.officer.send(`${address}/contact/tell`, { ...told, happened: 'yes' })
    expect([done.status, done.says]).toEqual([303, ''])
    expect(await at.officer.see(address)).toContain('It had already happened when it was recorded')
  })
})

describe('at VIVID', () => {
  const at = landlordFor('vivid')

  test('a mediation that took place while an order forbade contact is written down as it was', async () => {
    const { id, other, at: address } = await begun(at.officer)
    await at.officer.act(id, 'court-order.made', { person: other, kind: 'non-molestation', noContact: true })
    const offered = { 'mediation.outcome': 'accepted' }
    const refused = await at.officer.send(`${address}/tenancy/mediate`, offered)
    expect([refused.status, refused.says]).toEqual([400, expect.stringContaining(BOX)])
    const done = await at.officer.send(`${address}/tenancy/mediate`, {
      ...offered,
      'mediation.appropriate': 'no',
      'mediation.victimLed': 'no',
      'mediation.independent': 'yes',
      happened: 'yes',
    })
    expect([done.status, done.says]).toEqual([303, ''])
  })

  test('VIV-4.3.c: mediation under control that nobody says is safe is refused under its clause, and once it took place the case says which clause it went against and that it is to be reviewed', async () => {
    const { id, at: address } = await begun(at.officer)
    await at.officer.act(id, 'report.received', {
      channel: 'phone',
      source: 'police',
      abuse: ['controlling-or-coercive'],
    })
    const offer = {
      'mediation.outcome': 'accepted',
      'mediation.appropriate': 'yes',
      'mediation.victimLed': 'yes',
      'mediation.independent': 'yes',
    }
    const refused = await at.officer.send(`${address}/tenancy/mediate`, offer)
    expect([refused.status, refused.says]).toEqual([
      400,
      expect.stringMatching(/Say why it is safe, and who says so \(clause 4\.3.*\)/),
    ])
    const plan = { appropriate: true, victimLed: true, independent: true, outcome: 'accepted' }
    const { body } = await at.officer.ask('POST', `/cases/${id}/entries`, {
      type: 'mediation.offered',
      by: 'da-caseworker',
      data: plan,
    })
    expect(JSON.stringify(body.problems)).toContain('VIV-4.3.c')
    expect((await at.officer.send(`${address}/tenancy/mediate`, { ...offer, happened: 'yes' })).status).toBe(303)
    const page = await at.officer.see(address)
    expect(page).toMatch(
      /What went against the policy Mediation was considered: accepted ,.* To be reviewed Offer independent mediation/,
    )
    expect(page).toContain('What it lacked: Why is it safe, and who says so?')
    await at.officer.act(id, 'mediation.offered', { ...plan, reason: 'Her adviser sat in.' }, { happened: true })
    expect((await at.officer.page(id)).breaches, 'where somebody says why, nothing is to be reviewed').toHaveLength(1)
  })
})

describe('at MHA', () => {
  const at = landlordFor('mha')
  const happened = { happened: true }

  test('nobody says that another way of being reached, or a yes to a legal step, happened: either is decided', async () => {
    const { id, person, other } = await begun(at.officer)
    const override = { person, reason: 'threat-to-life', hours: 2 }
    const lead = await at.landlord.somebody('Nest', 'community-safety-manager', 'community-safety-team')
    for (const who of [at.officer, lead])
      expect(await who.propose(id, 'safe-contact.overridden', override, happened)).toMatchObject({ status: 400 })
    const action = someId()
    const step = { action, person: other, kind: 'injunction' }
    await at.officer.act(id, 'legal-action.proposed', step)
    const head = await at.landlord.somebody('Olwen', 'director', 'community-safety-team')
    const yes = { action, stepsConsidered: true }
    const said = await head.ask('POST', `/cases/${id}/entries`, {
      type: 'legal-action.authorised',
      by: 'director',
      data: yes,
      ...happened,
    })
    expect([said.status, JSON.stringify(said.body.problems)]).toEqual([400, expect.stringContaining('It is decided')])
  })

  test('papers that somebody has already are written down as given, with what was typed and not in an address', async () => {
    const { id, person } = await begun(at.officer)
    const { reference } = await at.officer.page(id)
    const pack = { person, recipient: 'employer', sections: ['people'], file: 'docx', seq: '3', do: 'make' }
    const made = await at.officer.send(`/cases/${reference}/documents/make/referral-pack`, pack)
    expect([made.status, made.says]).toEqual([303, ''])
    const file = /files\/([0-9a-f-]{36})/.exec(await at.officer.markupOf(`/cases/${reference}/documents`))?.[1]
    const leaving = `/cases/${reference}/files/${file}/leaving`
    await at.officer.send(leaving, { does: 'begin', means: 'words' })
    const own = /name="id" value="([0-9a-f-]+)"/.exec(await at.officer.markupOf(leaving))?.[1] ?? ''
    const why = { reasons: 'They ring her at her desk', consent: 'refused', basis: 'legitimate-interests' }
    const refused = await at.officer.send(leaving, { does: 'take', id: own, ...why })
    expect([refused.status, refused.says]).toEqual([409, expect.stringContaining('Write it down as it was')])
    const [, action = '', inside = ''] =
      /<form method="post" action="([^"]+)">(.*?)<\/form>/s.exec(refused.markup) ?? expect.fail('no form')
    expect(action).not.toContain('?')
    const fields: Record<string, string> = {}
    for (const [, name = '', value = ''] of inside.matchAll(/name="([^"]+)" value="([^"]*)"/g)) fields[name] = value
    const carried = await at.officer.send(action, fields)
    expect(carried.status, carried.says).toBe(200)
    expect(carried.markup).toContain('They ring her at her desk')
    const shared = async () =>
      (await at.officer.timeline(id)).filter(({ type }) => type === 'information.shared').length
    expect(await shared(), 'nothing is recorded before it is read').toBe(0)
    const { 'carried-on': _, token: __, ...typed } = fields
    expect((await at.officer.send(action, typed)).status).toBe(303)
    expect(await shared()).toBe(1)
  })

  test('a step that was begun without a yes is on the record as one that broke each clause that had refused it, and is no yes to beginning it', async () => {
    const { id, other } = await begun(at.officer)
    const step = { action: someId(), person: other, kind: 'injunction' }
    await at.officer.act(id, 'legal-action.proposed', step)
    const refused = await at.officer.propose(id, 'legal-action.started', step)
    expect(refused.refusedBy).toEqual(expect.arrayContaining(['MHA-4.3.2.a1', 'MHA-4.3.3.a', 'MHA-8.3.a', 'MHA-8.4.a']))
    const began = await at.officer.act(id, 'legal-action.started', step, happened)
    const { breaches, entries } = (await at.officer.ask('GET', `/cases/${id}/judgement`)).body
    const n = entries.find((entry: { id: string }) => entry.id === began)?.n
    const broke: readonly { n: number; clauses: string[]; remedied: boolean }[] = breaches
    expect(broke.flatMap(({ clauses }) => clauses).toSorted()).toEqual([...refused.refusedBy].toSorted())
    expect(broke.filter((each) => each.n !== n || each.remedied)).toEqual([])
    expect((await at.officer.propose(id, 'legal-action.started', step)).refusedBy).toEqual(refused.refusedBy)
  })
})
