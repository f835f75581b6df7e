/** What does much harm in other hands asks again who somebody is, at both doors: written down here a second time, so that none falls out. */
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ROUTES } from '../../src/api/routes.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { exampleAddress } from '../../src/web/example-address.ts'
import { codeOf } from '../../src/web/kit/address-code.ts'
import type { Desk } from '../../src/web/kit/desk.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'
import { madeUpDesk } from '../../src/web/made-up-desk.ts'
import { OFFICER } from '../../src/web/made-up-people.ts'
import { PAGES } from '../../src/web/pages.ts'

type Form = Readonly<Record<string, string>>
/** Each page that asks, with the forms for which it does, and one for which it does not, where there is one. */
const ASKING: readonly (readonly [path: string, asked: readonly Form[], notAsked: Form | null])[] = [
  ['/me/code', [{}], null],
  ['/me/passkeys', [{ name: 'Work laptop' }, { name: 'Work laptop', passkey: 'right' }, { remove: 'k-1' }], null],
  ['/me/colleagues', [{ account: 'a-1' }, { agree: 'r-1' }], null],
  ['/kept-apart', [{ 'let-in': 'x-1' }, { open: 's-1' }, { reference: 'R-4F7K', account: 'a-1', why: 'friend' }], null],
  ['/cases/:reference/who', [{ does: 'keep-out' }, { does: 'seal' }, { does: 'unseal' }], { does: 'know' }],
  ['/cases/:reference/contact/agree', [{}], null],
  ['/cases/:reference/acts/:type', [{}], null],
  [
    '/data-requests/:id',
    [{ does: 'delivery' }, { does: 'who-agree' }, { does: 'agree' }, { does: 'answer' }],
    { does: 'ask' },
  ],
  ['/cases/:reference/data-parts/:part', [{ does: 'agree' }], { does: 'gather' }],
  ['/complaints/:reference/data-parts/:part', [{ does: 'agree' }], { does: 'gather' }],
  ['/emergency', [{ reference: 'R-4F7K' }], null],
  ['/cases/:reference/people/:person/address', [{ open: 'v-1' }], { address: '3 Rowanberry Rise' }],
  ['/cases/:reference/documents/make/:kind', [{ do: 'make' }], { do: 'preview' }],
  ['/cases/:reference/documents/papers/:kind', [{ do: 'make' }], { do: 'preview' }],
  ['/cases/:reference/files/:id/copy', [{}], null],
  ['/cases/:reference/files/:id/leaving', [{ does: 'look' }, { does: 'take' }], { does: 'begin' }],
  ['/keeping', [{ does: 'lift' }, { does: 'propose' }, { does: 'agree' }], { does: 'hold' }],
  ['/organisation/acts/:type', [], {}],
]

let app: FastifyInstance
/** What the desk was asked to do. */
const done: string[] = []
const READS = /^(?:now|whoIs|isSameHolder|ranOut|note\w+|proofAsked|read\w*|complaintChoices)$/
beforeAll(async () => {
  const desk = madeUpDesk({ whoIs: async (token) => (token === 'officer' ? { ...OFFICER, proved: false } : null) })
  const watched = new Proxy(desk, {
    get: (target, name: keyof Desk) => {
      const asked = target[name]
      if (typeof asked !== 'function' || READS.test(name)) return asked
      return (...all: never[]) => {
        done.push(name)
        return (asked as (...all: never[]) => unknown)(...all)
      }
    },
  })
  app = fastify()
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(watched, options))
})
beforeEach(() => {
  done.length = 0
})
afterAll(() => app.close())

