/** The server's own log: that something failed, and no word of what anybody typed. */
import { EventEmitter } from 'node:events'
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { lastResort, serverLog } from './server-log.ts'

const kept = () => {
  const lines: string[] = []
  return { lines, log: serverLog({ write: (line: string) => void lines.push(line) }) }
}

test('a request that fails is in the log with its route and reference, and nothing of the request, the message or the stack', async () => {
  const { lines, log } = kept()
  const app = fastify({ loggerInstance: log })
  app.setErrorHandler(async (error, request, reply) => {
    request.log.error(
      { err: error, req: request, route: request.routeOptions.url, reference: 'ab12' },
      'request failed',
    )
    return reply.code(500).send('')
  })
  app.get('/cases/:reference', async () => {
    throw Object.assign(new TypeError('14 Larch Close'), { code: 'XX000' })
  })
  await app.inject({ url: '/cases/R-4F7K?name=Amira', headers: { authorization: 'Bearer secret' } })
  await app.close()
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    err: { name: 'TypeError', code: 'XX000' },
    route: '/cases/:reference',
    reference: 'ab12',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  })
  expect(lines.join()).not.toMatch(/Larch|R-4F7K|Amira|secret|stack/)
})

test('a line break in what is written begins no line of its own', () => {
  const { lines, log } = kept()
  log.error({ route: '/a\n{"level":50,"msg":"forged"}' }, 'request failed')
  expect(lines.join('').trimEnd().split('\n')).toHaveLength(1)
})

test('what nobody waited for is noted and people work on; after what nobody caught the program ends', () => {
  const { lines, log } = kept()
  const process = new EventEmitter()
  let ended = 0
  lastResort(process, log, () => ended++)
  process.emit('unhandledRejection', new Error('Amira'))
  expect([lines.length, ended]).toEqual([1, 0])
  process.emit('uncaughtException', new Error('Amira'))
  expect([lines.length, ended]).toEqual([2, 1])
  expect(lines.join()).not.toContain('Amira')
})
