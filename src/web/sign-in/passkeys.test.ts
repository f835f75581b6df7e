/** Passkeys through the pages, on a real database: a device of the test's own signs what the script would have it sign. */
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { PASSWORD, type TestRowan, testRowan } from '../../casework/test-rowan.ts'
import { type Otherwise, type TestPasskey, testPasskey } from '../../identity/test-passkey.ts'
import { withClient } from '../../store/server/connection.ts'
import { closeAccount } from '../../store/setting-up.ts'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import { deskOf } from '../desk-of-rowan.ts'
import { formTokenOf } from '../kit/form-token.ts'

const SITE = { origin: 'https://rowan.example', host: 'rowan.example' }

let world: TestRowan
let app: FastifyInstance
let nowhere: FastifyInstance
beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T09:00')
  const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
  app = fastify()
  await app.register(
    buildWeb(
      deskOf(world.rowan, () => SITE),
      { ...options, passkeysAt: () => SITE.origin },
    ),
  )
  nowhere = fastify()
  await nowhere.register(buildWeb(deskOf(world.rowan), options))
})
afterAll(async () => {
  await app.close()
  await nowhere.close()
  await world.close()
})

const sql = (text: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(text, [...values])).rows)
/** Failures that are long past. */
const rest = () => sql('delete from rowan.sign_in_attempt where not succeeded')
beforeEach(rest)

type Cookies = Readonly<Record<string, string>>
const post = (
  url: string,
  form: Readonly<Record<string, string>>,
  cookies: Cookies = {},
  site = 'same-origin',
  by = app,
) =>
  by.inject({
    method: 'POST',
    url,
    cookies,
    headers: { 'sec-fetch-site': site, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ token: formTokenOf(cookies.s ?? ''), ...form }).toString(),
  })
type Answer = Awaited<ReturnType<typeof post>>
const cookieOf = (answer: Answer, name: string) => answer.cookies.find((each) => each.name === name)?.value ?? ''
const ask = async (url: string, form: Readonly<Record<string, string>>, cookies: Cookies = {}) =>
  (await post(url, form, cookies)).json().asked
const byPassword = (name: string) => post('/sign-in', { email: `${name}@vivid.example`, password: PASSWORD })

async function holder(name: string) {
  const { account } = await world.staff('vivid', name, 'housing-officer')
  const s = cookieOf(await byPassword(name.toLowerCase()), 's')
  const passkey = testPasskey(SITE)
  const made = passkey.made(await ask('/me/passkeys/ask', { for: 'add' }, { s }))
  const added = await post('/me/passkeys', { name: 'Work laptop', passkey: made }, { s })
  expect(added.headers.location).toBe('/me/passkeys')
  return { account, passkey, s }
}
const enterBy = async (passkey: TestPasskey, otherwise: Otherwise = {}) => {
  await rest()
  return post('/sign-in', { passkey: passkey.signed(await ask('/sign-in/passkey', { for: 'sign-in' }), otherwise) })
}
/** All that a browser gets. */
function bytesOf({ statusCode, headers, body }: Answer) {
  const { date: _, ...others } = headers
  return { statusCode, others: Object.entries(others), body }
}

