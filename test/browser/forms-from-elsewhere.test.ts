/** A form that another site sends in somebody's name does nothing, whichever form it is. */
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { exampleAddress } from '../../src/web/example-address.ts'
import type { Desk } from '../../src/web/kit/desk.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'
import { madeUpDesk } from '../../src/web/made-up-desk.ts'
import { PAGES } from '../../src/web/pages.ts'

let app: FastifyInstance
/** What the desk was asked to do, beside saying who asks. */
const done: string[] = []

beforeAll(async () => {
  const desk = madeUpDesk()
  const watched = new Proxy(desk, {
    get: (target, name: keyof Desk) => {
      const asked = target[name]
      if (typeof asked !== 'function' || name === 'whoIs' || name === 'now' || /^note/.test(name)) return asked
      return (...all: never[]) => {
        done.push(name)
        return (asked as (...all: never[]) => unknown)(...all)
      }
    },
  })
  app = fastify()
  await app.register(
    buildWeb(watched, { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }),
  )
})
afterAll(() => app.close())

/** Questions of the desk: they show, and change nothing. */
const READS = /^(?:read|explain|complaintChoices)/

const OWN = { host: 'rowan.example', origin: 'http://rowan.example' }
const FORMS = PAGES.filter(({ methods }) => methods.includes('POST')).map(({ path }) => exampleAddress(path))
/** Ending a session needs no token of it: whoever makes somebody leave has gained nothing. */
const ENDINGS = ['/leave', '/sign-out', '/sign-in']

const WAYS: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['without the token of the session', OWN, ''],
  ['with the token of another session', OWN, formTokenOf('somebody-else')],
  ['from another site', { ...OWN, origin: 'https://evil.example' }, formTokenOf('officer')],
  ['marked by the browser as from another site', { ...OWN, 'sec-fetch-site': 'cross-site' }, formTokenOf('officer')],
  ['from a neighbour of the same site', { ...OWN, 'sec-fetch-site': 'same-site' }, formTokenOf('officer')],
  ['from a page with no name', { ...OWN, origin: 'null', 'sec-fetch-site': 'cross-site' }, formTokenOf('officer')],
]

test.each(WAYS)('a form %s is refused, each of them, and nothing is done', async (_way, headers, token) => {
  const forms = FORMS.filter((url) => !ENDINGS.includes(url))
  expect(forms.length).toBeGreaterThan(60)
  for (const url of forms) {
    done.length = 0
    const answer = await app.inject({
      method: 'POST',
      url,
      cookies: { s: 'officer' },
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(token === '' ? { any: 'thing' } : { token, any: 'thing' }).toString(),
    })
    expect(answer.statusCode, url).toBe(403)
    // What a public form says of itself stands on its page of a fault too: who the landlord is, and no record.
    expect(
      done.filter((name) => name !== 'readPublicForm'),
      url,
    ).toEqual([])
  }
})

/** What somebody would put behind a link, so that whoever follows it does what a form does. */
const LURE = new URLSearchParams({
  ...{ do: 'make', does: 'agree', agree: 'r-1', open: 'v-1', 'let-in': 'x-1', end: 's-1', account: 'a-1', lift: 'h-1' },
  ...{ email: 'a@b.example', password: 'right', token: formTokenOf('officer'), key: 'k', role: 'housing-officer' },
}).toString()

/** The way back from a landlord's provider, to which only a link leads: it opens a session for the browser that set out for it, by its cookie. */
const BACK = '/sign-in/back/:landlord'

test('nothing that changes anything is reached by following a link, whatever the link says', async () => {
  const reached = new Set<string>()
  for (const { path } of PAGES) {
    done.length = 0
    const answer = await app.inject({ url: `${exampleAddress(path)}?${LURE}`, cookies: { s: 'officer' } })
    expect([200, 404, 303], path).toContain(answer.statusCode)
    expect(
      done.filter((name) => !READS.test(name)),
      path,
    ).toEqual(path === BACK ? ['comeBack'] : [])
    for (const name of done) reached.add(name)
  }
  expect(reached.size).toBeGreaterThan(20)
})
