/** Who may know: a case exists for those who work on it, and every attempt of anybody else is on the audit trail. */
import { describe, expect, test } from 'vitest'
import { withClient } from '../../src/store/server/connection.ts'
import { landlordFor, type Member, type OpenedLandlord, someId } from './opened-landlord.ts'

/** What somebody sees who is not on a case: nothing, by any way that leads to it, and the attempt is kept. */
async function seesNothing(
  landlord: OpenedLandlord,
  outsider: Member,
  caseId: string,
  name: string,
  reference: string,
) {
  for (const url of [`/cases/${caseId}`, `/cases/${reference}`, `/cases/${caseId}/judgement`])
    expect((await outsider.ask('GET', url)).status, url).toBe(404)
  for (const url of ['/cases', '/today', '/policy']) {
    const answer = JSON.stringify((await outsider.ask('GET', url)).body)
    for (const hint of [name, caseId, reference]) expect(answer, url).not.toContain(hint)
  }
  const attempts = (await landlord.audited(caseId)).filter((line) => line.actor === outsider.account)
  expect(attempts).toContainEqual(expect.objectContaining({ result: 'not-found' }))
  expect(attempts.map((line) => line.result)).not.toContain('shown')
}

const victim = (name: string) => ({ people: [{ person: someId(), data: { role: 'victim', name } }] })

describe('at Plus Dane', () => {
  const at = landlordFor('plus-dane')

  test('PD-1.l: somebody in repairs finds no case and no hint of one, and the attempt is on the audit trail', async () => {
    const repairs = await at.landlord.somebody('Rae', 'repairs')
    const id = await at.officer.report({}, victim('Amira Sampleton'))
    const { reference } = await at.officer.page(id)
    await seesNothing(at.landlord, repairs, id, 'Amira Sampleton', reference)
  })

  test('PD-1.l: somebody in repairs who searches for the address is told the same before and after there is a case, and it is kept that they looked', async () => {
    const repairs = await at.landlord.somebody('Ray', 'repairs')
    const [street, postcode] = ['7 Sample Court', 'CH1 9ZZ']
    const { customer, home } = await at.landlord.newNeighbour(street, postcode, '07700 900222')
    const search = async () => {
      const found = [
        { address: street, postcode },
        { name: 'Mina Sample', phone: '07700 900222' },
      ]
      const pages = await Promise.all(found.map((asked) => repairs.send('/people/find', asked)))
      return pages.map(({ says }) => says.slice(says.indexOf('Leave now')))
    }
    const before = await search()
    expect(before[1]).toContain('Start the report with this person')
    const person = someId()
    const id = await at.officer.report(
      { person },
      { people: [{ person, data: { role: 'victim', name: 'Mina Sample' } }] },
    )
    await at.officer.act(id, 'person.matched', { person, customer, home, certain: true })
    expect(await search()).toEqual(before)
    const looked = (await at.landlord.audited('')).filter((line) => line.actor === repairs.account)
    expect(looked.filter(({ action }) => action === 'view:matches')).toHaveLength(4)
  })

  test('PD-10.b1: the case of a colleague is open to the people team alone, and its reading is logged', async () => {
    const colleague = await at.landlord.somebody('Pat', 'people-team')
    const search = async () => {
      const { says } = await at.officer.send('/people/find', { name: 'Bea Exampleby' })
      return says.slice(says.indexOf('Leave now'))
    }
    const before = await search()
    expect(before).toContain('Nobody found')
    const id = await colleague.report({ victimIs: 'colleague' }, victim('Bea Exampleby'))
    const { reference } = await colleague.page(id)
    expect(await search()).toBe(before)
    await seesNothing(at.landlord, at.officer, id, 'Bea Exampleby', reference)
    expect(reference).toMatch(/^R-/)
    expect(await at.landlord.audited(id)).toContainEqual(
      expect.objectContaining({ actor: colleague.account, action: 'view:case', result: 'shown' }),
    )
  })
})