describe('signing in by a passkey', () => {
  test('gives whoever comes by a passkey that is not right here the same bytes, whatever is not right', async () => {
    const { passkey } = await holder('Una')
    const removed = await holder('Udo')
    const id =
      /name="remove" value="([\da-f-]{36})"/.exec(
        (await app.inject({ url: '/me/passkeys', cookies: { s: removed.s } })).body,
      )?.[1] ?? ''
    expect((await post('/me/passkeys', { remove: id }, { s: removed.s })).statusCode).toBe(303)
    const closed = await holder('Ugo')
    await closeAccount(world.tested.owner, 'ugo@vivid.example', true)
    const used = passkey.signed(await ask('/sign-in/passkey', { for: 'sign-in' }))
    expect((await post('/sign-in', { passkey: used })).headers.location).toBe('/')
    const unknown = bytesOf(await enterBy(testPasskey(SITE)))
    expect(unknown.body).toContain('That passkey did not work here')
    const answers = {
      removed: await enterBy(removed.passkey),
      closed: await enterBy(closed.passkey),
      'another page': await enterBy(passkey, { origin: 'https://rowan.example.evil.example' }),
      'another name': await enterBy(passkey, { host: 'evil.example' }),
      'another’s handle': await enterBy(passkey, { handle: 'AAAA' }),
      'not made sure of': await enterBy(passkey, { verified: false }),
      'a challenge again': await post('/sign-in', { passkey: used }),
      'a challenge of nobody': await post('/sign-in', { passkey: passkey.signed({ challenge: 'AAAA' }) }),
      'no answer': await post('/sign-in', { passkey: '{}' }),
    }
    for (const [what, answer] of Object.entries(answers)) expect(bytesOf(answer), what).toEqual(unknown)
  })

  test('asks everybody in the same words but for the challenge, and no page of another site', async () => {
    await holder('Ula')
    const asked = [
      await ask('/sign-in/passkey', {}),
      await ask('/sign-in/passkey', { for: 'sign-in', email: 'ula@vivid.example' }),
    ]
    expect(asked.map(({ challenge: _, ...others }) => others)).toEqual([
      { rpId: 'rowan.example', allowCredentials: [], timeout: 300_000, userVerification: 'required' },
      { rpId: 'rowan.example', allowCredentials: [], timeout: 300_000, userVerification: 'required' },
    ])
    expect((await post('/sign-in/passkey', {}, {}, 'cross-site')).statusCode).toBe(403)
    expect((await post('/me/passkeys/ask', { for: 'add' })).headers.location).toBe('/sign-in')
    expect((await app.inject({ url: '/sign-in/passkey' })).headers.location).toBe('/sign-in')
  })

  test('is offered by a form that shows itself to a script alone, and the password leads in without one', async () => {
    await world.staff('vivid', 'Ute', 'housing-officer')
    const { body } = await app.inject({ url: '/sign-in' })
    expect(body).toMatch(/<form method="post" action="\/sign-in"[^>]* hidden[^>]* data-passkey="\/sign-in\/passkey"/)
    expect((await byPassword('ute')).headers.location).toBe('/')
    const without = await nowhere.inject({ url: '/sign-in' })
    expect(without.body).not.toContain('data-passkey')
  })

  test('lets nobody in where Rowan does not know at which site passkeys can be used', async () => {
    const { passkey } = await holder('Uwe')
    const answer = passkey.signed(await ask('/sign-in/passkey', { for: 'sign-in' }))
    expect((await post('/sign-in', { passkey: answer }, {}, 'same-origin', nowhere)).statusCode).toBe(400)
    expect((await post('/sign-in/passkey', {}, {}, 'same-origin', nowhere)).json()).toEqual({ asked: null })
  })
})

describe('after the password', () => {
  test('somebody else’s passkey and an unknown one get the same bytes, and one’s own leads in', async () => {
    const { passkey } = await holder('Vic')
    const other = await holder('Val')
    const half = await byPassword('vic')
    expect(half.headers.location).toBe('/sign-in/next')
    const p = cookieOf(half, 'p')
    expect((await app.inject({ url: '/sign-in/next', cookies: { p } })).body).toContain('Use your passkey')
    const answer = async (by: TestPasskey) => {
      await rest()
      return post('/sign-in/next', { passkey: by.signed(await ask('/sign-in/passkey', { for: 'step' }, { p })) }, { p })
    }
    expect(bytesOf(await answer(other.passkey))).toEqual(bytesOf(await answer(testPasskey(SITE))))
    expect((await post('/sign-in/next', { code: '123456' }, { p })).body).toContain('did not work here')
    await rest()
    const again = cookieOf(await byPassword('vic'), 'p')
    const done = await post(
      '/sign-in/next',
      { passkey: passkey.signed(await ask('/sign-in/passkey', { for: 'step' }, { p: again })) },
      { p: again },
    )
    expect(done.headers.location).toBe('/')
    expect((await app.inject({ url: '/', cookies: { s: cookieOf(done, 's') } })).statusCode).toBe(200)
  })
})

describe('confirming who one is', () => {
  test('takes a passkey in the place of a password, carries the form on, and never the passkey', async () => {
    const { passkey, s } = await holder('Wim')
    await sql("update rowan.session set proved = now() - interval '6 minutes'")
    const asked = await post('/me/passkeys', { name: 'Desk computer' }, { s })
    expect(asked.statusCode).toBe(403)
    expect(asked.body).toContain('Confirm with your passkey')
    expect(asked.body).not.toContain('Your password')
    const answer = passkey.signed(await ask('/me/passkeys/ask', { for: 'prove' }, { s }))
    const wrong = await post('/me/passkeys', { name: 'Desk computer', 'proof-passkey': `${answer} x` }, { s })
    expect([wrong.statusCode, wrong.body.includes('did not work here')]).toEqual([400, true])
    expect(wrong.body).not.toContain('authenticatorData')
    await rest()
    const right = passkey.signed(await ask('/me/passkeys/ask', { for: 'prove' }, { s }))
    const done = await post('/me/passkeys', { name: 'Desk computer', 'proof-passkey': right }, { s })
    expect(done.statusCode).toBe(200)
    expect(done.body).toContain('Make a passkey on this device')
    expect(done.body).toContain('value="Desk computer"')
    expect(cookieOf(done, 's')).not.toBe(s)
  })
})
