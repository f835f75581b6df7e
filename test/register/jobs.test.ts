/** The contractor: their own jobs, how to call, and nothing else; what they answer stands on the case that they never see. */
import { describe, expect, test } from 'vitest'
import { type Line, landlordFor, type Member, someId } from './opened-landlord.ts'

const at = landlordFor('plus-dane')

/** A job for this contractor at the home of somebody who may be called on weekday mornings. */
async function given(
  contractor: Member,
  calling: Readonly<Record<string, unknown>> | null = { channels: ['phone', 'in-person'] },
) {
  const [person, order] = [someId(), someId()]
  const id = await at.officer.report(
    { summary: 'Karl broke the door again.' },
    { people: [{ person, data: { role: 'victim', name: 'Amira Example' } }] },
  )
  if (calling !== null)
    await at.officer.act(id, 'safe-contact.agreed', {
      person,
      days: ['mon', 'tue'],
      from: '10:00',
      until: '12:00',
      ...calling,
    })
  await at.officer.act(id, 'security.offered', { person, measures: ['lock-change'], outcome: 'accepted' })
  const job = { order, person, measure: 'lock-change', priority: 'urgent', where: '1 Example Court' }
  await at.officer.act(id, 'work-order.placed', { ...job, holder: contractor.account, telephone: '07700 900001' })
  return { id, person, order }
}

const jobsOf = async (member: Member) => (await member.ask('GET', '/jobs')).body.jobs ?? []
const answer = (member: Member, job: string, type: string, data: object = {}) =>
  member.ask('POST', `/jobs/${job}/entries`, { type, by: 'contractor', data })
const last = (lines: readonly Line[], type: string) => lines.find((line) => line.type === type)

describe('PD-1.l: a contractor', () => {
  test('sees where, what and how to call, and nothing of the case, its people or why', async () => {
    const conor = await at.landlord.somebody('Conor', 'contractor')
    const { id } = await given(conor)
    const jobs = await jobsOf(conor)
    expect(jobs).toMatchObject([
      {
        what: 'Change the locks',
        where: '1 Example Court',
        telephone: '07700 900001',
        before: 'call',
        days: ['mon', 'tue'],
        from: '10:00',
        until: '12:00',
      },
    ])
    const { reference } = await at.officer.page(id)
    for (const hidden of ['Amira', 'Karl', id, reference, 'victim']) expect(JSON.stringify(jobs)).not.toContain(hidden)
    expect((await conor.ask('GET', `/cases/${id}`)).status).toBe(404)
  })

  test('sees no job of another, and cannot answer it; whoever plans repairs sees all of them', async () => {
    const [owner, other] = [
      await at.landlord.somebody('Oona', 'contractor'),
      await at.landlord.somebody('Otto', 'contractor'),
    ]
    const planner = await at.landlord.somebody('Pat', 'repairs')
    await given(owner)
    const [job] = await jobsOf(owner)
    expect(await jobsOf(other)).toEqual([])
    expect((await answer(other, job.id, 'security.fitted')).status).toBe(404)
    expect((await jobsOf(planner)).map((each: { id: string }) => each.id)).toContain(job.id)
    expect((await at.officer.ask('GET', '/jobs')).status).toBe(404)
  })

  test('is told who is to come and that an interpreter does, as was agreed, and no language and no reason', async () => {
    const ines = await at.landlord.somebody('Ines', 'contractor')
    const agreed = { channels: ['phone'], workerGender: 'female', interpreter: true, language: 'Polish' }
    await given(ines, agreed)
    const jobs = await jobsOf(ines)
    expect(jobs).toMatchObject([{ worker: 'female', interpreter: true }])
    expect(JSON.stringify(jobs)).not.toContain('Polish')
  })

  test('asks first where nothing safe is agreed, and is told no number', async () => {
    const nia = await at.landlord.somebody('Nia', 'contractor')
    await given(nia, null)
    expect(await jobsOf(nia)).toMatchObject([{ before: 'ask', telephone: null, days: [] }])
  })

  test('is told the new way as soon as another is agreed', async () => {
    const una = await at.landlord.somebody('Una', 'contractor')
    const { id, person } = await given(una)
    await at.officer.act(id, 'safe-contact.agreed', { person, channels: ['text'], from: '14:00' })
    expect(await jobsOf(una)).toMatchObject([{ before: 'text', days: [], from: '14:00', until: null }])
  })

  test('asks first, and is told no number, once the person causing harm is back: what was safe is unknown', async () => {
    const ivo = await at.landlord.somebody('Ivo', 'contractor')
    const { id, person } = await given(ivo)
    const karl = someId()
    await at.officer.act(id, 'person.added', { person: karl, role: 'perpetrator', name: 'Karl Example' })
    const between = { from: karl, to: person, relation: 'married' }
    await at.officer.act(id, 'relationship.recorded', { ...between, current: false, shareHome: false })
    expect(await jobsOf(ivo)).toMatchObject([{ before: 'call', telephone: '07700 900001' }])
    await at.officer.act(id, 'relationship.recorded', { ...between, current: true, shareHome: true })
    expect(await jobsOf(ivo)).toMatchObject([{ before: 'ask', telephone: null, days: [] }])
  })

  test('reads no word that tells why, also of a job with which a case begins', async () => {
    const mia = await at.landlord.somebody('Mia', 'contractor')
    const job = { order: someId(), person: someId(), repair: someId(), holder: mia.account }
    const where = '1 Example Court. Her violent partner has keys.'
    const begun = await at.officer.ask('POST', '/cases', {
      type: 'work-order.placed',
      by: 'da-caseworker',
      data: { ...job, where },
    })
    expect(begun).toMatchObject({ status: 400, body: { problems: [{ field: 'where' }] } })
    expect(await jobsOf(mia)).toEqual([])
  })

  test('says why it was not done, then that it is done: both stand on the case, and the job is gone', async () => {
    const dan = await at.landlord.somebody('Dan', 'contractor')
    const { id } = await given(dan)
    const [job] = await jobsOf(dan)
    const failed = await answer(dan, job.id, 'work-order.failed', {
      why: 'nobody-answered',
      note: 'Bring a 35 mm barrel.',
    })
    expect(failed).toMatchObject({ status: 201, body: { caseId: null } })
    expect(await jobsOf(dan)).toMatchObject([{ lastTried: { why: 'nobody-answered' } }])
    expect((await answer(dan, job.id, 'security.fitted')).status).toBe(201)
    expect(await jobsOf(dan)).toEqual([])
    expect((await answer(dan, job.id, 'security.fitted')).status).toBe(404)
    const lines = await at.officer.timeline(id)
    expect(last(lines, 'security.fitted')).toMatchObject({ by: 'Dan' })
    expect(last(lines, 'security.fitted')?.fields.find((field) => field.name === 'measure')?.value).toMatch(
      /lock change/i,
    )
    expect(last(lines, 'work-order.failed')?.fields.map((field) => field.value)).toContain('Bring a 35 mm barrel.')
  })

  test('can say nothing else on a case by way of a job, and not of a job that was taken back', async () => {
    const eve = await at.landlord.somebody('Eve', 'contractor')
    const { id, order } = await given(eve)
    const [job] = await jobsOf(eve)
    expect((await answer(eve, job.id, 'case.closed', { reason: 'resolved' })).status).toBe(404)
    expect((await answer(eve, job.id, 'repair.completed', { repair: someId() })).status).toBe(404)
    await at.officer.act(id, 'work-order.cancelled', { order })
    expect(await jobsOf(eve)).toEqual([])
    expect((await answer(eve, job.id, 'security.fitted')).status).toBe(404)
  })
})
