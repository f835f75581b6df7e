import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addUser } from '../../casework/add-user.ts'
import { bindToProvider, reserve, unbindFromProvider } from '../../casework/bind-user.ts'
import { PASSWORD, type TestRowan, testRowan } from '../../casework/test-rowan.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import { withClient } from '../../store/server/connection.ts'
import { closeAccount } from '../../store/setting-up.ts'
import { askToAdd, askToSign } from '../ask-passkey.ts'
import { addPasskey } from '../own-passkeys.ts'
import { readOwnSignIn } from '../own-sign-in.ts'
import { proofAsked, prove } from '../prove.ts'
import { signIn, signOut, whoIs } from '../sign-in.ts'
import { answerCode, readStep } from '../sign-in-step.ts'
import { testPasskey } from '../test-passkey.ts'
import { proveByPasskey, signInByPasskey } from '../use-passkey.ts'
import { type CameBack, comeBack, endAtProvider, type Goer, goToConfirm, goToProvider } from './sign-on.ts'
import { type Claims, type Signed, type TestProvider, testProvider } from './test-provider.ts'

let world: TestRowan
let vivid: TestProvider
let mha: TestProvider
const ADDRESS = 'http://127.0.0.1:1'

beforeAll(async () => {
  vivid = await testProvider()
  mha = await testProvider()
  const signOn = {
    address: ADDRESS,
    providers: [vivid.settings('vivid'), mha.settings('mha', { allowsNoOther: true })],
  }
  world = await testRowan(['vivid', 'mha'], '2026-04-01T09:00', { signOn })
})
afterAll(async () => {
  await world.close()
  await vivid.close()
  await mha.close()
})
let place = 0
beforeEach(() => {
  place += 1
})

const goer = (more: Partial<Goer> = {}): Goer => ({
  token: '',
  ranOut: '',
  formToken: '',
  from: `place ${place}`,
  device: 'Firefox on Linux',
  ...more,
})
const isIn = async (token: string) => (await whoIs(world.rowan.database, token)) !== null
const asOwner = (text: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(text, [...values])).rows)

/** Somebody whose account was made by an administrator, and not made up. */
const employ = async (landlord: string, name: string, ...roles: RoleName[]) => {
  const username = `${name.toLowerCase()}@${landlord}.example`
  const password = 'made by an administrator 41'
  const account = await addUser(world.rowan, { landlord, username, name, password, roles })
  return { username, password, account }
}
/** Somebody whom the provider of their landlord calls by their name. */
async function bound(landlord: string, name: string, ...roles: RoleName[]) {
  const made = await employ(landlord, name, ...roles)
  await bindToProvider(world.rowan, made.username, name)
  return made
}

async function go(landlord = 'vivid', more: Partial<Goer> = {}) {
  const gone = await goToProvider(world.rowan, landlord, goer(more))
  if (gone.outcome !== 'go') throw new Error(gone.outcome)
  return gone
}
const back = (browser: string, query: string, landlord = 'vivid') => comeBack(world.rowan, { landlord, query, browser })

/** The whole way there and back. */
async function through(claims: Claims, signed: Signed = 'own', landlord = 'vivid', more: Partial<Goer> = {}) {
  const { to, browser } = await go(landlord, more)
  return back(browser, await (landlord === 'vivid' ? vivid : mha).lets(to, claims, signed), landlord)
}
const tokenOf = (came: CameBack): string => {
  if (came.outcome !== 'in' && came.outcome !== 'proved') throw new Error(came.outcome)
  return came.token
}
const WRONG = { outcome: 'wrong', proves: false }
const seconds = (ago: number) => Math.floor(Date.now() / 1000) - ago

