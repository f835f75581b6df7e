/** What waits for somebody's agreement, as the landlords' own policies ask for it, on the real database. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { doDueJobs } from '../casework/due-jobs.ts'
import { perform } from '../casework/perform.ts'
import { takeReport } from '../casework/take-report.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import { withClient } from '../store/server/connection.ts'
import { readApprovals } from './read-approvals.ts'
import { readNotices } from './read-notices.ts'
import { readToday } from './read-today.ts'

type Staff = { readonly token: string; readonly account: string }
let world: TestRowan
let officer: Staff
let head: Staff
let director: Staff
let elsewhere: Staff

beforeAll(async () => {
  world = await testRowan(['mha', 'vivid'], '2026-04-01T10:00')
  officer = await world.staff('mha', 'Carys', 'community-safety-team')
  head = await world.staff('mha', 'Hedd', 'head-of-neighbourhoods')
  director = await world.staff('mha', 'Dilys', 'director', 'community-safety-team')
  elsewhere = await world.staff('vivid', 'Vera', 'da-caseworker', 'director')
})
afterAll(() => world.close())

/** A case on which its team proposed an injunction; `joins` are put on the case besides. */
async function proposed(by: Staff, role: RoleName, ...joins: readonly Staff[]) {
  const karl = randomUUID()
  const taken = await takeReport(world.rowan, by.token, {
    role,
    report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
    people: [
      { person: randomUUID(), data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } },
      { person: karl, data: { role: 'perpetrator', name: 'Karl Example' } },
    ],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  for (const { account } of joins)
    await withClient(world.tested.owner, (client) =>
      client.query(
        `insert into rowan.membership (landlord, stream, account, purpose) values ('mha', $1, $2, 'assigned')
         on conflict (landlord, stream, account) do update set member_until = null`,
        [taken.caseId, account],
      ),
    )
  const act = async (who: Staff, as: RoleName, type: EntryTypeName, data: Record<string, unknown>) => {
    const target = { on: 'case', caseId: taken.caseId } as const
    const done = await perform(world.rowan, who.token, { target, type, role: as, data })
    if (done.outcome !== 'recorded') throw new Error(JSON.stringify(done))
    return done.seq
  }
  const action = randomUUID()
  const entry = await act(by, role, 'legal-action.proposed', { action, person: karl, kind: 'injunction' })
  const waits = async (who: Staff) =>
    (await readApprovals(world.rowan, who.token))?.approvals.filter((line) => line.stream === taken.caseId) ?? []
  return { ...taken, action, entry, karl, act, waits }
}

describe('legal action that was proposed', () => {
  test('MHA-8.4.a: waits for either post that the policy names, with who proposed it and what is still missing', async () => {
    const { waits, action, entry, reference } = await proposed(officer, 'community-safety-team', head, director)
    for (const who of [head, director]) {
      const [line, ...rest] = await waits(who)
      expect(rest).toEqual([])
      expect(line).toMatchObject({
        caseReference: reference,
        act: 'legal-action.started',
        agreement: 'legal-action.authorised',
        roles: ['director', 'head-of-neighbourhoods'],
        key: action,
        entry,
        by: 'Carys',
        waitsFor: 'me',
      })
      expect(line?.missing).toEqual(expect.arrayContaining(['proportionality-review.held', 'victim-wishes.considered']))
      expect(line?.missing).not.toContain('legal-action.authorised')
      expect(line?.clauses.map((clause) => clause.id)).toEqual(['MHA-8.4.a', 'MHA-8.4.b'])
    }
    expect(await waits(officer)).toMatchObject([{ waitsFor: 'somebody-else' }])
    const count = async (who: Staff) =>
      (await readToday(world.rowan, who.token, { whose: 'all', show: 'everything' }))?.approvals
    expect(await count(head)).toBe(1)
    expect(await count(officer)).toBe(0)
  })

  test('does not wait for the agreement of whoever proposed it', async () => {
    const { waits } = await proposed(director, 'community-safety-team', head)
    expect(await waits(director)).toMatchObject([{ waitsFor: 'own' }])
    expect(await waits(head)).toMatchObject([{ waitsFor: 'me' }])
  })

  test('is not there for somebody who may agree but is not on the case, nor told to them', async () => {
    const { waits, reference } = await proposed(officer, 'community-safety-team', director)
    await doDueJobs(world.rowan)
    const told = async (who: Staff) =>
      (await readNotices(world.rowan, who.token))?.notices.filter(
        (notice) => notice.kind === 'approval-waits' && notice.caseReference === reference,
      ).length
    expect(await waits(head)).toEqual([])
    expect(await told(head)).toBe(0)
    expect(await told(director)).toBe(1)
    expect(await told(officer)).toBe(0)
    expect(await waits(elsewhere)).toEqual([])
  })

  test('MHA-8.4.b: waits no more once one of them agreed, with the steps considered; and not before', async () => {
    const { waits, act, action } = await proposed(officer, 'community-safety-team', head)
    await act(officer, 'community-safety-team', 'proportionality-review.held', { action, options: ['A warning'] })
    await act(head, 'head-of-neighbourhoods', 'legal-action.authorised', { action })
    expect(await waits(head)).toMatchObject([{ clauses: [{ id: 'MHA-8.4.b' }] }])
    await act(head, 'head-of-neighbourhoods', 'legal-action.authorised', { action, stepsConsidered: true })
    expect(await waits(head)).toEqual([])
  })

  test('is not opened by another role than those named', async () => {
    const { waits, act, action } = await proposed(officer, 'community-safety-team', head, director)
    await act(officer, 'community-safety-team', 'proportionality-review.held', { action, options: ['A warning'] })
    await act(director, 'community-safety-team', 'legal-action.authorised', { action, stepsConsidered: true })
    expect(await waits(head)).toHaveLength(1)
  })

  test('waits no more once it is written down that it is not begun; the end of another one changes nothing', async () => {
    const { waits, act, action, karl } = await proposed(officer, 'community-safety-team', head)
    const [other, team] = [randomUUID(), 'community-safety-team'] as const
    await act(officer, team, 'legal-action.proposed', { action: other, person: karl, kind: 'committal' })
    expect(await waits(head)).toHaveLength(2)
    await act(officer, team, 'legal-action.ended', { action, why: 'not-begun' })
    expect((await waits(head)).map(({ key }) => key)).toEqual([other])
  })

  test('waits no more when one of them says no with the reason, and again when it is proposed again', async () => {
    const { waits, act, action, entry, karl } = await proposed(officer, 'community-safety-team', head, director)
    await act(director, 'community-safety-team', 'second-check.made', { entry, outcome: 'not-agreed', reason: 'No' })
    expect(await waits(head)).toHaveLength(1)
    await act(head, 'head-of-neighbourhoods', 'second-check.made', { entry, outcome: 'not-agreed', reason: 'Too soon' })
    expect(await waits(head)).toEqual([])
    await act(officer, 'community-safety-team', 'legal-action.proposed', { action, person: karl, kind: 'injunction' })
    expect(await waits(head)).toHaveLength(1)
  })

  test('waits for nobody at a landlord whose policy names nobody', async () => {
    const { waits } = await proposed(elsewhere, 'da-caseworker')
    expect(await waits(elsewhere)).toEqual([])
  })
})

test('a notice of a duty says what is asked without a name, and only that it is not open any more once it was met', async () => {
  world.at('2026-05-05T10:00')
  const person = randomUUID()
  const taken = await takeReport(world.rowan, elsewhere.token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
    people: [{ person, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  world.at('2026-05-05T17:30')
  await doDueJobs(world.rowan)
  const read = async () =>
    (await readNotices(world.rowan, elsewhere.token))?.notices.filter(
      (notice) => notice.caseReference === taken.reference && notice.kind === 'duty-late',
    ) ?? []
  const before = await read()
  expect(before.length).toBeGreaterThan(0)
  expect(before.every((notice) => notice.what !== null && notice.duty !== null)).toBe(true)
  expect(JSON.stringify(before)).not.toContain('Amira')
  await perform(world.rowan, elsewhere.token, {
    target: { on: 'case', caseId: taken.caseId },
    type: 'victim.contacted',
    role: 'da-caseworker',
    data: { person, channel: 'phone' },
  })
  expect((await read()).some((notice) => notice.what === null && notice.duty === null)).toBe(true)
})

describe('a date on the record', () => {
  const told = async (reference: string) =>
    (await readNotices(world.rowan, elsewhere.token))?.notices
      .filter((notice) => notice.caseReference === reference && !notice.kind.startsWith('duty-'))
      .map((notice) => notice.kind) ?? []

  test('is told of when it comes: an agreement on contact and an order that end, a day to look again; the latest alone', async () => {
    world.at('2026-06-01T10:00')
    const [amira, karl] = [randomUUID(), randomUUID()]
    const taken = await takeReport(world.rowan, elsewhere.token, {
      role: 'da-caseworker',
      report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
      people: [
        { person: amira, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } },
        { person: karl, data: { role: 'perpetrator', name: 'Karl Example' } },
      ],
    })
    if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
    const act = async (type: EntryTypeName, data: Record<string, unknown>) => {
      const target = { on: 'case', caseId: taken.caseId } as const
      const done = await perform(world.rowan, elsewhere.token, { target, type, role: 'da-caseworker', data })
      if (done.outcome !== 'recorded') throw new Error(`${type} ${JSON.stringify(done)}`)
    }
    await act('safe-contact.agreed', { person: amira, channels: ['phone'], expiresOn: '2026-06-10' })
    await act('safe-contact.agreed', { person: amira, channels: ['text'], expiresOn: '2026-07-10' })
    await act('court-order.made', { person: karl, kind: 'non-molestation', expiresOn: '2026-08-10' })
    await act('case.reviewed', { why: 'routine', outcome: 'carry-on', nextOn: '2026-07-20' })
    world.at('2026-06-10T09:00')
    await doDueJobs(world.rowan)
    expect(await told(taken.reference)).not.toContain('safe-contact-ends')
    world.at('2026-07-07T09:00')
    await doDueJobs(world.rowan)
    expect(await told(taken.reference)).toEqual(expect.arrayContaining(['safe-contact-ends']))
    expect(await told(taken.reference)).not.toContain('review-due')
    world.at('2026-07-20T09:00')
    await doDueJobs(world.rowan)
    expect(await told(taken.reference)).toContain('review-due')
    world.at('2026-07-27T09:00')
    await doDueJobs(world.rowan)
    expect(await told(taken.reference)).toContain('order-ends')
  })
})