const send = (url: string, form: Form) =>
  app.inject({
    method: 'POST',
    url,
    cookies: { s: 'officer' },
    headers: {
      host: 'rowan.example',
      origin: 'http://rowan.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ token: formTokenOf('officer'), ...form }).toString(),
  })

test('these pages ask, and no page that asked asks no more', () => {
  const asking = PAGES.filter((page) => page.stepUp !== undefined).map(({ path }) => path)
  expect(asking.toSorted()).toEqual(ASKING.map(([path]) => path).toSorted())
})

test.each(ASKING)(
  '%s does nothing before it is shown who asks, and else asks nothing',
  async (path, asked, notAsked) => {
    for (const form of asked) {
      const answer = await send(exampleAddress(path), form)
      expect([answer.statusCode, done], JSON.stringify(form)).toEqual([403, []])
      expect(answer.body).toContain('Confirm it is you')
    }
    if (notAsked) expect((await send(exampleAddress(path), notAsked)).body).not.toContain('Confirm it is you')
  },
)

test('of the acts of the organisation those that change who has which role ask', async () => {
  for (const [type, asks] of [
    ['role.assigned', true],
    ['entry.retracted', true],
    ['training.completed', false],
  ] as const) {
    done.length = 0
    const { body } = await send(`/organisation/acts/${codeOf(type)}`, {})
    expect([type, body.includes('Confirm it is you')]).toEqual([type, asks])
    if (asks) expect(done, type).toEqual([])
  }
})

test('of the acts of a case those that change how somebody may be reached ask', async () => {
  for (const [type, asks] of [
    ['safe-contact.agreed', true],
    ['safe-contact.overridden', true],
    ['entry.retracted', true],
    ['priority.set', false],
  ] as const) {
    done.length = 0
    const { body } = await send(`/cases/R-4F7K/acts/${codeOf(type)}`, {})
    expect([type, body.includes('Confirm it is you')]).toEqual([type, asks])
    if (asks) expect(done, type).toEqual([])
  }
})

test('these routes of the API ask, and no route that asked asks no more', () => {
  const asking = ROUTES.filter(({ stepUp }) => stepUp !== undefined)
  expect(asking.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
    'POST /cases/{id}/data-parts/{part}/agree',
    'POST /cases/{id}/documents',
    'POST /cases/{id}/entries',
    'POST /cases/{id}/exports/{export}/look',
    'POST /cases/{id}/files/{file}/copies',
    'POST /cases/{id}/files/{file}/exports/{export}/take',
    'POST /cases/{id}/papers',
    'POST /cases/{id}/seal',
    'POST /cases/{id}/seal/end',
    'POST /complaints/{id}/data-parts/{part}/agree',
    'POST /data-requests/{id}/agree',
    'POST /data-requests/{id}/answer',
    'POST /data-requests/{id}/delivery',
    'POST /data-requests/{id}/identity/agree',
    'POST /emergencies',
    'POST /exclusions',
    'POST /exclusions/{id}/end',
    'POST /keeping/erasures',
    'POST /keeping/erasures/{id}/agree',
    'POST /keeping/holds/{id}/lift',
    'POST /organisation/entries',
    'POST /seals/{id}/end',
  ])
  const roles = asking.find(({ path }) => path === '/organisation/entries')?.stepUp
  if (typeof roles !== 'function') throw new Error('it asks always, or never')
  const entry = { by: 'director', data: {} }
  expect(['role.assigned', 'entry.retracted', 'training.completed'].map((type) => roles({ ...entry, type }))).toEqual([
    true,
    true,
    false,
  ])
  const acts = asking.find(({ path }) => path === '/cases/{id}/entries')?.stepUp
  if (typeof acts !== 'function') throw new Error('it asks always, or never')
  expect(
    ['safe-contact.agreed', 'safe-contact.overridden', 'entry.retracted', 'priority.set'].map((type) =>
      acts({ by: 'da-lead', data: {}, type }),
    ),
  ).toEqual([true, true, true, false])
  const out = asking.find(({ path }) => path === '/exclusions')?.stepUp
  if (typeof out !== 'function') throw new Error('it asks always, or never')
  const about = { caseId: 'R-4F7K', why: 'friend' }
  expect([out({ ...about, account: '00000000-0000-4000-8000-000000000001' }), out(about)]).toEqual([true, false])
})
