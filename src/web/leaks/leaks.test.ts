/** One thing that may have got out, as a page: each step is written down from where it stands. */
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import { paths } from '../kit/paths.ts'
import { madeUpDesk } from '../made-up-desk.ts'

async function see(url: string) {
  const app = fastify()
  const assets = await assetsOfTest()
  await app.register(buildWeb(madeUpDesk(), { secure: false, leaveTo: 'https://weather.example', assets }))
  return (await app.inject({ url, cookies: { s: 'officer' } })).body
}
const values = (page: string): readonly (string | undefined)[] =>
  [...page.matchAll(/name="step" type="radio" value="([^"]+)"/g)].map(([, value]) => value)

test('a step that is not taken leads to its own question, and one that is done does not', async () => {
  const reference = /L-[0-9A-Z]{5}/.exec(await see('/got-out'))?.[0] ?? ''
  const page = await see(`/got-out/${reference}`)
  expect(page).toContain(`href="${paths.leakStep(reference, 'safety-call')}"`)
  expect(page).not.toContain(paths.leakStep(reference, 'stopped'))
  expect(page).toContain('Call whoever it is about, first and safely: tried, and nobody was reached')
  expect(page).not.toContain('Safety call: not reached')
  const one = await see(paths.leakStep(reference, 'safety-call'))
  expect(values(one)).toEqual(['safety-call/done', 'safety-call/not-reached', 'safety-call/not-needed'])
  expect(one).toContain('It is another step')
  expect(values(await see(`/got-out/${reference}/step`)).length).toBeGreaterThan(3)
})
