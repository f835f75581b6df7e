import { performance } from 'node:perf_hooks'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addUser, endSessionsOf } from '../casework/add-user.ts'
import { PASSWORD, type TestRowan, testRowan } from '../casework/test-rowan.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { asActor } from '../store/database.ts'
import { withClient } from '../store/server/connection.ts'
import { closeAccount } from '../store/setting-up.ts'
import { problemOfPassword } from './new-password.ts'
import { changePassword, endSessions, readNewSecret, readOwnSignIn, setUpOwnCode } from './own-sign-in.ts'
import { prove } from './prove.ts'
import { agreeToRecovery, askForRecovery, readRecoveries } from './recovery.ts'
import { signIn, whoIs } from './sign-in.ts'
import { answerCode, answerPassword, readStep } from './sign-in-step.ts'

let world: TestRowan
beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-04-01T09:00')
})
afterAll(() => world.close())

const from = 'the office'
const enter = (name: string, password = PASSWORD, place = from) =>
  signIn(world.rowan.door, { username: `${name}@vivid.example`, password, from: place, device: 'Firefox on Linux' })
const within = async (name: string, password = PASSWORD, place = from): Promise<string> => {
  const signed = await enter(name, password, place)
  if (!signed.ok) throw new Error(signed.reason)
  return signed.token
}
const isIn = async (token: string) => (await whoIs(world.rowan.database, token)) !== null
const asOwner = (text: string, values: readonly unknown[] = []) =>
  withClient(world.tested.owner, async (client) => (await client.query(text, [...values])).rows)
const codeAt = (secret: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })

/** The kinds of what somebody was told of how they sign in, oldest first. */
const toldOf = async (name: string): Promise<string[]> =>
  (
    await asOwner(
      `select n.kind from rowan.notice n join rowan.account a using (landlord, account)
       where a.username = $1 and n.kind ~ '-changed$' order by n.at`,
      [`${name}@vivid.example`],
    )
  ).map(({ kind }) => kind)

/** Somebody whose account was made by an administrator, and not made up. */
const employ = (name: string, ...roles: RoleName[]) =>
  addUser(world.rowan, {
    landlord: 'vivid',
    username: `${name}@vivid.example`,
    name: `${name} Vexlborough`,
    password: 'made by an administrator 41',
    roles,
  })

