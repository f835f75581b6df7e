import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addUser } from '../casework/add-user.ts'
import { PASSWORD, type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { withClient } from '../store/server/connection.ts'
import { closeAccount } from '../store/setting-up.ts'
import { askToAdd, askToSign } from './ask-passkey.ts'
import { addPasskey, readOwnPasskeys, removePasskey } from './own-passkeys.ts'
import { readNewSecret, setUpOwnCode } from './own-sign-in.ts'
import { proofAsked, prove } from './prove.ts'
import { agreeToRecovery, askForRecovery } from './recovery.ts'
import { signIn, whoIs } from './sign-in.ts'
import { answerCode, readStep } from './sign-in-step.ts'
import { type TestPasskey, testPasskey } from './test-passkey.ts'
import { answerByPasskey, proveByPasskey, signInByPasskey } from './use-passkey.ts'

const SITE = { origin: 'https://rowan.example', host: 'rowan.example' }
const WRONG = { ok: false, reason: 'wrong' }
const CODE_OF = 'lantern gravel otter'

let world: TestRowan
beforeAll(async () => {
  world = await testRowan(['vivid', 'mha'], '2026-04-01T09:00')
})
afterAll(() => world.close())
/** Every test comes from a place of its own. */
let place = 0
let from = ''
beforeEach(() => {
  place += 1
  from = `place ${place}`
})

const asOwner = (text: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(text, [...values])).rows)
const door = () => world.rowan.door
const isIn = async (token: string) => (await whoIs(world.rowan.database, token)) !== null
const byPassword = (name: string, password = PASSWORD, landlord = 'vivid') =>
  signIn(door(), { username: `${name}@${landlord}.example`, password, from })
async function within(name: string, password = PASSWORD): Promise<string> {
  const signed = await byPassword(name, password)
  if (!signed.ok) throw new Error(signed.reason)
  return signed.token
}
const stepOf = async (name: string): Promise<string> => {
  const signed = await byPassword(name)
  if (signed.ok || signed.reason !== 'more') throw new Error('nothing more is asked')
  return signed.step
}

const asked = async (asker: Parameters<typeof askToSign>[2]) => {
  const options = await askToSign(door(), SITE, asker, from)
  if (!options) throw new Error('nothing is asked')
  return options
}
async function askedToAdd(token: string) {
  const options = await askToAdd(door(), SITE, token, from)
  if (!options) throw new Error('nothing is asked')
  return options
}
/** Failures that are long past. */
const rest = () => asOwner('delete from rowan.sign_in_attempt where not succeeded')
const enterAtOnce = (answer: string) => signInByPasskey(door(), SITE, { answer, from, device: 'Firefox on Linux' })
const enter = async (answer: string) => {
  await rest()
  return enterAtOnce(answer)
}
const enterBy = async (passkey: TestPasskey, otherwise = {}) =>
  enter(passkey.signed(await asked({ purpose: 'sign-in' }), otherwise))

/** Adds a passkey in the name of a session that was just opened. */
async function add(token: string, passkey = testPasskey(SITE), name = 'Work laptop') {
  const answer = passkey.made(await askedToAdd(token))
  const outcome = await addPasskey(door(), SITE, token, { answer, name, from })
  return { outcome, passkey, id: (await readOwnPasskeys(world.rowan.database, token))?.passkeys.at(-1)?.id ?? '' }
}
/** Somebody made up, who signed in with a password and has a passkey. */
async function holder(name: string, passkey = testPasskey(SITE)) {
  const { account } = await world.staff('vivid', name, 'housing-officer')
  const token = await within(name.toLowerCase())
  return { account, token, ...(await add(token, passkey)) }
}

