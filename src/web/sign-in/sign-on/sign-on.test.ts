import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUser } from '../../../casework/add-user.ts'
import { bindToProvider } from '../../../casework/bind-user.ts'
import { type TestRowan, testRowan } from '../../../casework/test-rowan.ts'
import { type Claims, type TestProvider, testProvider } from '../../../identity/sign-on/test-provider.ts'
import { withClient } from '../../../store/server/connection.ts'
import { closeAccount } from '../../../store/setting-up.ts'
import { assetsOfTest } from '../../assets-of-test.ts'
import { buildWeb } from '../../build-web.ts'
import { deskOf } from '../../desk-of-rowan.ts'
import { formTokenOf } from '../../kit/form-token.ts'

let provider: TestProvider
let world: TestRowan
let app: FastifyInstance
const HOST = 'rowan.example'

beforeAll(async () => {
  provider = await testProvider()
  const signOn = { address: `https://${HOST}`, providers: [provider.settings('vivid')] }
  world = await testRowan(['vivid'], '2026-04-01T09:00', { signOn })
  app = fastify()
  const assets = await assetsOfTest()
  await app.register(buildWeb(deskOf(world.rowan), { secure: true, leaveTo: 'https://weather.example', assets }))
})
afterAll(async () => {
  await app.close()
  await world.close()
  await provider.close()
})

const get = (url: string, cookies: Record<string, string> = {}) => app.inject({ url, cookies, headers: { host: HOST } })
const post = (url: string, form: Readonly<Record<string, string>>, cookies: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    cookies,
    headers: { host: HOST, origin: `https://${HOST}`, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ token: formTokenOf(cookies['__Host-s'] ?? ''), ...form }).toString(),
  })
type Answer = Awaited<ReturnType<typeof get>>
const cookieOf = (answer: Answer, name: string) => answer.cookies.find((each) => each.name === `__Host-${name}`)
const leadsTo = (answer: Answer): string =>
  (/http-equiv="refresh" content="0;url=([^"]*)"/.exec(answer.body)?.[1] ?? '').replaceAll('&amp;', '&')

async function employ(name: string) {
  const username = `${name.toLowerCase()}@vivid.example`
  const password = 'made by an administrator 41'
  await addUser(world.rowan, { landlord: 'vivid', username, name, password, roles: ['housing-officer'] })
  await bindToProvider(world.rowan, username, name)
  return username
}
async function there(cookies: Record<string, string> = {}, path = '/sign-in/at/vivid') {
  const gone = await post(path, {}, cookies)
  return { gone, to: leadsTo(gone), browser: cookieOf(gone, 'b')?.value ?? '' }
}
async function through(claims: Claims) {
  const { to, browser } = await there()
  return get(`/sign-in/back/vivid?${await provider.lets(to, { acr: 'two', ...claims })}`, { '__Host-b': browser })
}

test('the sign-in page leads to the landlord’s own sign-in by a form of ours, and is still a page for a password', async () => {
  const page = await get('/sign-in')
  expect(page.body).toContain('action="/sign-in/at/vivid"')
  expect(page.body).toContain('Sign in through VIVID')
  expect(page.body).toContain('name="password"')
  const { gone, to } = await there()
  expect([gone.statusCode, to.startsWith(`${provider.issuer}/auth?`)]).toEqual([200, true])
  expect(gone.headers['content-security-policy']).toContain("form-action 'self'")
  expect(cookieOf(gone, 'b')).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Lax', maxAge: 600, path: '/' })
})

test('nobody is sent there by another site, or to a landlord that has none', async () => {
  const forged = await app.inject({
    method: 'POST',
    url: '/sign-in/at/vivid',
    headers: { host: HOST, origin: 'https://elsewhere.example', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'token=',
  })
  expect(forged.statusCode).toBe(403)
  expect(cookieOf(forged, 'b')).toBeUndefined()
  expect((await post('/sign-in/at/mha', {})).statusCode).toBe(404)
  expect((await get('/sign-in/back/mha?code=a&state=b')).statusCode).toBe(404)
})

test('back from there, a strict cookie is given, the other one is taken away, and a page of ours leads on', async () => {
  await employ('Ada')
  const back = await through({ sub: 'Ada' })
  expect([back.statusCode, leadsTo(back)]).toEqual([200, '/'])
  expect(cookieOf(back, 's')).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict' })
  expect(cookieOf(back, 'b')?.value).toBe('')
  expect((await get('/', { '__Host-s': cookieOf(back, 's')?.value ?? '' })).statusCode).toBe(200)
})

test('an unknown subject, a closed account and a token that shows nobody get the same bytes', async () => {
  await closeAccount(world.tested.owner, await employ('Abe'), true)
  const answers = []
  for (const claims of [
    { sub: 'nobody' },
    { sub: 'Abe' },
    { sub: 'Ada', nonce: 'another' },
    { sub: 'Ada', aud: 'x' },
  ]) {
    const answer = await through(claims)
    const { date: _, ...headers } = answer.headers
    answers.push({ status: answer.statusCode, headers, body: answer.body })
  }
  expect(answers[0]?.status).toBe(400)
  for (const answer of answers.slice(1)) expect(answer).toEqual(answers[0])
})

test('who signed out is asked anew at the provider, and says so themselves', async () => {
  await employ('Ann')
  const shown = Math.floor(Date.now() / 1000) - 60
  const first = cookieOf(await through({ sub: 'Ann', auth_time: shown }), 's')?.value ?? ''
  await post('/sign-out', {}, { '__Host-s': first })
  const again = await through({ sub: 'Ann', auth_time: shown })
  const to = String(again.headers.location)
  expect(to).toMatch(/^\/sign-in\/at\/vivid\?again=/)
  const page = await get(to)
  expect(page.body).toContain('You signed out of Rowan')
  const gone = await post('/sign-in/at/vivid', { again: 'yes' })
  expect(new URL(leadsTo(gone)).searchParams.get('prompt')).toBe('login')
})

test('the landlord’s provider ends a session with a token of its own, without a session or a form of ours', async () => {
  await employ('Ama')
  const session = cookieOf(await through({ sub: 'Ama', sid: 'of Ama' }), 's')?.value ?? ''
  const ends = (logout_token: string, landlord = 'vivid') =>
    app.inject({
      method: 'POST',
      url: `/sign-in/ended/${landlord}`,
      headers: { host: HOST, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logout_token }).toString(),
    })
  const token = await provider.ends({ sid: 'of Ama' })
  const refused = []
  for (const answer of [await ends(''), await ends('no token'), await ends(token, 'mha')])
    refused.push([answer.statusCode, answer.body])
  expect(new Set(refused.map((each) => JSON.stringify(each))).size).toBe(1)
  expect(refused[0]?.[0]).toBe(400)
  const done = await ends(token)
  expect([done.statusCode, done.headers['cache-control']]).toEqual([200, 'no-store'])
  expect((await get('/', { '__Host-s': session })).headers.location).toBe('/sign-in')
  expect((await ends(token)).statusCode).toBe(400)
})

