/** The database is gone just as somebody sends a form: what they typed is still there, and goes on the record once. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { parse } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { openRowan } from '../../src/casework/open-rowan.ts'
import type { Rowan } from '../../src/casework/rowan.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { loadHolidays } from '../../src/packs/load-holidays.ts'
import { loadLetters } from '../../src/packs/load-letters.ts'
import { loadOrganisation } from '../../src/packs/load-organisation.ts'
import { loadPolicy } from '../../src/packs/load-policies.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import { masterKeys } from '../../src/store/keys/master-key.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'
import { type CutProxy, cutProxy } from './cut-proxy.ts'

let world: TestRowan
let proxy: CutProxy
let rowan: Rowan
let app: FastifyInstance
let token: string
let reference: string
let caseId: string

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-06-10T11:00')
  const { tested } = world
  token = (await world.staff('vivid', 'Sally', 'da-caseworker')).token
  const taken = await takeReport(world.rowan, token, {
    role: 'da-caseworker',
    report: { channel: 'phone', source: 'victim' },
    people: [{ person: randomUUID(), data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
  })
  if (taken.outcome !== 'recorded' || taken.caseId === null) throw new Error(JSON.stringify(taken))
  caseId = taken.caseId
  reference = taken.reference
  proxy = await cutProxy(tested.web)
  const root = projectRoot()
  rowan = await openRowan({
    ...proxy.through({ ...tested, migrated: [] }),
    master: masterKeys(tested.folder, {}),
    files: join(tested.folder, 'files'),
    ledger: { folder: join(tested.folder, 'ledger', tested.web.database), data: tested.folder },
    landlords: [
      {
        ...loadPolicy(root, 'vivid'),
        organisation: loadOrganisation(root, 'vivid'),
        letters: loadLetters(root, 'vivid'),
      },
    ],
    holidays: loadHolidays(root),
    clock: world.rowan.clock,
  })
  app = fastify()
  await app.register(buildApi(rowan), { prefix: '/api' })
  await app.register(
    buildWeb(deskOf(rowan), { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }),
  )
})
afterAll(async () => {
  await app.close()
  await rowan.close()
  await proxy.close()
  await world.close()
})

const HEADERS = {
  host: 'rowan.example',
  origin: 'http://rowan.example',
  'content-type': 'application/x-www-form-urlencoded',
}

const post = (url: string, fields: readonly (readonly [string, string])[], headers: object = HEADERS) =>
  app.inject({
    method: 'POST',
    url,
    cookies: { s: token },
    headers: { ...headers },
    payload: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
  })

type Node = {
  readonly nodeName: string
  readonly attrs?: readonly { readonly name: string; readonly value: string }[]
  readonly childNodes?: readonly Node[]
}
const everyNode = (node: Node): readonly Node[] => [node, ...(node.childNodes ?? []).flatMap(everyNode)]
const attribute = (node: Node, name: string) => node.attrs?.find((each) => each.name === name)?.value ?? ''

/** The form that a page offers under "Send it again". */
function formOn(body: string) {
  const nodes = everyNode(parse(body) as unknown as Node)
  const form = nodes.find((node) => node.nodeName === 'form' && attribute(node, 'method') === 'post')
  const fields = form
    ? everyNode(form).flatMap((node) =>
        node.nodeName === 'input' ? [[attribute(node, 'name'), attribute(node, 'value')] as const] : [],
      )
    : []
  return { action: form ? attribute(form, 'action') : '', fields }
}

const raised = () =>
  withClient(world.tested.owner, async (client) => {
    const asked = "select count(*)::int as n from rowan.entry where stream = $1 and type = 'concern.raised'"
    return (await client.query<{ n: number }>(asked, [caseId])).rows[0]?.n
  })

const typed = (): (readonly [string, string])[] => [
  ['token', formTokenOf(token)],
  ['key', randomUUID()],
  ['seq', ''],
  ['date', '2026-06-10'],
  ['time', '10:30'],
  ['role', 'da-caseworker'],
  ['f.noticedIn', 'repair'],
  ['f.signs', 'broken-lock'],
  ['f.signs', 'other'],
  ['f.summary', 'She said "wait" & left\nby the back door.'],
]

describe('a form that is sent while the database is gone', () => {
  test('is kept on the page with everything typed, goes on the record once when it is sent again, and never twice', async () => {
    const url = `/cases/${reference}/acts/concern.raised`
    const sent = typed()
    proxy.refuse(true)
    const refused = await post(url, sent)
    expect(refused.statusCode).toBe(503)
    expect(refused.headers['cache-control']).toContain('no-store')
    const kept = formOn(refused.body)
    expect(kept.action).toBe(url)
    expect(kept.fields.toSorted()).toEqual(sent.toSorted())
    const still = await post(kept.action, kept.fields)
    expect(formOn(still.body)).toEqual(kept)
    proxy.refuse(false)
    expect(await raised()).toBe(0)
    const taken = await post(kept.action, kept.fields)
    expect(taken.statusCode, taken.body).toBe(303)
    expect((await post(kept.action, kept.fields)).statusCode).toBe(303)
    expect(await raised()).toBe(1)
  })

  test('is not shown again to another site, to another session, or where it has a password', async () => {
    const url = `/cases/${reference}/acts/concern.raised`
    proxy.refuse(true)
    const elsewhere = await post(url, typed(), { ...HEADERS, origin: 'http://elsewhere.example' })
    const others = await post(
      url,
      typed().map(([name, value]) => [name, name === 'token' ? 'x'.repeat(43) : value] as const),
    )
    const signIn = await post('/sign-in', [
      ['token', formTokenOf(token)],
      ['key', 'k'],
      ['email', 'sally@vivid.example'],
      ['password', 'rowan berries by the door'],
    ])
    const proving = await post(url, [...typed(), ['proof', 'rowan berries by the door']])
    proxy.refuse(false)
    expect(formOn(proving.body).fields.map(([name]) => name)).not.toContain('proof')
    expect(proving.body).toContain('back door')
    expect(proving.body).not.toContain('berries')
    for (const answer of [elsewhere, others, signIn]) {
      expect(answer.statusCode).toBe(503)
      expect(answer.body).not.toContain('back door')
      expect(answer.body).not.toContain('berries')
      expect(answer.body).not.toContain('sally')
    }
  })

  test('is answered by the API with what to do: the same key, so that it is recorded once', async () => {
    proxy.refuse(true)
    const answer = await app.inject({
      method: 'POST',
      url: `/api/cases/${caseId}/entries`,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': 'k' },
      payload: { type: 'concern.raised', by: 'da-caseworker', data: { noticedIn: 'repair' } },
    })
    proxy.refuse(false)
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
    expect(answer.json().says).toContain('Send it again with the same Idempotency-Key')
    expect(answer.json().says).not.toContain('Nothing was written')
  })
})
