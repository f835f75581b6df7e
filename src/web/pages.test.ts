import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { assetsOfTest } from './assets-of-test.ts'
import { buildWeb } from './build-web.ts'
import { exampleAddress } from './example-address.ts'
import { codeOf } from './kit/address-code.ts'
import type { Desk } from './kit/desk.ts'
import { formTokenOf } from './kit/form-token.ts'
import { SECURITY_HEADERS } from './kit/headers.ts'
import { OWN_FORMS } from './kit/own-forms.ts'
import { paths } from './kit/paths.ts'
import { CASE } from './made-up-case.ts'
import { madeUpDesk } from './made-up-desk.ts'
import { PAGES } from './pages.ts'

async function web(changes: Partial<Desk> = {}) {
  const app = fastify()
  await app.register(
    buildWeb(madeUpDesk(changes), { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }),
  )
  return {
    get: (url: string, token = 'officer') => app.inject({ url, cookies: { s: token } }),
    post: (
      url: string,
      form: Readonly<Record<string, string>>,
      options: { token?: string; formToken?: string; origin?: string } = {},
    ) =>
      app.inject({
        method: 'POST',
        url,
        cookies: { s: options.token ?? 'officer' },
        headers: {
          host: 'rowan.example',
          origin: options.origin ?? 'http://rowan.example',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({
          token: options.formToken ?? formTokenOf(options.token ?? 'officer'),
          ...form,
        }).toString(),
      }),
  }
}

const ADDRESSES = PAGES.filter((page) => page.methods.includes('GET')).map((page) => exampleAddress(page.path))

const OPEN_TO_ALL = [
  '/sign-out',
  '/leave',
  '/signed-out',
  '/sign-in',
  '/sign-in/next',
  '/sign-in/at/vivid',
  '/sign-in/back/vivid',
  '/write/vivid',
  '/write/vivid/next',
]

describe('every page', () => {
  it.each(ADDRESSES)('%s answers with the exact headers, and a title that says nothing', async (address) => {
    const { get } = await web()
    const answer = await get(address)
    expect(answer.statusCode).toBe(200)
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(answer.headers[name], name).toBe(value)
    const title = /<title>(.*?)<\/title>/.exec(answer.body)?.[1] ?? ''
    // Whoever writes to a landlord without signing in knows the landlord, and not what it works with.
    expect(title).toMatch(address.startsWith('/write/') ? /^Write to us - VIVID$/ : /- Rowan$/)
    expect(title).not.toMatch(/Amira|Karl|abuse|violence|victim/i)
    expect(answer.body).not.toMatch(/ style=| onclick=|<script>/)
  })

  it('is in the list with its right and its audit', () => {
    expect(PAGES.length).toBeGreaterThan(12)
    expect(new Set(PAGES.map((page) => page.audit)).size).toBe(PAGES.length)
  })

  it.each(ADDRESSES.filter((each) => !OPEN_TO_ALL.includes(each)))(
    '%s sends a stranger to the door',
    async (address) => {
      const { get } = await web()
      expect((await get(address, 'nobody')).headers.location).toBe('/sign-in')
    },
  )

  it('has every form to which links of an act lead, and it is about that act', () => {
    const mains = new Map(PAGES.map((page) => [page.path, page.main]))
    for (const [act, form] of Object.entries(OWN_FORMS))
      expect([form, mains.get(`/cases/:reference/${form}`)]).toEqual([form, act])
  })

  it('gives one answer for what is hidden and what does not exist', async () => {
    const { get } = await web()
    const hidden = await get('/cases/R-ZZZZ')
    const missing = await get('/nothing/here')
    expect(hidden.statusCode).toBe(404)
    expect(hidden.body).toBe(missing.body)
  })

  it('shows an income officer holds and no case, report or policy, and notes the attempt', async () => {
    const noted: string[] = []
    const { get } = await web({
      noteAttempt: async (_token, action) => {
        noted.push(action)
      },
    })
    const today = await get('/', 'income')
    expect(today.body).toContain('Hold until 3 January 2027')
    expect(today.body).not.toContain('Amira')
    for (const address of ['/cases/R-4F7K', '/reports/new', '/asks/d-1', '/organisation'])
      expect((await get(address, 'income')).statusCode, address).toBe(404)
    expect(noted).toEqual(['read-a-case', 'take-a-report', 'explain-what-is-asked', 'read-the-organisation'])
  })
})

describe('a case', () => {
  it('opens the reason for each thing asked in place, and links to the page of its own', async () => {
    const { get } = await web()
    const [item = ''] =
      /<li class="app-duty">(?:(?!<\/details>)[\s\S])*Contact Amira[\s\S]*?<\/details>/.exec(
        (await get('/cases/R-4F7K')).body,
      ) ?? []
    expect(item).toMatch(/<details[\s\S]*Why[\s\S]*Contact Amira Example/)
    for (const said of [
      'Make contact with the person within one working day of a report.',
      'clause 7',
      'A report came by phone, Monday 23 November 2026, 10am',
      '22 November 2026: weekend',
      'A day is a working day. Decided by: policy owner.',
      'record “victim contacted”',
    ])
      expect(item, said).toContain(said)
    expect(item).toContain('href="/asks/d-1"')
  })

  it('says what the law’s tests say of the people, and that they decide nothing', async () => {
    const { get } = await web()
    const { body } = await get('/cases/R-4F7K')
    expect(body).toMatch(
      /What the law’s tests say[\s\S]*They decide nothing here[\s\S]*Domestic Abuse Act 2021[\s\S]*Met\./,
    )
  })

  it('draws who is connected to whom, and says the same in a list', async () => {
    const { get } = await web()
    const { body } = await get('/cases/R-4F7K')
    const [drawing = ''] = /<svg class="app-drawing"[\s\S]*?<\/svg>/.exec(body) ?? []
    expect(drawing).toMatch(/Married<\/tspan>.*with Karl Example</)
    expect(drawing).toContain('Victim, child')
    expect(drawing).toContain('app-drawing__house')
    expect(body).toContain('Karl Example and Amira Example: married, living together')
  })
})

describe('a form', () => {
  it('is refused from another site, and without the token of the session', async () => {
    const { post } = await web()
    expect((await post('/reports/new', {}, { origin: 'https://elsewhere.example' })).statusCode).toBe(403)
    expect((await post('/reports/new', {}, { formToken: 'guessed' })).statusCode).toBe(403)
    expect((await post('/reports/new', {}, { origin: 'null', formToken: '' })).statusCode).toBe(403)
  })

  it('that is too large gets a plain answer', async () => {
    const { post } = await web()
    const answer = await post('/reports/new', { summary: 'a'.repeat(2_000_000) })
    expect(answer.statusCode).toBe(413)
    expect(answer.body).toContain('That is too much text')
  })

  it('of a report comes back with everything typed when something is missing', async () => {
    const { post } = await web()
    const answer = await post('/reports/new', {
      summary: 'He broke the <door>',
      'victim.name': 'Amira Example',
      'child.2.ageGroup': 'under-16',
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('Choose who told us')
    expect(answer.body).toContain('He broke the &lt;door')
    expect(answer.body).toContain('value="Amira Example"')
  })

  it('of a report leaves out what is not known', async () => {
    const seen: unknown[] = []
    const { post } = await web({
      takeReport: async (_token, report) => {
        seen.push(report)
        return { outcome: 'recorded', reference: 'R-4F7K' }
      },
    })
    const answer = await post('/reports/new', {
      channel: 'phone',
      source: 'victim',
      urgent: 'not-known',
      imminentDanger: 'no',
    })
    expect(answer.headers.location).toBe('/cases/R-4F7K/asks')
    expect(seen[0]).toMatchObject({
      report: { channel: 'phone', source: 'victim', imminentDanger: false },
      perpetrator: null,
      children: [],
      safeContact: null,
    })
    expect(JSON.stringify(seen[0])).not.toContain('urgent')
  })

  it('of a report that passes to others says that it is recorded, and does not lead to a missing page', async () => {
    const { post } = await web({ takeReport: async () => ({ outcome: 'recorded', reference: 'R-9999' }) })
    const answer = await post('/reports/new', { channel: 'phone', source: 'staff', 'victim.customerType': 'colleague' })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Recorded as R-9999')
  })

  it('that the policy refuses keeps what was typed and links to what is missing', async () => {
    const { post } = await web({
      perform: async () => ({
        outcome: 'refused',
        refusals: [
          {
            sees: 'all',
            norm: 'g',
            kind: 'gate',
            clauses: ['PD-13.a'],
            missing: ['proportionality-review.held'],
            until: null,
            says: ['Review first.'],
          },
        ],
      }),
    })
    const answer = await post(`/cases/R-4F7K/acts/${codeOf('legal-action.authorised')}`, {
      'f.action': 'A1',
      'f.stepsConsidered': 'yes',
    })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('href="/cases/R-4F7K/action/review"')
    expect(answer.body).toContain('Review first.')
    expect(answer.body).toMatch(/id="f-stepsConsidered"[^>]*checked/)
  })

  it('that closes the case says first which offers end unanswered with it, and no other act does', async () => {
    const { get } = await web()
    const said = 'Offer an interview with a choice of interviewer'
    const closing = (await get(`/cases/R-4F7K/acts/${codeOf('case.closed')}`)).body
    expect(closing).toContain('These offers end with closing')
    expect(closing).toContain(said)
    expect((await get(`/cases/R-4F7K/acts/${codeOf('victim.contacted')}`)).body).not.toContain(
      'These offers end with closing',
    )
  })

  it('in a role that its sender does not hold is refused in words, and keeps what was typed', async () => {
    const sent: string[] = []
    const { post } = await web({
      perform: async (_token, { role }) => {
        sent.push(role)
        return { outcome: 'role-not-held', role }
      },
    })
    const form = { role: 'da-lead', 'f.channel': 'phone' }
    const answer = await post(`/cases/R-4F7K/acts/${codeOf('victim.contacted')}`, form)
    expect(answer.statusCode).toBe(403)
    expect(sent).toEqual(['da-lead'])
    expect(answer.body).toContain('You do not have the role domestic abuse lead.')
    expect(answer.body).toMatch(/id="f-channel"[\s\S]*?selected/)
  })

  it('that came second shows what the first did', async () => {
    const { post } = await web({
      perform: async () => ({
        outcome: 'conflict',
        since: [{ type: 'case.closed', by: 'Ann Example', recordedAt: 0 }],
      }),
    })
    const answer = await post(`/cases/R-4F7K/acts/${codeOf('case.assigned')}`, { 'f.to': 'repairs', seq: '3' })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Case closed, by Ann Example')
    expect(answer.body).toContain('name="seq" value="4"')
  })

  it('may not name a time to come', async () => {
    const { post } = await web()
    const answer = await post(`/cases/R-4F7K/acts/${codeOf('victim.contacted')}`, {
      'when.date': '2030-01-01',
      'when.time': '10:00',
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('The time is in the future')
  })
})

describe('a form of its own', () => {
  it('records its acts together and goes back to its part of the case', async () => {
    const seen: unknown[] = []
    const { post } = await web({
      performTogether: async (_token, acts) => {
        seen.push(acts)
        return { outcome: 'recorded', caseId: 'c-1', entryId: 'e-3', seq: 5 }
      },
    })
    const answer = await post('/cases/R-4F7K/contact/agree', {
      'agreed.person': 'p-3',
      'agreed.channels': 'text',
      key: 'k-1',
      seq: '4',
    })
    expect(answer.headers.location).toBe(`/cases/R-4F7K/contact?done=${codeOf('safe-contact.agreed')}`)
    expect(seen).toMatchObject([
      {
        caseId: 'c-1',
        acts: [{ type: 'safe-contact.agreed', data: { person: 'p-3', channels: ['text'] } }],
        role: 'housing-officer',
        seq: 4,
        key: 'k-1',
      },
    ])
  })

  it('puts each problem beside its question and keeps what was typed', async () => {
    const { post } = await web({
      performTogether: async () => ({
        outcome: 'invalid',
        problems: [{ field: '0.channels', problem: 'is required' }],
      }),
    })
    const answer = await post('/cases/R-4F7K/contact/agree', { 'agreed.codeWord': 'bluebell tonight' })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('href="#agreed-channels"')
    expect(answer.body).toContain('value="bluebell tonight"')
  })
})

describe('leaving', () => {
  it('ends the session on the server and moves on', async () => {
    const ended: string[] = []
    const { post } = await web({
      signOut: async (token) => {
        ended.push(token)
      },
    })
    const answer = await post('/leave', {})
    expect(ended).toEqual(['officer'])
    expect(answer.body).toContain('content="0;url=https://weather.example"')
    expect(answer.headers['set-cookie']).toMatch(/^s=;/)
  })

  it('tells an income officer the date of a hold and nothing else', async () => {
    const { post } = await web()
    const answer = await post('/accounts/check', { account: '700123' }, { token: 'income' })
    expect(answer.body).toContain('No court action until 3 January 2027')
    expect(answer.body).not.toMatch(/Amira|PD-/)
  })
})

it('the script that a browser gets asks no other site for anything', () => {
  const scripts = ['rowan.js', 'passkeys.js'].map((name) =>
    readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8'),
  )
  for (const script of scripts) expect(script).not.toMatch(/https?:|innerHTML/)
  expect(scripts.join('').match(/fetch\(\w*/g)).toEqual(['fetch(passkey'])
  expect([paths.askPasskey, paths.askOwnPasskey].every((path) => path.startsWith('/') && !path.startsWith('//'))).toBe(
    true,
  )
})

describe('a case of somebody who does not know that we know', () => {
  it('says on every page to contact nobody because of it, and asks nothing that only they could answer', async () => {
    const [line] = CASE.safeContact
    if (!line) throw new Error('nobody is harmed on the made-up case')
    const { get } = await web({
      readCase: async () => ({ ...CASE, knowsNothing: true, safeContact: [{ ...line, agreed: null }] }),
    })
    for (const address of ['/cases/R-4F7K', '/cases/R-4F7K/asks'])
      expect((await get(address)).body, address).toContain('do not contact them because of this case')
    const { body } = await get('/cases/R-4F7K/asks')
    expect(body).toContain('waits until they speak to us')
    expect(body).not.toContain('Not asked yet')
  })
})

describe('a case on which a life is at risk', () => {
  it('says on the bar until when any way may be used', async () => {
    const [line] = CASE.safeContact
    if (!line) throw new Error('nobody is harmed on the made-up case')
    const safeContact = [{ ...line, overriddenUntil: CASE.now + 2 * 3_600_000 }]
    const { get } = await web({ readCase: async () => ({ ...CASE, safeContact }) })
    expect((await get('/cases/R-4F7K')).body).toMatch(/A life is at risk: until today at .* any way may be used\./)
  })

  it('says to whoever may do one more that a reason is what is missing, and names no other role', async () => {
    const refusal = {
      sees: 'all',
      norm: 'single-offer',
      kind: 'limit',
      clauses: ['WHG-2.15.a1'],
      missing: [],
      until: null,
      says: ['Expect one offer of rehousing.'],
      oneMoreNeeds: 'reason',
    } as const
    const { post } = await web({ perform: async () => ({ outcome: 'refused', refusals: [refusal] }) })
    const sent = { 'f.person': 'p-1', 'f.reason': 'threat-to-life', 'f.hours': '4', role: 'housing-officer', key: 'k' }
    const { body } = await post(`/cases/R-4F7K/acts/${codeOf('safe-contact.overridden')}`, sent)
    expect(body).toContain('You may do one more in this role. Say why, and send it again.')
    expect(body).not.toContain('choose that role below')
  })

  it('says who alone may let them be reached, and not which way is safe, to a role that may not', async () => {
    const refusal = {
      sees: 'all',
      norm: 'safe-contact',
      kind: 'safe-contact',
      clauses: ['safe-contact'],
      missing: [],
      until: null,
      says: ['Contact only by the safe way that was agreed'],
      onlyBy: ['da-lead', 'safeguarding-lead'],
      atMostHours: 4,
    } as const
    const { post } = await web({ perform: async () => ({ outcome: 'refused', refusals: [refusal] }) })
    const sent = { 'f.person': 'p-1', 'f.reason': 'threat-to-life', 'f.hours': '4', role: 'housing-officer', key: 'k' }
    const { body } = await post(`/cases/R-4F7K/acts/${codeOf('safe-contact.overridden')}`, sent)
    expect(body).toMatch(/domestic abuse lead or safeguarding lead alone/)
    expect(body).toContain('telephone one of them now')
    expect(body).toContain('for 1 to 4 whole hours at a time')
    expect(body).toContain('Our own rule, not in the policy:')
    expect(body).not.toContain('document control page')
  })
})

describe('keeping a colleague out', () => {
  it('says that it is done, without a name, on a page that does not show who is kept out', async () => {
    const { get, post } = await web()
    const sent = await post('/cases/R-4F7K/who', { does: 'keep-out', account: 'a-2', why: 'friend' })
    expect(sent.headers.location).toBe('/cases/R-4F7K/who?noted=yes')
    expect((await get('/cases/R-4F7K/who?noted=yes')).body).toContain('For that colleague this case is not there')
  })
})
