import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { performTogether } from '../casework/perform-together.ts'
import { takeReport } from '../casework/take-report.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { readArea } from './read-area.ts'

let world: TestRowan
let officer: { token: string; account: string }
let stranger: { token: string; account: string }
let caseId: string
const amira = randomUUID()

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T10:00')
  officer = await world.staff('vivid', 'Olive', 'da-caseworker')
  stranger = await world.staff('vivid', 'Stan', 'housing-officer')
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim' },
    people: [{ person: amira, data: { role: 'victim', name: 'Amira Example' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  caseId = taken.caseId
})
afterAll(() => world.close())

const contact = {
  name: 'contact',
  covers: ['contact'],
  shows: ({ entries }: { entries: readonly { type: string; words: unknown }[] }) => entries,
} as const
const onRecord = async () => (await readArea(world.rowan, officer.token, caseId, contact))?.shows ?? []

const agreed = { type: 'safe-contact.agreed', data: { person: amira, channels: ['text'], codeWord: 'Sorbus' } }
const texted = { type: 'message.sent', data: { person: amira, channel: 'text', purpose: 'appointment' } }
const wrote = { type: 'message.sent', data: { person: amira, channel: 'letter', purpose: 'appointment' } }
const role = 'da-caseworker' as const

test('a safe way and the first message by it are recorded together, the second judged on top of the first', async () => {
  const done = await performTogether(world.rowan, officer.token, { caseId, acts: [agreed, texted], role })
  expect(done).toMatchObject({ outcome: 'recorded', seq: 4 })
  const entries = await onRecord()
  expect(entries.map((entry) => entry.type)).toEqual([
    'report.received',
    'person.added',
    'safe-contact.agreed',
    'message.sent',
  ])
  expect(entries.map((entry) => entry.words)).toContainEqual({ codeWord: 'Sorbus' })
})

test('one message that would not be safe refuses all that was sent with it', async () => {
  const before = await onRecord()
  const done = await performTogether(world.rowan, officer.token, { caseId, acts: [texted, wrote], role })
  expect(done).toMatchObject({ outcome: 'refused', refusals: [{ kind: 'safe-contact' }] })
  expect(await onRecord()).toEqual(before)
})

test('every wrong field of every act is told at once, by its place', async () => {
  const acts = [
    { type: 'safe-contact.agreed', data: {} },
    { type: 'message.sent', data: { person: amira, channel: 'owl' } },
  ]
  const done = await performTogether(world.rowan, officer.token, { caseId, acts, role })
  expect(done.outcome).toBe('invalid')
  const fields = done.outcome === 'invalid' ? done.problems.map(({ field }) => field) : []
  expect(fields).toEqual(expect.arrayContaining(['0.person', '0.channels', '1.channel']))
})

test('the same request twice has one effect, and the second of two at once is shown what the first did', async () => {
  const sent = { caseId, acts: [texted], role, seq: 4, key: randomUUID() }
  const first = await performTogether(world.rowan, officer.token, sent)
  expect(await performTogether(world.rowan, officer.token, sent)).toEqual(first)
  const late = await performTogether(world.rowan, officer.token, { ...sent, key: randomUUID() })
  expect(late).toMatchObject({ outcome: 'conflict', since: [{ type: 'message.sent', by: 'Olive' }] })
})

test('for somebody who is not on the case it does not exist, to read or to write on', async () => {
  const done = await performTogether(world.rowan, stranger.token, { caseId, acts: [texted], role: 'housing-officer' })
  expect(done).toEqual({ outcome: 'not-found' })
  expect(await readArea(world.rowan, stranger.token, caseId, contact)).toBeNull()
})
