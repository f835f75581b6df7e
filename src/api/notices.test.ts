/** Notices as another program reads them: as they were written, in the form that is described. */
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doDueJobs } from '../casework/due-jobs.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { buildApi } from './build-api.ts'

let tested: TestRowan
const app = fastify()

beforeAll(async () => {
  tested = await testRowan(['vivid'], '2026-04-01T10:00')
  await app.register(buildApi(tested.rowan), { prefix: '/api' })
})
afterAll(async () => {
  await app.close()
  await tested.close()
})

test('GET /api/notices tells what became late, without a name, with its time in London', async () => {
  const { token } = await tested.staff('vivid', 'Sam', 'da-caseworker')
  const headers = { authorization: `Bearer ${token}` }
  const payload = {
    by: 'da-caseworker',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
    people: [{ data: { role: 'victim', name: 'Amira Sampleton' } }],
  }
  const taken = await app.inject({ method: 'POST', url: '/api/reports', headers, payload })
  expect(taken.statusCode).toBe(201)
  tested.at('2026-04-01T17:30')
  await doDueJobs(tested.rowan)
  const answer = await app.inject({ url: '/api/notices', headers })
  expect(answer.statusCode, answer.body).toBe(200)
  const { notices, unseen } = answer.json()
  expect(unseen).toBe(notices.length)
  expect(notices).toContainEqual(
    expect.objectContaining({
      kind: 'duty-late',
      caseReference: taken.json().reference,
      at: '2026-04-01T17:00',
      seen: null,
    }),
  )
  expect(answer.body).not.toContain('Amira')
})
