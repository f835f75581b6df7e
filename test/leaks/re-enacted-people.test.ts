/**
 * Real leaks by people, re-enacted with made-up people: somebody saw what was not theirs, or nobody did what had to follow.
 * What went wrong there is tried here, through the API and the pages, and is stopped.
 */
import { describe, expect, test } from 'vitest'
import { landlordFor, someId } from '../register/opened-landlord.ts'
import { caseOfTwo, shown } from './case-of-two.ts'

describe('Places for People: the former partner stood at two viewings, and nobody knew from where he knew', () => {
  const at = landlordFor('plus-dane')

  test('when and where a viewing is stands on the case alone, and who looked at it is known by name and time', async () => {
    const { caseId, amira } = await caseOfTwo(at)
    await at.officer.act(caseId, 'safe-contact.agreed', {
      person: amira,
      channels: ['phone', 'in-person'],
      expiresOn: '2026-12-31',
    })
    const others = await Promise.all(
      (['lettings', 'repairs', 'contractor', 'income-officer', 'housing-officer'] as const).map((role) =>
        at.landlord.somebody(`Vic-${role}`, role),
      ),
    )
    const rehousing = someId()
    await at.officer.act(caseId, 'rehousing.requested', { rehousing, person: amira })
    await at.officer.act(caseId, 'lettings.asked', {
      rehousing,
      person: amira,
      bedrooms: 2,
      likeForLike: true,
      sameTenure: true,
      priority: 'urgent',
    })
    const before = await Promise.all(others.map(shown))
    await at.officer.act(caseId, 'appointment.made', {
      person: amira,
      channel: 'in-person',
      on: '2026-06-15',
      time: '10:30',
      place: 'chosen-place',
      details: 'Viewing at 9 Linnet Rise, side door',
    })
    expect(await Promise.all(others.map(shown))).toEqual(before)
    for (const other of others) expect((await other.ask('GET', `/cases/${caseId}`)).status).toBe(404)
    const { lookers } = (await at.officer.ask('GET', `/cases/${caseId}/looked`)).body
    expect(lookers.map(({ name }: { name: string }) => name)).toContain('Sam')
    const turned = await at.landlord.audited(caseId)
    for (const other of others)
      expect(turned).toContainEqual(expect.objectContaining({ actor: other.account, result: 'not-found' }))
  })
})

describe('Herefordshire Council: her former partner learned the address, and what followed was not enough', () => {
  const at = landlordFor('mha')

  test('once he may know where she is nothing agreed is relied on, safety and risk are looked at again, and who looked is known', async () => {
    const { caseId, reference, amira } = await caseOfTwo(at)
    await at.officer.act(caseId, 'risk.other-agency-checked', { found: false })
    await at.officer.act(caseId, 'risk.assessed', { instrument: 'dash', level: 'medium', person: amira })
    await at.officer.act(caseId, 'safe-contact.agreed', {
      person: amira,
      channels: ['letter', 'email', 'phone'],
      expiresOn: '2026-12-31',
    })
    const letter = async () => {
      const { seq } = await at.officer.page(caseId)
      const order = {
        by: 'da-caseworker',
        kind: 'letter',
        letter: 'please-call',
        person: amira,
        phone: '01632 960001',
        file: 'docx',
        seq,
      }
      return (await at.officer.ask('POST', `/cases/${caseId}/documents`, order)).status
    }
    expect(await letter()).toBe(201)
    const known = {
      incident: someId(),
      furtherIncident: true,
      placeKnown: true,
      account: 'A letter of ours went to him.',
    }
    await at.officer.act(caseId, 'incident.recorded', known)
    expect(await letter()).toBe(422)
    const sent = { person: amira, channel: 'email' }
    expect((await at.officer.propose(caseId, 'message.sent', sent)).status).toBe(422)
    const contact = await at.officer.see(`/cases/${reference}/contact`)
    expect(contact).toContain('may know where they are')
    const owed = (await at.officer.asked(caseId)).filter(({ state }) => state === 'open')
    expect(owed.flatMap(({ clauses }) => clauses)).toContain('MHA-4.2.8.c2')
    expect(await at.officer.see(`/cases/${reference}/plans`)).toMatch(/new incident/i)
    await at.officer.act(caseId, 'safe-contact.agreed', {
      person: amira,
      channels: ['letter'],
      expiresOn: '2026-12-31',
    })
    expect(await letter()).toBe(201)
  })
})

