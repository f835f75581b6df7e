import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeReport } from '../take-report.ts'
import { type TestRowan, testRowan } from '../test-rowan.ts'
import { addAttachment } from './add-attachment.ts'

let world: TestRowan
beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T10:00')
})
afterAll(() => world.close())

test('whoever is not on the case has no file of theirs opened: the answer is that there is none, whatever they sent', async () => {
  const officer = await world.staff('vivid', 'Olive', 'housing-officer')
  const stranger = await world.staff('vivid', 'Stan', 'housing-officer')
  const taken = await takeReport(world.rowan, officer.token, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim' },
    people: [{ person: randomUUID(), data: { role: 'victim', name: 'Amira Example' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  const send = (token: string, caseId: string) =>
    addAttachment(world.rowan, token, {
      caseId,
      role: 'housing-officer',
      kind: 'photograph',
      bytes: Buffer.from('<svg/>'),
    })
  expect(await send(officer.token, taken.caseId)).toEqual({ outcome: 'unusable', why: 'unknown-kind' })
  for (const [token, caseId] of [
    [stranger.token, taken.caseId],
    [officer.token, randomUUID()],
    ['no session', taken.caseId],
  ] as const)
    expect(await send(token, caseId)).toEqual({ outcome: 'not-found' })
})