describe('whoever is bound to a landlord’s provider', () => {
  test('comes in through it, is asked for no password of Rowan’s, and is on the audit as signed in', async () => {
    const { account } = await bound('vivid', 'Ada', 'other-employee')
    const token = tokenOf(await through({ sub: 'Ada' }))
    expect(await whoIs(world.rowan.database, token)).toMatchObject({ account, proved: true })
    const [line] = await asOwner("select result from rowan.audit where action = 'sign-in' and actor = $1", [account])
    expect(line).toEqual({ result: 'done' })
  })

  test('is sent there with a code challenge, a state and a nonce, and back to one address', async () => {
    const { to } = await go()
    const asked = Object.fromEntries(new URL(to).searchParams)
    expect(to.startsWith(`${vivid.issuer}/auth?`)).toBe(true)
    expect(asked).toMatchObject({
      redirect_uri: `${ADDRESS}/sign-in/back/vivid`,
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      acr_values: 'two',
      max_age: '36000',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w-]{43}$/)
    const [row] = await asOwner('select * from rowan.sign_on order by began desc limit 1')
    expect(JSON.stringify(row)).not.toContain(asked.state)
  })

  test('is not let in by an e-mail address, a name or a subject that nobody bound, and is told what everybody is told', async () => {
    const { username } = await employ('vivid', 'Abe', 'other-employee')
    const unknown = await through({ sub: 'Abe', email: username, email_verified: true, preferred_username: username })
    expect(unknown).toEqual(WRONG)
    const [line] = await asOwner('select action, result from rowan.audit order by at desc limit 1')
    expect(line).toEqual({ action: 'sign-in', result: 'refused' })
  })

  test('is out when an administrator closes the account or takes the binding away, wherever they are signed in', async () => {
    const { username } = await bound('vivid', 'Alf', 'other-employee')
    const token = tokenOf(await through({ sub: 'Alf' }))
    await unbindFromProvider(world.rowan, username)
    expect(await isIn(token)).toBe(false)
    expect(await through({ sub: 'Alf' })).toEqual(WRONG)
    await bindToProvider(world.rowan, username, 'Alf')
    expect(await isIn(tokenOf(await through({ sub: 'Alf' })))).toBe(true)
    await closeAccount(world.tested.owner, username, true)
    expect(await through({ sub: 'Alf' })).toEqual(WRONG)
  })

  test('is bound by one subject, and no subject is two people', async () => {
    const first = await bound('vivid', 'Ann', 'other-employee')
    const second = await employ('vivid', 'Amy', 'other-employee')
    await expect(bindToProvider(world.rowan, second.username, 'Ann')).rejects.toThrow('bound to that subject already')
    await bindToProvider(world.rowan, first.username, 'Ann-2')
    expect(await through({ sub: 'Ann' })).toEqual(WRONG)
    expect((await through({ sub: 'Ann-2' })).outcome).toBe('in')
    await expect(unbindFromProvider(world.rowan, second.username)).rejects.toThrow('not bound')
    await expect(bindToProvider(world.rowan, 'nobody@vivid.example', 'x')).rejects.toThrow('no account')
  })
})