describe('a session', () => {
  test('ends after a quarter of an hour without work, and ten hours after it began', async () => {
    await world.staff('vivid', 'Ida', 'housing-officer')
    const token = await within('ida')
    const [row] = await asOwner(
      `select extract(epoch from idle_until - began)::int as idle, extract(epoch from absolute_until - began)::int as whole
       from rowan.session where means = 'password' order by began desc limit 1`,
    )
    expect(Math.abs(row.idle - 15 * 60)).toBeLessThan(3)
    expect(Math.abs(row.whole - 10 * 60 * 60)).toBeLessThan(3)
    await asOwner("update rowan.session set idle_until = now() - interval '1 second' where means = 'password'")
    expect(await isIn(token)).toBe(false)
    const other = await within('ida')
    await asOwner("update rowan.session set absolute_until = now() - interval '1 second' where means = 'password'")
    expect(await isIn(other)).toBe(false)
  })

  test('is one of two at most: the third ends the oldest', async () => {
    await world.staff('vivid', 'Ivo', 'housing-officer')
    const first = await within('ivo')
    const second = await within('ivo')
    const third = await within('ivo')
    expect([await isIn(first), await isIn(second), await isIn(third)]).toEqual([false, true, true])
  })

  test('is ended by an administrator, of one account or of everybody, at the next statement; who they are stays', async () => {
    await world.staff('vivid', 'Uta', 'housing-officer')
    await world.staff('vivid', 'Uwe', 'housing-officer')
    const [uta, uwe] = [await within('uta'), await within('uwe')]
    expect(await endSessionsOf(world.rowan, 'Uta@vivid.example')).toBe(2)
    expect([await isIn(uta), await isIn(uwe)]).toEqual([false, true])
    const again = await within('uta')
    expect(await endSessionsOf(world.rowan, null)).toBeGreaterThanOrEqual(2)
    expect([await isIn(again), await isIn(uwe)]).toEqual([false, false])
    expect(await endSessionsOf(world.rowan, 'uta@vivid.example')).toBe(0)
    await within('uta')
  })

  test('is listed for its holder with its device, and ended from another one', async () => {
    await world.staff('vivid', 'Ina', 'housing-officer')
    const here = await within('ina')
    const there = await within('ina')
    const { sessions } = (await readOwnSignIn(world.rowan.database, here)) ?? { sessions: [] }
    expect(sessions.map((each) => [each.device, each.here])).toEqual([
      ['Firefox on Linux', false],
      ['Firefox on Linux', true],
    ])
    const other = sessions.find((each) => !each.here)?.id ?? ''
    await world.staff('vivid', 'Stranger', 'housing-officer')
    expect(await endSessions(world.rowan.database, await within('stranger'), other)).toBe(false)
    expect(await isIn(there)).toBe(true)
    expect(await endSessions(world.rowan.database, here, other)).toBe(true)
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
  })

  test('that is closed in the middle of a piece of work reads nothing from its next statement on', async () => {
    await world.staff('vivid', 'Ewa', 'housing-officer')
    const token = await within('ewa')
    const seen = await asActor(world.rowan.database, token, async (query) => {
      const colleagues = () => query<{ n: number }>('colleagues-seen', 'select count(*) as n from rowan.account')
      const [before] = await colleagues()
      await closeAccount(world.tested.owner, 'ewa@vivid.example', true)
      const [after] = await colleagues()
      return [(before?.n ?? 0) > 0, after?.n]
    })
    expect(seen).toEqual([true, 0])
    expect(await isIn(token)).toBe(false)
  })

  test('goes on under another token when its holder shows again who they are, and the one before opens nothing', async () => {
    await world.staff('vivid', 'Uma', 'housing-officer')
    const token = await within('uma')
    await asOwner("update rowan.session set proved = now() - interval '6 minutes' where means = 'password'")
    expect(await whoIs(world.rowan.database, token)).toMatchObject({ proved: false })
    expect(await prove(world.rowan, token, { proof: 'not it', from, formToken: 'f' })).toEqual({ outcome: 'wrong' })
    const proved = await prove(world.rowan, token, { proof: PASSWORD, from, formToken: 'f' })
    if (proved.outcome !== 'proved') throw new Error(proved.outcome)
    expect(await isIn(token)).toBe(false)
    expect(await whoIs(world.rowan.database, proved.token)).toMatchObject({ proved: true, formToken: 'f' })
  })
})

