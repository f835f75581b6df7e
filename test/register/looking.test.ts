/** How much one account may look at in a short time: beyond it nothing more is shown, and somebody is told. Held by the database. */
import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApi } from '../../src/api/build-api.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { type KeptApartWorld, keptApartWorld } from './kept-apart-world.ts'

let at: KeptApartWorld
const apps: FastifyInstance[] = []
const cases: { readonly stream: string; readonly reference: string }[] = []

/** The doors as they are after a start: nothing is remembered but by the database. */
async function started(): Promise<FastifyInstance> {
  const app = fastify()
  await app.register(buildApi(at.rowan), { prefix: '/api' })
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  await app.register(buildWeb(deskOf(at.rowan), options))
  apps.push(app)
  return app
}

beforeAll(async () => {
  at = await keptApartWorld([
    ['Olive', 'housing-officer'],
    ['Cleo', 'da-caseworker'],
    ['Kit', 'da-caseworker'],
    ['Ivan', 'income-officer'],
    ['Sam', 'safeguarding-lead'],
    ['Dora', 'data-protection-officer'],
  ])
  for (let n = 0; n < 6; n++) cases.push(await at.opened())
  // The made-up staff of the demonstration have no limit; these are like real ones.
  await at.rows('update rowan.account set made_up = false')
  await at.rows(
    'update rowan.landlord set cases_an_hour = 4, cases_a_day = 100, nothings_an_hour = 3, contact_checks_an_hour = 2',
  )
})
afterAll(async () => {
  for (const app of apps) await app.close()
  await at.close()
})

const api = async (app: FastifyInstance, name: string, url: string) =>
  app.inject({ url: `/api${url}`, headers: { authorization: `Bearer ${at.who(name).token}` } })
const told = async (name: string) => at.told(name, 'looked-too-much')

test('whoever opens case after case is stopped with plain words, also after a restart, and those who look after it are told', async () => {
  const app = await started()
  const opened = async (door: FastifyInstance, n: number) =>
    (await api(door, 'Cleo', `/cases/${cases[n]?.stream}`)).statusCode
  for (let n = 0; n < 4; n++) expect(await opened(app, n)).toBe(200)
  const stopped = await api(app, 'Cleo', `/cases/${cases[4]?.stream}`)
  expect([stopped.statusCode, stopped.json().error]).toEqual([429, 'too-many-attempts'])
  expect(stopped.body).not.toContain(cases[4]?.reference)
  expect(await opened(await started(), 5)).toBe(429)
  // What was opened in the same hour is worked on as before.
  expect(await opened(app, 0)).toBe(200)
  const page = await app.inject({ url: `/cases/${cases[5]?.reference}`, cookies: { s: at.who('Cleo').token } })
  expect([page.statusCode, page.body.includes('Wait before you look further')]).toEqual([429, true])
  expect([await told('Sam'), await told('Dora'), await told('Cleo')]).toEqual([1, 1, 0])
  expect(await at.asks('Sam', 'select name, times from sec.stopped_looking()')).toEqual([{ name: 'Cleo', times: 3 }])
  expect(await at.asks('Cleo', 'select * from sec.stopped_looking()')).toEqual([])
  const lines = await at.rows("select from rowan.audit where actor = $1 and action = 'looked-too-much'", [
    at.who('Cleo').account,
  ])
  expect(lines).toHaveLength(3)
})

test('whoever asks again and again for what is not there is stopped alike whether it is hidden or missing', async () => {
  const app = await started()
  await at.keepOut('Olive', cases[0]?.reference ?? '', 'Kit')
  const asked = async (of: string) => (await api(app, 'Kit', `/cases/${of}`)).statusCode
  expect(await asked(cases[0]?.stream ?? '')).toBe(404)
  expect(await asked(randomUUID())).toBe(404)
  expect(await asked(cases[0]?.stream ?? '')).toBe(404)
  expect([await asked(randomUUID()), await asked(cases[0]?.stream ?? '')]).toEqual([429, 429])
  expect(await asked(cases[1]?.stream ?? '')).toBe(200)
})

test('another system asks whether somebody may be written to only so often in an hour, and is told nothing beyond it', async () => {
  const app = await started()
  const ask = async (account: string, name = 'Ivan') => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/contact-check',
      headers: { authorization: `Bearer ${at.who(name).token}` },
      payload: { account, channel: 'letter' },
    })
    return [answer.statusCode, answer.json().answer]
  }
  const [{ rent }] = await at.rows('select account_reference as rent from rowan.person limit 1')
  expect(await ask('VIV-NONE')).toEqual([200, 'send'])
  expect(await ask(rent)).toEqual([200, 'ask-the-case-lead'])
  expect(await ask(rent)).toEqual([429, undefined])
  expect(await ask('VIV-NONE')).toEqual([429, undefined])
  // A program that asks the database past the pages is counted as well.
  expect(await at.sayOne('Ivan', "select sec.contact_check($1, 'letter', now())", [rent])).toBe('too-many')
  expect((await ask(rent, 'Olive'))[0]).toBe(404)
})

test('those on a case hear that somebody who does not see it was told that they may write', async () => {
  await at.rows('update rowan.landlord set contact_checks_an_hour = 100')
  const of = await at.opened()
  for (const each of await at.rows("select reference from rowan.stream where kind = 'case'"))
    await at.keepOut('Olive', each.reference, 'Ivan', 'partner')
  const [{ rent }] = await at.rows('select account_reference as rent from rowan.person where stream = $1', [of.stream])
  expect(await at.sayOne('Ivan', "select sec.contact_check($1, 'letter', now())", [rent])).toBe('send')
  const heard = await at.rows("select from rowan.notice where account = $1 and stream = $2 and kind = 'acted-unseen'", [
    at.who('Olive').account,
    of.stream,
  ])
  expect(heard).toHaveLength(1)
})
