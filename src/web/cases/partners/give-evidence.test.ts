/** Evidence for the police at Chesterfield, through the page to its end: whose permission counts, and where it is asked for. Source: CBC-5.5.f. */
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
const [amira, lena, karl, una, mo] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]

beforeAll(async () => {
  world = await testRowan(['chesterfield'], '2026-03-02T10:00')
  officer = (await world.staff('chesterfield', 'Olu', 'da-caseworker')).token
  const taken = await takeReport(world.rowan, officer, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim', person: amira },
    people: [
      { person: amira, data: { role: 'victim', name: 'Amira Example' } },
      { person: lena, data: { role: 'victim', name: 'Lena Example' } },
      { person: karl, data: { role: 'perpetrator', name: 'Karl Example' } },
      { person: una, data: { role: 'witness', name: 'Una Example' } },
      { person: mo, data: { role: 'household-member', name: 'Mo Example', ageGroup: 'under-16' } },
    ],
  })
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  base = `/cases/${taken.reference}/partners`
  app = fastify()
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf(world.rowan), options))
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const get = async (url: string) => (await app.inject({ url: `${base}${url}`, cookies: { s: officer } })).body
const post = (url: string, form: Readonly<Record<string, string>>) =>
  app.inject({
    method: 'POST',
    url: `${base}${url}`,
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
      'when.date': '2026-03-02',
      'when.time': '10:00',
      ...form,
    }).toString(),
  })
const give = (person: string, method = 'secure-platform') =>
  post('/papers', { 'evidence.person': person, 'evidence.what': 'repair-photos', 'evidence.method': method })
const answer = (person: string, said: string) =>
  post('/agreement', { 'asked.person': person, 'asked.scope': 'police-evidence', 'asked.answer': said })

test('whoever causes harm, a witness and a child of the home are never asked, and the link to ask the others has the question filled in', async () => {
  const page = await get('/papers')
  expect(page).toContain('Amira Example was not asked yet')
  expect(page).not.toContain('Karl Example was not asked yet')
  for (const other of [karl, una, mo]) expect(page).not.toContain(`value="${other}"`)
  expect(page).not.toMatch(/(Una|Mo) Example was not asked yet/)
  expect(page).not.toContain('Nobody in particular')
  expect(page).toContain(`/agreement?person=${amira}&amp;scope=${codeOf('police-evidence')}`)
  expect(await get(`/agreement?person=${amira}&scope=${codeOf('police-evidence')}`)).toMatch(
    /value="police-evidence"[^>]*checked|checked[^>]*value="police-evidence"/,
  )
})

test('the yes of one opens it for her, for nobody else and for nobody in particular; a yes taken back closes it', async () => {
  expect((await give(amira)).statusCode).toBe(409)
  expect((await answer(amira, 'given')).statusCode).toBe(303)
  expect((await give(lena)).statusCode).toBe(409)
  const unnamed = await give('')
  expect(unnamed.statusCode).toBe(400)
  expect(unnamed.body).toContain('It must be one of those harmed: it is their permission that counts')
  const unsaid = await give(amira, '')
  expect([unsaid.statusCode, unsaid.body]).toEqual([400, expect.stringContaining('How is it given? It must be said')])
  expect((await give(amira)).statusCode).toBe(303)
  expect(await get('')).toContain('A secure platform')
  expect(await get('/papers')).toContain('Amira Example said yes')
  expect((await answer(amira, 'withdrawn')).statusCode).toBe(303)
  expect((await give(amira)).statusCode).toBe(409)
  expect(await get('/papers')).toContain('Amira Example took back an earlier yes')
})
