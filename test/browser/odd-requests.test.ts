/** Requests that no page and no client of ours makes: each gets an answer that says nothing, and changes nothing. */
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { STRICT_TRANSPORT } from '../../src/api/headers.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'

let world: TestRowan
let app: FastifyInstance
let token: string
beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-06-10T11:00')
  token = (await world.staff('vivid', 'Sam', 'da-caseworker')).token
  app = fastify()
  await app.register(buildApi(world.rowan, { secure: true }), { prefix: '/api' })
  const options = { secure: true, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf(world.rowan), options))
})
afterAll(async () => {
  await app.close()
  await world.close()
})
const json = () => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' })

test('behind https the API says too that a browser comes by nothing else', async () => {
  for (const url of ['/api/openapi.json', '/api/cases', '/api/nothing-here'])
    expect((await app.inject({ url })).headers['strict-transport-security'], url).toBe(STRICT_TRANSPORT)
})

test('every answer with a body says its kind and its letters', async () => {
  const urls = [
    '/',
    '/sign-in',
    '/nothing-here',
    '/assets/rowan.css',
    '/assets/rowan.js',
    '/assets/passkeys.js',
    '/assets/icon.svg',
    '/api/cases',
  ]
  for (const url of urls) {
    const { headers, body } = await app.inject({ url })
    if (body !== '') expect(headers['content-type'], url).toMatch(/^[a-z]+\/[a-z+]+; charset=utf-8$/)
  }
})

test('methods that nothing needs are not there, and no other site is let in', async () => {
  for (const method of ['TRACE', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'] as const)
    for (const url of ['/', '/cases/R-0000', '/api/cases']) {
      const headers = {
        authorization: `Bearer ${token}`,
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
      }
      const answer = await app.inject({ method: method as 'PUT', url, headers, cookies: { '__Host-s': token } })
      expect([answer.statusCode, method, url]).toEqual([404, method, url])
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
})

test('a folder, a file of the project and a way up are not there', async () => {
  for (const url of [
    '/assets',
    '/assets/',
    '/assets/../package.json',
    '/assets/%2e%2e/package.json',
    '/.git/config',
    '/.env',
    '/package.json',
  ])
    expect((await app.inject({ url, cookies: { '__Host-s': token } })).statusCode, url).toBe(404)
})

test('what would change the language under the program is refused, as JSON and as a form', async () => {
  for (const payload of ['{"__proto__": {"isAdmin": true}}', '{"constructor": {"prototype": {"isAdmin": true}}}'])
    expect((await app.inject({ method: 'POST', url: '/api/cases', headers: json(), payload })).statusCode).toBe(400)
  const form = new URLSearchParams({
    token: formTokenOf(token),
    '__proto__[isAdmin]': 'true',
    __proto__: 'x',
    constructor: 'x',
  })
  const answer = await app.inject({
    method: 'POST',
    url: '/people/find',
    cookies: { '__Host-s': token },
    headers: {
      host: 'rowan.example',
      origin: 'https://rowan.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: form.toString(),
  })
  expect(answer.statusCode).toBe(400)
  expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined()
})

test('the same parameter twice, a number where words belong, and a field that nobody asked for are answered and do nothing', async () => {
  expect(
    (await app.inject({ url: '/?area=a&area=b&whose=x&whose=y', cookies: { '__Host-s': token } })).statusCode,
  ).toBe(200)
  for (const sent of [
    { type: ['a'], by: 1, data: [] },
    { type: 'priority.set', by: 'da-caseworker', data: {}, account: 'x' },
  ]) {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/cases',
      headers: json(),
      payload: JSON.stringify(sent),
    })
    expect(answer.statusCode).toBe(400)
  }
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
    expect(
      (
        await app.inject({
          method: 'POST',
          url: '/api/cases',
          headers: { ...json(), 'content-type': type },
          payload: '{"type": "concern.raised", "by": "da-caseworker", "data": {"noticedIn": "repair"}}',
        })
      ).statusCode,
      type,
    ).toBe(415)
  const begun = { type: 'concern.raised', by: 'da-caseworker', data: { noticedIn: 'repair' } }
  const taken = await app.inject({ method: 'POST', url: '/api/cases', headers: json(), payload: begun })
  expect(taken.statusCode, 'the same as JSON is taken').toBe(201)
  expect(
    (await app.inject({ url: '/api/cases', cookies: { '__Host-s': token } })).statusCode,
    'no cookie opens the API',
  ).toBe(401)
})

test('what breaks inside is said in a sentence and a reference, without what broke', async () => {
  const broken = fastify()
  const fails = async (): Promise<never> => {
    throw new TypeError('relation "rowan.entry" does not exist, 14 Larch Close')
  }
  const desk = { ...deskOf(world.rowan), readToday: fails }
  await broken.register(buildApi({ ...world.rowan, clock: () => world.rowan.clock() / 0 }), { prefix: '/api' })
  await broken.register(
    buildWeb(desk, { secure: true, leaveTo: 'https://weather.example', assets: await assetsOfTest() }),
  )
  const page = await broken.inject({ url: '/', cookies: { '__Host-s': token } })
  const api = await broken.inject({ url: '/api/today', headers: json() })
  await broken.close()
  for (const answer of [page, api]) {
    expect(answer.statusCode).toBe(500)
    expect(answer.body).toMatch(/[0-9a-f]{8}/)
    expect(answer.body).not.toMatch(/relation|rowan\.entry|Larch|TypeError|RangeError|at .*\.ts/)
  }
})
