/** Times as other systems read them: civil time in London everywhere, the same words as `rowan simulate` and the policy use. */
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { buildApi } from './build-api.ts'
import { VIEW_ROUTES } from './view-routes.ts'

const AMIRA = '00000000-0000-4000-8000-000000000001'

const ORDER = '00000000-0000-4000-8000-000000000002'

let tested: TestRowan
let app: FastifyInstance
let officer = ''
let income = ''
let planner = ''
let auditor = ''
let lettings = ''
let lead = ''
let caseId = ''

const send = (token: string, method: 'GET' | 'POST', url: string, payload?: object) =>
  app.inject({
    method,
    url: `/api${url}`,
    headers: { authorization: `Bearer ${token}` },
    ...(payload ? { payload } : {}),
  })

/** A case with everything in it that has a time: duties open, late and met, a hold, a safe way of contact and a breach. */
beforeAll(async () => {
  tested = await testRowan(['vivid'], '2026-03-27T15:00')
  app = fastify()
  await app.register(buildApi(tested.rowan), { prefix: '/api' })
  officer = (await tested.staff('vivid', 'Sam', 'housing-officer', 'da-caseworker')).token
  income = (await tested.staff('vivid', 'Ines', 'income-officer')).token
  auditor = (await tested.staff('vivid', 'Ivy', 'auditor')).token
  lettings = (await tested.staff('vivid', 'Toby', 'lettings')).token
  lead = (await tested.staff('vivid', 'Lena', 'da-lead', 'safeguarding-lead', 'data-protection-officer')).token
  planner = (await tested.staff('vivid', 'Pat', 'repairs')).token
  const taken = await send(officer, 'POST', '/reports', {
    by: 'housing-officer',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
    people: [{ person: AMIRA, data: { role: 'victim', name: 'Amira Sampleton' }, account: '40-1177' }],
    also: [{ type: 'safe-contact.agreed', data: { person: AMIRA, channels: ['phone'] } }],
  })
  caseId = taken.json().caseId
  for (const act of [
    { type: 'income-court-action.started', data: { person: AMIRA, step: 'claim' }, happened: true },
    { type: 'victim.contacted', data: { person: AMIRA, channel: 'phone' } },
    { type: 'case.opened', data: { kind: 'victim' } },
    { type: 'work-order.placed', data: { order: ORDER, person: AMIRA, measure: 'bolts', where: '1 Example Court' } },
    { type: 'work-order.failed', data: { order: ORDER, why: 'nobody-answered' } },
  ]) {
    const answer = await send(officer, 'POST', `/cases/${caseId}/entries`, { ...act, by: 'da-caseworker' })
    expect(answer.statusCode, answer.body).toBe(201)
  }
  tested.at('2026-03-30T10:05')
})
afterAll(async () => {
  await app.close()
  await tested.close()
})

/** Every whole number of an answer that can only be an instant: nothing else that Rowan counts is as large. */
function instantsIn(value: unknown, place = ''): readonly string[] {
  if (typeof value === 'number') return Math.abs(value) > 1e11 ? [`${place} = ${value}`] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => instantsIn(each, place ? `${place}.${name}` : name))
}

/** Who asks what is for certain roles alone. */
const askers = (): Readonly<Record<string, string>> => ({
  '/holds': income,
  '/jobs': planner,
  '/trail/{id}': auditor,
  '/implementation': auditor,
  '/moves': lettings,
  '/kept-apart': lead,
})

test.each(VIEW_ROUTES.map((route) => [route.path, route] as const))(
  'no answer of %s counts milliseconds, and each is as it is described',
  async (path, route) => {
    const asker = askers()[path] ?? officer
    const answer = await send(asker, 'GET', path.replace('{id}', caseId))
    // Nobody at VIVID is asked for advice without a name: there is no such list for anybody there.
    if (path === '/questions') return expect(answer.statusCode).toBe(404)
    expect(answer.statusCode).toBe(200)
    expect(instantsIn(answer.json())).toEqual([])
    expect(route.answers.safeEncode(answer.json()).error).toBeUndefined()
  },
)

test('a time is what a clock in London shows, on both sides of the change of the clocks', async () => {
  const shown = (await send(officer, 'GET', `/cases/${caseId}`)).json()
  expect(shown.now).toBe('2026-03-30T10:05')
  expect(shown.timeline.map((line: { at: string }) => line.at)).toContain('2026-03-27T15:00')
  expect(shown.safeContact[0].agreed.on).toBe('2026-03-27T15:00')
  expect(shown.holds[0]).toMatchObject({ from: '2026-03-27T15:00', until: '2026-06-28T00:00' })
  expect(shown.breaches[0].at).toBe('2026-03-27T15:00')
})

test('today, the case and the judgement give one due time in one form', async () => {
  const contact = (duties: readonly { norm: string; due: string | null }[]) =>
    duties.find((duty) => duty.norm === 'contact-victim')?.due
  const shown = (await send(officer, 'GET', `/cases/${caseId}`)).json()
  const judged = (await send(officer, 'GET', `/cases/${caseId}/judgement`)).json()
  expect(contact(judged.duties)).toBe('2026-03-27T17:00')
  expect(contact([...shown.ended, ...shown.open])).toBe('2026-03-27T17:00')
})

test('the account that is held says until when, in the same form', async () => {
  const { holds } = (await send(income, 'GET', '/holds')).json()
  expect(holds).toMatchObject([{ account: '40-1177', until: '2026-06-28T00:00', running: true }])
})

test('the description says civil time for what it gives, and no whole number', async () => {
  const described = (await send('', 'GET', '/openapi.json')).json()
  const answered = described.paths['/api/cases/{id}'].get.responses['200'].content['application/json'].schema
  expect(answered.properties.now).toMatchObject({ type: 'string', pattern: expect.stringContaining('T') })
})