test('an act that does much harm asks at the provider, in a tab of its own, and what was typed goes on', async () => {
  await employ('Eve')
  const session = cookieOf(await through({ sub: 'Eve' }), 's')?.value ?? ''
  const asked = { reference: 'R-ZZZZ', category: 'danger-now', reason: 'The police ask at the door where she is' }
  await withClient(world.tested.owner, (client) =>
    client.query("update rowan.session set proved = now() - interval '6 minutes'"),
  )
  const cookies = { '__Host-s': session }
  const confirm = await post('/emergency', asked, cookies)
  expect(confirm.statusCode).toBe(403)
  expect(confirm.body).toContain('href="/me/confirm" target="_blank" rel="noopener"')
  expect((await post('/emergency', { ...asked, proof: 'there' }, cookies)).body).toContain('It is not confirmed yet')
  expect((await get('/me/confirm', cookies)).body).toContain('VIVID asks again who you are')
  const { to, browser } = await there(cookies, '/me/confirm')
  const back = await get(`/sign-in/back/vivid?${await provider.lets(to, { sub: 'Eve' })}`, { '__Host-b': browser })
  expect(back.body).toContain('It is confirmed')
  const fresh = cookieOf(back, 's')?.value ?? ''
  const token = formTokenOf(session)
  const done = await post('/emergency', { ...asked, proof: 'there', token }, { '__Host-s': fresh })
  expect(done.body).toContain('No case of that reference can be opened here')
  expect(done.body).toContain('The police ask at the door')
  const wrong = await there({ '__Host-s': fresh }, '/me/confirm').catch(() => null)
  expect(wrong?.to).toBe('')
})

test('a form whose session ran out waits in its tab while its holder signs in through their organisation in another', async () => {
  await employ('Rea')
  const session = cookieOf(await through({ sub: 'Rea' }), 's')?.value ?? ''
  await withClient(world.tested.owner, (client) =>
    client.query("update rowan.session set idle_until = now() - interval '1 minute' where means = 'provider'"),
  )
  const cookies = { '__Host-s': session }
  const door = await post('/reports/new', { channel: 'phone', summary: 'She is afraid' }, cookies)
  expect(door.statusCode).toBe(401)
  expect(door.body).toContain('action="/sign-in/at/vivid" target="_blank"')
  expect(door.body).toContain('Go on where you were')
  const kept = Object.fromEntries(
    [
      ...(/<form method="post" action="\/reports\/new"[\s\S]*?<\/form>/.exec(door.body)?.[0] ?? '').matchAll(
        /<input type="hidden" name="([^"]*)" value="([^"]*)"/g,
      ),
    ].map(([, name = '', value = '']) => [name, value]),
  )
  const gone = await app.inject({
    method: 'POST',
    url: '/sign-in/at/vivid',
    cookies,
    headers: { host: HOST, origin: `https://${HOST}`, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'token=',
  })
  const browser = cookieOf(gone, 'b')?.value ?? ''
  const back = await get(`/sign-in/back/vivid?${await provider.lets(leadsTo(gone), { sub: 'Rea', acr: 'two' })}`, {
    '__Host-b': browser,
  })
  expect(back.body).toContain('You are signed in again')
  const fresh = cookieOf(back, 's')?.value ?? ''
  const again = await post('/reports/new', kept, { '__Host-s': fresh })
  expect(again.body).toContain('You were signed out while you typed')
  expect(again.body).toContain('She is afraid')
  const other = await employ('Ron')
  expect(other).toContain('ron')
  const his = cookieOf(await through({ sub: 'Ron' }), 's')?.value ?? ''
  expect((await post('/reports/new', kept, { '__Host-s': his })).statusCode).toBe(403)
})
