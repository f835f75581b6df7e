import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeReport } from '../casework/take-report.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { buildApi } from './build-api.ts'

let world: TestRowan
let app: FastifyInstance
let officer: string
let stranger: string
let caseId: string
const amira = randomUUID()

beforeAll(async () => {
  world = await testRowan(['plus-dane'], '2026-03-02T10:00')
  officer = (await world.staff('plus-dane', 'Olive', 'housing-officer')).token
  stranger = (await world.staff('plus-dane', 'Stan', 'housing-officer')).token
  const taken = await takeReport(world.rowan, officer, {
    role: 'housing-officer',
    report: { channel: 'phone', source: 'victim' },
    people: [{ person: amira, data: { role: 'victim', name: 'Amira Example' } }],
    also: [{ type: 'safe-contact.agreed', data: { person: amira, channels: ['text'], neverChannels: ['letter'] } }],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  caseId = taken.caseId
  app = fastify()
  await app.register(buildApi(world.rowan), { prefix: '/api' })
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const ask = (method: 'GET' | 'POST', path: string, body?: object, token = officer) =>
  app.inject({
    method,
    url: `/api/cases/${caseId}${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(body ? { payload: body } : {}),
  })

test('a letter that is not safe is refused with its clause and what may be used instead (PD-1.k)', async () => {
  const { seq } = (await ask('GET', '/documents')).json()
  const order = {
    by: 'housing-officer',
    seq,
    kind: 'letter',
    letter: 'please-call',
    person: amira,
    phone: '0151 000 0000',
  }
  const refused = await ask('POST', '/documents', order)
  expect(refused.statusCode).toBe(422)
  expect(refused.json()).toMatchObject({
    says: expect.stringContaining('Use instead: text'),
    refusals: [{ clauses: ['PD-1.k'] }],
  })
})

test('a file is added and opened, and a summary made, by those on the case alone', async () => {
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#999999' } })
    .png()
    .toBuffer()
  const sent = { by: 'housing-officer', kind: 'photograph', base64: picture.toString('base64') }
  const added = await ask('POST', '/attachments', sent)
  expect(added.statusCode).toBe(201)
  const { seq } = added.json()
  const order = { by: 'housing-officer', seq, kind: 'closure-summary', sections: ['done'], file: 'docx' }
  expect((await ask('POST', '/documents', order)).statusCode).toBe(201)
  const { documents } = (await ask('GET', '/documents')).json()
  expect(documents).toMatchObject([{ kind: 'closure-summary', at: '2026-03-02T10:00' }, { kind: 'photograph' }])
  const file = (await ask('GET', `/files/${documents[1].id}`)).json()
  expect(file).toMatchObject({ mediaType: 'image/png', name: expect.stringMatching(/^R-\w{4}-1\.png$/) })
  for (const answer of [
    await ask('GET', '/documents', undefined, stranger),
    await ask('GET', `/files/${documents[1].id}`, undefined, stranger),
    await ask('POST', '/documents', order, stranger),
    await ask('POST', '/attachments', sent, stranger),
  ])
    expect(answer.statusCode).toBe(404)
  const wrong = await ask('POST', '/attachments', { ...sent, base64: Buffer.from('<svg/>').toString('base64') })
  expect(wrong.statusCode).toBe(400)
})
