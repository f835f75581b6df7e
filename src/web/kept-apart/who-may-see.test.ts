/** Who may see a case: a seal is kept by others than whoever closes it, and by nobody who reads it for an hour. */
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import type { Desk } from '../kit/desk.ts'
import { formTokenOf } from '../kit/form-token.ts'
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

test('whoever chose nobody to keep out, or no reason, is asked for it in words', async () => {
  const app = fastify()
  const assets = await assetsOfTest()
  const keepOut: Desk['keepOut'] = async () => ({
    outcome: 'invalid',
    problems: [{ field: 'why', problem: 'is required' }],
  })
  const desk = madeUpDesk({ keepOut })
  await app.register(buildWeb(desk, { secure: false, leaveTo: 'https://weather.example', assets }))
  const send = async (form: Readonly<Record<string, string>>) =>
    (
      await app.inject({
        method: 'POST',
        url: '/kept-apart',
        cookies: { s: 'officer' },
        headers: {
          host: 'rowan.example',
          origin: 'http://rowan.example',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams({ token: formTokenOf('officer'), ...form }).toString(),
      })
    ).body
  expect(await send({ reference: 'R-4F7K' })).toContain('Choose who')
  expect(await send({ reference: 'R-4F7K', account: 'a-2' })).toContain('Say why')
})
