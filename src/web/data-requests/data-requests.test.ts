/** Requests for data as pages: nobody who answers them comes to an end from which nothing leads on. */
import fastify from 'fastify'
import { expect, test } from 'vitest'
import type { PartAsk } from '../../outgoing/data-requests/gather-part.ts'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import type { Desk } from '../kit/desk.ts'
import { formTokenOf } from '../kit/form-token.ts'
import { madeUpDesk } from '../made-up-desk.ts'

async function web(changes: Partial<Desk> = {}) {
  const app = fastify()
  const assets = await assetsOfTest()
  await app.register(buildWeb(madeUpDesk(changes), { secure: false, leaveTo: 'https://weather.example', assets }))
  const cookies = { s: 'officer' }
  return {
    get: async (url: string) => (await app.inject({ url, cookies })).body,
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

test('whoever found them and did not say how that is known is asked beside them, and nobody is taken for unknown', async () => {
  const said: { readonly customer: string; readonly how: string }[] = []
  const { post } = await web({
    confirmWhoItIs: async (_token, sent) => {
      said.push(sent)
      return sent.how === ''
        ? { outcome: 'invalid', problems: [{ field: 'how', problem: 'is required' }] }
        : { outcome: 'done', id: sent.id }
    },
  })
  const who = '/data-requests/d-2/who'
  const found = await post(who, { name: 'Amira Example' })
  const customer = /name="customer" value="([^"]+)"/.exec(found.body)?.[1] ?? ''
  expect(customer).not.toBe('')
  const again = await post(who, { name: 'Amira Example', customer })
  expect(again.body).toContain('Say how you know that it is them')
  expect(again.body).toContain(`href="#how-${customer}"`)
  expect(again.body).toContain(`id="how-${customer}"`)
  const done = await post(who, { name: 'Amira Example', customer, [`how-${customer}`]: 'papers' })
  expect(done.headers.location).toBe('/data-requests/d-2')
  expect(said.at(-1)).toMatchObject({ id: 'd-2', customer, how: 'papers' })
})

test('until it is answered, how it reaches them is changed at every step after it was asked', async () => {
  const { get, post } = await web({
    agreeDelivery: async () => ({ outcome: 'invalid', problems: [{ field: 'safe', problem: 'must be yes' }] }),
  })
  const summary = 'It must reach them another way'
  for (const id of ['d-6', 'd-5', 'd-1', 'd-3']) expect(await get(`/data-requests/${id}`), id).toContain(summary)
  for (const id of ['d-2', 'd-7', 'd-4']) expect(await get(`/data-requests/${id}`), id).not.toContain(summary)
  const again = await post('/data-requests/d-3', { does: 'delivery', delivery: 'post', safe: 'no' })
  expect(again.body).toMatch(/<details class="govuk-details" open>\s*<summary[^>]*>\s*<span[^>]*>It must reach/)
})

test('where the second person doubts, the whole is looked at again, and they read what was answered about others', async () => {
  const { get } = await web()
  for (const id of ['d-1', 'd-3']) expect(await get(`/data-requests/${id}`), id).toContain('Look at the whole again')
  for (const id of ['d-5', 'd-6'])
    expect(await get(`/data-requests/${id}`), id).not.toContain('Look at the whole again')
  expect(await get('/data-requests/d-1')).toMatch(/Tells of somebody else<\/dt>\s*<dd[^>]*>No/)
})

test('whoever puts a part together says of each file what becomes of it, and what they said stays when something is missing', async () => {
  const said: PartAsk[] = []
  const { get, post } = await web({
    gatherPart: async (_token, _at, ask) => {
      said.push(ask)
      return { outcome: 'invalid', problems: [{ field: 'file-f-1', problem: 'Say what becomes of it' }] }
    },
  })
  const url = '/cases/R-4F7K/data-parts/w-1'
  const page = await get(url)
  for (const each of ['/cases/R-4F7K/files/f-1', '/cases/R-4F7K/files/f-3', '/cases/R-4F7K/files/f-2/copy'])
    expect(page).toContain(`href="${each}"`)
  const again = await post(url, { does: 'gather', 'file-f-1': 'withheld others', 'file-f-2': 'copy f-3' })
  expect(said[0]?.files).toEqual([
    { file: 'f-1', decision: 'withheld', copy: null, reason: 'others' },
    { file: 'f-2', decision: 'copy', copy: 'f-3', reason: null },
  ])
  expect(again.body).toContain('href="#file-f-1"')
  expect(again.body).toMatch(/value="copy f-3"[^>]*checked/)
  await post(url, { does: 'gather', 'file-f-1': 'anything' })
  expect(said[1]?.files, 'nothing is taken for decided').toEqual([])
})