describe('what comes back', () => {
  beforeAll(async () => {
    await bound('vivid', 'Bea', 'other-employee')
    await bound('mha', 'Bea', 'other-employee')
  })

  test.each<readonly [string, () => Claims, Signed]>([
    ['a token for another client', () => ({ aud: 'another' }), 'own'],
    ['a token with another nonce', () => ({ nonce: 'another' }), 'own'],
    ['a token without a nonce', () => ({ nonce: undefined }), 'own'],
    ['a token that ran out', () => ({ exp: seconds(3600), iat: seconds(7200) }), 'own'],
    ['a token of another landlord’s provider', () => ({ iss: mha.issuer }), 'own'],
    ['a token that nobody signed', () => ({}), 'none'],
    ['a token that is signed with the client’s own secret', () => ({}), 'secret'],
    ['a token that somebody else signed', () => ({}), 'other'],
    ['a token that does not say when they showed who they are', () => ({ auth_time: undefined }), 'own'],
    ['a token of somebody who showed it yesterday', () => ({ auth_time: seconds(24 * 3600) }), 'own'],
  ])('lets nobody in: %s', async (_what, claims, signed) => {
    expect(await through({ sub: 'Bea', ...claims() }, signed)).toEqual(WRONG)
  })

  test('is taken once: the same address opened again lets nobody in', async () => {
    const { to, browser } = await go()
    const query = await vivid.lets(to, { sub: 'Bea' })
    expect((await back(browser, query)).outcome).toBe('in')
    expect(await back(browser, query)).toEqual(WRONG)
    expect(await back(browser, await vivid.lets(to, { sub: 'Bea' }))).toEqual(WRONG)
    const second = await go()
    expect(await back(second.browser, await vivid.lets(second.to, { sub: 'Bea', nonce: 'another' }))).toEqual(WRONG)
    expect(await back(second.browser, await vivid.lets(second.to, { sub: 'Bea' }))).toEqual(WRONG)
  })

  test('is taken in the browser alone that went there', async () => {
    const { to } = await go()
    const { browser: another } = await go()
    const query = await vivid.lets(to, { sub: 'Bea' })
    expect(await back(another, query)).toEqual(WRONG)
    expect(await back('', query)).toEqual(WRONG)
  })

  test('is taken for ten minutes', async () => {
    const { to, browser } = await go()
    await asOwner("update rowan.sign_on set began = began - interval '11 minutes'")
    expect(await back(browser, await vivid.lets(to, { sub: 'Bea' }))).toEqual(WRONG)
  })

  test('with a code that was taken from somebody else lets nobody in', async () => {
    const hers = await go()
    const stolen = new URLSearchParams(await vivid.lets(hers.to, { sub: 'Bea' }))
    const his = await go()
    const query = new URLSearchParams(await vivid.lets(his.to, { sub: 'nobody' }))
    query.set('code', stolen.get('code') ?? '')
    expect(await back(his.browser, query.toString())).toEqual(WRONG)
  })

  test('to the address of another landlord, or in the name of another provider, lets nobody in', async () => {
    const { to, browser } = await go()
    const query = await vivid.lets(to, { sub: 'Bea' })
    expect(await back(browser, query, 'mha')).toEqual(WRONG)
    const named = new URLSearchParams(query)
    named.set('iss', mha.issuer)
    expect(await back(browser, named.toString())).toEqual(WRONG)
  })

  test('from the provider of one landlord never opens an account of another', async () => {
    await asOwner("delete from rowan.sign_on_account where landlord = 'vivid' and subject = 'Bea'")
    expect(await through({ sub: 'Bea' })).toEqual(WRONG)
    await asOwner('delete from rowan.sign_on_account where landlord = $1 and issuer = $2', ['vivid', mha.issuer])
  })

  test('counts as nothing where the provider says that somebody did not want to', async () => {
    const { to, browser } = await go()
    const state = new URL(to).searchParams.get('state') ?? ''
    expect(await back(browser, `error=access_denied&state=${state}&iss=${vivid.issuer}`)).toEqual(WRONG)
  })
})

describe('a second factor', () => {
  const codeAt = (secret: string, at: number) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

  test('is not asked by Rowan where the provider says that it asked for two, by level or by means', async () => {
    await bound('vivid', 'Cat', 'director')
    expect((await through({ sub: 'Cat', acr: 'two' })).outcome).toBe('in')
    expect((await through({ sub: 'Cat', amr: ['pwd', 'mfa'] })).outcome).toBe('in')
  })

  test('is asked by Rowan of whose role needs one where the provider does not say so, and the session rests on the provider', async () => {
    await bound('vivid', 'Col', 'director')
    const came = await through({ sub: 'Col', acr: 'one', amr: ['pwd'], sid: 'of Col' })
    if (came.outcome !== 'more') throw new Error(came.outcome)
    const shown = await readStep(world.rowan, came.step)
    if (shown?.asks !== 'set-up') throw new Error(`asks ${shown?.asks}`)
    const now = Date.now()
    const sent = { step: came.step, code: codeAt(shown.secret, now), from: 'here' }
    const done = await answerCode(world.rowan, sent, now)
    if (done.outcome !== 'in') throw new Error(done.outcome)
    expect(await proofAsked(world.rowan.database, done.token)).toMatchObject({ typed: null, atProvider: true })
    expect(await endAtProvider(world.rowan, 'vivid', await vivid.ends({ sid: 'of Col' }))).toBe(true)
    expect(await isIn(done.token)).toBe(false)
    // And from then on their code is asked of them, whatever their role.
    const next = await through({ sub: 'Col' })
    if (next.outcome !== 'more') throw new Error(next.outcome)
    expect(await readStep(world.rowan, next.step)).toMatchObject({ asks: 'code' })
    // A step that rests on the provider ends with it, too.
    await endAtProvider(world.rowan, 'vivid', await vivid.ends({ sub: 'Col' }))
    expect(await readStep(world.rowan, next.step)).toBeNull()
  })
})

