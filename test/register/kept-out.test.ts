/** Who is kept out of a case, who alone is on it, and an emergency: through the API, as each person sees it. */
import { describe, expect, test } from 'vitest'
import { importStaffFile } from '../../src/casework/kept-apart/import-staff.ts'
import { landlordFor, someId } from './opened-landlord.ts'

describe('a colleague who must not see a case', () => {
  const at = landlordFor('vivid')

  test('is told nothing: the case answers as one that never was, in every place where it could be asked for', async () => {
    const worker = await at.landlord.somebody('Kit', 'da-caseworker')
    const id = await at.officer.report(
      {},
      { people: [{ person: someId(), data: { role: 'victim', name: 'Amira Example' } }] },
    )
    const { reference } = await at.officer.page(id)
    expect((await worker.ask('GET', `/cases/${id}`)).status).toBe(200)
    expect(
      (await at.officer.ask('POST', '/exclusions', { caseId: reference, account: worker.account, why: 'relative' }))
        .body,
    ).toEqual({ outcome: 'done' })
    const never = 'R-0000'
    const places = await worker.questions('/cases/{id}')
    expect(places.length).toBeGreaterThan(5)
    for (const place of places) {
      expect((await at.officer.ask('GET', place.replace('{id}', id))).status, place).toBe(200)
      for (const called of [id, reference])
        expect(await worker.ask('GET', place.replace('{id}', called)), place).toEqual(
          await worker.ask('GET', place.replace('{id}', never)),
        )
    }
    for (const list of await worker.questions('/'))
      expect(JSON.stringify((await worker.ask('GET', list)).body), list).not.toContain(reference)
    const emergency = (of: string) =>
      worker.ask('POST', '/emergencies', {
        reference: of,
        category: 'danger-now',
        reason: 'Made-up: somebody rang about danger.',
      })
    expect(await emergency(reference)).toEqual(await emergency(never))
    expect((await worker.ask('POST', '/exclusions', { caseId: reference, why: 'friend' })).status).toBe(404)
  })

  test('is seen by those who keep people apart, and by nobody on the case; it takes two to let them in', async () => {
    const worker = await at.landlord.somebody('Kai', 'da-caseworker')
    const [one, two] = [
      await at.landlord.somebody('Nia', 'safeguarding-lead'),
      await at.landlord.somebody('Dai', 'data-protection-officer'),
    ]
    const id = await at.officer.report()
    const { reference } = await at.officer.page(id)
    await worker.ask('POST', '/exclusions', { caseId: id, why: 'neighbour' })
    expect((await at.officer.ask('GET', '/kept-apart')).status).toBe(404)
    const list = (await one.ask('GET', '/kept-apart')).body.exclusions
    const line = list.find((each: { reference: string }) => each.reference === reference)
    expect(line).toMatchObject({ name: 'Kai', why: 'neighbour', asked: null })
    expect((await at.officer.ask('POST', `/exclusions/${line.id}/end`)).status).toBe(404)
    expect((await one.ask('POST', `/exclusions/${line.id}/end`)).body).toEqual({ outcome: 'asked' })
    expect((await one.ask('POST', `/exclusions/${line.id}/end`)).body).toEqual({ outcome: 'asked' })
    expect((await two.ask('POST', `/exclusions/${line.id}/end`)).body).toEqual({ outcome: 'let-in' })
  })

  test('is not named to the team when they ask again, but to those who keep people apart', async () => {
    const worker = await at.landlord.somebody('Kim', 'da-caseworker')
    const officer = await at.landlord.somebody('Dilys', 'data-protection-officer')
    const id = await at.officer.report()
    await at.officer.ask('POST', '/exclusions', { caseId: id, account: worker.account, why: 'relative' })
    await worker.ask('GET', `/cases/${id}`)
    const looked = async (who: typeof worker, url: string) => JSON.stringify((await who.ask('GET', url)).body)
    expect(await looked(at.officer, `/cases/${id}/looked`)).not.toContain('Kim')
    expect(await looked(officer, `/trail/${id}`)).toContain('Kim')
  })

  test('is found by where they live, in the records of staff, and kept out before anybody says so', async () => {
    const neighbour = await at.landlord.somebody('Nora', 'da-caseworker')
    const stranger = await at.landlord.somebody('Stef', 'da-caseworker')
    const { customer, home } = await at.landlord.newNeighbour('12 Example Court', 'PO1 3AX', '07700 900123')
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim', name: 'Mina Sample' } }] })
    await at.officer.act(id, 'person.matched', { person, customer, home, certain: true })
    const file = [
      'username,surname,address,postcode,phone',
      'nora@vivid.example,Othername,12 Example Court,PO1 3AX,',
      'stef@vivid.example,Othername,14 Example Court,PO1 3AX,07700 900999',
    ].join('\n')
    expect(await importStaffFile(at.landlord.rowan, 'vivid', file)).toMatchObject({ ok: true, added: 2 })
    expect((await neighbour.ask('GET', `/cases/${id}`)).status).toBe(404)
    expect((await stranger.ask('GET', `/cases/${id}`)).status).toBe(200)
    // And of the case of somebody else there that comes later, from the moment that it is known where they live.
    const there = await at.landlord.newNeighbour('12 Example Court', 'PO1 3AX', '07700 900124')
    const later = await at.officer.report({}, { people: [{ person, data: { role: 'victim', name: 'Mina Sample' } }] })
    expect((await neighbour.ask('GET', `/cases/${later}`)).status).toBe(200)
    await at.officer.act(later, 'person.matched', { person, ...there, certain: true })
    expect((await neighbour.ask('GET', `/cases/${later}`)).status).toBe(404)
    expect((await stranger.ask('GET', `/cases/${later}`)).status).toBe(200)
  })
})