describe('trying to sign in', () => {
  test('of a thousand wrong passwords at once looks at no more than the limit', async () => {
    await world.staff('vivid', 'Tom', 'housing-officer')
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => enter('tom', 'wrong', `place ${n}`)))
    expect(answers.filter((each) => !each.ok && each.reason === 'wrong').length).toBeLessThanOrEqual(5)
    const [row] = await asOwner(
      "select count(*)::int as n from rowan.sign_in_attempt where username_hash = sha256('tom@vivid.example') and not succeeded",
    )
    expect(row.n).toBeLessThanOrEqual(5)
  })

  test('that comes while others are being counted waits, and is counted after them', async () => {
    await world.staff('vivid', 'Tea', 'housing-officer')
    let late: Promise<unknown> = Promise.resolve()
    await withClient(world.tested.owner, async (client) => {
      await client.query('begin')
      for (let n = 0; n < 5; n++)
        await client.query(
          `select sec.reserve_attempt('vivid', sha256('tea@vivid.example'), sha256(convert_to($1, 'UTF8')))`,
          [`place ${n}`],
        )
      late = enter('tea', 'wrong', 'a sixth place')
      await new Promise((resolve) => setTimeout(resolve, 300))
      await client.query('commit')
    })
    expect(await late).toEqual({ ok: false, reason: 'too-many' })
  })

  test('from elsewhere keeps nobody out of the place from which they sign in', async () => {
    await world.staff('vivid', 'Tia', 'housing-officer')
    await within('tia')
    for (let n = 0; n < 8; n++) await enter('tia', 'wrong', 'his flat')
    expect(await enter('tia', PASSWORD, 'his flat')).toEqual({ ok: false, reason: 'too-many' })
    expect(await enter('tia')).toMatchObject({ ok: true })
  })

  test('waits three minutes after five failures, and never for good', async () => {
    await world.staff('vivid', 'Teo', 'housing-officer')
    for (let n = 0; n < 5; n++) {
      await enter('teo', 'wrong')
      await asOwner(
        "update rowan.sign_in_attempt set at = at - interval '70 seconds' where username_hash = sha256('teo@vivid.example')",
      )
    }
    expect(await enter('teo')).toEqual({ ok: false, reason: 'too-many' })
    await asOwner(
      "update rowan.sign_in_attempt set at = at - interval '3 minutes' where username_hash = sha256('teo@vivid.example')",
    )
    expect(await enter('teo')).toMatchObject({ ok: true })
  })

  test('answers a name that nobody has, a closed account and a wrong password alike', async () => {
    await world.staff('vivid', 'Vera', 'housing-officer')
    await world.staff('vivid', 'Vico', 'housing-officer')
    await closeAccount(world.tested.owner, 'vico@vivid.example', true)
    const answers = [
      await enter('vera', 'wrong'),
      await enter('nobody'),
      await enter('vico'),
      await enter('system@vivid'),
    ]
    for (const answer of answers) expect(answer).toEqual({ ok: false, reason: 'wrong' })
  })
})

describe('a password', () => {
  const ofOla = {
    username: 'ola.okafor@vivid.example',
    name: 'Ola Okafor',
    places: ['vivid', 'VIVID', 'monmouthshire', 'elm homes'],
  }

  test('is weighed, the first one too, while everybody else is served', async () => {
    const before = performance.eventLoopUtilization()
    expect(await problemOfPassword('lantern gravel otter', ofOla)).toBe(null)
    const { active, idle } = performance.eventLoopUtilization(before)
    expect(active / (active + idle)).toBeLessThan(0.5)
  })

  test.each([
    ['too short for me', true],
    ['fourteen signs', false],
    ['aaaaaaaaaaaaaaaaaaaa', false],
    ['Password1234567!', false],
    ['ola.okafor.2026!!', false],
    ['summer2026welcome1', false],
    ['qwertyuiopasdfghjkl', false],
    ['123456789012345678', false],
    ['1qaz2wsx3edc4rfv5tgb', false],
    ['Liverpool2024!Liverpool', false],
    ['passwordpassword1', false],
    ['Housing Officer 2026', false],
    ['vivid housing association', false],
    ['monmouthshire housing', false],
    ['elm homes elm homes 26', false],
    ['okafor okafor okafor', false],
    ['lantern gravel otter', true],
    ['møller grønne fjelde', true],
    ['λιβάδι πέτρα βροχή', true],
  ])('"%s" is taken: %s', async (password, isTaken) => {
    expect((await problemOfPassword(password, ofOla)) === null).toBe(isTaken)
  })

  test('is changed by its holder, who gives the one before, and every other session ends', async () => {
    await world.staff('vivid', 'Pia', 'housing-officer')
    const here = await within('pia')
    const there = await within('pia')
    const fresh = 'lantern gravel otter'
    expect(await changePassword(world.rowan, here, { password: 'wrong', fresh, from })).toEqual({ outcome: 'wrong' })
    expect(await changePassword(world.rowan, here, { password: PASSWORD, fresh: 'short', from })).toMatchObject({
      outcome: 'invalid',
    })
    expect(await changePassword(world.rowan, here, { password: PASSWORD, fresh, from })).toEqual({ outcome: 'done' })
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    expect(await enter('pia', PASSWORD, 'home')).toMatchObject({ ok: false })
    expect(await enter('pia', fresh, 'home')).toMatchObject({ ok: true })
    expect(await toldOf('pia')).toEqual(['password-changed'])
  })

  test('that an administrator made is changed before anything is seen', async () => {
    await employ('nat', 'other-employee')
    const signed = await enter('nat', 'made by an administrator 41')
    if (signed.ok || signed.reason !== 'more') throw new Error('no step')
    expect(await isIn(signed.step)).toBe(false)
    expect(await readStep(world.rowan, signed.step)).toEqual({ asks: 'password' })
    // What everybody knows of them and of the landlord counts for nothing here too.
    for (const password of ['password', 'vexlborough 2026', 'vivid vivid vivid vivid'])
      expect(await answerPassword(world.rowan, { step: signed.step, password }), password).toMatchObject({
        outcome: 'invalid',
      })
    const done = await answerPassword(world.rowan, { step: signed.step, password: 'lantern gravel otter' })
    if (done.outcome !== 'in') throw new Error(done.outcome)
    expect(await isIn(done.token)).toBe(true)
    expect(await enter('nat', 'lantern gravel otter')).toMatchObject({ ok: true })
  })
})

