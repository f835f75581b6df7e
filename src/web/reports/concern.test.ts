import fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import type { Concern } from '../../casework/raise-concern.ts'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import { exampleAddress } from '../example-address.ts'
import { codeOf } from '../kit/address-code.ts'
import type { Desk } from '../kit/desk.ts'
import { formTokenOf } from '../kit/form-token.ts'
import { madeUpDesk } from '../made-up-desk.ts'
import { PAGES } from '../pages.ts'

async function web(changes: Partial<Desk> = {}) {
  const app = fastify()
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(madeUpDesk(changes), options))
  return {
    get: (url: string, token = 'contractor') => app.inject({ url, cookies: { s: token } }),
    post: (url: string, form: Readonly<Record<string, string>>, token = 'contractor') =>
      app.inject({
        method: 'POST',
        url,
        cookies: { s: token },
        headers: {
          host: 'rowan.example',
          origin: 'http://rowan.example',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ token: formTokenOf(token), ...form }).toString(),
      }),
  }
}

/** A desk that keeps what was sent. */
function keeping() {
  const sent: Concern[] = []
  const raiseConcern: Desk['raiseConcern'] = async (_token, concern) => {
    sent.push(concern)
    return { outcome: 'recorded', caseId: 'c-1', reference: 'R-4F7K', seq: 2 }
  }
  return { sent, changes: { raiseConcern } }
}

describe('a contractor or volunteer', () => {
  it('has the one short page, and no case, report or search', async () => {
    const { get } = await web()
    expect((await get('/reports/pass-on')).statusCode).toBe(200)
    for (const url of ['/reports/new', '/people/find', '/cases/R-4F7K', '/cases/R-4F7K/people', '/policy'])
      expect((await get(url)).statusCode, url).toBe(404)
    const today = (await get('/')).body
    expect(today).toContain('href="/reports/pass-on"')
    expect(today).not.toMatch(/Amira|R-4F7K|Accounts on hold/)
  })

  it('is told that it was passed on and to whom by role, and nothing by which a case could be found', async () => {
    const { sent, changes } = keeping()
    const { post } = await web(changes)
    const answer = await post('/reports/pass-on', {
      how: 'witnessed',
      summary: 'He pushed her.',
      signs: 'punch-marks',
      to: 'safeguarding-lead',
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('It was passed to: safeguarding lead.')
    expect(answer.body).not.toMatch(/R-4F7K|c-1|cases/)
    expect(sent[0]).toMatchObject({
      role: 'contractor',
      how: 'witnessed',
      to: 'safeguarding-lead',
      noticedIn: 'contractor-visit',
    })
  })

  it('CBC-5.2.h: is asked for safe contact before all but danger, in fewer than ten questions, can leave at once, and no e-mail is asked or sent', async () => {
    const { get, post } = await web()
    for (const token of ['contractor', 'officer']) {
      const { body } = await get('/reports/pass-on', token)
      const [before = '', main = ''] = body.split('<main')
      expect(before, token).toMatch(/<form method="post" action="[^"]+" data-leave/)
      const asked = main.replace(/<details[\s\S]*?<\/details>/g, '').matchAll(/<(?:input|select|textarea)[^>]*>/g)
      const names = [...asked].flatMap(([field]) =>
        field.includes('type="hidden"') ? [] : [/ name="([^"]+)"/.exec(field)?.[1] ?? ''],
      )
      expect([...new Set(names)].slice(0, 3), token).toEqual(['imminentDanger', 'safe', 'how'])
      expect(new Set(names).size, token).toBeLessThan(10)
      expect(main, token).not.toContain('type="email"')
    }
    const two = await post('/reports/pass-on', { how: 'told-by-them', summary: 'He took her phone.' })
    expect(two.statusCode).toBe(200)
    expect(two.body).toContain('It was passed to')
  })

  it('is asked how they know and for a few words, and nothing typed is lost', async () => {
    const { post } = await web()
    const answer = await post('/reports/pass-on', { name: 'Amira Example', safe: 'Not by phone' })
    expect(answer.statusCode).toBe(400)
    for (const said of [
      'Choose how you know',
      'Write a few words, or tick a sign',
      'value="Amira Example"',
      'Not by phone',
    ])
      expect(answer.body).toContain(said)
  })
})

describe('what somebody passes on', () => {
  it('about a colleague goes to those alone who look after colleagues, whatever else was chosen', async () => {
    const { sent, changes } = keeping()
    const { post } = await web(changes)
    const answer = await post('/reports/pass-on', {
      how: 'suspected',
      summary: 'Bruises.',
      colleague: 'yes',
      to: 'line-manager',
    })
    expect(answer.body).toContain('It was passed to: people team.')
    expect(sent[0]).toMatchObject({ ofColleague: true, to: 'people-team' })
  })

  it('comes back beside the question of whom it should reach, where nobody was chosen', async () => {
    const { post } = await web({
      raiseConcern: async () => ({ outcome: 'invalid', problems: [{ field: 'to', problem: 'must be somebody' }] }),
    })
    const answer = await post('/reports/pass-on', { how: 'suspected', summary: 'Third lock.' })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('Choose who should have it')
  })

  it('CBC-5.1.d2: what to do in danger stands before every question, also of a full report', async () => {
    const { get } = await web()
    for (const [url, token] of [
      ['/reports/pass-on', 'contractor'],
      ['/reports/new', 'officer'],
    ] as const) {
      const { body } = await get(url, token)
      const [, main = ''] = body.split('<main')
      expect(main.indexOf('Call 999'), url).toBeGreaterThan(0)
      expect(main.indexOf('Call 999'), url).toBeLessThan(main.search(/<(input(?! type="hidden")|select|textarea)/))
    }
  })

  it('is held on the page until somebody takes it on; too late is said in words', async () => {
    const { get, post } = await web({})
    expect((await get('/passed-on', 'officer')).body).toContain('Take it on')
    const late = await post('/passed-on', { case: 'c-1', entry: 'gone' }, 'officer')
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Somebody else has taken it on already')
    const taken = await post('/passed-on', { case: 'c-1', entry: 'e-7' }, 'officer')
    expect(taken.headers.location).toBe(`/cases/R-4F7K?done=${codeOf('handover.accepted')}`)
  })
})

/** Pages on which somebody says what happened, and to whom. */
const TELLING = PAGES.filter(
  ({ path }) => path.startsWith('/reports/') || /^\/cases\/:reference\/people(\/|$)/.test(path),
)

describe('who tells is believed', () => {
  it.each(TELLING.map(({ path }) => path))(
    'PD-7.b, MHA-4.2.3.b1, VIV-3.1.b1: %s asks for no proof, no evidence and no crime number',
    async (path) => {
      const { get } = await web()
      const { body } = await get(exampleAddress(path), 'officer')
      const asked = [...body.matchAll(/<(label|legend)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , words = '']) => words)
      for (const words of asked)
        expect(words).not.toMatch(/\bproof|\bprove|evidence|crime (number|reference)|statement/i)
    },
  )
})