describe('showing again who one is', () => {
  test('is done at the provider, anew, and the session goes on under another token with its forms', async () => {
    await bound('vivid', 'Dee', 'other-employee')
    const token = tokenOf(await through({ sub: 'Dee' }))
    await asOwner("update rowan.session set proved = now() - interval '6 minutes' where means = 'provider'")
    expect(await proofAsked(world.rowan.database, token)).toMatchObject({ typed: null, atProvider: true })
    const gone = await goToConfirm(world.rowan, goer({ token, formToken: 'of the form' }))
    if (gone.outcome !== 'go') throw new Error(gone.outcome)
    const asked = new URL(gone.to).searchParams
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0'])
    const fresh = tokenOf(await back(gone.browser, await vivid.lets(gone.to, { sub: 'Dee' })))
    expect(await isIn(token)).toBe(false)
    expect(await whoIs(world.rowan.database, fresh)).toMatchObject({ proved: true, formToken: 'of the form' })
  })

  test('does not hold where the provider did not ask anew, or asked somebody else, or says it of a session that ended', async () => {
    const { username } = await bound('vivid', 'Dan', 'other-employee')
    await bound('vivid', 'Dot', 'other-employee')
    const token = tokenOf(await through({ sub: 'Dan' }))
    const confirm = async (claims: Claims) => {
      const gone = await goToConfirm(world.rowan, goer({ token }))
      if (gone.outcome !== 'go') throw new Error(gone.outcome)
      return back(gone.browser, await vivid.lets(gone.to, claims))
    }
    const NOT = { outcome: 'wrong', proves: true }
    expect(await confirm({ sub: 'Dan', auth_time: seconds(300) })).toEqual(NOT)
    expect(await confirm({ sub: 'Dot' })).toEqual(NOT)
    expect(await confirm({ sub: 'nobody' })).toEqual(NOT)
    const gone = await goToConfirm(world.rowan, goer({ token }))
    if (gone.outcome !== 'go') throw new Error(gone.outcome)
    await signOut(world.rowan.database, token)
    expect(await back(gone.browser, await vivid.lets(gone.to, { sub: 'Dan' }))).toEqual(NOT)
    // Nor by the password that an administrator made for them.
    const again = tokenOf(await through({ sub: 'Dan', auth_time: seconds(-5) }))
    const proof = { proof: 'made by an administrator 41', from: username, formToken: null }
    expect((await prove(world.rowan, again, proof)).outcome).toBe('wrong')
  })

  test('is not asked of the provider by whoever came in with a password', async () => {
    await world.staff('vivid', 'Dov', 'other-employee')
    const signed = await signIn(world.rowan.door, { username: 'dov@vivid.example', password: PASSWORD, from: 'here' })
    if (!signed.ok) throw new Error(signed.reason)
    expect(await proofAsked(world.rowan.database, signed.token)).toMatchObject({ typed: 'password', atProvider: false })
    expect((await goToConfirm(world.rowan, goer({ token: signed.token }))).outcome).toBe('too-many')
  })
})

