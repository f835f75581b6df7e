/** The made-up staff, whose password everybody knows, sign in from this machine alone. */
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApi } from '../api/build-api.ts'
import { addUser } from '../casework/add-user.ts'
import { PASSWORD, type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { signInDeskOf } from '../web/sign-in-desk-of-rowan.ts'
import { madeUpFrom } from './made-up.ts'
import { signIn } from './sign-in.ts'

describe('where the made-up staff may sign in from', () => {
  test.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('%s is this machine', (from) => {
    expect(madeUpFrom({})(from)).toBe(true)
    expect(madeUpFrom({ ROWAN_ADDRESS: 'http://127.0.0.1:3000' })(from)).toBe(true)
    expect(madeUpFrom({ ROWAN_ADDRESS: 'http://[::1]:3000' })(from)).toBe(true)
    expect(madeUpFrom({ ROWAN_ADDRESS: 'http://rowan.localhost:3000' })(from)).toBe(true)
  })

  test.each(['10.0.0.7', '192.0.2.7', '::ffff:192.0.2.7', 'fe80::1', '128.0.0.1', '127.example', ''])(
    '"%s" is not',
    (from) => {
      expect(madeUpFrom({})(from)).toBe(false)
      expect(madeUpFrom({ ROWAN_MADE_UP: 'anywhere' })(from)).toBe(true)
    },
  )

  test.each([
    'casework.landlord.example',
    'casework.landlord.example:443',
    'https://notlocalhost',
    'https://localhost.example',
  ])('an address that reads "%s" is not taken for this machine', (address) => {
    expect(madeUpFrom({ ROWAN_ADDRESS: address })('127.0.0.1')).toBe(false)
  })

  test('where people reach Rowan at an address elsewhere, nobody made-up comes in, as everybody may seem to be here', () => {
    const at = { ROWAN_ADDRESS: 'https://casework.landlord.example' }
    expect(madeUpFrom(at)('127.0.0.1')).toBe(false)
    expect(madeUpFrom({ ...at, ROWAN_MADE_UP: 'anywhere' })('127.0.0.1')).toBe(true)
    expect(() => madeUpFrom({ ROWAN_MADE_UP: 'yes' })).toThrow('ROWAN_MADE_UP')
  })
})

describe('signing in', () => {
  let world: TestRowan
  let api: FastifyInstance
  beforeAll(async () => {
    world = await testRowan(['vivid'], '2026-04-01T09:00', { madeUpFrom: madeUpFrom({}) })
    api = fastify()
    await api.register(buildApi(world.rowan, { secure: false }))
    await world.staff('vivid', 'Ida', 'housing-officer')
  })
  afterAll(async () => {
    await api.close()
    await world.close()
  })

  test('at both doors a made-up account gets the answer of a wrong password from elsewhere, and comes in from here', async () => {
    const desk = signInDeskOf(world.rowan)
    const byPage = (from: string, password = PASSWORD) =>
      desk.signIn({ email: 'ida@vivid.example', password, from, device: '' })
    const byProgram = async (remoteAddress: string, password = PASSWORD) => {
      const payload = { username: 'ida@vivid.example', password }
      const answer = await api.inject({ method: 'POST', url: '/sign-in', payload, remoteAddress })
      return [answer.statusCode, answer.statusCode === 200 ? '' : answer.body]
    }
    expect(await byPage('127.0.0.1')).toMatchObject({ ok: true })
    expect(await byProgram('127.0.0.1')).toEqual([200, ''])
    expect(await byPage('192.0.2.7')).toEqual({ ok: false, reason: 'wrong' })
    expect(await byProgram('192.0.2.8')).toEqual(await byProgram('192.0.2.9', 'wrong wrong wrong wrong'))
  })

  test('somebody real comes in from elsewhere', async () => {
    const password = 'lantern gravel otter moss'
    const real = { landlord: 'vivid', username: 'una@vivid.example', name: 'Una Vexlborough', password }
    await addUser(world.rowan, { ...real, roles: ['housing-officer'] })
    const signed = await signIn(world.rowan.door, { ...real, from: '192.0.2.7', madeUp: false })
    expect(signed).toMatchObject({ ok: false, reason: 'more' })
  })
})
