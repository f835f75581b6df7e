/** What every answer says to a browser: one exact set of headers, on pages, forms, errors, files of style and script, and the API. */
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { exampleAddress } from '../../src/web/example-address.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'
import { madeUpDesk } from '../../src/web/made-up-desk.ts'
import { PAGES } from '../../src/web/pages.ts'

/** Written down here a second time: what a page may load, who may frame it, what it may use of the machine, and that it is kept nowhere. */
const PAGE_SET = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(), xr-spatial-tracking=()',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
}
const API_SET = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
}
const FILE = Buffer.from('%PDF-')
/** With a file of a case: its own kind and no other, and nothing in it runs or opens. */
const FILE_SET = { ...PAGE_SET, 'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'" }

/** What an answer may carry beside the set: what it is, how long, when, a way on, a session. */
const PLAIN = ['content-type', 'content-length', 'date', 'connection', 'location', 'set-cookie', 'keep-alive']

const beside = (headers: object, set: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(headers).filter((name) => !(name in set) && !PLAIN.includes(name))

describe('pages', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = fastify()
    const options = { secure: true, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
    const readFile = async () => ({ mediaType: 'application/pdf', name: 'R-4F7K-1.pdf', bytes: FILE }) as const
    await app.register(buildWeb(madeUpDesk({ readFile }), options))
  })
  afterAll(() => app.close())

  const ask = (method: 'GET' | 'POST', url: string, signedIn: boolean) =>
    app.inject({
      method,
      url,
      ...(signedIn ? { cookies: { '__Host-s': 'officer' } } : {}),
      ...(method === 'POST'
        ? {
            headers: {
              host: 'rowan.example',
              origin: 'https://rowan.example',
              'content-type': 'application/x-www-form-urlencoded',
            },
            payload: new URLSearchParams({ token: formTokenOf('officer') }).toString(),
          }
        : {}),
    })

  test('say the same set, whole and nothing beside it, whether read, sent, not there or not signed in', async () => {
    const requests = [
      ...PAGES.flatMap(({ path, methods }) => methods.map((method) => [method, exampleAddress(path)] as const)),
      ['GET', '/nothing-here'] as const,
      ['POST', '/nothing-here'] as const,
    ]
    let told = 0
    for (const [method, url] of requests)
      for (const signedIn of [true, false]) {
        const { headers } = await ask(method, url, signedIn)
        const ends = url === '/leave' || url === '/sign-out'
        expect(headers, `${method} ${url}`).toMatchObject(PAGE_SET)
        expect(beside(headers, PAGE_SET), `${method} ${url}`).toEqual(
          ends && 'clear-site-data' in headers ? ['clear-site-data'] : [],
        )
        told++
      }
    expect(told).toBeGreaterThan(200)
  }, 240_000)

  test('make the browser forget when a session ends', async () => {
    for (const url of ['/leave', '/sign-out'])
      expect((await ask('POST', url, true)).headers['clear-site-data'], url).toBe('"cache", "cookies", "storage"')
  })

  test('say of a file of a case that it is its own kind, is saved, and runs nothing', async () => {
    const { headers, statusCode } = await ask('GET', '/cases/R-4F7K/files/f-1', true)
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      ...FILE_SET,
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="R-4F7K-1.pdf"',
    })
    expect(beside(headers, FILE_SET)).toEqual(['content-disposition'])
  })

  test('keep a style or script for an hour and say the rest of the set beside it', async () => {
    const page = (await ask('GET', '/sign-in', false)).body
    const addresses = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address ?? '')
    expect(addresses.length).toBeGreaterThan(1)
    for (const url of addresses)
      expect((await ask('GET', url, false)).headers, url).toMatchObject({
        ...PAGE_SET,
        'cache-control': 'public, max-age=3600',
      })
  })
})

describe('the API', () => {
  let world: TestRowan
  let app: FastifyInstance
  beforeAll(async () => {
    world = await testRowan(['vivid'], '2026-06-10T11:00')
    app = fastify()
    await app.register(buildApi(world.rowan), { prefix: '/api' })
  })
  afterAll(async () => {
    await app.close()
    await world.close()
  })

  test('says its set with answers, refusals, what is not there, and what cannot be read', async () => {
    const { token } = await world.staff('vivid', 'Sam', 'housing-officer')
    const headers = { authorization: `Bearer ${token}` }
    const json = { ...headers, 'content-type': 'application/json' }
    const answers = [
      await app.inject({ url: '/api/openapi.json' }),
      await app.inject({ url: '/api/cases' }),
      await app.inject({ url: '/api/cases', headers }),
      await app.inject({ url: '/api/cases/R-0000', headers }),
      await app.inject({ method: 'POST', url: '/api/reports', headers: json, payload: '{"half":' }),
      await app.inject({ method: 'POST', url: '/api/reports', headers: json, payload: 'x'.repeat(2_000_000) }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401, 200, 404, 400, 413])
    for (const answer of answers) {
      expect(answer.headers).toMatchObject(API_SET)
      expect(beside(answer.headers, API_SET)).toEqual([])
    }
  })
})