describe('signing out', () => {
  test('at Rowan lasts: what the provider remembers opens nothing until it has asked anew', async () => {
    await bound('vivid', 'Eli', 'other-employee')
    const since = seconds(60)
    const token = tokenOf(await through({ sub: 'Eli', auth_time: since }))
    await signOut(world.rowan.database, token)
    expect(await isIn(token)).toBe(false)
    expect(await through({ sub: 'Eli', auth_time: since })).toEqual({ outcome: 'again' })
    const { to } = await go('vivid', { again: true })
    expect(new URL(to).searchParams.get('prompt')).toBe('login')
    expect((await through({ sub: 'Eli', auth_time: seconds(-2) })).outcome).toBe('in')
  })

  test('at the provider ends what rests on that session of it, at the next statement, and is on the audit', async () => {
    const { account } = await bound('vivid', 'Eva', 'other-employee')
    const here = tokenOf(await through({ sub: 'Eva', sid: 'here' }))
    const there = tokenOf(await through({ sub: 'Eva', sid: 'there' }))
    expect(await endAtProvider(world.rowan, 'vivid', await vivid.ends({ sub: 'Eva', sid: 'here' }))).toBe(true)
    expect([await isIn(here), await isIn(there)]).toEqual([false, true])
    const [line] = await asOwner(
      "select result from rowan.audit where action = 'sign-out-at-provider' and actor = $1",
      [account],
    )
    expect(line).toEqual({ result: 'done' })
    expect(await endAtProvider(world.rowan, 'vivid', await vivid.ends({ sub: 'Eva' }))).toBe(true)
    expect(await isIn(there)).toBe(false)
  })

  test('at the provider while somebody is on the way back lets nobody in', async () => {
    await bound('vivid', 'Edd', 'other-employee')
    const { to, browser } = await go()
    const query = await vivid.lets(to, { sub: 'Edd', sid: 'short' })
    await endAtProvider(world.rowan, 'vivid', await vivid.ends({ sid: 'short' }))
    expect(await back(browser, query)).toEqual(WRONG)
  })

  test.each<readonly [string, () => Claims, Signed]>([
    ['for another client', () => ({ aud: 'another' }), 'own'],
    ['of another provider', () => ({ iss: mha.issuer }), 'own'],
    ['with a nonce', () => ({ nonce: 'a nonce' }), 'own'],
    ['that does not say what it is for', () => ({ events: undefined }), 'own'],
    ['for something else', () => ({ events: { 'https://something.example': {} } }), 'own'],
    ['without an id', () => ({ jti: undefined }), 'own'],
    ['that names nobody', () => ({ sub: undefined, sid: undefined }), 'own'],
    ['that is old', () => ({ iat: seconds(3600) }), 'own'],
    ['that ran out', () => ({ exp: seconds(600) }), 'own'],
    ['that nobody signed', () => ({}), 'none'],
    ['that is signed with the client’s own secret', () => ({}), 'secret'],
    ['that somebody else signed', () => ({}), 'other'],
  ])('by a token %s ends nothing', async (_what, claims, signed) => {
    const name = `Eno ${_what.replaceAll(/\W/g, '')}`.slice(0, 20).replaceAll(' ', '')
    await bound('vivid', name, 'other-employee')
    const token = tokenOf(await through({ sub: name, sid: name }))
    const ends = await vivid.ends({ sub: name, sid: name, ...claims() }, signed)
    expect(await endAtProvider(world.rowan, 'vivid', ends)).toBe(false)
    expect(await isIn(token)).toBe(true)
  })

  test('by a token that was taken before, or that lets somebody in, or at another landlord, ends nothing', async () => {
    await bound('vivid', 'Ely', 'other-employee')
    const ends = await vivid.ends({ sub: 'Ely', jti: 'once' })
    expect(await endAtProvider(world.rowan, 'vivid', ends)).toBe(true)
    const token = tokenOf(await through({ sub: 'Ely' }))
    expect(await endAtProvider(world.rowan, 'vivid', ends)).toBe(false)
    expect(await endAtProvider(world.rowan, 'vivid', await vivid.ends({ sub: 'Ely', jti: 'once' }))).toBe(false)
    const another = await vivid.ends({ sub: 'Ely' })
    expect(await endAtProvider(world.rowan, 'mha', another)).toBe(false)
    expect(await endAtProvider(world.rowan, 'nobody', another)).toBe(false)
    expect(await isIn(token)).toBe(true)
  })
})

