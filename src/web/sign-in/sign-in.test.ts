import { randomUUID } from 'node:crypto'
import fastify, { type FastifyInstance } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addUser } from '../../casework/add-user.ts'
import { PASSWORD, type TestRowan, testRowan } from '../../casework/test-rowan.ts'
import { withClient } from '../../store/server/connection.ts'
import { closeAccount } from '../../store/setting-up.ts'
import { assetsOfTest } from '../assets-of-test.ts'
import { buildWeb } from '../build-web.ts'
import { deskOf } from '../desk-of-rowan.ts'
import { formTokenOf } from '../kit/form-token.ts'

let world: TestRowan
let app: FastifyInstance

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T09:00')
  app = fastify()
  await app.register(
    buildWeb(deskOf(world.rowan), { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }),
  )
})
afterAll(async () => {
  await app.close()
  await world.close()
})
/** Every test comes from a place of its own. */
let place = 1
beforeEach(() => {
  place += 1
})

type Fields = Readonly<Record<string, string | readonly string[]>>
const sql = (text: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(text, [...values])).rows)

const get = (url: string, cookies: Record<string, string> = {}) => app.inject({ url, cookies })
const post = (
  url: string,
  form: Fields,
  cookies: Record<string, string> = {},
  token = formTokenOf(cookies.s ?? ''),
) => {
  const sent = new URLSearchParams({ token })
  for (const [name, value] of Object.entries(form))
    for (const each of typeof value === 'string' ? [value] : value) sent.append(name, each)
  return app.inject({
    method: 'POST',
    url,
    cookies,
    remoteAddress: `203.0.113.${place}`,
    headers: {
      host: 'rowan.example',
      origin: 'http://rowan.example',
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    },
    payload: sent.toString(),
  })
}
type Answer = Awaited<ReturnType<typeof post>>
const cookieOf = (answer: Answer, name: string): string | undefined =>
  answer.cookies.find((each) => each.name === name)?.value
const email = (name: string) => `${name}@vivid.example`
const signIn = async (name: string, password = PASSWORD): Promise<string> => {
  const answer = await post('/sign-in', { email: email(name), password })
  const token = cookieOf(answer, 's')
  if (!token) throw new Error(`${name} does not come in: ${answer.statusCode}`)
  return token
}
/** What a form in a page would send, but for its buttons. */
function fieldsIn(body: string): Record<string, string> {
  const read = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  return Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      read(name),
      read(value),
    ]),
  )
}
const codeOf = (secret: string, ahead = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead })
const REPORT = { channel: 'phone', source: 'victim', summary: 'She says “I am <afraid> & alone”' }