describe('at whg', () => {
  const at = landlordFor('whg')

  test('WHG-2.4.a: somebody in repairs who has the address of a case is told that there is none, and it is logged', async () => {
    const repairs = await at.landlord.somebody('Rae', 'repairs')
    const team = await at.landlord.somebody('Toni', 'community-housing-team')
    const id = await team.report({}, victim('Amira Sampleton'))
    const { reference } = await team.page(id)
    await seesNothing(at.landlord, repairs, id, 'Amira Sampleton', reference)
    expect(await team.propose(id, 'handover.made', { to: 'repairs' })).toMatchObject({ status: 400, problems: ['to'] })
    expect(await at.landlord.audited(id)).toContainEqual(
      expect.objectContaining({ actor: team.account, action: 'view:case', result: 'shown' }),
    )
  })
})

/** Somebody causing harm asks for his data, of whom nobody is told that a case names him; and what is refused on that case. */
async function hisRequest(at: { readonly landlord: OpenedLandlord; readonly officer: Member }, day: string) {
  at.landlord.at(`${day}T10:00`)
  const ian = someId()
  const people = [
    { person: someId(), data: { role: 'victim', name: 'Amira Sampleton' } },
    { person: ian, data: { role: 'perpetrator', name: 'Ian Sampleton' } },
  ]
  const id = await at.officer.report({}, { people })
  const onHerCase = await at.officer.propose(id, 'data-request.received', { person: ian })
  const told = { with: 'perpetrator', person: ian, what: ['victim-account'], basis: 'subject-access', reasons: 'asked' }
  const hers = await at.officer.propose(id, 'information.shared', told)
  const asked = { name: 'Ian Sampleton', reach: '1 Example Road', asks: 'All of it' }
  const taken = await at.officer.ask('POST', '/data-requests', asked)
  const protects = await at.landlord.somebody(`Dee ${day}`, 'data-protection-officer')
  const { requests, law } = (await protects.ask('GET', '/data-requests')).body
  expect(await at.officer.ask('GET', '/data-requests')).toMatchObject({ status: 404 })
  return { onHerCase, hers, request: requests.find((each: { id: string }) => each.id === taken.body.id), law }
}

const BY_LAW = {
  name: 'UK GDPR, Article 12(3)',
  verified: false,
  keptBack: expect.arrayContaining(['victim-account', 'victim-address', 'victim-contact-details', 'safety-plan']),
}