describe('a landlord that allows its provider alone', () => {
  const enter = (username: string, password: string) =>
    signIn(world.rowan.door, { username, password, from: `place ${place}` })

  test('lets nobody in with a password, made up or not, in the words of a wrong one', async () => {
    const { username, password } = await bound('mha', 'Fay', 'other-employee')
    await world.staff('mha', 'Flo', 'other-employee')
    for (const [name, word] of [
      [username, password],
      ['flo@mha.example', PASSWORD],
      ['nobody@mha.example', PASSWORD],
    ])
      expect(await enter(name ?? '', word ?? '')).toEqual({ ok: false, reason: 'wrong' })
    const token = tokenOf(await through({ sub: 'Fay' }, 'own', 'mha'))
    expect(await readOwnSignIn(world.rowan.database, token)).toMatchObject({ ownMeans: false })
  })

  test('has reserve accounts: two, none bound, none made up, always with a code, and whoever gives roles is told', async () => {
    const una = await bound('mha', 'Una', 'director')
    const [first, second, third] = [
      await employ('mha', 'Gus', 'other-employee'),
      await employ('mha', 'Gil', 'other-employee'),
      await employ('mha', 'Geo', 'other-employee'),
    ]
    await world.staff('mha', 'Gem', 'other-employee')
    await reserve(world.rowan, first.username, true)
    await reserve(world.rowan, second.username, true)
    await expect(reserve(world.rowan, third.username, true)).rejects.toThrow('2 reserve accounts already')
    await reserve(world.rowan, second.username, false)
    await expect(reserve(world.rowan, una.username, true)).rejects.toThrow('bound to the provider')
    await expect(reserve(world.rowan, 'gem@mha.example', true)).rejects.toThrow('made up')
    await expect(bindToProvider(world.rowan, first.username, 'Gus')).rejects.toThrow('reserve account')
    const half = await enter(first.username, first.password)
    if (half.ok || half.reason !== 'more') throw new Error('let in')
    expect(half.asks).toBe('password')
    await asOwner('update rowan.account set must_change = false where username = $1', [first.username])
    const shown = await readStep(world.rowan, half.step)
    if (shown?.asks !== 'set-up') throw new Error(`asks ${shown?.asks}`)
    const now = Date.now()
    const code = new TOTP({ secret: Secret.fromBase32(shown.secret) }).generate({ timestamp: now })
    const done = await answerCode(world.rowan, { step: half.step, code, from: 'here' }, now)
    if (done.outcome !== 'in') throw new Error(done.outcome)
    const told = await asOwner("select account from rowan.notice where kind = 'sign-in-reserve'")
    expect(told.map(({ account }) => account)).toContain(una.account)
    expect(await enter(second.username, second.password)).toEqual({ ok: false, reason: 'wrong' })
    await reserve(world.rowan, first.username, false)
    expect(await isIn(done.token)).toBe(false)
  })

  test('is gone round by no passkey: one that was added before opens nothing, adds nothing and confirms nothing', async () => {
    await world.staff('vivid', 'Pam', 'other-employee')
    await bindToProvider(world.rowan, 'pam@vivid.example', 'Pam')
    const signed = await enter('pam@vivid.example', PASSWORD)
    if (!signed.ok) throw new Error(signed.reason)
    const site = { origin: 'https://rowan.example', host: 'rowan.example' }
    const passkey = testPasskey(site)
    const { door } = world.rowan
    const made = await askToAdd(door, site, signed.token, 'here')
    if (!made) throw new Error('nothing is asked')
    expect(await addPasskey(door, site, signed.token, { answer: passkey.made(made), name: 'x', from: 'here' })).toBe(
      'done',
    )
    const byPasskey = async () => {
      const asked = await askToSign(door, site, { purpose: 'sign-in' }, 'here')
      if (!asked) throw new Error('nothing is asked')
      return signInByPasskey(door, site, { answer: passkey.signed(asked), from: 'here', device: '' })
    }
    expect(await byPasskey()).toMatchObject({ ok: true })
    await asOwner("update rowan.sign_on_provider set allows_no_other = true where landlord = 'vivid'")
    expect(await byPasskey()).toEqual({ ok: false, reason: 'wrong' })
    const token = tokenOf(await through({ sub: 'Pam' }))
    expect(await askToAdd(door, site, token, 'here')).toBeNull()
    expect(await askToSign(door, site, { purpose: 'prove', token }, 'here')).toBeNull()
    // And where both are allowed, whom the provider let in confirms there all the same.
    await asOwner("update rowan.sign_on_provider set allows_no_other = false where landlord = 'vivid'")
    const asked = await askToSign(door, site, { purpose: 'prove', token }, 'here')
    if (!asked) throw new Error('nothing is asked')
    const sent = { answer: passkey.signed(asked), from: 'here', formToken: null }
    expect((await proveByPasskey(door, site, token, sent)).outcome).toBe('wrong')
  })

  test('ends, when it begins to, the sessions that rest on anything else, and the ones of a provider that is gone', async () => {
    await world.staff('vivid', 'Hal', 'other-employee')
    await bound('vivid', 'Hope', 'other-employee')
    const byPassword = await enter('hal@vivid.example', PASSWORD)
    if (!byPassword.ok) throw new Error(byPassword.reason)
    const byProvider = tokenOf(await through({ sub: 'Hope' }))
    const said: string[] = []
    const start = async (providers: Parameters<typeof world.again>[1]) => {
      const rowan = await world.again((landlord) => landlord, { say: (line) => said.push(line), ...providers })
      await rowan.close()
    }
    const alone = [vivid.settings('vivid', { allowsNoOther: true }), mha.settings('mha', { allowsNoOther: true })]
    await start({ signOn: { address: ADDRESS, providers: alone } })
    expect([await isIn(byPassword.token), await isIn(byProvider)]).toEqual([false, true])
    expect(said.some((line) => line.startsWith('vivid allows its provider alone and has no reserve account'))).toBe(
      true,
    )
    await start({ signOn: { address: '', providers: [] } })
    expect(await isIn(byProvider)).toBe(false)
    expect(await enter('hal@vivid.example', PASSWORD)).toMatchObject({ ok: true })
    await start({ signOn: { address: ADDRESS, providers: [vivid.settings('vivid'), ...alone.slice(1)] } })
  })
})

