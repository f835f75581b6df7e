/** Asking somebody what they thought of our work, where somebody has said whether that is safe. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EntryTypeName } from '../record/vocabulary.ts'
import { perform } from './perform.ts'
import { takeReport } from './take-report.ts'
import { type TestRowan, testRowan } from './test-rowan.ts'

let world: TestRowan
let officer: string
let caseId: string
const amira = randomUUID()
const role = 'community-safety-team'

beforeAll(async () => {
  world = await testRowan(['plus-dane'], '2026-03-02T10:00')
  officer = (await world.staff('plus-dane', 'Olu', role)).token
  const taken = await takeReport(world.rowan, officer, {
    role,
    report: { channel: 'phone', source: 'victim', person: amira },
    people: [{ person: amira, data: { role: 'victim', name: 'Amira Example' } }],
  })
  if (taken.outcome !== 'recorded' || taken.caseId === null) throw new Error(JSON.stringify(taken))
  caseId = taken.caseId
  await act('safe-contact.agreed', { channels: ['phone'], safe: true })
})
afterAll(() => world.close())

const act = (type: EntryTypeName, data: Readonly<Record<string, unknown>>) =>
  perform(world.rowan, officer, { target: { on: 'case', caseId }, type, role, data: { person: amira, ...data } })

test('nobody is asked after a no, at a landlord whose policy has no gate for it, until it was said to be safe', async () => {
  expect(await act('feedback.considered', { safe: false })).toMatchObject({ outcome: 'recorded' })
  const refused = await act('feedback.asked', { channel: 'phone' })
  expect(refused).toMatchObject({ outcome: 'invalid', problems: [{ field: 'person' }] })
  expect(JSON.stringify(refused)).toContain('on 2 March 2026 it was said that this is not safe')
  for (const type of ['victim.contacted', 'message.sent', 'victim.contact-attempted'] as const) {
    const way = type === 'victim.contact-attempted' ? { outcome: 'no-answer', safeRoute: true } : {}
    const survey = await act(type, { channel: 'phone', purpose: 'survey', ...way })
    expect(survey, type).toMatchObject({ outcome: 'invalid', problems: [{ field: 'purpose' }] })
    expect(JSON.stringify(survey)).toContain('on 2 March 2026 it was said that asking them is not safe')
    expect(await act(type, { channel: 'phone', purpose: 'safety', ...way })).toMatchObject({ outcome: 'recorded' })
  }
  expect(await act('feedback.considered', { safe: true })).toMatchObject({ outcome: 'recorded' })
  expect(await act('feedback.asked', { channel: 'phone' })).toMatchObject({ outcome: 'recorded' })
  expect(await act('message.sent', { channel: 'phone', purpose: 'survey' })).toMatchObject({ outcome: 'recorded' })
})