describe('a passkey', () => {
  test('is added by whoever showed who they are, signs them in alone, and stands in their list', async () => {
    const { token, passkey, outcome } = await holder('Ada')
    expect(outcome).toBe('done')
    const entered = await enterBy(passkey)
    if (!entered.ok) throw new Error(entered.reason)
    expect(await whoIs(world.rowan.database, entered.token)).toMatchObject({ name: 'Ada', proved: true })
    const own = await readOwnPasskeys(world.rowan.database, token)
    expect(own).toMatchObject({ hasCode: false, passkeys: [{ name: 'Work laptop', synced: true }] })
    expect(own?.passkeys[0]?.used).not.toBeNull()
  })

  test('is asked to be of this site, to be kept with its holder, and to make sure of them; and shows the device no name', async () => {
    await world.staff('vivid', 'Abe', 'housing-officer')
    const options = await askedToAdd(await within('abe'))
    expect(options).toMatchObject({
      rp: { id: 'rowan.example', name: 'Rowan' },
      user: { name: 'Rowan', displayName: 'Rowan' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    expect(JSON.stringify(options)).not.toMatch(/abe|vivid/i)
    expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32)
  })

  test('is told to its holder, stands on the audit, and ends every other session when it is added or removed', async () => {
    const { account } = await world.staff('vivid', 'Ari', 'housing-officer')
    const there = await within('ari')
    const token = await within('ari')
    const { id } = await add(token)
    expect([await isIn(token), await isIn(there)]).toEqual([true, false])
    expect(await removePasskey(door(), token, id)).toBe('done')
    const told = await asOwner(
      "select kind from rowan.notice where account = $1 and kind like 'passkey%' order by at",
      [account],
    )
    expect(told.map(({ kind }) => kind)).toEqual(['passkey-added', 'passkey-removed'])
    const lines = await asOwner(
      "select action from rowan.audit where actor = $1 and action like '%passkey' order by seq",
      [account],
    )
    expect(lines.map(({ action }) => action)).toEqual(['add-passkey', 'remove-passkey'])
  })

  test('is neither added nor removed in a session whose holder did not show lately who they are', async () => {
    const { token, id, account } = await holder('Amy')
    await asOwner("update rowan.session set proved = now() - interval '7 minutes' where account = $1", [account])
    expect((await add(token)).outcome).toBe('wrong')
    expect(await removePasskey(door(), token, id)).toBe('not-found')
    expect((await readOwnPasskeys(world.rowan.database, token))?.passkeys).toHaveLength(1)
  })

  test('is one of ten at most', async () => {
    const { token } = await holder('Ann')
    for (let n = 2; n <= 10; n++) expect((await add(token)).outcome).toBe('done')
    expect((await add(token)).outcome).toBe('full')
  })

  test('that somebody has is never added for anybody else', async () => {
    const { passkey } = await holder('Bea')
    await world.staff('vivid', 'Ben', 'housing-officer')
    expect((await add(await within('ben'), passkey)).outcome).toBe('wrong')
    expect(await enterBy(passkey, { handle: null })).toEqual(WRONG)
  })

  test.each<[string, Parameters<TestPasskey['made']>[1]]>([
    ['another page', { origin: 'https://rowan.example.evil.example' }],
    ['another name', { host: 'evil.example' }],
    ['a device that did not make sure of its holder', { verified: false }],
    ['a signature in the place of a new passkey', { type: 'webauthn.get' }],
    [
      'certificates of a maker',
      { statement: Buffer.from('667061636b65646761747453746d74a363616c672663736967410063783563814100', 'hex') },
    ],
  ])('made by %s is not taken', async (_by, otherwise) => {
    const name = `Bo${place}`
    await world.staff('vivid', name, 'housing-officer')
    const token = await within(name.toLowerCase())
    const answer = testPasskey(SITE).made(await askedToAdd(token), otherwise)
    expect(await addPasskey(door(), SITE, token, { answer, name: 'x', from })).toBe('wrong')
  })

  test('made for a challenge that was asked of somebody else, or used already, is not taken', async () => {
    await world.staff('vivid', 'Cal', 'housing-officer')
    await world.staff('vivid', 'Cai', 'housing-officer')
    const [cal, cai] = [await within('cal'), await within('cai')]
    const sending = (by: string, options: Awaited<ReturnType<typeof askedToAdd>>) =>
      addPasskey(door(), SITE, by, { answer: testPasskey(SITE).made(options), name: 'x', from })
    expect(await sending(cai, await askedToAdd(cal))).toBe('wrong')
    const options = await askedToAdd(cal)
    expect(await sending(cal, options)).toBe('done')
    expect(await sending(cal, options)).toBe('wrong')
  })
})

describe('signing in by a passkey', () => {
  test('asks everybody the same, and names nobody', async () => {
    await holder('Dot')
    const { challenge, ...options } = await asked({ purpose: 'sign-in' })
    expect(options).toEqual({
      rpId: 'rowan.example',
      allowCredentials: [],
      timeout: 300_000,
      userVerification: 'required',
    })
    expect((await asked({ purpose: 'sign-in' })).challenge).not.toBe(challenge)
  })

  test.each<[string, Parameters<TestPasskey['signed']>[1]]>([
    ['another page', { origin: 'https://rowan.example.evil.example' }],
    ['another name', { host: 'evil.example' }],
    ['a device that did not make sure of its holder', { verified: false }],
    ['the making of a passkey', { type: 'webauthn.create' }],
    ['somebody else’s handle', { handle: 'AAAA' }],
    ['nobody’s handle', { handle: null }],
  ])('is refused from %s as an unknown one is', async (_from, otherwise) => {
    const { passkey } = await holder(`Ed${place}`)
    expect(await enterBy(passkey, otherwise)).toEqual(WRONG)
    expect(await enterBy(testPasskey(SITE))).toEqual(WRONG)
    expect((await enterBy(passkey)).ok).toBe(true)
  })

  test('takes each challenge once, and none after five minutes', async () => {
    const { passkey } = await holder('Eva')
    const options = await asked({ purpose: 'sign-in' })
    const answer = passkey.signed(options)
    const answers = await Promise.all([enterAtOnce(answer), enterAtOnce(answer)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await enter(answer)).toEqual(WRONG)
    const late = await asked({ purpose: 'sign-in' })
    await asOwner("update rowan.passkey_challenge set until = now() - interval '1 second'")
    expect(await enter(passkey.signed(late))).toEqual(WRONG)
    expect(await enter(passkey.signed({ ...options, challenge: Buffer.alloc(32).toString('base64url') }))).toEqual(
      WRONG,
    )
  })

  test('takes no challenge that was asked for something else', async () => {
    const { passkey, token } = await holder('Eli')
    expect(await enter(passkey.signed(await asked({ purpose: 'prove', token })))).toEqual(WRONG)
    expect(await enter(passkey.signed(await askedToAdd(token)))).toEqual(WRONG)
    const added = (await askedToAdd(token)).challenge
    const answer = passkey.signed({ ...(await asked({ purpose: 'prove', token })), challenge: added })
    expect(await proveByPasskey(door(), SITE, token, { answer, from, formToken: 'f' })).toEqual({ outcome: 'wrong' })
  })

  test('refuses what cannot be read as an unknown one', async () => {
    for (const answer of ['', 'null', '{', '[]', '{"id":7}', 'x'.repeat(20_000)])
      expect(await enter(answer)).toEqual(WRONG)
  })

  test('refuses a count that does not go up, and takes the next that does', async () => {
    const { passkey } = await holder('Fay', testPasskey(SITE, true))
    expect((await enterBy(passkey)).ok).toBe(true)
    expect((await enterBy(passkey, { counter: 9 })).ok).toBe(true)
    expect(await enterBy(passkey, { counter: 9 })).toEqual(WRONG)
    expect(await enterBy(passkey, { counter: 3 })).toEqual(WRONG)
    expect(await enterBy(passkey, { counter: 0 })).toEqual(WRONG)
    expect((await enterBy(passkey, { counter: 10 })).ok).toBe(true)
  })

  test('refuses the count in the database too, when two of the same device come at once', async () => {
    const { passkey, account } = await holder('Fia', testPasskey(SITE, true))
    const credential = Buffer.from(passkey.id, 'base64url')
    const attempt = async () => {
      const challenge = Buffer.from((await asked({ purpose: 'sign-in' })).challenge, 'base64url')
      const { rows } = await door().pool.query("select * from sec.begin_passkey('sign-in', $1, null, $2, $3)", [
        challenge,
        credential,
        from,
      ])
      expect(rows[0].account).toBe(account)
      return rows[0].attempt
    }
    const right = async (of: string, counter: number) =>
      (
        await door().pool.query("select sec.passkey_right($1, $2, $3, sha256($4), '') as next", [
          of,
          credential,
          counter,
          `${of}`,
        ])
      ).rows[0].next
    const [one, two] = [await attempt(), await attempt()]
    expect(await right(one, 5)).toBe('in')
    expect(await right(one, 6)).toBe('wrong')
    expect(await right(two, 5)).toBe('wrong')
  })

  test('is refused after it was removed, and where the account is closed or signs in elsewhere, as an unknown one is', async () => {
    const { passkey, token, id } = await holder('Gil')
    const closed = await holder('Gus')
    const unknown = await enterBy(testPasskey(SITE))
    expect(await removePasskey(door(), token, id)).toBe('done')
    await closeAccount(world.tested.owner, 'gus@vivid.example', true)
    expect([await enterBy(passkey), await enterBy(closed.passkey)]).toEqual([unknown, unknown])
    const elsewhere = await holder('Gwen')
    await asOwner("update rowan.account set password_hash = '!' where account = $1", [elsewhere.account])
    expect(await enterBy(elsewhere.passkey)).toEqual(unknown)
    expect(await askToAdd(door(), SITE, elsewhere.token, from)).toBeNull()
  })

  test('is counted: wrong tries with one passkey wait, known or not, and keep nobody’s password out', async () => {
    const { passkey } = await holder('Hal')
    const stranger = testPasskey(SITE)
    const tries = async (by: TestPasskey) => {
      const answers = []
      for (let n = 0; n < 6; n++)
        answers.push(await enterAtOnce(by.signed(await asked({ purpose: 'sign-in' }), { verified: false })))
      return answers
    }
    const known = await tries(passkey)
    expect(known.at(-1)).toEqual({ ok: false, reason: 'too-many' })
    from = `${from}, next door`
    expect(await tries(stranger)).toEqual(known)
    expect(await byPassword('hal')).toMatchObject({ ok: false, reason: 'more' })
  })

  test('keeps so many challenges of one place and no more', async () => {
    await asOwner(
      `insert into rowan.passkey_challenge (landlord, challenge, purpose, from_hash, until)
       select '-', sha256(n::text::bytea), 'sign-in', sha256(convert_to($1, 'UTF8')), now() + interval '1 minute' from generate_series(1, 200) n`,
      [from],
    )
    expect(await askToSign(door(), SITE, { purpose: 'sign-in' }, from)).toBeNull()
    expect(await askToSign(door(), SITE, { purpose: 'sign-in' }, 'elsewhere')).not.toBeNull()
    await asOwner("update rowan.passkey_challenge set until = now() - interval '1 second'")
    expect(await askToSign(door(), SITE, { purpose: 'sign-in' }, from)).not.toBeNull()
    const [row] = await asOwner('select count(*)::int as n from rowan.passkey_challenge')
    expect(row.n).toBe(1)
  })
})

describe('after the password', () => {
  test('a passkey is asked of whoever has one, their own alone will do, and a code of theirs as well', async () => {
    const { passkey, token } = await holder('Ian')
    const other = await holder('Ike')
    const step = await stepOf('ian')
    expect(await isIn(step)).toBe(false)
    expect(await readStep(world.rowan, step)).toEqual({ asks: 'passkey' })
    const options = await asked({ purpose: 'step', step })
    expect(options.allowCredentials).toEqual([{ id: passkey.id, type: 'public-key', transports: ['internal'] }])
    const answer = async (by: TestPasskey, of = options) => {
      await rest()
      return answerByPasskey(door(), SITE, { step, answer: by.signed(of), from })
    }
    expect(await answer(other.passkey)).toEqual({ outcome: 'wrong' })
    expect(await answer(passkey)).toEqual({ outcome: 'wrong' })
    expect(await answer(passkey, await asked({ purpose: 'sign-in' }))).toEqual({ outcome: 'wrong' })
    const done = await answer(passkey, await asked({ purpose: 'step', step }))
    if (done.outcome !== 'in') throw new Error(done.outcome)
    expect(await isIn(done.token)).toBe(true)
    expect(await answer(passkey)).toEqual({ outcome: 'over' })

    const shown = await readNewSecret(world.rowan, token)
    const code = (at: number) =>
      new TOTP({ secret: Secret.fromBase32(shown?.secret ?? '') }).generate({ timestamp: at })
    const now = Date.now()
    expect(await setUpOwnCode(world.rowan, token, { code: code(now), from }, now)).toEqual({ outcome: 'done' })
    const next = await stepOf('ian')
    expect(await readStep(world.rowan, next)).toEqual({ asks: 'code', byPasskey: true })
    const later = now + 30_000
    expect(await answerCode(world.rowan, { step: next, code: code(later), from }, later)).toMatchObject({
      outcome: 'in',
    })
  })

  test('guesses at a step are counted', async () => {
    await holder('Ivy')
    const step = await stepOf('ivy')
    const outcomes = []
    for (let n = 0; n < 8; n++) outcomes.push((await answerByPasskey(door(), SITE, { step, answer: '', from })).outcome)
    expect(outcomes.filter((each) => each === 'wrong').length).toBeLessThanOrEqual(5)
  })
})

describe('showing again who one is', () => {
  test('takes a passkey of one’s own, and no password of whoever has one', async () => {
    const { passkey, token } = await holder('Jan')
    const other = await holder('Jim')
    expect(await proofAsked(world.rowan.database, token)).toMatchObject({ typed: null, byPasskey: true })
    expect(await prove(world.rowan, token, { proof: PASSWORD, from, formToken: 'f' })).toEqual({ outcome: 'wrong' })
    const by = async (who: TestPasskey) =>
      proveByPasskey(door(), SITE, token, {
        answer: who.signed(await asked({ purpose: 'prove', token })),
        from,
        formToken: 'f',
      })
    expect(await by(other.passkey)).toEqual({ outcome: 'wrong' })
    await asOwner("update rowan.session set proved = now() - interval '7 minutes'")
    const proved = await by(passkey)
    if (proved.outcome !== 'proved') throw new Error(proved.outcome)
    expect(await isIn(token)).toBe(false)
    expect(await whoIs(world.rowan.database, proved.token)).toMatchObject({ proved: true, formToken: 'f' })
    expect(await proveByPasskey(door(), SITE, token, { answer: '', from, formToken: 'f' })).toEqual({
      outcome: 'not-found',
    })
  })
})

describe('a way to sign in always remains', () => {
  test('whoever must have a second factor keeps the last passkey until they have a code', async () => {
    await addUser(world.rowan, {
      landlord: 'mha',
      username: 'kit@mha.example',
      name: 'Kit',
      password: CODE_OF,
      roles: ['director'],
    })
    await asOwner("update rowan.account set must_change = false, made_up = true where username = 'kit@mha.example'")
    const signed = await byPassword('kit', CODE_OF, 'mha')
    if (!signed.ok) throw new Error(signed.reason)
    await asOwner("update rowan.account set made_up = false where username = 'kit@mha.example'")
    const { id } = await add(signed.token)
    const second = await add(signed.token)
    expect(await removePasskey(door(), signed.token, id)).toBe('done')
    expect(await removePasskey(door(), signed.token, second.id)).toBe('needed')
    expect(await byPassword('kit', CODE_OF, 'mha')).toMatchObject({ asks: 'passkey' })
    const shown = await readNewSecret(world.rowan, signed.token)
    const code = new TOTP({ secret: Secret.fromBase32(shown?.secret ?? '') }).generate()
    expect(await setUpOwnCode(world.rowan, signed.token, { code, from })).toEqual({ outcome: 'done' })
    expect(await removePasskey(door(), signed.token, second.id)).toBe('done')
  })

  test('nobody removes another’s passkey, or one that is not there', async () => {
    const { id } = await holder('Lea')
    const other = await holder('Leo')
    expect(await removePasskey(door(), other.token, id)).toBe('not-found')
    expect(await removePasskey(door(), other.token, 'x')).toBe('not-found')
  })

  test('two who give roles let somebody in again, and their passkeys are gone', async () => {
    const una = await world.staff('vivid', 'Una', 'director')
    const dan = await world.staff('vivid', 'Dan', 'manager')
    const { passkey, account } = await holder('Max')
    const id = await askForRecovery(door(), una.token, account)
    const password = await agreeToRecovery(door(), dan.token, id ?? '')
    expect(await enterBy(passkey)).toEqual(WRONG)
    expect(await byPassword('max', password ?? '')).toMatchObject({ reason: 'more', asks: 'password' })
    expect(await asOwner('select from rowan.passkey where account = $1', [account])).toEqual([])
  })
})
