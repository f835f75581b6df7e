/** The API as other systems meet it: who may ask, what is wrong said field by field, nothing half done, nothing told too much. */
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testRegistry } from '../casework/test-registry.ts'
import { PASSWORD, type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { ENTRY_TYPES } from '../record/vocabulary.ts'
import { buildApi } from './build-api.ts'
import { dataSchema } from './entry-schemas.ts'
import { PEOPLE_ROUTES } from './people-routes.ts'
import { ROUTES } from './routes.ts'
import { VIEW_ROUTES } from './view-routes.ts'

const AMIRA = '00000000-0000-4000-8000-000000000001'
const NOBODYS_CASE = '00000000-0000-4000-8000-00000000dead'

describe('the API', () => {
  let tested: TestRowan
  let app: FastifyInstance
  let officer = ''
  let stranger = ''

  beforeAll(async () => {
    tested = await testRowan(['vivid', 'whg'], '2026-06-10T11:00')
    app = fastify()
    await app.register(buildApi(tested.rowan), { prefix: '/api' })
    officer = (await tested.staff('vivid', 'Sam', 'housing-officer', 'da-caseworker', 'repairs')).token
    stranger = (await tested.staff('whg', 'Robin', 'community-housing-team')).token
  })
  afterAll(async () => {
    await app.close()
    await tested.close()
  })

  const ask = (method: 'GET' | 'POST', url: string, token: string, payload?: object, headers = {}) =>
    app.inject({
      method,
      url: `/api${url}`,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
      ...(payload ? { payload } : {}),
    })

  const report = {
    by: 'housing-officer',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'] },
    people: [{ person: AMIRA, data: { role: 'victim', name: 'Amira Sampleton' } }],
  }
  const takeOne = async () => (await ask('POST', '/reports', officer, report)).json().caseId as string

  test('signs in with a password, and out again', async () => {
    const wrong = await ask('POST', '/sign-in', '', { username: 'sam@vivid.example', password: 'not the one' })
    expect(wrong.statusCode).toBe(401)
    const right = await ask('POST', '/sign-in', '', { username: 'sam@vivid.example', password: PASSWORD })
    expect(right.statusCode).toBe(200)
    const { token } = right.json()
    expect((await ask('GET', '/cases', token)).statusCode).toBe(200)
    expect((await ask('POST', '/sign-out', token, {})).statusCode).toBe(200)
    expect((await ask('GET', '/cases', token)).statusCode).toBe(401)
  })

  test.each(ROUTES.filter((route) => route.access !== 'anyone'))(
    'asks who it is before $method $path',
    async ({ method, path }) => {
      const answer = await ask(method, path.replace('{id}', NOBODYS_CASE), '', method === 'POST' ? {} : undefined)
      expect(answer.statusCode).toBe(401)
      expect(answer.json().error).toBe('not-signed-in')
    },
  )

  test('takes a report, and says what the policy asks at once', async () => {
    const taken = await ask('POST', '/reports', officer, report)
    expect(taken.statusCode).toBe(201)
    expect(taken.json().reference).toMatch(/^R-[2-9A-Z]{4}$/)
    const judgement = (await ask('GET', `/cases/${taken.json().caseId}/judgement`, officer)).json()
    const contact = judgement.duties.find((duty: { clauses: string[] }) => duty.clauses.includes('VIV-4.1.a2'))
    expect(contact).toMatchObject({ state: 'open', due: '2026-06-10T17:00', late: false, trigger: 1 })
  })

  /** Read by roles that this officer does not hold: to them there is no such thing. */
  const OF_OTHER_ROLES = new Set(['/holds', '/moves', '/questions', '/kept-apart', '/trail/{id}', '/implementation'])

  test.each(VIEW_ROUTES.map((route) => [route.path, route] as const))(
    'answers %s in the form that it describes',
    async (path, route) => {
      const id = await takeOne()
      const answer = await ask('GET', path.replace('{id}', id), officer)
      if (OF_OTHER_ROLES.has(path)) expect(answer.statusCode).toBe(404)
      else expect(route.answers.safeEncode(answer.json()).error).toBeUndefined()
    },
  )

  test('gives the same answer for a case that is hidden and for one that does not exist', async () => {
    const id = await takeOne()
    for (const url of ['', '/judgement']) {
      const hidden = await ask('GET', `/cases/${id}${url}`, stranger)
      const missing = await ask('GET', `/cases/${NOBODYS_CASE}${url}`, stranger)
      expect(hidden.statusCode).toBe(404)
      expect(hidden.body).toBe(missing.body)
    }
    const act = { type: 'case.opened', by: 'community-housing-team', data: { kind: 'victim' } }
    const hidden = await ask('POST', `/cases/${id}/entries`, stranger, act)
    expect(hidden.statusCode).toBe(404)
    expect(hidden.body).toBe((await ask('POST', `/cases/${NOBODYS_CASE}/entries`, stranger, act)).body)
  })

  test('tells somebody on the case that they do not hold the role they act in; others find nothing', async () => {
    const id = await takeOne()
    const act = { type: 'victim.contacted', by: 'da-lead', data: { person: AMIRA, channel: 'phone' } }
    const answer = await ask('POST', `/cases/${id}/entries`, officer, act)
    expect(answer.statusCode).toBe(403)
    expect(answer.json()).toMatchObject({
      error: 'role-not-held',
      says: expect.stringContaining('You do not hold the role da-lead'),
    })
    expect((await ask('GET', `/cases/${id}`, officer)).json().seq).toBe(2)
    expect((await ask('POST', `/cases/${id}/entries`, stranger, act)).statusCode).toBe(404)
  })

  test('does the same request once, however often it is sent, and refuses its key for another', async () => {
    const id = await takeOne()
    const act = { type: 'victim.contacted', by: 'housing-officer', data: { person: AMIRA, channel: 'phone' } }
    const key = { 'idempotency-key': 'call-1' }
    const first = await ask('POST', `/cases/${id}/entries`, officer, act, key)
    const again = await ask('POST', `/cases/${id}/entries`, officer, act, key)
    expect(first.statusCode).toBe(201)
    expect(again.json()).toEqual(first.json())
    const other = { ...act, data: { person: AMIRA, channel: 'text' } }
    expect((await ask('POST', `/cases/${id}/entries`, officer, other, key)).statusCode).toBe(409)
    expect((await ask('GET', `/cases/${id}`, officer)).json().seq).toBe(3)
  })

  test('tells the second of two people who write at once what the first wrote', async () => {
    const id = await takeOne()
    const act = { type: 'case.opened', by: 'da-caseworker', data: { kind: 'victim' }, seq: 2 }
    expect((await ask('POST', `/cases/${id}/entries`, officer, act)).statusCode).toBe(201)
    const second = await ask('POST', `/cases/${id}/entries`, officer, act)
    expect(second.statusCode).toBe(409)
    expect(second.json().since).toEqual([{ type: 'case.opened', by: 'Sam', recordedAt: '2026-06-10T11:00' }])
  })

  test.each([
    ['an unknown entry type', { type: 'no.such', by: 'housing-officer', data: {} }, 'type'],
    ['an unknown field of the request', { type: 'case.opened', by: 'da-caseworker', data: {}, colour: 1 }, 'colour'],
    [
      'an unknown field of the entry',
      { type: 'case.opened', by: 'da-caseworker', data: { kind: 'victim', x: 1 } },
      'x',
    ],
    ['a required field that is missing', { type: 'case.opened', by: 'da-caseworker', data: {} }, 'kind'],
    ['a role that nobody has', { type: 'case.opened', by: 'wizard', data: { kind: 'victim' } }, 'by'],
    [
      'a day that does not exist',
      { type: 'case.opened', by: 'da-caseworker', data: { kind: 'victim' }, at: '2026-02-30T10:00' },
      'at',
    ],
    [
      'a time to come',
      { type: 'case.opened', by: 'da-caseworker', data: { kind: 'victim' }, at: '2026-06-11T10:00' },
      'at',
    ],
  ])('names the field for %s, and writes nothing', async (_what, act, field) => {
    const id = await takeOne()
    const answer = await ask('POST', `/cases/${id}/entries`, officer, act)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().problems.map((each: { field: string }) => each.field)).toContain(field)
    expect((await ask('GET', `/cases/${id}`, officer)).json().seq).toBe(2)
  })

  test('refuses what the policy refuses, with the clause, and writes nothing', async () => {
    const id = await takeOne()
    const hold = { type: 'income-court-action.started', by: 'housing-officer', data: { person: AMIRA, step: 'claim' } }
    const answer = await ask('POST', `/cases/${id}/entries`, officer, hold)
    expect(answer.statusCode).toBe(422)
    expect(answer.json().refusals[0].clauses).toEqual(['VIV-4.4.a'])
    expect((await ask('GET', `/cases/${id}`, officer)).json().seq).toBe(2)
  })

  test('takes no ten megabytes, no half a JSON, and no other form than JSON', async () => {
    const huge = { ...report, report: { ...report.report, summary: 'a'.repeat(10_000_000) } }
    expect((await ask('POST', '/reports', officer, huge)).statusCode).toBe(413)
    const headers = { authorization: `Bearer ${officer}`, 'content-type': 'application/json' }
    const half = await app.inject({ method: 'POST', url: '/api/reports', headers, payload: '{"by": ' })
    expect(half.statusCode).toBe(400)
    const xml = { ...headers, 'content-type': 'text/xml' }
    const other = await app.inject({ method: 'POST', url: '/api/reports', headers: xml, payload: '<a/>' })
    expect(other.statusCode).toBe(415)
    for (const each of [half, other]) expect(each.body).not.toMatch(/node_modules|\.ts|Error:/)
  })

  test('finds people of the landlord for whoever takes a report, and nobody of another landlord', async () => {
    await testRegistry(tested.rowan, 'vivid')
    const asked = { name: 'Bea Example', dateOfBirth: '1990-03-04' }
    const found = await ask('POST', '/matches', officer, asked)
    expect(found.statusCode).toBe(200)
    const [route] = PEOPLE_ROUTES
    expect(route?.answers.safeParse(found.json()).error).toBeUndefined()
    expect(found.json().candidates[0]).toMatchObject({ name: 'Bea Example', home: null, ownCases: [] })
    expect((await ask('POST', '/matches', stranger, asked)).json().candidates).toEqual([])
    const wrong = await ask('POST', '/matches', officer, { postcode: 'SO99 1AA' })
    expect(wrong.statusCode).toBe(400)
    expect(wrong.json().problems[0].field).toBe('name')
  })

  test('describes itself: every route and every entry type, with no reference that leads nowhere', async () => {
    const answer = await ask('GET', '/openapi.json', '')
    const text = answer.body
    const described = answer.json()
    expect(described.openapi).toBe('3.1.0')
    for (const route of ROUTES)
      expect(described.paths[`/api${route.path}`], route.path).toHaveProperty(route.method.toLowerCase())
    const named = new Set(Object.keys(described.components.schemas))
    expect(named.size).toBe(ENTRY_TYPES.length + 1)
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) expect(named).toContain(name)
  })

  test('describes an example of every entry type as it is accepted, and no unknown field', () => {
    const id = (value: unknown, type: string) => (type === 'ref' ? AMIRA : value)
    for (const type of ENTRY_TYPES) {
      const fields = new Map(type.fields.map((field) => [field.name, field.type]))
      const data = Object.fromEntries(
        Object.entries(type.example).map(([name, value]) => [name, id(value, fields.get(name) ?? '')]),
      )
      expect(dataSchema(type).safeParse(data).error, type.name).toBeUndefined()
      expect(dataSchema(type).safeParse({ ...data, unheardOf: 1 }).success, type.name).toBe(false)
    }
  })
})
