/** A program that asks without end is slowed, by either door, and who works beside it is not. */
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { serverLog } from '../../src/cli/server-log.ts'
import { A_SESSION, AN_ADDRESS, paceOf } from '../../src/identity/pace.ts'
import { whoIs } from '../../src/identity/sign-in.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'

let world: TestRowan
let app: FastifyInstance
/** Set by each test: nothing goes by in between. */
let now = 0
const lines: string[] = []
beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-06-10T11:00')
  const log: FastifyBaseLogger = serverLog({ write: (line: string) => void lines.push(line) })
  app = fastify({ loggerInstance: log })
  const pace = paceOf({ session: A_SESSION, address: AN_ADDRESS }, () => now)
  await app.register(buildApi(world.rowan, { pace }), { prefix: '/api' })
  const options = { secure: true, leaveTo: 'https://weather.example', assets: await assetsOfTest(), pace }
  await app.register(buildWeb(deskOf(world.rowan), options))
})
afterAll(async () => {
  await app.close()
  await world.close()
})
const page = (token: string, url = '/assets/icon.svg') => app.inject({ url, cookies: { '__Host-s': token } })

test('a session that asks 600 times in a minute is answered 429 by both doors, with how long to wait; it is noted once, and nobody else waits', async () => {
  const sam = await world.staff('vivid', 'Sam', 'da-caseworker')
  const beside = await world.staff('vivid', 'Tess', 'da-caseworker')
  // What opens a session is known once a page was asked for: until then it counts for the address.
  await page(sam.token, '/')
  for (let asked = 0; asked < 600; asked++) expect((await page(sam.token)).statusCode).toBe(200)
  const stopped = await page(sam.token, '/')
  expect([stopped.statusCode, stopped.headers['retry-after']]).toEqual([429, '1'])
  expect(stopped.body).toContain('Wait a moment')
  expect(stopped.headers['content-security-policy']).toContain("default-src 'none'")
  const headers = { authorization: `Bearer ${sam.token}` }
  const api = await app.inject({ url: '/api/today', headers })
  expect([api.statusCode, api.headers['retry-after'], api.json().error]).toEqual([429, '1', 'too-many-attempts'])
  expect((await page(beside.token, '/')).statusCode).toBe(200)
  expect((await app.inject({ url: '/sign-in' })).statusCode).toBe(200)
  const noted = await withClient(
    world.tested.owner,
    async (client) =>
      (
        await client.query("select action from rowan.audit where actor = $1 and action like 'turned-away%'", [
          sam.account,
        ])
      ).rows,
  )
  expect(noted).toEqual([{ action: 'turned-away/too-fast' }])
  expect(lines.map((line) => JSON.parse(line).why)).toEqual(['too-fast'])
  now += 1000
  expect((await page(sam.token, '/')).statusCode).toBe(200)
})

test('an address that shows made-up tokens is counted as one without a session, and whoever is signed in there works on', async () => {
  now += 3_600_000
  const { token } = await world.staff('vivid', 'Una', 'da-caseworker')
  await page(token, '/')
  now += 60_000
  for (let asked = 0; asked < 5990; asked++)
    expect((await app.inject({ url: '/assets/icon.svg' })).statusCode).toBe(200)
  let answered = 0
  while ((await page(`made-up-token-of-nobody-${answered}`, '/')).statusCode === 303) answered++
  expect(answered).toBe(10)
  expect((await app.inject({ url: '/sign-in' })).statusCode).toBe(429)
  expect((await page(token, '/')).statusCode).toBe(200)
})

test('whoever leaves gets away and is signed out, however fast somebody asks in their session or from their address', async () => {
  now += 3_600_000
  const { token } = await world.staff('vivid', 'Lea', 'da-caseworker')
  await page(token, '/')
  while ((await page(token)).statusCode === 200);
  while ((await app.inject({ url: '/assets/icon.svg' })).statusCode === 200);
  const leave = (of: string) =>
    app.inject({
      method: 'POST',
      url: '/leave',
      cookies: { '__Host-s': of },
      headers: {
        host: 'rowan.example',
        origin: 'https://rowan.example',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ token: formTokenOf(of) }).toString(),
    })
  const left = await leave(token)
  expect([left.statusCode, left.body.includes('weather.example')]).toEqual([200, true])
  expect(await whoIs(world.rowan.database, token)).toBeNull()
  expect((await leave('a token that ran out, of a page that is still open')).statusCode).not.toBe(429)
})

test('what a made-up token asks for is counted, whatever it is: files, the description of the API, and addresses that are none', async () => {
  for (const [url, header] of [
    ['/assets/icon.svg', 'cookie'],
    ['/api/openapi.json', 'authorization'],
    ['/api/nothing', 'authorization'],
  ] as const) {
    const small = fastify()
    const pace = paceOf({ session: 20, address: 50 }, () => 0)
    await small.register(buildApi(world.rowan, { pace }), { prefix: '/api' })
    const options = { secure: true, leaveTo: 'https://weather.example', assets: await assetsOfTest(), pace }
    await small.register(buildWeb(deskOf(world.rowan), options))
    let through = 0
    for (let made = 0; made < 80; made++) {
      const token = `made-up-token-of-nobody-${made}`
      const headers = { [header]: header === 'cookie' ? `__Host-s=${token}` : `Bearer ${token}` }
      if ((await small.inject({ url, headers })).statusCode !== 429) through++
    }
    expect([url, through]).toEqual([url, 50])
    await small.close()
  }
})