describe('a case that its lead closes to all but a few', () => {
  const at = landlordFor('plus-dane')

  test('is not closed to all but one; those who keep people apart see that it is closed, nothing of it, and two of them open it', async () => {
    const lead = await at.landlord.somebody('Lena', 'da-lead', 'community-safety-manager')
    const other = await at.landlord.somebody('Cleo', 'da-caseworker', 'community-safety-team')
    const [one, two] = [
      await at.landlord.somebody('Nia', 'safeguarding-lead'),
      await at.landlord.somebody('Dai', 'data-protection-officer'),
    ]
    const id = await lead.report(
      {},
      { people: [{ person: someId(), data: { role: 'victim', name: 'Amira Example' } }] },
    )
    const { reference } = await lead.page(id)
    const alone = await lead.send(`/cases/${reference}/who`, { does: 'seal' })
    expect(alone).toMatchObject({ status: 400, says: expect.stringContaining('Name somebody else too') })
    expect((await lead.ask('POST', `/cases/${id}/seal`, { named: [lead.account] })).status).toBe(400)
    expect((await lead.ask('POST', `/cases/${id}/seal`, { named: [other.account] })).body).toEqual({
      outcome: 'sealed',
    })
    const page = await one.see('/kept-apart')
    expect(page).toContain(`${reference} , closed by Lena`)
    expect(page).not.toContain('Amira')
    expect((await one.ask('GET', `/cases/${id}`)).status).toBe(404)
    expect((await at.officer.ask('POST', `/seals/${id}/end`)).status).toBe(404)
    expect((await one.ask('POST', `/seals/${id}/end`)).body).toEqual({ outcome: 'asked' })
    expect((await one.send('/kept-apart', { open: id })).status).toBe(303)
    expect((await at.officer.ask('GET', `/cases/${id}`)).status).toBe(404)
    expect(await two.see('/kept-apart')).toContain('Nia asks to open it to its team')
    expect((await two.send('/kept-apart', { open: id })).status).toBe(303)
    expect((await at.officer.ask('GET', `/cases/${id}`)).status).toBe(200)
    expect(await at.landlord.audited(id)).toContainEqual(
      expect.objectContaining({ action: 'act:undo-seal', basis: 'staff', result: 'done' }),
    )
  })
})

describe('a case that is opened in an emergency', () => {
  const at = landlordFor('whg')

  test('is read for an hour and written on by nobody who came so; what they read says so, and another looks at it', async () => {
    const passer = await at.landlord.somebody('Pat', 'housing-officer')
    const lead = await at.landlord.somebody('Nia', 'safeguarding-lead')
    const id = await at.officer.report()
    const { reference } = await at.officer.page(id)
    const ask = { reference, category: 'police-ask', reason: 'Made-up: the police ask which door she uses.' }
    expect((await passer.ask('POST', '/emergencies', { ...ask, reason: 'urgent' })).body.problems).toMatchObject([
      { field: 'reason' },
    ])
    expect((await passer.ask('POST', '/emergencies', ask)).body).toMatchObject({ outcome: 'opened', reference })
    expect((await passer.ask('GET', `/cases/${id}`)).status).toBe(200)
    const says = 'You read this in an emergency, until'
    expect(await passer.see(`/cases/${reference}`)).toContain(says)
    expect(await at.officer.see(`/cases/${reference}`)).not.toContain(says)
    expect((await passer.propose(id, 'priority.set', { queue: 'case', level: 'top' })).status).toBe(404)
    expect(await at.landlord.audited(id)).toContainEqual(
      expect.objectContaining({ action: 'view:case', basis: 'emergency' }),
    )
    const { lookers } = (await at.officer.ask('GET', `/cases/${id}/looked`)).body
    expect(lookers).toContainEqual(expect.objectContaining({ name: 'Pat', how: 'emergency' }))
    const { emergencies } = (await lead.ask('GET', '/emergencies')).body
    expect(emergencies).toMatchObject([{ reference, by: 'Pat', reason: ask.reason, reviewed: null }])
    expect((await passer.ask('GET', '/emergencies')).body.emergencies).toEqual([])
    const review = `/emergencies/${emergencies[0].id}/review`
    expect((await passer.ask('POST', review, { finding: 'right' })).status).toBe(404)
    expect((await lead.ask('POST', review, { finding: 'right' })).body).toEqual({ outcome: 'done' })
    expect((await lead.ask('POST', review, { finding: 'mistaken' })).status).toBe(404)
  })
})
