/** The minutes of a MARAC: those alone who were named for it read them, on a case that they are on, and each reading is audited. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepMinutes, nameRepresentative, openMeeting } from '../casework/keep-minutes.ts'
import { perform } from '../casework/perform.ts'
import { takeReport } from '../casework/take-report.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { asActor } from '../store/database.ts'
import { withClient } from '../store/server/connection.ts'
import { readCasePage } from './read-case.ts'
import { readMeetings } from './read-meetings.ts'

type Somebody = { token: string; account: string }
let world: TestRowan
let caseworker: Somebody
let colleague: Somebody
let lead: Somebody
let stranger: Somebody
let elsewhere: Somebody
let caseId: string
let meeting: string
const SECRET = 'A neighbour heard the threat'

const assign = (officer: Somebody) =>
  perform(world.rowan, caseworker.token, {
    target: { on: 'case', caseId },
    type: 'case.assigned',
    role: 'da-caseworker',
    data: { to: 'da-lead', officer: officer.account },
  })
const keep = (who: Somebody, text = SECRET) =>
  keepMinutes(world.rowan, who.token, { caseId, meeting, originator: 'police', text })
const minutesFor = async (who: Somebody) =>
  (await readMeetings(world.rowan, who.token, caseId))?.meetings.map(({ minutes }) => minutes)
const rowsSeenBy = (who: Somebody) =>
  asActor(world.rowan.database, who.token, async (query) => query('all-minutes', 'select * from rowan.marac_minute'))
const audited = () =>
  withClient(world.tested.owner, async (client) => {
    const { rows } = await client.query(
      "select actor as account, action, result from rowan.audit where action like '%meeting%' or action like '%minutes%' order by seq",
    )
    return rows as readonly { account: string; action: string; result: string }[]
  })

beforeAll(async () => {
  world = await testRowan(['vivid', 'whg'], '2026-04-01T10:00')
  caseworker = await world.staff('vivid', 'Olive', 'da-caseworker')
  colleague = await world.staff('vivid', 'Cora', 'da-caseworker')
  lead = await world.staff('vivid', 'Lena', 'da-lead')
  stranger = await world.staff('vivid', 'Stan', 'safeguarding-lead', 'auditor', 'director')
  elsewhere = await world.staff('whg', 'Eli', 'da-lead')
  const taken = await takeReport(world.rowan, caseworker.token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim' },
    people: [{ person: randomUUID(), data: { role: 'victim', name: 'Amira Example' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  caseId = taken.caseId
  await assign(colleague)
  await assign(lead)
  const opened = await openMeeting(world.rowan, lead.token, { caseId, meetingOn: '2026-04-08' })
  if (opened.outcome !== 'done') throw new Error(JSON.stringify(opened))
  meeting = opened.id
  await nameRepresentative(world.rowan, lead.token, { caseId, meeting, account: caseworker.account })
  expect(await keep(caseworker)).toMatchObject({ outcome: 'done' })
})
afterAll(() => world.close())

test('who was named reads them with whose words they are, and others on the case learn only when and whom to ask (PD-17.b2)', async () => {
  expect(await minutesFor(caseworker)).toMatchObject([[{ originator: 'police', text: SECRET, keptBy: 'Olive' }]])
  for (const other of [colleague, lead]) {
    const read = await readMeetings(world.rowan, other.token, caseId)
    expect(read?.meetings).toMatchObject([
      { meetingOn: '2026-04-08', representatives: [{ name: 'Olive' }], minutes: null },
    ])
    expect(JSON.stringify(read)).not.toContain(SECRET)
    expect(read?.mayAdd, 'whoever names somebody, or has the case').toBe(other === lead)
    expect(await keep(other)).toEqual({ outcome: 'not-found' })
  }
})

test('the database itself gives the rows to nobody else, whatever their role, and lets nobody write them', async () => {
  expect(await rowsSeenBy(caseworker)).toHaveLength(1)
  for (const other of [colleague, lead, stranger, elsewhere]) expect(await rowsSeenBy(other)).toEqual([])
  const wrongs = [
    'delete from rowan.marac_minute',
    'select * from rowan.marac_representative',
    'select * from rowan.marac_meeting',
  ]
  for (const wrong of wrongs)
    await expect(asActor(world.rowan.database, caseworker.token, (query) => query(wrong, wrong))).rejects.toThrow(
      'permission denied',
    )
  expect((await world.rowan.database.pool.query('select * from rowan.marac_minute')).rows).toEqual([])
})

test('for whoever is not on the case there is no meeting to read, to open, to name for or to write in', async () => {
  for (const other of [stranger, elsewhere]) {
    expect(await readMeetings(world.rowan, other.token, caseId)).toBeNull()
    expect(await openMeeting(world.rowan, other.token, { caseId, meetingOn: '2026-05-06' })).toEqual({
      outcome: 'not-found',
    })
    const own = { caseId, meeting, account: other.account }
    expect(await nameRepresentative(world.rowan, other.token, own)).toEqual({ outcome: 'not-found' })
    expect(await keep(other)).toEqual({ outcome: 'not-found' })
  }
  const outside = { caseId, meeting, account: stranger.account }
  expect(await nameRepresentative(world.rowan, lead.token, outside)).toEqual({ outcome: 'not-found' })
})

test('a member of the case cannot name themselves', async () => {
  const own = { caseId, meeting, account: colleague.account }
  expect(await nameRepresentative(world.rowan, colleague.token, own)).toEqual({ outcome: 'not-found' })
  expect(await minutesFor(colleague)).toEqual([null])
})

test('the record, its timeline and its page know nothing of them', async () => {
  const page = JSON.stringify(await readCasePage(world.rowan, caseworker.token, caseId))
  expect(page).not.toContain(SECRET)
  expect(page).not.toContain(meeting)
  const stored = await withClient(world.tested.owner, async (client) => {
    const { rows } = await client.query('select sealed from rowan.marac_minute')
    return rows as readonly { sealed: Buffer }[]
  })
  expect(stored).toHaveLength(1)
  for (const { sealed } of stored) expect(sealed.toString('latin1')).not.toContain('neighbour')
})

test('every reading is on the audit, and one that was not allowed too', async () => {
  const before = await audited()
  await readMeetings(world.rowan, caseworker.token, caseId)
  await readMeetings(world.rowan, lead.token, caseId)
  await readMeetings(world.rowan, stranger.token, caseId)
  const after = (await audited()).slice(before.length)
  expect(after.map(({ account, action, result }) => [account, action, result])).toEqual([
    [caseworker.account, 'view:meeting-minutes', 'shown'],
    [lead.account, 'view:meetings', 'shown'],
    [stranger.account, 'view:meetings', 'not-found'],
  ])
})

test('who represents the landlord no longer, or leaves the case, reads them no longer', async () => {
  const own = { caseId, meeting, account: caseworker.account }
  await nameRepresentative(world.rowan, lead.token, { ...own, ends: true })
  expect(await minutesFor(caseworker)).toEqual([null])
  expect(await rowsSeenBy(caseworker)).toEqual([])
  await nameRepresentative(world.rowan, lead.token, own)
  expect(await rowsSeenBy(caseworker)).toHaveLength(1)
  await withClient(world.tested.owner, (client) =>
    client.query('update rowan.membership set member_until = now() where account = $1', [caseworker.account]),
  )
  expect(await rowsSeenBy(caseworker)).toEqual([])
  expect(await readMeetings(world.rowan, caseworker.token, caseId)).toBeNull()
})
