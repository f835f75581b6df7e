/** Forms on a real record, opened and sent at their own moments: what is sent later comes later, and one that is sent twice says the same. */

import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeReport } from '../../casework/take-report.ts'
import { type TestRowan, testRowan } from '../../casework/test-rowan.ts'
import { instantOf } from '../../record/london-time.ts'
import { withClient } from '../../store/server/connection.ts'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import { deskOf } from '../desk-of-rowan.ts'

const SECOND = 1000
const start = instantOf('2026-03-02T11:00')
let now = start
const after = (seconds: number) => {
  now = start + seconds * SECOND
}

let world: TestRowan
let app: FastifyInstance
let officer: string
let reference: string
const amira = randomUUID()

beforeAll(async () => {
  world = await testRowan(['plus-dane'], '2026-03-02T10:00')
  officer = (await world.staff('plus-dane', 'Olu', 'da-caseworker')).token
  const taken = await takeReport(world.rowan, officer, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim', person: amira },
    people: [{ person: amira, data: { role: 'victim', name: 'Amira Example' } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  reference = taken.reference
  app = fastify()
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf({ ...world.rowan, clock: () => now }), options))
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const address = () => `/cases/${reference}/contact/log`

/** The form as its page begins it, with every input that is filled in already. */
async function opened(): Promise<Record<string, string>> {
  const { body } = await app.inject({ url: address(), cookies: { s: officer } })
  const inputs = [...body.matchAll(/<input(?=[^>]*type="(?:hidden|date|time)")[^>]*>/g)].map(([tag]) => tag)
  return Object.fromEntries(
    inputs.map((tag) => [/name="([^"]+)"/.exec(tag)?.[1] ?? '', /value="([^"]*)"/.exec(tag)?.[1] ?? '']),
  )
}

const send = (form: Readonly<Record<string, string>>, outcome: string) =>
  app.inject({
    method: 'POST',
    url: address(),
    cookies: { s: officer },
    headers: {
      host: 'rowan.example',
      origin: 'http://rowan.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({
      ...form,
      'spoke.person': amira,
      'spoke.channel': 'phone',
      'spoke.outcome': outcome,
    }).toString(),
  })

/** When each try or talk happened, in the order in which they were written. */
const talks = async () => {
  const { rows } = await withClient(world.rowan.owner, (client) =>
    client.query<{ happened_at: Date }>(
      "select happened_at from rowan.entry where type like 'victim.contact%' order by seq",
    ),
  )
  return rows.map(({ happened_at: at }) => at.getTime() - start)
}

test('of two forms opened in one minute, the one that is sent a minute later comes second', async () => {
  after(10)
  const [one, other] = [await opened(), await opened()]
  after(40)
  expect((await send({ ...one, seq: '' }, 'no-answer')).statusCode).toBe(303)
  after(65)
  expect((await send({ ...other, seq: '' }, 'reached')).statusCode).toBe(303)
  expect(await talks()).toEqual([40 * SECOND, 65 * SECOND])
})

test('a form that is sent twice, some seconds apart, is recorded once and answered the same', async () => {
  const before = (await talks()).length
  const form = await opened()
  after(70)
  const first = await send(form, 'no-answer')
  after(72)
  const again = await send(form, 'no-answer')
  expect(first.statusCode).toBe(303)
  expect(again.headers.location).toBe(first.headers.location)
  expect(await talks()).toHaveLength(before + 1)
})
