/** What somebody writes who may not: kept out of the case, or only reading it in an emergency. It answers as a case that never was. */
import { describe, expect, test } from 'vitest'
import { moveId } from '../../src/casework/facet-rows.ts'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

/** One grey point. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='
const REASON = 'Made-up: somebody rang about danger to her.'
const emergency = (member: Member, reference: string) =>
  member.ask('POST', '/emergencies', { reference, category: 'danger-now', reason: REASON })

/** Every act on a case, as well as somebody can say it who has read it. */
const actsOn = (id: string, person: string, account: string, by: string) =>
  [
    ['POST', `/cases/${id}/entries`, { type: 'priority.set', by, data: { queue: 'case', level: 'top' } }],
    ['POST', `/cases/${id}/entries`, { type: 'complaint.received', by, data: { person, about: 'Nobody called.' } }],
    ['POST', `/cases/${id}/attachments`, { by, kind: 'other', base64: PNG }],
    ['POST', `/cases/${id}/messages`, { by, person, template: 'please-call', phone: '01632 960001', when: '' }],
    ['POST', `/cases/${id}/messages/preview`, { by, person, template: 'please-call', phone: '01632 960001', when: '' }],
    ['POST', `/cases/${id}/messages/${someId()}/withdrawal`, {}],
    ['POST', `/cases/${id}/seal`, { named: [account] }],
    ['POST', `/cases/${id}/seal/end`, {}],
    ['POST', `/cases/${id}/complaints/${someId()}`, { by }],
    ['POST', `/cases/${id}/files/${someId()}/exports`, { means: 'words' }],
    ['POST', `/cases/${id}/exports/${someId()}/look`, {}],
    ['POST', `/cases/${id}/files/${someId()}/exports/${someId()}/take`, { by }],
    ['POST', `/cases/${id}/documents`, { by, kind: 'letter', template: 'please-call', person, file: 'docx' }],
    ['POST', `/handovers/${id}/acceptance`, { by, entry: someId() }],
    ['POST', '/exclusions', { caseId: id, account, why: 'relative' }],
  ] as const

describe('an act on a case', () => {
  const at = landlordFor('vivid')

  async function aCase() {
    const person = someId()
    const id = await at.officer.report({}, { people: [{ person, data: { role: 'victim', name: 'Amira Example' } }] })
    return { id, person, reference: (await at.officer.page(id)).reference as string }
  }

  test('by somebody who is kept out answers as on a case that never was', async () => {
    const { id, person } = await aCase()
    const worker = await at.landlord.somebody('Kim', 'da-caseworker')
    await at.officer.ask('POST', '/exclusions', { caseId: id, account: worker.account, why: 'relative' })
    const never = actsOn(someId(), person, at.officer.account, 'da-caseworker')
    for (const [index, [method, url, body]] of actsOn(id, person, at.officer.account, 'da-caseworker').entries()) {
      const [, other = '', sent] = never[index] ?? []
      expect(await worker.ask(method, url, body), url).toEqual(await worker.ask(method, other, sent))
    }
  })

  test('by somebody who only reads the case in an emergency is not done, and is no fault', async () => {
    const { id, person, reference } = await aCase()
    const [named, passer] = [
      await at.landlord.somebody('Lena', 'da-lead'),
      await at.landlord.somebody('Emil', 'da-lead'),
    ]
    expect((await named.ask('POST', `/cases/${id}/seal`, { named: [at.officer.account] })).status).toBe(200)
    expect((await passer.ask('GET', `/cases/${id}`)).status).toBe(404)
    expect((await emergency(passer, reference)).status).toBe(200)
    expect((await passer.ask('GET', `/cases/${id}`)).status).toBe(200)
    const before = await at.officer.page(id)
    for (const [method, url, body] of actsOn(id, person, at.officer.account, 'da-lead'))
      expect([400, 404, 422], url).toContain((await passer.ask(method, url, body)).status)
    expect(await at.officer.page(id)).toEqual(before)
    // Whoever asked for the seal to end is not joined by somebody who only reads.
    expect((await named.ask('POST', `/cases/${id}/seal/end`)).body).toEqual({ outcome: 'asked' })
    expect((await passer.ask('POST', `/cases/${id}/seal/end`)).status).toBe(404)
  })

  test('by somebody who answers for lettings and only reads the case in an emergency is no fault', async () => {
    const { id, person, reference } = await aCase()
    const rehousing = someId()
    await at.officer.act(id, 'rehousing.requested', { rehousing, person })
    await at.officer.act(id, 'lettings.asked', {
      ...{ rehousing, person, bedrooms: 2, homeType: 'house', mustHave: ['step-free'], priority: 'urgent' },
      ...{ likeForLike: true, sameTenure: true, tenancy: 'assured' },
    })
    const both = await at.landlord.somebody('Letty', 'lettings', 'housing-officer')
    expect((await emergency(both, reference)).status).toBe(200)
    const said = {
      type: 'rehousing.offered',
      by: 'lettings',
      data: { areaId: 'havant', likeForLike: true, sameTenure: true },
    }
    const answer = await both.ask('POST', `/moves/${moveId(id, rehousing)}/entries`, said)
    expect(answer.status, JSON.stringify(answer.body)).toBe(404)
  })

  test('by somebody who handles its complaint and only reads the case in an emergency is no fault', async () => {
    const { id, person, reference } = await aCase()
    await at.officer.act(id, 'complaint.received', { person, about: 'Nobody called back.' })
    const both = await at.landlord.somebody('Cass', 'complaints-team', 'housing-officer')
    const [complaint] = (await both.ask('GET', '/complaints')).body.complaints
    expect((await emergency(both, reference)).status).toBe(200)
    const data = { channel: 'email', understood: 'Nobody called back.' }
    const said = { type: 'complaint.acknowledged', by: 'complaints-team', data }
    const answer = await both.ask('POST', `/complaints/${complaint.id}/entries`, said)
    expect(answer.status, JSON.stringify(answer.body)).toBe(404)
  })
})
