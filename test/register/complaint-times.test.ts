/** That the time of a complaint runs out is told to whoever handles it, and to nobody else; an e-mail says only that something waits. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { rebuild } from '../../src/casework/rebuild.ts'
import { bodyOf, SUBJECT } from '../../src/outgoing/mail.ts'
import { tellByMail } from '../../src/outgoing/tell-by-mail.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { landlordFor, type Member, someId } from './opened-landlord.ts'

const at = landlordFor('plus-dane', '2026-04-01T10:00')
const elsewhere = landlordFor('whg', '2026-04-01T10:00')
let owen: Member
let mali: Member
beforeAll(async () => {
  owen = await at.landlord.somebody('Owen', 'complaints-team')
  mali = await at.landlord.somebody('Mali', 'complaints-team')
})
afterEach(() => at.landlord.at('2026-04-01T10:00'))

const received = async (data: object = {}) => {
  const sent = { by: 'complaints-team', data: { about: 'The bins', ...data } }
  const { status, body } = await owen.ask('POST', '/complaints', sent)
  expect(status, JSON.stringify(body)).toBe(201)
  return { id: body.complaintId as string, reference: body.reference as string }
}
const handle = async (who: Member, complaint: string, type: string, data: object = {}) => {
  const { status } = await who.ask('POST', `/complaints/${complaint}/entries`, { type, by: 'complaints-team', data })
  expect(status).toBe(201)
}
const toldTo = async (who: Member, reference: string) =>
  (await who.ask('GET', '/notices')).body.notices
    .filter((each: { complaintReference: string }) => each.complaintReference === reference)
    .map(({ kind, at: when, what }: { kind: string; at: string; what: string | null }) => `${kind} ${when} ${what}`)
const passes = async (until: string) => {
  at.landlord.at(until)
  await doDueJobs(at.landlord.rowan)
}

describe('the time of a complaint', () => {
  test('is told to everybody who handles complaints the working day before it ends, and once it is over', async () => {
    const { reference } = await received()
    // Ten working days would be over Easter; the fifth is Friday 10 April, and told of on Thursday.
    await passes('2026-04-09T08:59')
    expect(await toldTo(owen, reference)).toEqual([])
    await passes('2026-04-09T09:00')
    for (const who of [owen, mali])
      expect(await toldTo(who, reference)).toEqual(['complaint-soon 2026-04-09T09:00 Say that a complaint came'])
    await passes('2026-04-11T00:01')
    expect(await toldTo(mali, reference)).toContain('complaint-late 2026-04-11T00:00 Say that a complaint came')
    for (const other of [at.officer, await at.landlord.somebody('Steve', 'manager', 'da-lead')])
      expect(await toldTo(other, reference)).toEqual([])
  })

  test('is told to the one who has taken it on alone, and of a time that was met nobody is told', async () => {
    const { id, reference } = await received()
    await handle(owen, id, 'complaint.assigned', { to: mali.account })
    at.landlord.at('2026-04-02T10:00')
    await handle(mali, id, 'complaint.acknowledged', { understood: 'A made-up wish' })
    await passes('2026-04-13T10:00')
    expect(await toldTo(mali, reference)).toEqual([])
    // Ten working days from Thursday 2 April are over on Monday 20th; three before is the Wednesday.
    await passes('2026-04-15T09:00')
    expect(await toldTo(mali, reference)).toEqual(['complaint-soon 2026-04-15T09:00 Answer a complaint'])
    expect(await toldTo(owen, reference)).toEqual([])
    await handle(mali, id, 'complaint.extended', { workingDays: 5, reason: 'A surveyor has to look' })
    await passes('2026-04-21T10:00')
    expect(await toldTo(mali, reference), 'a time that does not run any more').toEqual([
      'complaint-soon 2026-04-15T09:00 null',
    ])
    await handle(mali, id, 'complaint.answered', { outcome: 'upheld' })
    await passes('2026-05-20T10:00')
    expect(await toldTo(mali, reference)).toHaveLength(1)
  })

  test('is never told to whoever it is about, and a notice is gone for whoever handles complaints no more', async () => {
    const rhian = await at.landlord.somebody('Rhian', 'complaints-team')
    const { reference } = await received({ officer: rhian.account })
    await passes('2026-04-09T09:00')
    expect(await toldTo(rhian, reference)).toEqual([])
    expect((await rhian.see('/notices')).includes(reference)).toBe(false)
    // Nor was one written that the policies hide, for which an e-mail would go.
    const written = await withClient(at.landlord.owner, async (client) => {
      const { rows } = await client.query('select kind from rowan.notice where account = $1', [rhian.account])
      return rows
    })
    expect(written).toEqual([])
    const cai = await at.landlord.somebody('Cai', 'complaints-team')
    at.landlord.at('2026-04-01T10:00')
    const second = await received()
    await passes('2026-04-09T09:00')
    expect(await toldTo(cai, second.reference)).toHaveLength(1)
    await withClient(at.landlord.owner, (client) =>
      client.query('delete from rowan.staff_role where account = $1', [cai.account]),
    )
    expect((await cai.ask('GET', '/notices')).body).toMatchObject({ unseen: 0, notices: [] })
  })

  test('of one that came from a case is told to nobody of that case, nor to its owner who handles complaints too', async () => {
    const owner = await at.landlord.somebody('Petra', 'community-safety-team', 'complaints-team')
    const person = someId()
    const people = [{ person, data: { role: 'victim', name: 'Amira Example' } }]
    const caseId = await at.officer.report({ person }, { people })
    await at.officer.act(caseId, 'case.assigned', { to: 'community-safety-team', officer: owner.account })
    const list = async (): Promise<readonly string[]> =>
      (await owen.ask('GET', '/complaints')).body.complaints.map((each: { reference: string }) => each.reference)
    const before = await list()
    await at.officer.act(caseId, 'complaint.received', { person, side: 'victim', about: 'Nobody rang back' })
    const [reference] = (await list()).filter((each) => !before.includes(each))
    if (reference === undefined) return expect.fail('no complaint came of it')
    await passes('2026-04-09T09:00')
    expect(await toldTo(owen, reference)).toHaveLength(1)
    expect(
      (await owen.ask('GET', '/notices')).body.notices.filter(
        (each: { caseReference: string | null }) => each.caseReference !== null,
      ),
    ).toEqual([])
    expect(JSON.stringify((await owner.ask('GET', '/notices')).body)).not.toContain(reference)
    expect(JSON.stringify((await at.officer.ask('GET', '/notices')).body)).not.toContain(reference)
  })

  test('brings an e-mail that says that something waits, without a word of a complaint; seen, it brings none', async () => {
    const { landlord } = elsewhere
    const ann = await landlord.somebody('Ann', 'complaints-team')
    await ann.ask('POST', '/complaints', { by: 'complaints-team', data: { about: 'The bins' } })
    const sent: string[] = []
    const send = async ({ address }: { readonly address: string }) => {
      sent.push(address)
      return 'sent' as const
    }
    landlord.at('2026-04-09T09:00')
    await doDueJobs(landlord.rowan)
    await tellByMail(landlord.rowan, send)
    expect(sent).toEqual(['ann@whg.example'])
    expect(`${SUBJECT} ${bodyOf('https://rowan.example')}`).not.toMatch(/complain|C-/i)
    expect(await ann.see('/notices')).toContain('Its time ends soon: say that a complaint came')
    const [notice] = (await ann.ask('GET', '/notices')).body.notices
    expect((await ann.send('/notices', { notice: notice.id })).status).toBe(303)
    expect((await ann.ask('GET', '/notices')).body.notices).toMatchObject([
      { id: notice.id, seen: expect.stringMatching(/^2026-04-09T/) },
    ])
    landlord.at('2026-04-09T12:00')
    await tellByMail(landlord.rowan, send)
    expect(sent).toHaveLength(1)
  })

  test('is planned again to the same jobs when everything is worked out anew', async () => {
    await received()
    const jobs = () =>
      withClient(at.landlord.owner, async (client) => {
        const asked = "select key, due, about from rowan.job where kind like 'complaint-%' and planned order by key"
        return (await client.query(asked)).rows
      })
    const before = await jobs()
    expect(before.length).toBeGreaterThan(0)
    await rebuild(at.landlord.rowan)
    expect(await jobs()).toEqual(before)
  })
})
