/** Who may see a case: a seal is kept by others than whoever closes it, and by nobody who reads it for an hour. */
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import { madeUpDesk } from '../made-up-desk.ts'

test('those who can be named beside the lead are others on the case, and not who reads it in an emergency', async () => {
  const app = fastify()
  const assets = await assetsOfTest()
  await app.register(buildWeb(madeUpDesk(), { secure: false, leaveTo: 'https://weather.example', assets }))
  const { body } = await app.inject({ url: '/cases/R-4F7K/who', cookies: { s: 'officer' } })
  const names = [...body.matchAll(/name="named"[^>]*value="([^"]+)"/g)].map(([, account]) => account?.slice(-2))
  expect(names).toEqual(['a2'])
  expect(body).toContain('reads it in an emergency until')
})
