import fastify from 'fastify'
import { expect, test } from 'vitest'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import { codeOf } from '../kit/address-code.ts'
import type { ActSent, Desk, ReportSent } from '../kit/desk.ts'
import { formTokenOf } from '../kit/form-token.ts'
import { paths } from '../kit/paths.ts'
import { madeUpDesk } from '../made-up-desk.ts'

async function web(changes: Partial<Desk> = {}) {
  const app = fastify()
  const assets = await assetsOfTest()
  await app.register(buildWeb(madeUpDesk(changes), { secure: false, leaveTo: 'https://weather.example', assets }))
  const cookies = { s: 'officer' }
  return {
    get: (url: string) => app.inject({ url, cookies }),
    post: (url: string, form: Readonly<Record<string, string>>) =>
      app.inject({
        method: 'POST',
        url,
        cookies,
        headers: {
          host: 'rowan.example',
          origin: 'http://rowan.example',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ token: formTokenOf('officer'), ...form }).toString(),
      }),
  }
}

test('who was found begins a report: prefilled, and matched when it is sent', async () => {
  let sent: ReportSent | null = null
  const { get, post } = await web({
    takeReport: async (_token, report) => {
      sent = report
      return { outcome: 'recorded', reference: 'R-4F7K' }
    },
  })
  const found = await post('/people/find', { name: 'Amira Example' })
  expect(found.statusCode).toBe(200)
  expect(found.headers.location).toBeUndefined()
  const link = /href="(\/reports\/new\?[^"]*)"/.exec(found.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect(link).toBe('/reports/new?customer=cu-1&home=ho-1')
  const form = await get(link)
  expect(form.body).toContain('value="Amira Example"')
  expect(form.body).toMatch(/value="joint-tenant" selected/)
  const reported = await post('/reports/new', {
    channel: 'phone',
    source: 'victim',
    customer: 'cu-1',
    home: 'ho-1',
    ...Object.fromEntries([...form.body.matchAll(/name="(when\.\w+|key)" value="([^"]*)"/g)].map((m) => [m[1], m[2]])),
  })
  expect(reported.statusCode, reported.body.match(/govuk-error-message[^<]*<[^<]*/g)?.join()).toBe(303)
  expect(sent).toMatchObject({ found: { customer: 'cu-1', home: 'ho-1' } })
})

test('a search that cannot be made says why beside its question, and one too many says to wait', async () => {
  const problems = [{ field: 'postcode', problem: 'must be a whole postcode, such as SO99 1AA' }]
  const wrong = await (await web({ findMatches: async () => ({ outcome: 'invalid', problems }) })).post(
    '/people/find',
    {
      name: 'Amira',
      postcode: 'SO99',
    },
  )
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('Postcode must be a whole postcode')
  expect(wrong.body).toContain('value="SO99"')
  const many = await (await web({ findMatches: async () => ({ outcome: 'too-many' }) })).post('/people/find', {})
  expect(many.body).toContain('Wait an hour')
  expect((await (await web({ findMatches: async () => null })).post('/people/find', {})).statusCode).toBe(404)
})

test('somebody on a case is matched with what was chosen, and the case warns of a joint tenancy and says how a wrong match is taken back', async () => {
  let sent: ActSent | null = null
  const { get, post } = await web({
    perform: async (_token, act) => {
      sent = act
      return { outcome: 'recorded', caseId: 'c-1', entryId: 'e-9', seq: 5 }
    },
  })
  const address = '/cases/R-4F7K/people/p-1/match'
  expect((await get(address)).body).toContain('value="Amira Example"')
  expect((await post(address, { name: 'Amira Example' })).body).toContain('It is Amira Example')
  const done = await post(address, { customer: 'cu-1', home: 'ho-1', certain: 'yes' })
  expect(done.headers.location).toBe(`/cases/R-4F7K?done=${codeOf('person.matched')}`)
  expect(sent).toMatchObject({
    type: 'person.matched',
    data: { person: 'p-1', customer: 'cu-1', home: 'ho-1', certain: true },
  })
  const page = (await get('/cases/R-4F7K')).body
  expect(page).toContain(`href="${paths.act('R-4F7K', 'entry.retracted', { entry: '7' })}"`)
  expect(page).toContain('The person harmed and the person causing harm hold this home together.')
  expect((await get('/cases/R-4F7K/people/nobody/match')).statusCode).toBe(404)
})

test('an address opens only with a reason, and is on no page but the answer', async () => {
  const { get, post } = await web()
  const address = '/cases/R-4F7K/people/p-1/address'
  expect((await get(address)).body).not.toContain('Rowanberry')
  const without = await post(address, { open: 'v-1' })
  expect(without.statusCode).toBe(400)
  expect(without.body).toContain('Choose why you need it now')
  const opened = await post(address, { open: 'v-1', 'reason-v-1': 'emergency' })
  expect(opened.body).toContain('3 Rowanberry Rise')
  const refused = await (await web({ openAddress: async () => null })).post(address, {
    open: 'v-1',
    'reason-v-1': 'emergency',
  })
  expect(refused.body).toContain('It does not open for you')
  expect((await get('/cases/R-4F7K')).body).not.toContain('Rowanberry')
})