describe('a second factor', () => {
  test('is asked after the password, each code once, and guesses are counted as tries to sign in', async () => {
    await world.staff('vivid', 'Cem', 'housing-officer')
    const token = await within('cem')
    let shown = await readNewSecret(world.rowan, token)
    if (!shown) throw new Error('no secret')
    expect(shown.address).toMatch(/^otpauth:\/\/totp\/Rowan:Rowan\?/)
    expect(shown.address).not.toMatch(/cem|vivid/i)
    expect(await readNewSecret(world.rowan, token)).toEqual(shown)
    // Whoever is in the same account elsewhere is shown another one, and sets nothing up with it once this is looked at again.
    const elsewhere = await within('cem')
    const other = await readNewSecret(world.rowan, elsewhere)
    expect(other?.secret).not.toBe(shown.secret)
    shown = await readNewSecret(world.rowan, token)
    expect(shown?.secret).not.toBe(other?.secret)
    const theirs = { code: codeAt(other?.secret ?? '', Date.now()), from }
    expect(await setUpOwnCode(world.rowan, elsewhere, theirs)).toEqual({ outcome: 'not-found' })
    if (!shown) throw new Error('no secret')
    const now = Date.now()
    const wrong = codeAt(shown.secret, now) === '000000' ? '111111' : '000000'
    expect(await setUpOwnCode(world.rowan, token, { code: wrong, from }, now)).toEqual({ outcome: 'wrong' })
    expect(await setUpOwnCode(world.rowan, token, { code: codeAt(shown.secret, now), from }, now)).toEqual({
      outcome: 'done',
    })
    expect(await toldOf('cem')).toEqual(['codes-changed'])
    const [row] = await asOwner('select sealed from rowan.authenticator')
    expect(row.sealed.includes(Buffer.from(shown.secret))).toBe(false)

    const step = async () => {
      const signed = await enter('cem')
      if (signed.ok || signed.reason !== 'more') throw new Error('no code asked')
      return signed.step
    }
    const first = await step()
    expect(await readStep(world.rowan, first)).toEqual({ asks: 'code', byPasskey: false })
    expect(await isIn(first)).toBe(false)
    const used = { step: first, code: codeAt(shown.secret, now), from }
    expect(await answerCode(world.rowan, used, now)).toEqual({ outcome: 'wrong' })
    const later = now + 30_000
    const fresh = { step: first, code: codeAt(shown.secret, later), from }
    const answers = await Promise.all([answerCode(world.rowan, fresh, later), answerCode(world.rowan, fresh, later)])
    expect(answers.filter((each) => each.outcome === 'in')).toHaveLength(1)
    expect(await answerCode(world.rowan, fresh, later)).toEqual({ outcome: 'over' })

    const guessing = await step()
    const guesses = []
    for (let n = 0; n < 12; n++)
      guesses.push(await answerCode(world.rowan, { step: guessing, code: wrong, from }, later))
    expect(guesses.filter((each) => each.outcome === 'wrong').length).toBeLessThanOrEqual(5)
  })

  test('is set up at sign-in by whoever is shown anything, before anything is seen; made-up staff are not asked', async () => {
    await world.staff('vivid', 'Madeup', 'director')
    expect(await enter('madeup')).toMatchObject({ ok: true })
    for (const role of ['director', 'housing-officer', 'contractor', 'income-officer'] as const) {
      const name = `real-${role}`
      await employ(name, role)
      const signed = await enter(name, 'made by an administrator 41', role)
      if (signed.ok || signed.reason !== 'more') throw new Error('no step')
      const { step } = signed
      expect(await answerPassword(world.rowan, { step, password: 'lantern gravel otter' })).toEqual({ outcome: 'more' })
      const shown = await readStep(world.rowan, step)
      if (shown?.asks !== 'set-up') throw new Error('nothing to set up')
      expect(await readStep(world.rowan, step)).toEqual(shown)
      const now = Date.now()
      const done = await answerCode(world.rowan, { step, code: codeAt(shown.secret, now), from: role }, now)
      if (done.outcome !== 'in') throw new Error(done.outcome)
      expect(await isIn(done.token)).toBe(true)
      const next = await enter(name, 'lantern gravel otter', role)
      expect(next).toMatchObject({ ok: false, reason: 'more', asks: 'code' })
    }
  })
})

