/** Complaints: from either side, on a stream of their own, by the clocks of the law, without showing one side what the other said. */
import { describe, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import type { OpenedLandlord } from './opened-landlord.ts'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

type Data = Readonly<Record<string, unknown>>

const receive = async (officer: Member, data: Data): Promise<{ id: string; reference: string }> => {
  const { status, body } = await officer.ask('POST', '/complaints', { by: 'complaints-team', data })
  expect(status, JSON.stringify(body)).toBe(201)
  return { id: body.complaintId, reference: body.reference }
}

const handle = async (officer: Member, complaint: string, type: string, data: Data = {}, more: Data = {}) => {
  const { status, body } = await officer.ask('POST', `/complaints/${complaint}/entries`, {
    type,
    by: 'complaints-team',
    data,
    ...more,
  })
  return { status, problems: (body.problems ?? []).map((each: { field: string }) => each.field), body }
}

/** A case with the person harmed and the person causing harm, both known in the records. */
async function caseOfTwo({ officer, landlord }: { readonly officer: Member; readonly landlord: OpenedLandlord }) {
  const [victim, other] = [someId(), someId()]
  const [victimKnown, otherKnown] = [await landlord.newCustomer(), await landlord.newCustomer()]
  const caseId = await officer.report(
    { person: victim },
    {
      people: [
        { person: victim, data: { role: 'victim', name: 'Amira Example' } },
        { person: other, data: { role: 'perpetrator', name: 'Karl Example' } },
      ],
    },
  )
  await officer.act(caseId, 'person.matched', { person: victim, customer: victimKnown })
  await officer.act(caseId, 'person.matched', { person: other, customer: otherKnown })
  return { caseId, victim, other, victimKnown, otherKnown }
}

const near = async (member: Member, caseId: string) => {
  const { status, body } = await member.ask('GET', `/cases/${caseId}/complaints`)
  return { status, complaints: body.complaints ?? [] }
}

describe('at whg', () => {
  const at = landlordFor('whg')
  const team = (landlord: OpenedLandlord, name: string) => landlord.somebody(name, 'complaints-team')

  test('WHG-3.5.a: a complaint of the person harmed about handling gets a reference and a handler who is not the owner, and its answer meets the duty on the case', async () => {
    const owen = await team(at.landlord, 'Owen')
    const owner = await at.landlord.somebody('Rhian', 'community-housing-team', 'complaints-team')
    const { caseId, victim } = await caseOfTwo(at)
    await at.officer.act(caseId, 'case.assigned', { to: 'community-housing-team', officer: owner.account })
    await at.officer.act(caseId, 'safe-contact.agreed', {
      person: victim,
      channels: ['phone'],
      neverChannels: ['letter'],
      days: ['tue'],
      from: '10:00',
      until: '12:00',
    })
    await at.officer.act(caseId, 'complaint.received', {
      person: victim,
      side: 'victim',
      about: 'Nobody rang back',
      reach: 'Ring the shop',
    })
    const owed = async () => (await at.officer.asked(caseId)).filter(({ clauses }) => clauses.includes('WHG-3.5.a'))
    expect((await owed()).map(({ state }) => state)).toEqual(['open'])

    const { complaints } = (await owen.ask('GET', '/complaints')).body
    expect(complaints).toHaveLength(1)
    const [{ id, reference }] = complaints
    expect(reference).toMatch(/^C-[0-9A-Z]{5}$/)
    const page = (await owen.ask('GET', `/complaints/${reference}`)).body
    expect(page).toMatchObject({
      about: ['Nobody rang back'],
      reach: 'Ring the shop',
      policyAsks: [{ clause: 'WHG-3.5.a' }],
    })
    // What it needs of the case, and nothing else of it.
    expect(page.agreed).toEqual({
      rule: {
        channels: ['phone'],
        never: ['letter'],
        days: ['tue'],
        from: '10:00',
        until: '12:00',
        expires: null,
        worker: null,
        interpreter: false,
      },
      ask: 'Rhian',
    })
    expect(JSON.stringify(page)).not.toMatch(/Amira|Karl|R-[0-9A-Z]{4}"/)
    expect((await owen.ask('GET', `/cases/${caseId}`)).status).toBe(404)
    // The owner of the case handles complaints too, and not this one.
    expect(page.handlers.map(({ name }: { name: string }) => name)).toEqual(['Owen'])
    expect((await owner.ask('GET', `/complaints/${id}`)).status).toBe(404)
    expect((await handle(owner, id, 'complaint.answered', { outcome: 'upheld' })).status).toBe(404)
    expect(await handle(owen, id, 'complaint.assigned', { to: owner.account })).toMatchObject({ problems: ['to'] })

    expect((await handle(owen, id, 'complaint.assigned', { to: owen.account })).status).toBe(201)
    expect(
      (await handle(owen, id, 'complaint.acknowledged', { channel: 'phone', understood: 'A made-up wish' })).status,
    ).toBe(201)
    expect(
      (
        await handle(owen, id, 'complaint.answered', {
          outcome: 'upheld',
          answer: 'We were too slow',
          remedies: ['apology', 'compensation'],
          compensation: 150,
        })
      ).status,
    ).toBe(201)
    expect((await owed()).map(({ state }) => state)).toEqual(['done'])
    const onCase = (await at.officer.timeline(caseId)).filter(({ type }) => type.startsWith('complaint.'))
    expect(onCase.map(({ type }) => type).toSorted()).toEqual([
      'complaint.acknowledged',
      'complaint.answered',
      'complaint.received',
    ])
    expect(JSON.stringify(onCase)).toContain(reference)
    // What was said stays with the complaint.
    expect(JSON.stringify(onCase)).not.toMatch(/rang back|the shop|too slow|150/)
    expect(await at.officer.propose(caseId, 'complaint.answered', { reference: 'C-2' })).toMatchObject({
      status: 400,
      problems: ['complaint'],
    })
  })

  test('a complaint of the person causing harm, or of anybody else, is never written on the case', async () => {
    const { caseId, other } = await caseOfTwo(at)
    for (const side of ['perpetrator', 'other'])
      expect(await at.officer.propose(caseId, 'complaint.received', { side })).toMatchObject({
        status: 400,
        problems: ['side'],
      })
    expect(await at.officer.propose(caseId, 'complaint.received', { person: other, side: 'victim' })).toMatchObject({
      problems: ['person'],
    })
    expect(await near(at.officer, caseId)).toMatchObject({ complaints: [] })
  })

  test('stage 2 is answered by somebody else than stage 1, more time is taken with its reason, and nothing is written twice', async () => {
    const [owen, nell] = [await team(at.landlord, 'Otis'), await team(at.landlord, 'Nell')]
    const { id } = await receive(owen, { about: 'The bins', name: 'Zed Example' })
    expect(await handle(owen, id, 'complaint.extended', { workingDays: 5 })).toMatchObject({ problems: ['reason'] })
    expect(await handle(owen, id, 'complaint.extended', { workingDays: 0, reason: 'A visit' })).toMatchObject({
      problems: ['workingDays'],
    })
    expect(await handle(owen, id, 'complaint.acknowledged')).toMatchObject({ problems: ['understood'] })
    expect((await handle(owen, id, 'complaint.acknowledged', { understood: 'A made-up wish' })).status).toBe(201)
    expect(await handle(owen, id, 'complaint.acknowledged', { understood: 'A made-up wish' })).toMatchObject({
      problems: ['stage'],
    })
    expect(
      await handle(owen, id, 'complaint.closed', { reason: 'answered', concern: 'nothing-noticed' }),
    ).toMatchObject({ problems: ['reason'] })
    expect(await handle(owen, id, 'complaint.closed', { reason: 'withdrawn' })).toMatchObject({ problems: ['concern'] })
    expect(
      await handle(nell, id, 'complaint.extended', { workingDays: 5, reason: 'A visit' }, { seq: 1 }),
    ).toMatchObject({ status: 409 })
    expect(
      (await handle(nell, id, 'complaint.extended', { workingDays: 5, reason: 'A visit' }, { seq: 2 })).status,
    ).toBe(201)
    expect((await handle(owen, id, 'complaint.answered', { outcome: 'not-upheld' })).status).toBe(201)
    expect((await handle(owen, id, 'complaint.received', {})).status).toBe(201)
    expect(await handle(owen, id, 'complaint.received', {})).toMatchObject({ problems: ['stage'] })
    expect(await handle(owen, id, 'complaint.answered', { outcome: 'not-upheld' })).toMatchObject({
      problems: ['stage'],
    })
    const seenBy = async (reader: typeof owen) => (await reader.ask('GET', `/complaints/${id}`)).body
    const [own, others] = [await seenBy(owen), await seenBy(nell)]
    expect([own.may[0], own.may.includes('complaint.answered'), others.may.includes('complaint.answered')]).toEqual([
      'complaint.acknowledged',
      false,
      true,
    ])
    const offered = (page: typeof own) => page.handlers.map(({ name }: { readonly name: string }) => name)
    expect(offered(own)).toContain('Nell')
    expect(offered(own)).not.toContain('Otis')
    expect(own.written[0].sentence).toBe('They were not content, and it went to stage 2')
    expect((await handle(nell, id, 'complaint.answered', { outcome: 'upheld' })).status).toBe(201)
    expect(
      (await handle(nell, id, 'complaint.closed', { reason: 'answered', concern: 'nothing-noticed' })).status,
    ).toBe(201)
    const page = (await nell.ask('GET', `/complaints/${id}`)).body
    expect(page).toMatchObject({ state: 'closed', stage: 'stage-2', running: null, may: [] })
  })

  test('complaints are there for those alone who handle them', async () => {
    const owen = await team(at.landlord, 'Orla')
    const { id } = await receive(owen, { about: 'The bins' })
    const lead = await at.landlord.somebody('Lena', 'da-lead')
    const missing = someId()
    for (const member of [at.officer, lead]) {
      expect((await member.ask('GET', '/complaints')).status).toBe(404)
      const hidden = await member.ask('GET', `/complaints/${id}`)
      expect(hidden).toEqual(await member.ask('GET', `/complaints/${missing}`))
      expect(hidden.status).toBe(404)
      expect((await handle(member, id, 'complaint.acknowledged', { understood: 'A made-up wish' })).status).toBe(404)
      expect((await member.ask('POST', '/complaints', { by: 'complaints-team', data: { about: 'x' } })).status).toBe(
        404,
      )
      expect((await member.ask('GET', `/cases/${id}`)).status).toBe(404)
    }
    const asked = await at.landlord.audited(id)
    expect(asked.filter(({ action, result }) => action === 'view:complaint' && result === 'not-found')).toHaveLength(2)
  })
})

describe('whoever complains', () => {
  const at = landlordFor('vivid')
  const ROUTES = ['/complaints', '/cases', '/today', '/notices'] as const

  /** Everything a complaints officer can learn of a complaint, without what differs by chance: ids, references, their other complaints. */
  async function learned(officer: Member, customer: string) {
    const said: unknown[] = []
    const { body, status } = await officer.ask('POST', '/complaints', {
      by: 'complaints-team',
      data: { about: 'The locks', name: 'Karl Example', customer },
    })
    said.push(status, body)
    const look = async () => {
      for (const url of [`/complaints/${body.complaintId}`, ...ROUTES]) {
        const seen = await officer.ask('GET', url)
        // How many they have open grows with each of their own.
        delete seen.body.openComplaints
        const own = seen.body.complaints?.filter(({ id }: { id: string }) => id === body.complaintId)
        said.push(own ? { ...seen, body: { ...seen.body, complaints: own } } : seen)
      }
    }
    await look()
    for (const [type, data] of [
      ['complaint.acknowledged', { understood: 'A made-up wish' }],
      ['complaint.answered', { outcome: 'not-upheld' }],
      ['complaint.closed', { reason: 'answered', concern: 'nothing-noticed' }],
    ] as const)
      said.push(await handle(officer, body.complaintId, type, data))
    await look()
    return JSON.stringify(said)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
      .replaceAll(/C-[0-9A-Z]{5}/g, 'C')
  }

  test('the complaints officer is answered byte for byte the same, after the same statements, whether the maker is on a case or on none', async () => {
    const owen = await at.landlord.somebody('Owen', 'complaints-team')
    const { otherKnown, victimKnown } = await caseOfTwo(at)
    const run = at.landlord.statements()
    const onNone = await learned(owen, await at.landlord.newCustomer())
    const statements = run.taken()
    expect(statements.length).toBeGreaterThan(20)
    for (const customer of [otherKnown, victimKnown]) {
      run.taken()
      expect(await learned(owen, customer)).toBe(onNone)
      expect(run.taken()).toEqual(statements)
    }
  })

  test('the lead of the case is told by the worker that somebody on it complained, and who; nobody else is, and no word of it', async () => {
    const owen = await at.landlord.somebody('Oona', 'complaints-team')
    const lead = await at.landlord.somebody('Lena', 'da-lead')
    const member = await at.landlord.somebody('Mo', 'da-caseworker')
    const { caseId, other, otherKnown } = await caseOfTwo(at)
    await at.officer.act(caseId, 'case.assigned', { to: 'housing-officer', officer: at.officer.account })
    const before = (await at.officer.ask('GET', '/notices')).body.unseen
    const { id, reference } = await receive(owen, { about: 'She changed the locks', customer: otherKnown })
    expect((await at.officer.ask('GET', '/notices')).body.unseen).toBe(before)
    await doDueJobs(at.landlord.rowan)
    const told = (await at.officer.ask('GET', '/notices')).body
    expect(told.unseen).toBe(before + 1)
    expect(told.notices.find((each: { kind: string }) => each.kind === 'complaint-near')).toMatchObject({
      what: null,
      duty: null,
    })
    expect((await member.ask('GET', '/notices')).body.notices).toEqual([])
    for (const leads of [at.officer, lead])
      expect((await near(leads, caseId)).complaints).toEqual([
        expect.objectContaining({
          id,
          reference,
          person: other,
          role: 'perpetrator',
          belongs: false,
          mayBelong: false,
        }),
      ])
    expect(await near(member, caseId)).toEqual({ status: 200, complaints: [] })
    expect((await near(owen, caseId)).status).toBe(404)
    expect(JSON.stringify(await near(lead, caseId))).not.toContain('locks')
    // It cannot be put beside the case, and its handler learns nothing of how the person harmed is reached.
    const put = await at.officer.ask('POST', `/cases/${caseId}/complaints/${id}`, { by: 'da-caseworker' })
    expect(put.status).toBe(404)
    expect((await at.officer.timeline(caseId)).some(({ type }) => type === 'complaint.received')).toBe(false)
    expect((await owen.ask('GET', `/complaints/${id}`)).body.agreed).toBeNull()
  })

  test('somebody who is found in the records only after they complained is looked for again', async () => {
    const owen = await at.landlord.somebody('Olga', 'complaints-team')
    const known = await at.landlord.newCustomer()
    await receive(owen, { about: 'The locks', customer: known })
    await doDueJobs(at.landlord.rowan)
    const person = someId()
    const caseId = await at.officer.report(
      { person },
      { people: [{ person, data: { role: 'perpetrator', name: 'Karl Example' } }] },
    )
    await at.officer.act(caseId, 'case.assigned', { to: 'housing-officer', officer: at.officer.account })
    await at.officer.act(caseId, 'person.matched', { person, customer: known })
    const before = (await at.officer.ask('GET', '/notices')).body.unseen
    await doDueJobs(at.landlord.rowan)
    expect((await at.officer.ask('GET', '/notices')).body.unseen).toBe(before + 1)
  })

  test('the lead puts a complaint of the person harmed beside the case, and its handler then sees how to reach her safely', async () => {
    const owen = await at.landlord.somebody('Osric', 'complaints-team')
    const { caseId, victim, victimKnown } = await caseOfTwo(at)
    await at.officer.act(caseId, 'case.assigned', { to: 'housing-officer', officer: at.officer.account })
    await at.officer.act(caseId, 'safe-contact.agreed', {
      person: victim,
      channels: ['phone'],
      neverChannels: ['letter'],
    })
    const { id } = await receive(owen, { about: 'Nobody rang', customer: victimKnown })
    expect((await owen.ask('GET', `/complaints/${id}`)).body.agreed).toBeNull()
    const member = await at.landlord.somebody('Mia', 'da-caseworker')
    const url = `/cases/${caseId}/complaints/${id}`
    expect((await member.ask('POST', url, { by: 'da-caseworker' })).status).toBe(404)
    expect((await at.officer.ask('POST', url, { by: 'da-caseworker' })).status).toBe(201)
    expect((await at.officer.ask('POST', url, { by: 'da-caseworker' })).status).toBe(404)
    expect((await owen.ask('GET', `/complaints/${id}`)).body.agreed).toMatchObject({
      rule: { channels: ['phone'], never: ['letter'] },
    })
    expect((await near(at.officer, caseId)).complaints).toEqual([
      expect.objectContaining({ id, belongs: true, mayBelong: false }),
    ])
    expect((await handle(owen, id, 'complaint.answered', { outcome: 'upheld' })).status).toBe(201)
    expect((await at.officer.timeline(caseId)).map(({ type }) => type)).toContain('complaint.answered')
  })
})

describe('the clocks of the law', () => {
  const england = landlordFor('plus-dane', '2026-04-01T10:00')
  const wales = landlordFor('mha', '2026-04-01T10:00')

  test('in England the Code gives five working days to acknowledge and ten from then to answer, over Easter, and more time that is taken', async () => {
    const owen = await england.landlord.somebody('Owen', 'complaints-team')
    const { id } = await receive(owen, { about: 'The bins' })
    const read = async () => (await owen.ask('GET', `/complaints/${id}`)).body
    // 1 April 2026 is a Wednesday; Good Friday and Easter Monday do not count.
    expect((await read()).running).toMatchObject({
      what: 'acknowledge',
      due: '2026-04-11T00:00',
      days: 5,
      verified: true,
    })
    expect((await read()).scheme).toMatchObject({ name: 'Housing Ombudsman Complaint Handling Code', verified: true })
    england.landlord.at('2026-04-02T09:00')
    await handle(owen, id, 'complaint.acknowledged', { understood: 'A made-up wish' })
    expect((await read()).running).toMatchObject({
      what: 'answer',
      due: '2026-04-21T00:00',
      countsFrom: 'acknowledgement',
    })
    await handle(owen, id, 'complaint.extended', { workingDays: 10, reason: 'A surveyor has to look' })
    expect((await read()).running).toMatchObject({ due: '2026-05-06T00:00', extended: 10, beyond: false })
    await handle(owen, id, 'complaint.extended', { workingDays: 1, reason: 'And again' })
    expect((await read()).running).toMatchObject({ beyond: true, longestExtension: 10 })
    england.landlord.at('2026-05-07T10:00')
    expect((await owen.ask('GET', '/complaints')).body.complaints[0]).toMatchObject({ late: true, nextClock: 'answer' })
    await handle(owen, id, 'complaint.answered', { outcome: 'upheld' })
    expect((await owen.ask('GET', '/complaints')).body.complaints[0]).toMatchObject({ late: false, nextClock: null })
    expect((await owen.ask('GET', '/today')).body.openComplaints.open, 'on the list of the day').toBeGreaterThan(0)
  })

  test('at stage 2 the Code gives twenty working days from when the escalation was acknowledged, and after them it is late', async () => {
    england.landlord.at('2026-05-07T10:00')
    const [owen, nell] = await Promise.all(
      ['Otto', 'Nora'].map((name) => england.landlord.somebody(name, 'complaints-team')),
    )
    if (!owen || !nell) throw new Error('nobody handles complaints')
    const { id } = await receive(owen, { about: 'The bins again' })
    const running = async () => (await nell.ask('GET', `/complaints/${id}`)).body.running
    const line = async () =>
      (await nell.ask('GET', '/complaints')).body.complaints.find((each: { id: string }) => each.id === id)
    await handle(owen, id, 'complaint.acknowledged', { understood: 'A made-up wish' })
    await handle(owen, id, 'complaint.answered', { outcome: 'not-upheld' })
    await handle(owen, id, 'complaint.received', {})
    expect(await running()).toMatchObject({ stage: 'stage-2', what: 'acknowledge', days: 5, verified: true })
    england.landlord.at('2026-05-08T09:00')
    expect((await handle(nell, id, 'complaint.acknowledged', { understood: 'The same wish' })).status).toBe(201)
    // The Spring bank holiday of 25 May does not count.
    expect(await running()).toMatchObject({
      what: 'answer',
      due: '2026-06-09T00:00',
      verified: true,
      longestExtension: 20,
    })
    england.landlord.at('2026-06-08T23:00')
    expect(await line()).toMatchObject({ late: false })
    england.landlord.at('2026-06-09T08:00')
    expect(await line()).toMatchObject({ late: true, nextClock: 'answer' })
  })

  test('in Wales no time is claimed that nobody has checked: no clock runs, and the page says whose scheme it is', async () => {
    const owen = await wales.landlord.somebody('Owen', 'complaints-team')
    const { id } = await receive(owen, { about: 'The bins' })
    const page = (await owen.ask('GET', `/complaints/${id}`)).body
    expect(page).toMatchObject({
      clocks: [],
      running: null,
      scheme: { hasTimes: false, verified: false, nation: 'wales' },
    })
    expect(page.policyAsks).toMatchObject([{ clause: 'MHA-12.1.a' }])
    expect(await owen.see(`/complaints/${page.reference ?? id}`)).toContain(
      'no clock runs by it. Go by your own procedure.',
    )
  })

  test('MHA-12.1.a: a complaint about an officer goes to a handler who is not that officer, who does not see it at all, and the handler does not see the case', async () => {
    const alun = await wales.landlord.somebody('Alun', 'community-safety-team', 'complaints-team')
    const owen = await wales.landlord.somebody('Osian', 'complaints-team')
    const { caseId, victim } = await caseOfTwo(wales)
    const list = async () => (await owen.ask('GET', '/complaints')).body.complaints
    const before = (await list()).map((each: { id: string }) => each.id)
    await wales.officer.act(caseId, 'complaint.received', {
      person: victim,
      side: 'victim',
      officer: alun.account,
      about: 'He told my neighbour',
    })
    const [{ id }] = (await list()).filter((each: { id: string }) => !before.includes(each.id))
    const page = (await owen.ask('GET', `/complaints/${id}`)).body
    expect(page.officer).toBe('Alun')
    expect(page.handlers.map(({ name }: { name: string }) => name)).not.toContain('Alun')
    expect(await handle(owen, id, 'complaint.assigned', { to: alun.account })).toMatchObject({ problems: ['to'] })
    expect((await alun.ask('GET', `/complaints/${id}`)).status).toBe(404)
    expect(JSON.stringify((await alun.ask('GET', '/complaints')).body)).not.toContain(id)
    expect((await handle(alun, id, 'complaint.answered', { outcome: 'not-upheld' })).status).toBe(404)
    expect((await owen.ask('GET', `/cases/${caseId}`)).status).toBe(404)
    // Nor does the officer, who is on the case, read there what was said.
    expect(JSON.stringify((await alun.ask('GET', `/cases/${caseId}`)).body)).not.toContain('told my neighbour')
    const [came] = (await alun.timeline(caseId)).filter(({ type }) => type === 'complaint.received')
    expect(came?.fields.map(({ name }) => name)).not.toContain('officer')
    expect((await handle(owen, id, 'complaint.answered', { outcome: 'upheld' })).status).toBe(201)
    expect((await wales.officer.asked(caseId)).find(({ clauses }) => clauses.includes('MHA-12.1.a'))?.state).toBe(
      'done',
    )
  })
})