describe('the door', () => {
  test('gives an unknown name, a closed account and a wrong password the same bytes', async () => {
    await world.staff('vivid', 'Una', 'housing-officer')
    await world.staff('vivid', 'Udo', 'housing-officer')
    await closeAccount(world.tested.owner, email('udo'), true)
    const answers = []
    for (const typed of [email('una'), email('udo'), 'zoe@vivid.example']) {
      const answer = await post('/sign-in', { email: typed, password: typed === email('una') ? 'wrong' : PASSWORD })
      const { date: _, 'content-length': __, ...headers } = answer.headers
      answers.push({ status: answer.statusCode, headers, body: answer.body.replaceAll(typed, 'NAME') })
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  test('shows a colleague where they are signed in, and ends the other place', async () => {
    await world.staff('vivid', 'Wim', 'housing-officer')
    const [here, there] = [await signIn('wim'), await signIn('wim')]
    const page = await get('/me', { s: here })
    expect(page.body).toContain('Firefox on Linux')
    const id = /name="end" value="([\da-f-]{36})"/.exec(page.body)?.[1] ?? ''
    expect((await post('/me', { end: id }, { s: here })).headers.location).toBe('/me')
    expect((await get('/', { s: there })).headers.location).toBe('/sign-in')
    expect((await get('/', { s: here })).statusCode).toBe(200)
  })

  test('closes in front of twenty tabs at once when an account is closed', async () => {
    await world.staff('vivid', 'Tab', 'housing-officer')
    const token = await signIn('tab')
    const tabs = () => Promise.all(Array.from({ length: 20 }, () => get('/', { s: token })))
    expect((await tabs()).map((each) => each.statusCode)).toEqual(Array(20).fill(200))
    await closeAccount(world.tested.owner, email('tab'), true)
    const after = await tabs()
    expect(after.map((each) => each.headers.location)).toEqual(Array(20).fill('/sign-in'))
  })

  test('says that a password was changed, and takes no password that is there already', async () => {
    await world.staff('vivid', 'Pat', 'housing-officer')
    const here = await signIn('pat')
    const change = (fresh: string) => post('/me/password', { password: PASSWORD, fresh, again: fresh }, { s: here })
    expect((await change(PASSWORD)).body).toContain('This is the password you have now. Choose another')
    const changed = await change('three otters mend a kettle')
    expect(changed.statusCode).toBe(303)
    expect((await get(String(changed.headers.location), { s: here })).body).toContain('Your password was changed.')
  })

  test('asks for the code of a phone, and lets nobody in with the password alone', async () => {
    await world.staff('vivid', 'Cas', 'housing-officer')
    const first = await signIn('cas')
    const page = await get('/me/code', { s: first })
    expect(page.body).toContain('<svg class="app-qr"')
    const secret = /app-code">([^<]+)</.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
    expect((await post('/me/code', { code: '12' }, { s: first })).statusCode).toBe(400)
    const set = await post('/me/code', { code: codeOf(secret) }, { s: first })
    expect((await get(String(set.headers.location), { s: first })).body).toContain('A code from your phone is asked')
    const half = await post('/sign-in', { email: email('cas'), password: PASSWORD })
    expect(half.headers.location).toBe('/sign-in/next')
    expect(cookieOf(half, 's')).toBeUndefined()
    const step = cookieOf(half, 'p') ?? ''
    expect((await get('/', { s: step })).headers.location).toBe('/sign-in')
    expect((await get('/sign-in/next', { p: step })).body).toContain('Enter the code from your phone')
    expect((await post('/sign-in/next', { code: codeOf(secret) }, { p: step })).body).toContain('was used already')
    const done = await post('/sign-in/next', { code: codeOf(secret, 30_000) }, { p: step })
    expect(done.headers.location).toBe('/')
    expect((await get('/', { s: cookieOf(done, 's') ?? '' })).statusCode).toBe(200)
  })

  test('leads a new director through a password of their own and a second factor, step by step', async () => {
    await addUser(world.rowan, {
      landlord: 'vivid',
      username: email('dora'),
      name: 'Dora Example',
      password: 'made-by-chance-41-times',
      roles: ['director'],
    })
    const half = await post('/sign-in', { email: email('dora'), password: 'made-by-chance-41-times' })
    const p = cookieOf(half, 'p') ?? ''
    expect((await get('/sign-in/next', { p })).body).toContain('Choose a password that only you know')
    const fresh = 'lantern gravel otter'
    expect((await post('/sign-in/next', { fresh, again: 'another' }, { p })).statusCode).toBe(400)
    expect((await post('/sign-in/next', { fresh: 'password', again: 'password' }, { p })).body).toContain('at least 15')
    expect((await post('/sign-in/next', { fresh, again: fresh }, { p })).headers.location).toBe('/sign-in/next')
    const page = await get('/sign-in/next', { p })
    const secret = /app-code">([^<]+)</.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
    const done = await post('/sign-in/next', { code: codeOf(secret) }, { p })
    expect((await get('/', { s: cookieOf(done, 's') ?? '' })).statusCode).toBe(200)
  })
})

describe('a session that runs out while somebody types', () => {
  const runOut = () =>
    sql("update rowan.session set idle_until = now() - interval '1 minute' where means <> 'rowan' and ended is null")

  test('gives everything back to the same person after they sign in again, and does nothing by itself', async () => {
    await world.staff('vivid', 'Rea', 'housing-officer')
    const before = await signIn('rea')
    await runOut()
    const key = randomUUID()
    const door = await post('/reports/new', { ...REPORT, key }, { s: before })
    expect(door.statusCode).toBe(401)
    expect(door.body).toContain('What you typed is kept')
    const kept = fieldsIn(door.body)
    const wrong = await post('/sign-in', { ...kept, email: email('rea'), password: 'wrong' }, { s: before }, '')
    const back = await post(
      '/sign-in',
      { ...fieldsIn(wrong.body), email: email('rea'), password: PASSWORD },
      { s: before },
      '',
    )
    const token = cookieOf(back, 's') ?? ''
    const again = await post('/reports/new', fieldsIn(back.body), { s: token })
    expect(again.body).toContain('You were signed out while you typed')
    expect(again.body).toContain('She says “I am &lt;afraid')
    const [row] = await sql("select count(*)::int as n from rowan.entry where type = 'report.received'")
    expect(row.n).toBe(0)
  })

  test('keeps no password that was typed, of now or to come', async () => {
    await world.staff('vivid', 'Rhy', 'housing-officer')
    const before = await signIn('rhy')
    await runOut()
    const typed = { password: PASSWORD, fresh: 'lantern gravel otter', again: 'lantern gravel otter', proof: PASSWORD }
    const door = await post('/me/password', typed, { s: before })
    expect(door.body).toContain('What you typed is kept')
    for (const secret of Object.values(typed)) expect(door.body).not.toContain(secret)
  })

  test('gives nothing to somebody else who signs in at the same screen', async () => {
    await world.staff('vivid', 'Ron', 'housing-officer')
    await world.staff('vivid', 'Sue', 'housing-officer')
    const before = await signIn('ron')
    await runOut()
    const door = await post('/reports/new', REPORT, { s: before })
    const other = await post(
      '/sign-in',
      { ...fieldsIn(door.body), email: email('sue'), password: PASSWORD },
      { s: before },
      '',
    )
    expect(other.headers.location).toBe('/')
    expect(other.body).not.toContain('afraid')
  })

  test('keeps nothing of a session that was ended by hand, or of a form from another site', async () => {
    await world.staff('vivid', 'Rob', 'housing-officer')
    const before = await signIn('rob')
    expect((await post('/reports/new', REPORT, { s: before }, 'forged')).statusCode).toBe(403)
    await runOut()
    const forged = await post('/reports/new', REPORT, { s: before }, 'forged')
    expect([forged.headers.location, forged.body]).toEqual(['/sign-in', ''])
    await sql('update rowan.session set ended = now() where ended is null')
    expect((await post('/reports/new', REPORT, { s: before })).headers.location).toBe('/sign-in')
  })
})

describe('an act that does much harm in other hands', () => {
  const tired = () => sql("update rowan.session set proved = now() - interval '6 minutes'")
  const asked = { reference: 'R-ZZZZ', category: 'danger-now', reason: 'The police ask at the door where she is' }

  test('asks who somebody is after five minutes, goes on with what they typed, and then not again', async () => {
    await world.staff('vivid', 'Eve', 'housing-officer')
    const token = await signIn('eve')
    await tired()
    const confirm = await post('/emergency', asked, { s: token })
    expect(confirm.statusCode).toBe(403)
    expect(confirm.body).toContain('Confirm it is you')
    const kept = fieldsIn(confirm.body)
    expect(kept).toMatchObject(asked)
    const wrong = await post('/emergency', { ...kept, proof: 'not it' }, { s: token })
    expect(wrong.body).toContain('That is not your password')
    expect(fieldsIn(wrong.body)).toMatchObject(asked)
    expect(fieldsIn(wrong.body)).not.toHaveProperty('proof')
    const done = await post('/emergency', { ...fieldsIn(wrong.body), proof: PASSWORD }, { s: token })
    expect(done.body).toContain('No case of that reference can be opened here')
    expect(done.body).toContain('The police ask at the door')
    expect(done.body).not.toContain(PASSWORD)
    const fresh = cookieOf(done, 's') ?? ''
    expect(fresh).not.toBe(token)
    expect((await get('/', { s: token })).headers.location).toBe('/sign-in')
    // A form that was open in another tab carries the token of before.
    const other = await post('/emergency', asked, { s: fresh }, formTokenOf(token))
    expect(other.body).toContain('No case of that reference can be opened here')
  })

  test('asks on every page that says so, and a page that is not there stays so', async () => {
    await world.staff('vivid', 'Gus', 'director')
    await world.staff('vivid', 'Ada', 'housing-officer')
    const director = await signIn('gus')
    const officer = await signIn('ada')
    await tired()
    const role = await post('/organisation/acts/role.assigned', { role: 'director' }, { s: director })
    expect(role.body).toContain('Confirm it is you')
    const notice = await post('/organisation/acts/training.completed', {}, { s: director })
    expect(notice.body).not.toContain('Confirm it is you')
    expect((await post('/me/colleagues', { account: 'a' }, { s: officer })).statusCode).toBe(404)
    expect((await post('/keeping', { does: 'agree', id: 'x' }, { s: officer })).statusCode).toBe(404)
  })
})

describe('two administrators', () => {
  test('let a colleague in again through the page, with a password that is shown once', async () => {
    const lost = await world.staff('vivid', 'Lena', 'housing-officer')
    await world.staff('vivid', 'Ann', 'director')
    await world.staff('vivid', 'Bob', 'manager')
    const [ann, bob, own] = [await signIn('ann'), await signIn('bob'), await signIn('lena')]
    expect((await post('/me/colleagues', { account: lost.account }, { s: ann })).headers.location).toBe(
      '/me/colleagues',
    )
    const waiting = await get('/me/colleagues', { s: bob })
    const id = /name="agree" value="([\da-f-]{36})"/.exec(waiting.body)?.[1] ?? ''
    expect((await get('/me/colleagues', { s: ann })).body).not.toContain(id)
    expect((await post('/me/colleagues', { agree: id }, { s: ann })).statusCode).toBe(409)
    const agreed = await post('/me/colleagues', { agree: id }, { s: bob })
    const password = /app-code">([^<]+)</.exec(agreed.body)?.[1] ?? ''
    expect(password.length).toBeGreaterThan(15)
    expect((await get('/', { s: own })).headers.location).toBe('/sign-in')
    const half = await post('/sign-in', { email: email('lena'), password })
    expect(half.headers.location).toBe('/sign-in/next')
    expect((await get('/notices', { s: bob })).body).toContain('given a new way to sign in')
    expect((await get('/me/colleagues', { s: await signIn('una') })).statusCode).toBe(404)
  })
})