describe('codes that are set up at sign-in', () => {
  test('are made from what nobody else was shown who knew the password, and their holder is told', async () => {
    await employ('zoe', 'housing-officer')
    const shownTo = async (place: string, password: string) => {
      const signed = await enter('zoe', password, place)
      if (signed.ok || signed.reason !== 'more') throw new Error('no step')
      const { step } = signed
      if (signed.asks === 'password') await answerPassword(world.rowan, { step, password: 'lantern gravel otter' })
      const shown = await readStep(world.rowan, step)
      if (shown?.asks !== 'set-up') throw new Error('nothing to set up')
      return { step, secret: shown.secret }
    }
    const his = await shownTo('his flat', 'made by an administrator 41')
    const hers = await shownTo(from, 'lantern gravel otter')
    expect(hers.secret).not.toBe(his.secret)
    expect(await readStep(world.rowan, his.step)).toBeNull()
    const now = Date.now()
    const code = codeAt(hers.secret, now)
    expect(await answerCode(world.rowan, { step: hers.step, code, from }, now)).toMatchObject({ outcome: 'in' })
    expect(await toldOf('zoe')).toEqual(['codes-changed'])
  })
})

describe('recovery', () => {
  test('takes two who give roles, ends every session, tells all three, and gives a password that is changed at once', async () => {
    const una = await world.staff('vivid', 'Una', 'director')
    const dan = await world.staff('vivid', 'Dan', 'manager')
    const lou = await world.staff('vivid', 'Lou', 'da-lead')
    const off = await world.staff('vivid', 'Off', 'housing-officer')
    const session = await within('lou')
    const { database, door } = world.rowan
    expect(await askForRecovery(door, off.token, lou.account)).toBeNull()
    expect(await askForRecovery(door, lou.token, lou.account)).toBeNull()
    const id = await askForRecovery(door, una.token, lou.account)
    if (!id) throw new Error('not asked')
    for (const token of [una.token, lou.token, off.token]) expect(await agreeToRecovery(door, token, id)).toBeNull()
    expect(await readRecoveries(database, off.token)).toMatchObject({ waiting: [] })
    expect((await readRecoveries(database, dan.token))?.waiting).toMatchObject([
      { name: 'Lou', askedBy: 'Una', byMe: false },
    ])
    const password = await agreeToRecovery(door, dan.token, id)
    if (!password) throw new Error('not agreed')
    expect(await agreeToRecovery(door, dan.token, id)).toBeNull()
    expect([await isIn(session), await isIn(lou.token)]).toEqual([false, false])
    expect(await enter('lou')).toMatchObject({ ok: false, reason: 'wrong' })
    expect(await enter('lou', password)).toMatchObject({ ok: false, reason: 'more', asks: 'password' })
    const told = await asOwner("select account from rowan.notice where kind = 'sign-in-recovered'")
    expect(told.map((row) => row.account).toSorted()).toEqual([una.account, dan.account, lou.account].toSorted())
  })
})
