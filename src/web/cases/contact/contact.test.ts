/** The contact pages on a real record: what they offer, what they look at first, and what they refuse. */

import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeReport } from '../../../casework/take-report.ts'
import { type TestRowan, testRowan } from '../../../casework/test-rowan.ts'
import { assetsOfTest } from '../../assets-of-test.ts'
import { buildWeb } from '../../build-web.ts'
import { deskOf } from '../../desk-of-rowan.ts'
import { codeOf } from '../../kit/address-code.ts'
import { formTokenOf } from '../../kit/form-token.ts'

let world: TestRowan
let app: FastifyInstance
let officer: string
let base: string
const amira = randomUUID()

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-03-02T10:00')
  officer = (await world.staff('vivid', 'Olu', 'da-caseworker')).token
  const taken = await takeReport(world.rowan, officer, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim', person: amira },
    people: [
      { person: amira, data: { role: 'victim', name: 'Amira Example' } },
      { person: randomUUID(), data: { role: 'perpetrator', name: 'Karl Example' } },
    ],
    also: [
      {
        type: 'safe-contact.agreed',
        data: {
          person: amira,
          channels: ['text', 'phone'],
          neverChannels: ['letter'],
          details: '07700 900123',
          from: '09:00',
          until: '12:00',
        },
      },
    ],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  base = `/cases/${taken.reference}/contact`
  app = fastify()
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf(world.rowan), options))
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const get = (url: string) => app.inject({ url, cookies: { s: officer } })
const post = (url: string, form: Readonly<Record<string, string>>) =>
  app.inject({
    method: 'POST',
    url,
    cookies: { s: officer },
    headers: {
      host: 'rowan.example',
      origin: 'http://rowan.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ token: formTokenOf(officer), key: randomUUID(), ...form }).toString(),
  })

test('a contact is never offered with the person causing harm, and the agreed way comes first', async () => {
  const { body } = await get(`${base}/log`)
  expect(body).not.toContain('Karl Example')
  expect(body).toContain('Text (agreed)')
})

test('a message is looked at before it is recorded: telling words are named, and nothing was written', async () => {
  const message = { 'message.person': amira, 'message.channel': 'text', 'message.wording': 'The police called' }
  const looked = await post(`${base}/message`, message)
  expect(looked.body).toContain('These words give it away: police')
  expect((await get(base)).body).not.toContain('The police called')
  const token = /name="looked" value="([^"]+)"/.exec(looked.body)?.[1] ?? ''
  const changed = await post(`${base}/message`, { ...message, 'message.wording': 'The doctor called', looked: token })
  expect(changed.body).toContain('No telling words were found')
})

test('an unsafe message says on the page what is safe instead, and keeps what was typed', async () => {
  const message = { 'message.person': amira, 'message.channel': 'email', 'message.wording': 'Please call Olu' }
  const looked = await post(`${base}/message`, message)
  const token = /name="looked" value="([^"]+)"/.exec(looked.body)?.[1] ?? ''
  const refused = await post(`${base}/message`, { ...message, looked: token })
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Use text or phone, between 09:00 and 12:00. That is safe now.')
  expect(refused.body).toContain('Please call Olu')
})

test('a message by a way that they called unsafe is stopped where it is looked at, and nobody reads a telephone number as where a letter goes', async () => {
  const message = { 'message.person': amira, 'message.channel': 'letter', 'message.wording': 'Please call Olu' }
  const looked = await post(`${base}/message`, message)
  expect(looked.body).toContain('Never by letter: Amira Example said that it is not safe.')
  expect(looked.body).not.toContain('By letter, to 07700 900123')
  const token = /name="looked" value="([^"]+)"/.exec(looked.body)?.[1] ?? ''
  const refused = await post(`${base}/message`, { ...message, looked: token })
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Not this way, or not now')
  expect(refused.body).not.toContain('the policy asks for something first')
  const unagreed = await post(`${base}/message`, { ...message, 'message.channel': 'email' })
  expect(unagreed.body).toContain('By email: that was not agreed with Amira Example.')
})

test('a way that is never safe says so where it is chosen', async () => {
  expect((await get(`${base}/log`)).body).toContain('Letter (never)')
})

test('a try is recorded as a try, and the page counts it', async () => {
  const tried = await post(`${base}/log`, {
    'spoke.person': amira,
    'spoke.channel': 'phone',
    'spoke.outcome': 'no-answer',
  })
  expect(tried.headers.location).toContain(`done=${codeOf('victim.contact-attempted')}`)
  expect((await get(base)).body).toContain('One try did not reach them')
})

test('what VIVID puts before other work is named with its clause', async () => {
  const { body } = await get(base)
  for (const clause of ['VIV-3.5.a1', 'VIV-3.5.a5']) expect(body).toContain(clause)
})

test('after a move what was agreed is marked only as a way to reach them', async () => {
  const moved = await post(`${base.replace('/contact', '/tenancy')}/settled`, {
    'moved.person': amira,
    'moved.ourHome': 'no',
    'moved.fledAbuse': 'no',
    'when.date': '2026-03-02',
    'when.time': '10:00',
  })
  expect(moved.statusCode).toBe(303)
  const { body } = await get(`${base}/log`)
  expect(body).toContain('Phone (only to reach them)')
  expect(body).not.toContain('(agreed)')
  const message = { 'message.person': amira, 'message.channel': 'text', 'message.wording': 'Please call Olu' }
  expect((await post(`${base}/message`, message)).body).toContain('may not be safe any more')
})

test('nobody records in one form that it is not safe to ask and that they asked', async () => {
  const no = { 'feedback.person': amira, 'feedback.safe': 'no', 'feedback.channel': 'phone' }
  const refused = await post(`${base}/feedback`, no)
  expect(refused.statusCode).toBe(400)
  expect(refused.body).toContain('You said that nobody asks them. Choose “Not asked”')
})

test('somebody who has died is not to be reached: every page says so instead of how', async () => {
  const acts = base.replace('/contact', `/acts/${codeOf('death.recorded')}`)
  const died = { 'f.person': amira, 'when.date': '2026-03-02', 'when.time': '10:00', role: 'da-caseworker' }
  expect((await post(acts, died)).statusCode).toBe(303)
  for (const page of [base, `${base}/log`, `${base}/message`]) {
    const { body } = await get(page)
    expect(body, page).toContain('</strong> has died.')
    expect(body, page).not.toContain('Agree again')
  }
  expect((await get(`${base}/log`)).body).toContain('Amira Example has died. Do not call, write to or visit them')
})

test('who may open another way, and for how long, is said before anything is typed; to say that it happened opens nothing', async () => {
  const form = base.replace('/contact', `/acts/${codeOf('safe-contact.overridden')}`)
  const { body } = await get(form)
  expect(body).toContain('Only the Domestic abuse lead or Safeguarding lead can do this, for 1 to 4 hours.')
  expect(body).not.toContain('It has already happened, and not by our choice')
  const sent = await post(form, {
    'f.person': amira,
    'f.reason': 'threat-to-life',
    'f.hours': '2',
    'when.date': '2026-03-02',
    'when.time': '10:00',
    role: 'da-caseworker',
    happened: 'yes',
  })
  expect(sent.statusCode).toBe(409)
  expect(sent.body).toContain('telephone one of them now')
})