describe('somebody causing harm who asks for his data is answered within the month of the law, and on no case', () => {
  const plusDane = landlordFor('plus-dane', '2026-01-30T09:00')
  const chesterfield = landlordFor('chesterfield', '2025-11-25T09:00')
  const mha = landlordFor('mha', '2026-04-30T09:00')

  test('PD-17.a: asked on 30 January, it is due on Monday 2 March, for 28 February is a Saturday', async () => {
    const { onHerCase, hers, request, law } = await hisRequest(plusDane, '2026-01-30')
    expect(request).toMatchObject({ due: '2026-03-02', step: 'identity' })
    expect(law).toMatchObject(BY_LAW)
    expect([onHerCase.status, onHerCase.problems]).toEqual([400, ['person']])
    expect(hers.status).toBe(422)
  })

  test('CBC-8.1.a: asked on 25 November, it is due on 29 December, after Christmas and a weekend', async () => {
    const { onHerCase, hers, request, law } = await hisRequest(chesterfield, '2025-11-25')
    expect(request).toMatchObject({ due: '2025-12-29' })
    expect(law).toMatchObject(BY_LAW)
    expect(onHerCase.status).toBe(400)
    expect(hers.status).toBe(422)
  })

  test('PD-17.a, CBC-8.1.a: what tells of her is kept back from anybody else who asks, also where it is sent to a third, and given to her', async () => {
    for (const at of [plusDane, chesterfield]) {
      const [amira, ian] = [someId(), someId()]
      const people = [
        { person: amira, data: { role: 'victim', name: 'Amira Sampleton' } },
        { person: ian, data: { role: 'perpetrator', name: 'Ian Sampleton' } },
      ]
      const id = await at.officer.report({}, { people })
      const give = async (what: readonly string[], person: string | null) => {
        const asked = { with: 'other', what, basis: 'subject-access', reasons: 'Asked for.' }
        const given = await at.officer.propose(id, 'information.shared', { ...asked, ...(person ? { person } : {}) })
        return [given.status, ...given.problems]
      }
      for (const what of ['victim-account', 'victim-address', 'safety-plan'])
        for (const person of [ian, null])
          expect(await give(['requesters-own-data', what], person)).toEqual([400, 'what'])
      expect(await give(['requesters-own-data'], ian)).toEqual([201])
      expect(await give(['requesters-own-data', 'victim-account'], amira)).toEqual([201])
    }
  })

  test('CBC-8.1.a: whoever was first taken for harmed and is said to cause harm now is given nothing of hers; whoever is both, once the one is taken back', async () => {
    for (const at of [plusDane, chesterfield]) {
      const [amira, ian, wit] = [someId(), someId(), someId()]
      const people = [
        { person: amira, data: { role: 'victim', name: 'Amira Sampleton' } },
        { person: ian, data: { role: 'victim', name: 'Ian Sampleton' } },
        { person: wit, data: { role: 'witness', name: 'Wit Sampleton' } },
      ]
      const id = await at.officer.report({}, { people })
      const add = (person: string, role: string) => at.officer.propose(id, 'person.added', { person, role })
      const give = async (person: string | null, what = 'victim-account') => {
        const asked = { with: 'other', what: ['requesters-own-data', what], basis: 'subject-access', reasons: 'Asked.' }
        const data = { ...asked, ...(person ? { person } : {}) }
        const { status, body } = await at.officer.ask('POST', `/cases/${id}/entries`, {
          type: 'information.shared',
          by: 'da-caseworker',
          data,
        })
        said = body.problems?.[0]?.problem ?? ''
        return [status, ...(body.problems ?? []).map(({ field }: { field: string }) => field)]
      }
      let said = ''
      const toDo = 'take back the entry that says so'
      const [given, keptBack] = [[201], [400, 'what']]
      expect(await give(ian)).toEqual(given)
      expect((await add(ian, 'perpetrator')).status).toBe(201)
      for (const what of ['victim-account', 'victim-address', 'safety-plan'])
        expect(await give(ian, what)).toEqual(keptBack)
      expect(said).not.toContain(toDo)
      expect(await give(amira)).toEqual(given)
      const tried = await at.landlord.audited(id)
      expect(tried).toContainEqual(expect.objectContaining({ action: 'act:information.shared', result: 'refused' }))
      await add(ian, 'victim')
      expect(await give(ian)).toEqual(keptBack)
      expect(said).toContain(toDo)
      const { timeline } = await at.officer.page(id)
      const causing = timeline.filter((line: { type: string }) => line.type === 'person.added')
      const entry = causing.map(({ n }: { n: number }) => n).toSorted((a: number, b: number) => b - a)[1]
      expect((await at.officer.propose(id, 'entry.retracted', { entry, reason: 'A mistake.' })).status).toBe(201)
      expect(await give(ian)).toEqual(given)
      for (const person of [amira, ian]) await add(person, 'perpetrator')
      for (const person of [amira, ian, null]) expect(await give(person)).toEqual(keptBack)
      expect(await give(wit)).toEqual(given)
    }
  })

  test('CBC-8.1.c: papers of a MARAC are kept back from whoever asks for his data, and listed as that with the reason', async () => {
    const { law } = await hisRequest(chesterfield, '2025-11-26')
    expect(law.keptBack).toContain('marac-minutes')
    expect(law.keptBackBy).toContain('Schedule 2')
  })

  test('MHA-9.6.a: asked on 30 April, it is due on 1 June, for 30 May is a Saturday', async () => {
    const { onHerCase, hers, request, law } = await hisRequest(mha, '2026-04-30')
    expect(request).toMatchObject({ due: '2026-06-01' })
    expect(law).toMatchObject(BY_LAW)
    expect(onHerCase.status).toBe(400)
    expect(hers.status).toBe(422)
  })

  test('MHA-9.1.b: abuse that was taken for noise is a record of its own, and who works on noise sees nothing of it', async () => {
    const asb = await mha.landlord.somebody('Aled', 'asb-officer')
    const id = await mha.officer.report({}, victim('Ceri Sampleton'))
    await mha.officer.act(id, 'case.opened', { kind: 'victim', basis: 'report' })
    const { reference } = await mha.officer.page(id)
    await seesNothing(mha.landlord, asb, id, 'Ceri Sampleton', reference)
  })

  test('MHA-9.1.b: who works on noise and passes on that it is abuse sees that it waits, then that it is gone, and nothing of the case', async () => {
    const asb = await mha.landlord.somebody('Alis', 'asb-officer')
    const concern = {
      by: 'asb-officer',
      how: 'pattern',
      noticedIn: 'asb-report',
      name: 'Nia Sampleton',
      summary: 'Shouting, a child crying.',
      considered: { outcome: 'abuse-suspected', reason: 'Bruises on her arm.' },
    }
    expect((await asb.ask('POST', '/concerns', concern)).status).toBe(201)
    const waits = (await asb.ask('GET', '/handovers')).body.byMe
    expect(waits).toHaveLength(1)
    const { caseId, caseReference, entry } = waits[0]
    const findsNoCase = async () => {
      for (const url of [`/cases/${caseId}`, `/cases/${caseReference}`, `/cases/${caseId}/judgement`])
        expect((await asb.ask('GET', url)).status, url).toBe(404)
      for (const url of ['/cases', '/today', '/handovers'])
        expect(JSON.stringify((await asb.ask('GET', url)).body), url).not.toContain('Nia Sampleton')
    }
    await findsNoCase()
    const taken = await mha.officer.ask('POST', `/handovers/${caseId}/acceptance`, {
      by: 'community-safety-team',
      entry,
    })
    expect(taken.status).toBe(201)
    expect((await asb.ask('GET', '/handovers')).body.byMe).toEqual([])
    await mha.officer.act(caseId, 'case.opened', { kind: 'victim', basis: 'concern' })
    await findsNoCase()
  })

  test('MHA-9.1.b: a case is passed back to nobody who works on noise, and to nobody who sees a part of cases alone', async () => {
    const id = await mha.officer.report({}, victim('Ceri Sampleton'))
    for (const to of [
      'asb-officer',
      'repairs',
      'contractor',
      'income-officer',
      'lettings',
      'auditor',
      'volunteer',
    ] as const) {
      const somebody = await mha.landlord.somebody(`Some ${to}`, to)
      for (const happened of [false, true]) {
        const refused = await mha.officer.propose(id, 'handover.made', { to }, { happened })
        expect([to, refused.status, refused.problems]).toEqual([to, 400, ['to']])
      }
      expect((await somebody.ask('GET', '/handovers')).body.toMe).toEqual([])
    }
    expect((await mha.officer.propose(id, 'handover.made', { to: 'legal' }, { happened: true })).status).toBe(201)
  })

  test('MHA-9.1.b: what waits for whoever works on noise from before is taken on by nobody, and whoever passed it on is told so', async () => {
    const id = await mha.officer.report({}, victim('Ceri Sampleton'))
    const { reference } = await mha.officer.page(id)
    const waits = async () => {
      const { byMe } = (await mha.officer.ask('GET', '/handovers')).body
      return byMe.find(({ caseId }: { readonly caseId: string }) => caseId === id)
    }
    /** As it was written down before such a passing on was refused. */
    const addressedBefore = (of: string, to: string) =>
      withClient(mha.landlord.owner, async (client) => {
        const values = [of, to]
        await client.query('update rowan.waiting_handover set to_role = $2 where stream = $1', values)
        const made = "select max(seq) from rowan.entry where stream = $1 and type = 'handover.made'"
        const codes = "jsonb_set(codes, '{to}', to_jsonb($2::text))"
        await client.query(`update rowan.entry set codes = ${codes} where stream = $1 and seq = (${made})`, values)
      })
    for (const to of ['asb-officer', 'repairs'] as const) {
      const somebody = await mha.landlord.somebody(`Late ${to}`, to)
      await mha.officer.act(id, 'handover.made', { to: 'legal' })
      await addressedBefore(id, to)
      expect((await somebody.ask('GET', '/handovers')).body.toMe).toEqual([])
      const mine = await waits()
      expect(mine).toMatchObject({ caseId: id, to, astray: true })
      for (const of of [id, reference]) {
        const taken = await somebody.ask('POST', `/handovers/${of}/acceptance`, { by: to, entry: mine.entry })
        expect([of, taken.status]).toEqual([of, 400])
      }
      for (const of of [id, reference]) expect((await somebody.ask('GET', `/cases/${of}`)).status).toBe(404)
      expect(await mha.landlord.audited(id)).toContainEqual(
        expect.objectContaining({ actor: somebody.account, action: 'act:handover.accepted', result: 'refused' }),
      )
      expect(await mha.officer.see('/passed-on')).toContain('Pass it to somebody else')
      for (const page of ['people', 'running'])
        expect(await mha.officer.see(`/cases/${reference}/${page}`), page).toContain('pass it to somebody else')
    }
    await mha.officer.act(id, 'handover.made', { to: 'legal' })
    const again = await waits()
    expect(again).toMatchObject({ to: 'legal', astray: false })
    expect(await mha.officer.see('/passed-on')).not.toContain('Pass it to somebody else')
    expect(await mha.officer.see(`/cases/${reference}/running`)).not.toContain('pass it to somebody else')
    const lawyer = await mha.landlord.somebody('Lowri', 'legal')
    const taken = await lawyer.ask('POST', `/handovers/${id}/acceptance`, { by: 'legal', entry: again.entry })
    expect(taken.status).toBe(201)
  })

  test('MHA-4.3.8.b: legal advice on a case opens for the team and those who authorise, and for nobody else who is on it', async () => {
    const worker = await mha.landlord.somebody('Wyn', 'housing-officer')
    const head = await mha.landlord.somebody('Hari', 'community-safety-manager')
    const id = await worker.report({}, victim('Ceri Sampleton'))
    await mha.officer.act(id, 'case.assigned', { to: 'community-safety-manager', officer: head.account })
    const elsewhere = { document: someId(), kind: 'legal-advice', cleaned: false, heldElsewhere: true }
    const held = { location: 'The safe of the solicitors', custodian: 'The legal team', reason: 'It is privileged' }
    await mha.officer.act(id, 'attachment.added', { ...elsewhere, ...held })
    const seen = async (member: Member) => JSON.stringify((await member.ask('GET', `/cases/${id}/documents`)).body)
    expect(await seen(mha.officer)).toContain(held.location)
    expect((await head.ask('GET', `/cases/${id}`)).status).toBe(200)
    expect(await seen(head)).toContain(held.location)
    expect((await worker.ask('GET', `/cases/${id}`)).status).toBe(200)
    expect(await seen(worker)).not.toContain(held.location)
    expect(JSON.stringify((await worker.ask('GET', `/cases/${id}`)).body)).not.toContain(held.location)
  })

  test('MHA-9.4.a: a statement on paper is not recorded without where it lies and who holds it, and is with them', async () => {
    const id = await mha.officer.report({}, victim('Ceri Sampleton'))
    const paper = { document: someId(), kind: 'other', cleaned: false, heldElsewhere: true }
    const reason = 'She asked that nobody can open it'
    const bare = await mha.officer.propose(id, 'attachment.added', { ...paper, reason })
    expect(bare).toMatchObject({ status: 400, problems: ['location', 'custodian'] })
    const held = { location: 'The safe on floor 2', custodian: 'The safeguarding lead', reason }
    await mha.officer.act(id, 'attachment.added', { ...paper, ...held })
    const [line] = (await mha.officer.timeline(id)).filter(({ type }) => type === 'attachment.added')
    expect(line?.fields.map(({ value }) => value)).toEqual(expect.arrayContaining(Object.values(held)))
  })
})
