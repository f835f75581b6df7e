/** Writing to somebody from the page: where it goes is shown, it is read before it is sent, and what became of it stands below. */
import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeReport } from '../../../casework/take-report.ts'
import { type TestRowan, testRowan } from '../../../casework/test-rowan.ts'
import { type PersonalMail, sendMessages } from '../../../outgoing/messages/send-messages.ts'
import { assetsOfTest } from '../../assets-of-test.ts'
import { buildWeb } from '../../build-web.ts'
import { deskOf } from '../../desk-of-rowan.ts'
import { formTokenOf } from '../../kit/form-token.ts'

let world: TestRowan
let app: FastifyInstance
let officer: string
let url: string
const [amira, karl] = [randomUUID(), randomUUID()]

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-03-02T10:00', { sendsMessages: true })
  officer = (await world.staff('vivid', 'Olu', 'da-caseworker')).token
  const taken = await takeReport(world.rowan, officer, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim', person: amira },
    people: [
      { person: amira, data: { role: 'victim', name: 'Amira Example' } },
      { person: karl, data: { role: 'perpetrator', name: 'Karl Sampleton' } },
    ],
    also: [
      {
        type: 'safe-contact.agreed',
        data: {
          person: amira,
          channels: ['email'],
          email: 'a@post.example',
          words: 'From the surgery',
          from: '11:00',
          until: '12:00',
        },
      },
    ],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  url = `/cases/${taken.reference}/contact/write`
  app = fastify()
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf(world.rowan), options))
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const get = (of = url) => app.inject({ url: of, cookies: { s: officer } })
const post = (form: Readonly<Record<string, string>>) =>
  app.inject({
    method: 'POST',
    url,
    cookies: { s: officer },
    headers: {
      host: 'rowan.example',
      origin: 'http://rowan.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({
      token: formTokenOf(officer),
      key: randomUUID(),
      role: 'da-caseworker',
      ...form,
    }).toString(),
  })
const MESSAGE = { person: amira, template: 'please-call', phone: '01632 960001', when: '' }

test('the page says where it would go, when, and in which words, and offers the person harmed alone', async () => {
  const { body } = await get()
  for (const said of ['E-mail: a@post.example', 'from 11:00 until 12:00', 'From the surgery', 'Write to Amira Example'])
    expect(body).toContain(said)
  expect(body).not.toContain('Write to Karl')
  expect((await get(`${url}?person=${karl}`)).body).toContain('Nobody to whom you can write')
})

test('it is read before it is sent, waits for its hour, and says below that it went', async () => {
  const looked = await post({ ...MESSAGE, do: 'look' })
  expect(looked.body).toContain('It will say exactly this')
  expect(looked.body).toContain('01632 960001')
  expect(looked.body).toContain('Monday 2 March 2026, 11am, when the agreed hours begin')
  expect((await get()).body).not.toContain('Written from here')
  const sent = await post({ ...MESSAGE, do: 'send' })
  expect(sent.statusCode).toBe(303)
  expect((await get(String(sent.headers.location))).body).toContain('Take it back')
  const mails: PersonalMail[] = []
  world.at('2026-03-02T11:00')
  await sendMessages(world.rowan, async (mail) => {
    mails.push(mail)
    return 'sent'
  })
  expect(mails).toMatchObject([{ address: 'a@post.example', subject: 'Please call me' }])
  const after = (await get()).body
  expect(after).toContain('is on the record as a contact')
  expect(after).not.toContain('Take it back')
})

test('a message that waits can be taken back from the page', async () => {
  world.at('2026-03-02T13:00')
  await post({ ...MESSAGE, do: 'send' })
  const [, id = ''] = /name="back" value="([^"]+)"/.exec((await get()).body) ?? []
  const back = await post({ back: id })
  expect((await get(String(back.headers.location))).body).toContain('It was taken back, and will not be sent.')
})

test('what it must not tell is said beside its field, and what was typed stays', async () => {
  const told = await post({ ...MESSAGE, template: 'appointment', when: 'Monday with Karl', do: 'look' })
  expect(told.statusCode).toBe(400)
  expect(told.body).toContain('Leave out the names of other people')
  expect(told.body).toContain('Monday with Karl')
})

test('where e-mail is not agreed any more nothing is sent, and the page says what is', async () => {
  const again = { person: amira, channels: ['phone'], from: '09:00', until: '12:00' }
  const { body } = await app.inject({
    method: 'GET',
    url: url.replace('/write', '/agree'),
    cookies: { s: officer },
  })
  expect(body).toContain('a@post.example')
  await deskOf(world.rowan).performTogether(officer, {
    caseId: url.split('/')[2] ?? '',
    acts: [{ type: 'safe-contact.agreed', data: again }],
    role: 'da-caseworker',
    at: world.rowan.clock(),
    seq: null,
    key: randomUUID(),
  })
  const refused = await post({ ...MESSAGE, do: 'send' })
  expect(refused.body).toContain('Nothing was sent')
  expect(refused.body).toContain('Use phone, between 09:00 and 12:00.')
  expect((await get()).body).toContain('did not agree to e-mail')
})