describe('Tower Hamlets: the other joint tenant complained of what was decided', () => {
  const at = landlordFor('plus-dane')

  test('whoever answers sees what he wrote and nothing of the case, the case is not told to him, and a letter to him names nobody', async () => {
    const { caseId, reference, amira, karl } = await caseOfTwo(at)
    await at.officer.act(caseId, 'tenancy-change.requested', { person: amira, kind: 'joint-to-sole' })
    await at.officer.act(caseId, 'tenancy-change.decided', {
      person: amira,
      outcome: 'agreed',
      route: 'assignment',
      reason: 'Tamarisk: she showed us photographs.',
    })
    const owen = await at.landlord.somebody('Owen', 'complaints-team')
    const received = await owen.ask('POST', '/complaints', {
      by: 'complaints-team',
      data: { about: 'My tenancy was ended', name: 'Karl Sampleton', customer: await at.landlord.newCustomer() },
    })
    const id = received.body.complaintId
    const say = (type: string, data: object) =>
      owen.ask('POST', `/complaints/${id}/entries`, { type, by: 'complaints-team', data })
    expect(
      (await say('complaint.answered', { outcome: 'not-upheld', answer: 'It was decided by law and our policy.' }))
        .status,
    ).toBe(201)
    const page = JSON.stringify([
      (await owen.ask('GET', `/complaints/${id}`)).body,
      (await owen.ask('GET', '/complaints')).body,
    ])
    expect(page).toContain('My tenancy was ended')
    expect(page).not.toMatch(/Amira|Quillbrook|Tamarisk|photograph|victim/)
    expect(page).not.toContain(reference)
    expect((await owen.ask('GET', `/cases/${caseId}`)).status).toBe(404)
    expect((await at.officer.timeline(caseId)).filter(({ type }) => type.startsWith('complaint.'))).toEqual([])
    const { seq } = await at.officer.page(caseId)
    const letter = {
      by: 'da-caseworker',
      kind: 'letter',
      letter: 'please-call',
      person: karl,
      phone: '01632 960001',
      file: 'docx',
      seq,
    }
    for (const own of ['Amira showed us photographs.', `It is ${reference} with us.`])
      expect((await at.officer.ask('POST', `/cases/${caseId}/documents`, { ...letter, own })).status, own).toBe(400)
  })
})

describe('The landlord whose tenant complained four times, and abuse was recorded nowhere', () => {
  const at = landlordFor('whg')

  test('no complaint closes before somebody said whether it made them think of abuse, the page asks it, and passing on is one step away', async () => {
    const owen = await at.landlord.somebody('Owen', 'complaints-team')
    for (const about of ['Noise', 'The door', 'The door again', 'Nobody came']) {
      const { body } = await owen.ask('POST', '/complaints', {
        by: 'complaints-team',
        data: { about, name: 'Zed Example' },
      })
      const say = (type: string, data: object) =>
        owen.ask('POST', `/complaints/${body.complaintId}/entries`, { type, by: 'complaints-team', data })
      expect((await say('complaint.answered', { outcome: 'upheld' })).status).toBe(201)
      const closed = await say('complaint.closed', { reason: 'answered' })
      expect([closed.status, closed.body.problems]).toMatchObject([400, [{ field: 'concern' }]])
      const page = await owen.see(`/complaints/${body.reference}/close`)
      expect(page).toContain('Did anything in it make you think of abuse?')
      expect(page).toContain('Pass something on')
      expect((await say('complaint.closed', { reason: 'answered', concern: 'passed-on' })).status).toBe(201)
    }
    expect((await owen.ask('GET', '/complaints')).status).toBe(200)
  })
})

describe('L&Q v S: a court relied on notes that were written at the time', () => {
  const at = landlordFor('chesterfield')

  test('a note has its writer, when it happened and when it was written; what is wrong is crossed out in view, and nothing is written over', async () => {
    const { caseId, amira } = await caseOfTwo(at)
    const note = { person: amira, needs: ['language'], note: 'She said that he came on Friday.' }
    const entry = await at.officer.act(caseId, 'needs.assessed', note, { at: '2026-06-09T16:00' })
    const { seq } = await at.officer.page(caseId)
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const)
      expect((await at.officer.ask(method as 'DELETE', `/cases/${caseId}/entries/${entry}`)).status, method).toBe(404)
    expect((await at.officer.propose(caseId, 'needs.assessed', note, { seq: seq - 1 })).status).toBe(409)
    await at.officer.act(caseId, 'entry.retracted', { entry, reason: 'It was Thursday' })
    const line = (await at.officer.timeline(caseId)).find(({ id }) => id === entry)
    expect(line).toMatchObject({ by: 'Sam', at: '2026-06-09T16:00', recordedAt: '2026-06-10T11:00', retracted: true })
    expect(JSON.stringify(line)).toContain('he came on Friday')
    expect(await at.landlord.faults()).toEqual([])
  })
})
