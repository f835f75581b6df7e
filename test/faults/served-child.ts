/** A process of its own that serves Rowan to a fleet until it is killed, by others or by itself at a named point. */
import fastify from 'fastify'
import type pg from 'pg'
import { buildApi } from '../../src/api/build-api.ts'
import { openRowan } from '../../src/casework/open-rowan.ts'
import { loadHolidays } from '../../src/packs/load-holidays.ts'
import { loadLetters } from '../../src/packs/load-letters.ts'
import { loadOrganisation } from '../../src/packs/load-organisation.ts'
import { loadPolicy } from '../../src/packs/load-policies.ts'
import { masterKeys } from '../../src/store/keys/master-key.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import type { Armed, ServedWork } from './served.ts'

const work = JSON.parse(process.env.ROWAN_CHILD ?? '') as ServedWork
const { root, landlord, folder } = work
const rowan = await openRowan({
  ...work.reach,
  master: masterKeys(folder, {}),
  files: `${folder}/files`,
  ledger: { folder: `${folder}/ledger`, data: folder },
  landlords: [
    {
      ...loadPolicy(root, landlord),
      organisation: loadOrganisation(root, landlord),
      letters: loadLetters(root, landlord),
    },
  ],
  holidays: loadHolidays(root),
})

let armed: Armed | undefined
let reached = 0
const at = (point: Armed['point']): void => {
  if (armed?.point === point && ++reached === armed.nth) process.kill(process.pid, 'SIGKILL')
}

/** Puts the named points around every query of a connection. Rowan itself has none of them. */
function pointed(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...words: unknown[]) => Promise<unknown>
  const isPointed = Symbol.for('rowan.pointed')
  if (isPointed in client) return
  Object.assign(client, {
    [isPointed]: true,
    query: async (...words: unknown[]) => {
      const [asked] = words
      const name = typeof asked === 'string' ? asked : String((asked as { name?: string }).name)
      if (name === 'begin') at('before-begin')
      if (name === 'write') at('before-write')
      if (name === 'commit') at('before-commit')
      const answer = await query(...words)
      if (name === 'begin') at('after-begin')
      if (name === 'write') at('after-write')
      if (name === 'remember') at('after-remember')
      if (name === 'audit') at('after-audit')
      if (name === 'commit') at('after-commit')
      return answer
    },
  })
}
rowan.database.pool.on('acquire', pointed)

const app = fastify()
/** More than this is a file: half of it goes out, and then nothing. */
const LARGE = 100_000
app.addHook('onSend', async (_request, reply, payload: unknown) => {
  at('before-reply')
  const size = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.length : 0
  if (size > LARGE && armed?.point === 'while-streaming' && ++reached === armed.nth) {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-length': size })
    reply.raw.write((payload as string | Buffer).slice(0, size / 2), () => process.kill(process.pid, 'SIGKILL'))
  }
  return payload
})
app.addHook('onResponse', async () => at('after-reply'))
await app.register(buildApi(rowan), { prefix: '/api' })
await app.register(buildWeb(deskOf(rowan), { secure: false, leaveTo: 'https://weather.example', assets: work.assets }))
await app.listen({ host: '127.0.0.1', port: work.port })
const address = app.server.address()
process.stdin.on('data', (line) => {
  armed = JSON.parse(String(line)) as Armed
  reached = 0
})
// Whoever started it is gone: nothing is left running.
process.stdin.on('end', () => process.exit(0))
process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
