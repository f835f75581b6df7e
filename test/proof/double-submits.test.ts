/** Sent twice, or twenty times at once; sent again after Back; agreed to again: one effect, and the same answer each time. */
import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { trials } from '../faults/fault-kinds.ts'
import { type Member, type OpenedLandlord, openLandlord } from '../register/opened-landlord.ts'
import { chance, print, times } from './proving.ts'

const TRIALS = trials(12, 1_000)
let landlord: OpenedLandlord
let sally: Member
let app: FastifyInstance

beforeAll(async () => {
  landlord = await openLandlord('vivid', '2026-06-10T11:00')
  sally = await landlord.somebody('Sally', 'da-caseworker')
  app = fastify()
  await app.register(buildApi(landlord.rowan), { prefix: '/api' })
})
afterAll(() => app?.close())

const send = async (url: string, payload: object, key: string) => {
  const headers = { authorization: `Bearer ${sally.token}`, 'idempotency-key': key }
  const answer = await app.inject({ method: 'POST', url: `/api${url}`, headers, payload })
  return { status: answer.statusCode, body: answer.body }
}
const concern = (summary: string, more: object = {}) => ({
  type: 'concern.raised',
  by: 'da-caseworker',
  data: { noticedIn: 'repair', summary },
  ...more,
})
const raised = async (caseId: string) =>
  (await sally.timeline(caseId)).filter(({ type }) => type === 'concern.raised').length

describe('the same request', () => {
  test(
    '2 to 20 times at once under one key has one effect, and one answer for all',
    async () => {
      let sent = 0
      let caseId = ''
      let before = 0
      for (let trial = 0; trial < TRIALS; trial++) {
        // A case of its own for each twenty: a record of a thousand concerns is no one's.
        if (trial % 20 === 0) {
          caseId = await sally.report()
          before = 0
        }
        const at = 2 + Math.floor(chance(trial)() * 19)
        const key = randomUUID()
        const isReport = trial % 4 === 3
        const [url, body] = isReport
          ? [
              '/reports',
              { by: 'da-caseworker', report: { channel: 'phone', source: 'victim', summary: `Trial ${trial}.` } },
            ]
          : [`/cases/${caseId}/entries`, concern(`Trial ${trial}.`)]
        const answers = await Promise.all(Array.from({ length: at }, () => send(String(url), body as object, key)))
        expect(new Set(answers.map((each) => each.body)).size, answers.map((each) => each.body).join('\n')).toBe(1)
        expect(answers[0]?.status).toBe(201)
        sent += at
        if (!isReport) expect(await raised(caseId)).toBe(++before)
        expect((await send(String(url), { ...(body as object), by: 'da-lead' }, key)).status).toBe(409)
      }
      expect(await verifyChain(landlord.rowan)).toEqual([])
      print(24, 'The same request sent many times', [
        `${TRIALS} requests, each sent 2 to 20 times at once under one key (${sent} in all), three in four an entry and one in four a report:`,
        'each had one effect and one answer, and under the same key another request was refused.',
      ])
    },
    times(60_000, 7_200_000),
  )

  test('made twice from one page, under two keys, is recorded once: the second hears that something was written since', async () => {
    const caseId = await sally.report()
    const { seq } = await sally.page(caseId)
    const answers = await Promise.all(
      [randomUUID(), randomUUID()].map((key) => send(`/cases/${caseId}/entries`, concern('Once.', { seq }), key)),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect(await raised(caseId)).toBe(1)
  })
})
