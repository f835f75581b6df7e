/** What tries to get round something is noted: where whoever runs Rowan sees it, and on the trail of whoever is signed in. No word of it is. */
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { serverLog } from '../../src/cli/server-log.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { framing } from '../../src/web/framing.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'

/** Stands in whatever is sent, and in nothing that is kept. */
const SENT = 'larchclose'

let world: TestRowan
let app: FastifyInstance
let token: string
let account: string
const lines: string[] = []
beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-06-10T11:00')
  const sam = await world.staff('vivid', 'Sam', 'da-caseworker')
  token = sam.token
  account = sam.account
  const log: FastifyBaseLogger = serverLog({ write: (line: string) => void lines.push(line) })
  app = fastify({ bodyLimit: 1_000_000, loggerInstance: log, ...framing(log) })
  await app.register(buildApi(world.rowan), { prefix: '/api' })
  const options = { secure: true, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf(world.rowan), options))
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await world.close()
})
const sql = (text: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(text, [...values])).rows)
let before = 0
const last = async () => Number((await sql('select coalesce(max(seq), 0) as n from rowan.audit'))[0].n)
beforeEach(async () => {
  lines.length = 0
  before = await last()
})

/** The lines of the log since, as whoever runs Rowan reads them, and those of the trail. */
const noted = () => lines.map((line) => JSON.parse(line)).map(({ why, route, msg }) => ({ why, route, msg }))
const onTrail = async () => await sql('select * from rowan.audit where actor = $1 and seq > $2', [account, before])
const turned = (why: string, route?: string) => ({ why, route, msg: 'turned away' })

const OWN = { host: 'rowan.example', origin: 'https://rowan.example' }
const form = (url: string, headers: Readonly<Record<string, string>>, sent: Readonly<Record<string, string>>) =>
  app.inject({
    method: 'POST',
    url,
    cookies: { '__Host-s': token },
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(sent).toString(),
  })
const json = (url: string, payload: string, type = 'application/json') =>
  app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    payload,
  })

const TRIES: readonly (readonly [string, () => Promise<{ statusCode: number }>, number, string, string])[] = [
  [
    'a form from another site',
    () =>
      form('/people/find', { ...OWN, origin: `https://${SENT}.example` }, { token: formTokenOf(token), name: SENT }),
    403,
    'foreign-origin',
    '/people/find',
  ],
  [
    'a form with the token of another session',
    () => form('/people/find', OWN, { token: formTokenOf(SENT), name: SENT }),
    403,
    'foreign-form',
    '/people/find',
  ],
  [
    'a form that is too large',
    () => form('/people/find', OWN, { token: formTokenOf(token), name: SENT.repeat(200_000) }),
    413,
    'too-large',
    '/people/find',
  ],
  [
    'a field that the request does not have',
    () => json('/api/cases', `{"type": "concern.raised", "by": "da-caseworker", "data": {}, "${SENT}": "${SENT}"}`),
    400,
    'unknown-field',
    '/api/cases',
  ],
  [
    'a number where words belong',
    () => json('/api/cases', `{"type": ["${SENT}"], "by": 1, "data": {}}`),
    400,
    'not-as-described',
    '/api/cases',
  ],
  ['half a JSON', () => json('/api/cases', `{"${SENT}": `), 400, 'unreadable', '/api/cases'],
  ['another kind of words', () => json('/api/cases', SENT, 'text/plain'), 415, 'unreadable', '/api/cases'],
  ['ten megabytes', () => json('/api/cases', `{"a": "${SENT.repeat(1_000_000)}"}`), 413, 'too-large', '/api/cases'],
]

test.each(TRIES)(
  '%s is noted in the log and on the trail of who sent it, without what was sent',
  async (_what, send, status, why, route) => {
    expect((await send()).statusCode).toBe(status)
    expect(noted()).toEqual([turned(why, route)])
    const trail = await onTrail()
    expect(trail.map(({ action, object, result }) => ({ action, object, result }))).toEqual([
      { action: `turned-away/${why}`, object: null, result: 'refused' },
    ])
    expect(lines.join() + JSON.stringify(trail)).not.toMatch(new RegExp(`${SENT}|${token}`))
  },
)

test('a case asked for under what is no reference is noted on the trail, without what was asked for', async () => {
  for (const url of [`/cases/${SENT}`, `/cases/${encodeURIComponent(`' or 1=1 ${SENT}`)}`])
    expect((await app.inject({ url, cookies: { '__Host-s': token } })).statusCode).toBe(404)
  const headers = { authorization: `Bearer ${token}` }
  expect((await app.inject({ url: `/api/cases/${SENT}`, headers })).statusCode).toBe(404)
  const trail = await onTrail()
  expect(trail.map(({ object, result }) => [object, result])).toEqual(Array(3).fill([null, 'not-found']))
  expect(lines.join() + JSON.stringify(trail)).not.toContain(SENT)
})

test('whoever is not signed in is noted in the log alone: a foreign form, a token that opens nothing, and an address that is none', async () => {
  const foreign = { method: 'POST', url: '/sign-in', headers: { ...OWN, origin: `https://${SENT}.example` } } as const
  expect((await app.inject(foreign)).statusCode).toBe(403)
  const headers = { authorization: `Bearer ${SENT}${SENT}${SENT}` }
  expect((await app.inject({ url: '/api/cases', headers })).statusCode).toBe(401)
  expect((await app.inject({ url: `/${SENT}` })).statusCode).toBe(303)
  expect((await app.inject({ url: `/api/${SENT}` })).statusCode).toBe(404)
  expect(noted()).toEqual([
    turned('foreign-origin', '/sign-in'),
    turned('unknown-session', '/api/cases'),
    turned('no-such-address'),
    turned('no-such-address'),
  ])
  expect(await last()).toBe(before)
  expect(lines.join()).not.toContain(SENT)
})

test('what is no HTTP, and an address that cannot be read, are answered with nothing of it, and noted', async () => {
  const unreadable = await app.inject({ url: `/cases/%zz${SENT}` })
  expect([unreadable.statusCode, unreadable.body]).toEqual([404, 'There is nothing here.\n'])
  expect(unreadable.headers['content-security-policy']).toContain("default-src 'none'")
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  socket.write(`${SENT} / HTTP/9.9\r\n\r\n`)
  await once(socket, 'close')
  expect(heard).toBe('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
  expect(noted()).toEqual([turned('unreadable'), turned('no-request')])
  expect(lines.join()).not.toContain(SENT)
})

test('whoever does nothing of the kind is not noted for it', async () => {
  expect((await app.inject({ url: '/', cookies: { '__Host-s': token } })).statusCode).toBe(200)
  expect((await form('/people/find', OWN, { token: formTokenOf(token) })).statusCode).toBe(400)
  expect((await app.inject({ url: '/' })).statusCode).toBe(303)
  expect(noted()).toEqual([])
  expect((await onTrail()).filter(({ action }) => action.startsWith('turned-away'))).toEqual([])
})
