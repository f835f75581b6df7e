/** The page about keeping: what cannot be undone takes a second person and their own typing, and what was typed stays. */
import fastify from 'fastify'
import { expect, test } from 'vitest'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import type { Desk } from '../kit/desk.ts'
import { formTokenOf } from '../kit/form-token.ts'
import { madeUpDesk } from '../made-up-desk.ts'

async function post(form: Readonly<Record<string, string>>, changes: Partial<Desk> = {}, token = 'officer') {
  const app = fastify()
  await app.register(
    buildWeb(madeUpDesk(changes), { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }),
  )
  return app.inject({
    method: 'POST',
    url: '/keeping',
    cookies: { s: token },
    headers: {
      host: 'rowan.example',
      origin: 'http://rowan.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ token: formTokenOf(token), ...form }).toString(),
  })
}

test('agreeing to erase asks for the reference to be typed, and does nothing before', async () => {
  const agreed: string[] = []
  const agreeToErase: Desk['agreeToErase'] = async (_token, erasure) => {
    agreed.push(erasure)
    return { outcome: 'done', id: erasure }
  }
  const touched = await post({ does: 'agree', id: 'x-1' }, { agreeToErase })
  expect(touched.statusCode).toBe(400)
  expect(touched.body).toContain('Type R-6J2K to agree that it is erased')
  expect(agreed).toEqual([])
  const typed = await post({ does: 'agree', id: 'x-1', 'confirm-x-1': ' r-6j2k' }, { agreeToErase })
  expect([typed.statusCode, typed.headers.location]).toEqual([303, '/keeping?noted=agree'])
  expect(agreed).toEqual(['x-1'])
})

test('whoever proposed it is told that somebody else agrees, and a hold without its reason keeps what was typed', async () => {
  const own = await post({ does: 'agree', id: 'x-2', 'confirm-x-2': 'R-7L4M' })
  expect(own.statusCode).toBe(409)
  expect(own.body).toContain('somebody else agrees')
  const holdCase: Desk['holdCase'] = async () => ({
    outcome: 'invalid',
    problems: [{ field: 'reason', problem: 'is required' }],
  })
  const held = await post({ does: 'hold', case: 'R-4F7K', kind: 'legal', reason: '' }, { holdCase })
  expect(held.statusCode).toBe(400)
  expect(held.body).toContain('Write why, in a sentence')
  expect(held.body).toMatch(/value="R-4F7K"/)
})

test('a hold that is lifted without a reason stands open with its question, and one without a reference asks for it', async () => {
  const liftHold: Desk['liftHold'] = async () => ({
    outcome: 'invalid',
    problems: [{ field: 'reason', problem: 'is required' }],
  })
  const lifted = await post({ does: 'lift', id: 'h-1' }, { liftHold })
  expect(lifted.statusCode).toBe(400)
  expect(lifted.body).toMatch(/<details class="govuk-details" open>[\s\S]*?id="reason-h-1"/)
  const held = await post({ does: 'hold', case: ' ', kind: 'legal', reason: 'A claim' })
  expect([held.statusCode, held.body.includes('Write its reference')]).toEqual([400, true])
})

test('for everybody else there is no such page', async () => {
  expect((await post({ does: 'agree', id: 'x-1', 'confirm-x-1': 'R-6J2K' }, {}, 'income')).statusCode).toBe(404)
})
