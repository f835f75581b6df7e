/** One request said so that a proxy and Rowan could disagree where it ends: it is refused, and no second one is found inside it. */
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'

let world: TestRowan
let app: FastifyInstance
let port: number
/** Addresses of the requests that Rowan took for such. */
const seen: string[] = []
beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-06-10T11:00')
  app = fastify()
  app.addHook('onRequest', async (request) => {
    seen.push(request.url)
  })
  await app.register(buildApi(world.rowan, { secure: true }), { prefix: '/api' })
  await app.listen({ host: '127.0.0.1', port: 0 })
  port = (app.server.address() as AddressInfo).port
})
afterAll(async () => {
  await app.close()
  await world.close()
})

/** What comes back on one connection, until Rowan closes it or says nothing more for a while. */
async function say(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  let heard = ''
  socket.setTimeout(1500, () => socket.destroy())
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  const closed = once(socket, 'close')
  socket.write(text)
  await closed
  return heard
}

const INSIDE = 'GET /api/smuggled HTTP/1.1\r\nHost: rowan.example\r\n\r\n'
const post = (headers: readonly string[], body: string) =>
  `POST /api/sign-in HTTP/1.1\r\nHost: rowan.example\r\nContent-Type: application/json\r\n${headers.join('\r\n')}\r\n\r\n${body}`

test('a plain request of the same kind is answered, and so is the one after it', async () => {
  seen.length = 0
  const heard = await say(post(['Content-Length: 2'], `{}${INSIDE}`))
  expect(heard.match(/HTTP\/1\.1 \d+/g)).toHaveLength(2)
  expect(seen).toEqual(['/api/sign-in', '/api/smuggled'])
})

test.each<[string, readonly string[], string]>([
  ['a length and parts', [`Content-Length: ${5 + INSIDE.length}`, 'Transfer-Encoding: chunked'], `0\r\n\r\n${INSIDE}`],
  ['parts and a length', ['Transfer-Encoding: chunked', 'Content-Length: 4'], `0\r\n\r\n${INSIDE}`],
  ['two lengths', ['Content-Length: 0', `Content-Length: ${INSIDE.length}`], INSIDE],
  ['a length with a sign', [`Content-Length: +${INSIDE.length}`], INSIDE],
  ['two lengths in one', [`Content-Length: 0, ${INSIDE.length}`], INSIDE],
  ['parts that are no parts', ['Transfer-Encoding: xchunked'], INSIDE],
  ['parts behind a space', ['Transfer-Encoding : chunked'], `0\r\n\r\n${INSIDE}`],
  ['parts on a folded line', ['Transfer-Encoding:\r\n chunked', 'Content-Length: 5'], `0\r\n\r\n${INSIDE}`],
  ['parts told with a bare line feed', ['X: x\nTransfer-Encoding: chunked'], `0\r\n\r\n${INSIDE}`],
  ['a part whose size is no number', ['Transfer-Encoding: chunked'], `0x0\r\n\r\n${INSIDE}`],
])('with %s is refused, and what stands inside is no request', async (_what, headers, body) => {
  seen.length = 0
  const heard = await say(post(headers, body))
  expect(seen).not.toContain('/api/smuggled')
  expect(heard).not.toMatch(/HTTP\/1\.1 2/)
  expect(heard).toMatch(/^HTTP\/1\.1 400/m)
})
