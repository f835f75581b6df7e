/** Real leaks, re-enacted with made-up people: what went wrong there is tried here, through the pages and the API, and is stopped. */
import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { WORD } from '../../src/casework/files/file-kind.ts'
import { keepAddress } from '../../src/casework/keep-address.ts'
import { textOfWord } from '../../src/outgoing/scanner/text-of-word.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { codeOf } from '../../src/web/kit/address-code.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'
import { type Opened, type SendingWorld, sendingWorld } from './sending-world.ts'

let at: SendingWorld
let app: FastifyInstance
let her: Opened

beforeAll(async () => {
  at = await sendingWorld('chesterfield', '2026-03-02T10:00')
  app = fastify()
  await app.register(buildApi(at.rowan), { prefix: '/api' })
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf(at.rowan), options))
})
beforeEach(async () => {
  at.server.received.length = 0
  at.at('2026-03-02T10:00')
  her = await at.opened()
})
afterAll(async () => {
  await app.close()
  await at.close()
})

const api = async (method: 'GET' | 'POST', url: string, payload: object = {}) => {
  const headers = { authorization: `Bearer ${at.officer.token}` }
  const answer = await app.inject({ method, url: `/api${url}`, headers, ...(method === 'POST' ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.json(), text: answer.body }
}
const form = (url: string, fields: Readonly<Record<string, string>>) =>
  app.inject({
    method: 'POST',
    url,
    cookies: { s: at.officer.token },
    headers: {
      host: 'rowan.example',
      origin: 'http://rowan.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({
      token: formTokenOf(at.officer.token),
      key: randomUUID(),
      role: 'da-caseworker',
      'when.date': '2026-03-02',
      'when.time': '10:00',
      ...fields,
    }).toString(),
  })
const letter = (more: object = {}) =>
  api('POST', `/cases/${her.caseId}/documents`, {
    by: 'da-caseworker',
    kind: 'letter',
    letter: 'please-call',
    person: her.amira,
    phone: '01632 960001',
    file: 'docx',
    seq: 99,
    ...more,
  })
const seq = async () => (await api('GET', `/cases/${her.caseId}`)).body.seq

const NEW = '14 Larch Close, Madeuptown, SO99 1AA'
const FORMS = ['14 Larch Close', 'larch close', 'SO99 1AA', 'so991aa', 'SO99-1AA']

describe('Charnwood, 2023: a new address typed into a note, and a letter with it sent to the old home', () => {
  test('an address typed into a note is noticed before anything is recorded, and can be kept apart instead', async () => {
    const note = { 'f.person': her.amira, 'f.reason': '', 'f.note': `She now lives at ${NEW}` }
    const url = `/cases/${her.reference}/acts/${codeOf('needs.assessed')}`
    const asked = await form(url, { ...note, 'f.needs': 'language' })
    expect(asked.statusCode).toBe(400)
    expect(asked.body).toContain('Is “14 Larch Close” an address? Keep it apart, and leave it out here')
    expect(asked.body).toContain(`/people/${her.amira}/address`)
    expect(asked.body).toContain(NEW)
    const { body } = await api('GET', `/cases/${her.caseId}`)
    expect(JSON.stringify(body.timeline)).not.toContain('Larch')
    expect((await form(url, { ...note, 'f.needs': 'language', addressMeant: 'yes' })).statusCode).toBe(303)
  })

  test('once she has moved no letter goes to what was agreed before, and no e-mail', async () => {
    await her.agree({ channels: ['letter', 'email'] })
    await her.write({ template: 'please-call' })
    await her.act('victim.moved', { person: her.amira, ourHome: true, fledAbuse: true })
    const made = await letter({ seq: await seq() })
    expect(made.status).toBe(422)
    expect(made.body.refusals).toMatchObject([{ kind: 'safe-contact' }])
    await at.round()
    expect(at.server.received).toEqual([])
  })

  test('a letter tells the new address in no form, though letters are agreed again', async () => {
    await her.agree({ channels: ['letter', 'email'] })
    const kept = { caseId: her.caseId, person: her.amira, address: NEW, role: 'da-caseworker' } as const
    expect(await keepAddress(at.rowan, at.officer.token, kept)).toMatchObject({ outcome: 'recorded' })
    for (const each of FORMS) {
      const refused = await letter({ own: `Please update your record for ${each} soon.`, seq: await seq() })
      expect(refused.status, each).toBe(400)
      expect(refused.body.problems, each).toMatchObject([{ field: 'own' }])
      const mailed = await api('POST', `/cases/${her.caseId}/messages`, {
        by: 'da-caseworker',
        person: her.amira,
        template: 'appointment',
        phone: '01632 960001',
        when: `Monday, ${each}`,
      })
      expect(mailed.status, each).toBe(400)
    }
    const made = await letter({ seq: await seq() })
    expect(made.status).toBe(201)
    const file = (await api('GET', `/cases/${her.caseId}/files/${made.body.id}`)).body
    expect(file.mediaType).toBe(WORD)
    const text = await textOfWord(Buffer.from(file.base64, 'base64'))
    expect(text).toContain('01632 960001')
    expect(text).not.toMatch(/larch|so99/i)
  })

  test('her own number in the place of ours is seen before anybody reads it as a letter, in every form, and nothing is kept', async () => {
    await her.agree({ channels: ['letter'], details: 'evenings on 07700 900123' })
    for (const file of ['docx', 'pdf']) {
      const refused = await letter({ phone: '+44 (0)7700 900123', file, seq: await seq() })
      expect(refused.status, file).toBe(400)
      expect(refused.body.says).toContain('by which somebody is reached')
    }
    expect((await api('GET', `/cases/${her.caseId}/documents`)).body.documents).toEqual([])
  })

  test('another system that would write to the old home about a change of address hears: ask', async () => {
    const system = await at.world.staff('chesterfield', `Ledger${randomUUID().slice(0, 8)}`, 'income-officer')
    await at.sql('update rowan.person set account_reference = $1 where stream = $2 and person = $3', [
      'RENT-7',
      her.caseId,
      her.amira,
    ])
    await her.agree({ channels: ['letter'] })
    const ask = async () =>
      (
        await app.inject({
          method: 'POST',
          url: '/api/contact-check',
          headers: { authorization: `Bearer ${system.token}` },
          payload: { account: 'RENT-7', channel: 'letter' },
        })
      ).json()
    expect(await ask()).toEqual({ answer: 'send' })
    await her.act('victim.moved', { person: her.amira, ourHome: true })
    expect(await ask()).toEqual({ answer: 'ask-the-case-lead' })
  })
})

describe('Bolton at Home: the new home’s details left on the husband’s phone', () => {
  const log = (type: string, data: object) =>
    api('POST', `/cases/${her.caseId}/entries`, { type, by: 'da-caseworker', data: { person: her.amira, ...data } })

  beforeEach(async () => {
    await her.act('safe-contact.agreed', {
      person: her.amira,
      channels: ['phone', 'email'],
      neverChannels: ['voicemail', 'text'],
      details: '07700 900123, her sister’s phone',
      email: 'a@post.example',
      from: '09:00',
      until: '12:00',
      expiresOn: '2026-03-31',
    })
  })

  test('nothing is left on an answering machine or sent as a text, and it is said what is safe', async () => {
    for (const channel of ['voicemail', 'text', 'messaging-app']) {
      const refused = await log('message.sent', { channel, wording: 'Your keys are ready' })
      expect(refused.status, channel).toBe(422)
      expect(refused.body.refusals[0].instead.says).toContain('Use phone or e-mail, between 09:00 and 12:00.')
      expect((await log('victim.contact-attempted', { channel, outcome: 'no-answer' })).status, channel).toBe(422)
    }
    expect((await log('victim.contacted', { channel: 'phone' })).status).toBe(201)
  })

  test('once he is back nothing is sent, what waits is stopped, and only a call passes to ask again', async () => {
    const between = { from: her.karl, to: her.amira, relation: 'married' }
    await her.act('relationship.recorded', { ...between, current: false, shareHome: false })
    at.at('2026-03-02T13:00')
    expect(await her.write()).toMatchObject({ outcome: 'queued', isNow: false })
    await her.act('relationship.recorded', { ...between, current: true, shareHome: true })
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped' }])
    at.at('2026-03-03T10:00')
    await at.round()
    expect(at.server.received).toEqual([])
    expect(await her.write()).toMatchObject({ outcome: 'unsafe', ways: { why: 'unknown', channels: ['phone'] } })
    expect((await log('message.sent', { channel: 'email' })).status).toBe(422)
    expect((await log('victim.contact-attempted', { channel: 'email', outcome: 'no-answer' })).status).toBe(422)
    const planned = { channel: 'phone', on: '2026-03-04', time: '10:00' }
    expect((await log('appointment.made', planned)).status).toBe(422)
    expect((await log('victim.contact-attempted', { channel: 'phone', outcome: 'no-answer' })).status).toBe(201)
  })

  test('a message has no room for the details of a home: there are only texts that tell nothing', async () => {
    const sent = { by: 'da-caseworker', person: her.amira, template: 'please-call', phone: '01632 960001' }
    const url = `/cases/${her.caseId}/messages`
    expect((await api('POST', url, { ...sent, own: 'Your new home is ready' })).status).toBe(400)
    expect((await api('POST', url, { ...sent, to: 'karl@post.example' })).status).toBe(400)
    expect((await api('POST', url, sent)).status).toBe(201)
    await at.round()
    expect(at.server.received.map(({ to }) => to)).toEqual([['a@post.example']])
  })
})
