/** How somebody comes in, stays in and is out again: through the pages and the API, on a real database. */
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { PASSWORD, type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { exampleAddress } from '../../src/web/example-address.ts'
import { madeUpDesk } from '../../src/web/made-up-desk.ts'
import { PAGES } from '../../src/web/pages.ts'

let world: TestRowan
let app: FastifyInstance
beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-06-10T11:00')
  app = fastify()
  await app.register(buildApi(world.rowan), { prefix: '/api' })
  const options = { secure: true, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf(world.rowan), options))
})
afterAll(async () => {
  await app.close()
  await world.close()
})
const sql = (text: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(text, [...values])).rows)
const isIn = async (token: string) => {
  const api = await app.inject({ url: '/api/today', headers: { authorization: `Bearer ${token}` } })
  const page = await app.inject({ url: '/', cookies: { '__Host-s': token } })
  expect([api.statusCode, page.statusCode]).toEqual(api.statusCode === 200 ? [200, 200] : [401, 303])
  return api.statusCode === 200
}
const signIn = (email: string, password: string) =>
  app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: {
      host: 'rowan.example',
      origin: 'https://rowan.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ email, password, token: '' }).toString(),
  })

test('the token is in a cookie alone that no script reads, no other site sends and no other host sets', async () => {
  await world.staff('vivid', 'Cara', 'da-caseworker')
  const answer = await signIn('cara@vivid.example', PASSWORD)
  expect(answer.statusCode).toBe(303)
  const [cookie] = [answer.headers['set-cookie']].flat()
  expect(cookie).toMatch(/^__Host-s=[\w-]{43};/)
  for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']) expect(cookie).toContain(part)
  expect(cookie).not.toMatch(/domain|expires|max-age/i)
  const token = /=([\w-]{43});/.exec(cookie ?? '')?.[1] ?? ''
  expect(await isIn(token)).toBe(true)
  expect((await app.inject({ url: '/', cookies: { '__Host-s': token } })).body).not.toContain(token)
})

test('an account that is closed has no session from the next request on', async () => {
  const { token, account } = await world.staff('vivid', 'Dora', 'da-caseworker')
  expect(await isIn(token)).toBe(true)
  await sql('update rowan.account set disabled = true where account = $1', [account])
  expect(await isIn(token)).toBe(false)
})

test('a session ends at its last hour, however busy it is', async () => {
  const { token, account } = await world.staff('vivid', 'Esme', 'da-caseworker')
  expect(await isIn(token)).toBe(true)
  await sql("update rowan.session set absolute_until = now() - interval '1 second' where account = $1", [account])
  expect(await isIn(token)).toBe(false)
})

test('each try to sign in is noted, right or wrong, without the name, the password or the place', async () => {
  await world.staff('vivid', 'Fern', 'da-caseworker')
  const count = async () =>
    await sql('select succeeded, count(*)::int as n from rowan.sign_in_attempt group by 1 order by 1')
  await sql('delete from rowan.sign_in_attempt')
  await signIn('fern@vivid.example', 'wrong wrong wrong wrong')
  await signIn('fern@vivid.example', PASSWORD)
  await signIn('nobody@vivid.example', PASSWORD)
  expect(await count()).toEqual([
    { succeeded: false, n: 2 },
    { succeeded: true, n: 1 },
  ])
  const kept = (await sql('select * from rowan.sign_in_attempt')).flatMap((row) => Object.values(row))
  for (const value of kept)
    expect(Buffer.isBuffer(value) ? value.toString('latin1') : String(value)).not.toMatch(/fern|nobody|wrong|127\.0/)
  expect(kept.filter((value) => Buffer.isBuffer(value)).map((hash) => hash.length)).toEqual(Array(6).fill(32))
})

test('what is typed as a password is hidden and may be filled in by a password manager', async () => {
  const { body } = await app.inject({ url: '/sign-in' })
  expect(body).toMatch(/<input(?=[^>]*name="password")(?=[^>]*type="password")(?=[^>]*autocomplete="current-password")/)
  expect(body).not.toMatch(/onpaste|maxlength/i)
})

test('every page of somebody who is signed in leads to signing out and to leaving at once', async () => {
  const made = fastify()
  await made.register(
    buildWeb(madeUpDesk(), { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }),
  )
  const signedIn = PAGES.filter(({ access, methods }) => access !== 'anyone' && methods.includes('GET'))
  expect(signedIn.length).toBeGreaterThan(60)
  for (const { path } of signedIn) {
    const { body } = await made.inject({ url: exampleAddress(path), cookies: { s: 'officer' } })
    expect(body, path).toMatch(/(?:href|action)="\/sign-out"/)
    expect(body, path).toMatch(/(?:href|action)="\/leave"/)
  }
  await made.close()
})