describe('a provider that fails', () => {
  test('is said to, to whoever goes there or comes back, and a password opens what it opened before', async () => {
    await bound('vivid', 'Ina', 'other-employee')
    await world.staff('vivid', 'Ivo', 'other-employee')
    const { to, browser } = await go()
    const query = await vivid.lets(to, { sub: 'Ina' })
    vivid.fails(true)
    expect(await back(browser, query)).toEqual({ outcome: 'down', proves: false })
    const fresh = await world.again((landlord) => landlord, {
      signOn: { address: ADDRESS, providers: [vivid.settings('vivid')] },
      records: false,
    })
    expect(await goToProvider(fresh, 'vivid', goer())).toEqual({ outcome: 'down' })
    await expect(endAtProvider(fresh, 'vivid', await vivid.ends({ sub: 'Ina' }))).rejects.toThrow()
    vivid.fails(false)
    expect((await goToProvider(fresh, 'vivid', goer())).outcome).toBe('go')
    await fresh.close()
    const signed = await signIn(world.rowan.door, { username: 'ivo@vivid.example', password: PASSWORD, from: 'here' })
    expect(signed.ok).toBe(true)
  })

  test('or is none, leads nowhere; and from one place three hundred go in ten minutes, and no more', async () => {
    expect((await goToProvider(world.rowan, 'nobody', goer())).outcome).toBe('not-found')
    await go('vivid', { from: 'a flood' })
    await asOwner(
      `insert into rowan.sign_on select landlord, sha256(n::text::bytea), browser_hash, place_hash, issuer, nonce, verifier, device, began
       from rowan.sign_on, generate_series(1, 299) n where place_hash = sha256('a flood')`,
    )
    expect(await goToProvider(world.rowan, 'vivid', goer({ from: 'a flood' }))).toEqual({ outcome: 'too-many' })
    await go('vivid', { from: 'elsewhere' })
  })
})
