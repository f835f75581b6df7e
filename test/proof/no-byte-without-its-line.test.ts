/** Every page and every answer of the API that shows something of a case: its line is on the audit, and without that line no byte of it leaves. */
import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { COMPLAINT_ROUTES } from '../../src/api/complaint-routes.ts'
import { DOCUMENT_ROUTES } from '../../src/api/document-routes.ts'
import { KEEPING_ROUTES } from '../../src/api/keeping-routes.ts'
import { PEOPLE_ROUTES } from '../../src/api/people-routes.ts'
import { VIEW_ROUTES } from '../../src/api/view-routes.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { ROLES } from '../../src/record/vocabulary.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { codeOf } from '../../src/web/kit/address-code.ts'
import { FILE_ROUTES, PAGES } from '../../src/web/pages.ts'
import { print, times } from './proving.ts'

const CANARY = 'CNRY7Q'
const AMIRA = randomUUID()
const ORDER = randomUUID()
const NEVER = ['other-employee', 'member-of-public', 'contractor', 'volunteer', 'system']
/** Somebody who may open everything, so that every page has something to show. */
const ALL = ROLES.filter((role) => !NEVER.includes(role))

let world: TestRowan
let web: FastifyInstance
let api: FastifyInstance
let token: string
let account: string
let caseId: string
let reference: string
let duty: string

const rows = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query<Row>(sql, [...values])).rows)

const send = (method: 'GET' | 'POST', path: string, payload?: object) =>
  api.inject({
    method,
    url: `/api${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(payload ? { payload } : {}),
  })

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T10:00')
  const somebody = await world.staff('vivid', 'Alma', ...ALL)
  token = somebody.token
  account = somebody.account
  web = fastify()
  const options = { secure: false, leaveTo: '/signed-out', assets: await assetsOfTest() }
  await web.register(buildWeb(deskOf(world.rowan), options))
  api = fastify()
  await api.register(buildApi(world.rowan), { prefix: '/api' })
  const taken = await send('POST', '/reports', {
    by: 'housing-officer',
    report: { channel: 'phone', source: 'victim', abuse: ['physical'], summary: `Said ${CANARY}.` },
    people: [{ person: AMIRA, data: { role: 'victim', name: `Amira ${CANARY}` }, account: '40-1177' }],
    also: [{ type: 'safe-contact.agreed', data: { person: AMIRA, channels: ['phone'], words: 'About the boiler' } }],
  })
  caseId = taken.json().caseId
  for (const act of [
    { type: 'victim.contacted', data: { person: AMIRA, channel: 'phone' } },
    { type: 'case.opened', data: { kind: 'victim' } },
    { type: 'work-order.placed', data: { order: ORDER, person: AMIRA, measure: 'bolts', where: `1 ${CANARY} Court` } },
  ]) {
    const answer = await send('POST', `/cases/${caseId}/entries`, { ...act, by: 'da-caseworker' })
    expect(answer.statusCode, answer.body).toBe(201)
  }
  const shown = (await send('GET', `/cases/${caseId}`)).json()
  reference = shown.reference
  duty = shown.open[0]?.id ?? ''
})
afterAll(async () => {
  await web.close()
  await api.close()
  await world.close()
})

const IN_PLACE: Readonly<Record<string, () => string>> = {
  '/asks/:id': () => `/asks/${duty}`,
  '/jobs/:id': () => `/jobs/${ORDER}`,
  '/cases/:reference/acts/:type': () => `/cases/${reference}/acts/${codeOf('safe-contact.agreed')}`,
  '/cases/:reference/documents/make/:kind': () => `/cases/${reference}/documents/make/letter`,
}
const addressOf = (path: string): string =>
  IN_PLACE[path]?.() ?? path.replace(':reference', reference).replace(':person', AMIRA).replaceAll(/:\w+/g, caseId)
const page = (path: string) => web.inject({ url: addressOf(path), cookies: { s: token } })
const answerOf = (path: string) => send('GET', path.replaceAll(/\{\w+\}/g, caseId))

/** Something of the case: a word of it, or which it is. */
const tells = (body: string): boolean => [CANARY, reference, caseId, AMIRA].some((each) => body.includes(each))

const lines = async (): Promise<number> =>
  (await rows<{ n: number }>('select count(*)::int as n from rowan.audit where actor = $1', [account]))[0]?.n ?? 0

const WAYS = [
  ...[...PAGES, ...FILE_ROUTES].map(({ path }) => ({ door: 'page', path, ask: () => page(path) })),
  ...[...VIEW_ROUTES, ...PEOPLE_ROUTES, ...KEEPING_ROUTES, ...DOCUMENT_ROUTES, ...COMPLAINT_ROUTES]
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => ({ door: 'API', path, ask: () => answerOf(path) })),
].filter(({ path }) => !/sign|leave/.test(path))

/** From now on whoever is about to commit a line of the audit is killed instead, until `undo`. */
const KILL = `
  create function public.kill() returns trigger language plpgsql security definer as $$ begin
    perform pg_terminate_backend(pg_backend_pid());
    return null;
  end $$;
  create constraint trigger kill after insert on rowan.audit deferrable initially deferred for each row execute function public.kill()`
const UNDO = 'drop trigger if exists kill on rowan.audit; drop function if exists public.kill()'

describe('an answer with something of a case', () => {
  const showed: string[] = []
  test('has a line on the audit, written by when it is there, whichever page or route', async () => {
    const without: string[] = []
    for (const { door, path, ask } of WAYS) {
      const before = await lines()
      const { body, statusCode } = await ask()
      if (statusCode !== 200 || !tells(body)) continue
      showed.push(`${door} ${path}`)
      if ((await lines()) === before) without.push(`${door} ${path}`)
    }
    expect(without).toEqual([])
    expect(showed.filter((each) => each.startsWith('page')).length).toBeGreaterThan(30)
    expect(showed.filter((each) => each.startsWith('API')).length).toBeGreaterThan(7)
  }, 240_000)

  test('shows no byte of it where the process of the database is killed before that line is kept', async () => {
    await rows(KILL)
    try {
      const before = await lines()
      const told: string[] = []
      for (const { door, path, ask } of WAYS.filter((way) => showed.includes(`${way.door} ${way.path}`)).filter(
        (_way, index) => index % times(4, 1) === 0,
      )) {
        const { body, statusCode } = await ask()
        if (statusCode < 500 || tells(body)) told.push(`${door} ${path}: ${statusCode}`)
      }
      expect(told).toEqual([])
      expect(await lines()).toBe(before)
    } finally {
      await rows(UNDO)
    }
    print(30, 'No byte without its line', [
      `${showed.filter((each) => each.startsWith('page')).length} pages and ${showed.filter((each) => each.startsWith('API')).length} routes of the API answered with something of a made-up case. Each left a line on the audit.`,
      'The same again with the process of the database killed as it commits that line: no answer had a byte of the case.',
    ])
  }, 240_000)

  test('an act is not done, and not said to be, where its line is not kept', async () => {
    const act = { type: 'victim.contacted', by: 'da-caseworker', data: { person: AMIRA, channel: 'phone' } }
    const count = async () => (await rows('select from rowan.entry where stream = $1', [caseId])).length
    const before = await count()
    await rows(KILL)
    try {
      const { statusCode, body } = await send('POST', `/cases/${caseId}/entries`, act)
      expect(statusCode).toBeGreaterThanOrEqual(500)
      expect(tells(body)).toBe(false)
    } finally {
      await rows(UNDO)
    }
    expect(await count()).toBe(before)
    expect((await send('POST', `/cases/${caseId}/entries`, act)).statusCode).toBe(201)
  })
})
