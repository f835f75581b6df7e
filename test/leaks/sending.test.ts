/** What is really sent to a person, through a real mail server: where they agreed, when, in which form, once; or it is stopped and somebody is told. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { keepAddress } from '../../src/casework/keep-address.ts'
import { perform } from '../../src/casework/perform.ts'
import { rotateDataKeys } from '../../src/casework/rotate-keys.ts'
import { takeBackMessage } from '../../src/outgoing/messages/queue-message.ts'
import { asActor, transaction } from '../../src/store/database.ts'
import { handOver, takeMessage } from '../../src/store/outbox.ts'
import { readNotices } from '../../src/views/read-notices.ts'
import { AMIRA, EMAIL, type Opened, type SendingWorld, sendingWorld } from './sending-world.ts'

let at: SendingWorld
let her: Opened

beforeAll(async () => {
  at = await sendingWorld('vivid', '2026-03-02T10:00')
})
beforeEach(async () => {
  at.at('2026-03-02T10:00')
  her = await at.opened()
})
afterEach(async () => {
  at.server.received.length = 0
  at.server.how.next = 'take'
  // What one test left waiting is nothing to the next.
  at.at('2027-01-15T10:00')
  await at.round()
  at.server.received.length = 0
})
afterAll(() => at.close())

const told = async (kind: string) => {
  await doDueJobs(at.rowan)
  const read = await readNotices(at.rowan, at.lead.token)
  return read?.notices.filter((each) => each.kind === kind && each.caseReference === her.reference) ?? []
}

describe('an e-mail to a person', () => {
  test('goes to the address that was agreed, says nothing of why, and is on the record once', async () => {
    await her.agree()
    expect(await her.write()).toMatchObject({ outcome: 'queued', isNow: true })
    expect(await at.logged(her.caseId)).toBe(0)
    expect(await at.round()).toEqual({ sent: 1, failed: 0, unknown: 0 })
    expect(await at.round()).toEqual({ sent: 0, failed: 0, unknown: 0 })
    const [mail, ...others] = at.server.received
    if (!mail) throw new Error('nothing came')
    expect(others).toEqual([])
    expect(mail.to).toEqual([EMAIL])
    expect(mail.text).toMatch(/^Subject: Please call me\r$/m)
    expect(mail.text).toContain('01632 960001')
    const bare = mail.text.replaceAll(EMAIL, '')
    for (const word of [
      ...AMIRA.split(' '),
      'Karl',
      'Sampleton',
      'VIVID',
      'Rowan<',
      'nodemailer',
      her.reference,
      her.caseId,
    ])
      expect(bare, word).not.toContain(word)
    expect(bare).not.toMatch(/abus|violen|victim|surviv|perpetrat|domestic|safeguard|\bcase\b/i)
    expect(await at.logged(her.caseId)).toBe(1)
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'sent', why: null }])
  })

  test('sent twice by the same form is one message', async () => {
    await her.agree()
    const key = randomUUID()
    const [one, two] = [await her.write({ key }), await her.write({ key })]
    expect(two).toEqual(one)
    await at.round()
    expect(at.server.received).toHaveLength(1)
  })

  test('is readable, and goes, after the keys of its case were turned', async () => {
    await her.agree({ from: '11:00', until: '12:00' })
    await her.write()
    await rotateDataKeys(at.rowan, { landlord: 'vivid', stream: her.caseId, grace: 0 })
    at.at('2026-03-02T11:30')
    expect((await at.round()).sent).toBe(1)
  })

  test('waits for the agreed hours, in London, on both sides of the change of the clocks', async () => {
    await her.agree({ from: '09:00', until: '10:30', days: ['sat', 'sun'] })
    at.at('2026-03-27T12:00')
    const queued = await her.write()
    expect(queued).toMatchObject({ outcome: 'queued', isNow: false })
    for (const before of ['2026-03-27T13:00', '2026-03-28T08:59']) {
      at.at(before)
      expect(await at.round(), before).toEqual({ sent: 0, failed: 0, unknown: 0 })
    }
    at.at('2026-03-28T09:00')
    expect((await at.round()).sent).toBe(1)
    at.at('2026-03-28T10:31')
    await her.write()
    at.at('2026-03-29T08:59')
    expect((await at.round()).sent).toBe(0)
    at.at('2026-03-29T09:00')
    expect((await at.round()).sent).toBe(1)
  })

  test('that comes late to its hour waits for the next one', async () => {
    await her.agree({ from: '11:00', until: '12:00' })
    await her.write()
    at.at('2026-03-02T12:01')
    expect((await at.round()).sent).toBe(0)
    at.at('2026-03-03T11:30')
    expect((await at.round()).sent).toBe(1)
  })

  test('is refused where e-mail was not agreed, and it is said what was', async () => {
    expect(await her.write()).toEqual({ outcome: 'unsafe', ways: null })
    await her.act('safe-contact.agreed', {
      person: her.amira,
      channels: ['phone'],
      email: EMAIL,
      from: '09:00',
      until: '12:00',
    })
    expect(await her.write()).toMatchObject({
      outcome: 'unsafe',
      ways: { why: 'other-way', channels: ['phone'], from: '09:00', until: '12:00', isNow: true },
    })
    await her.agree({ neverChannels: ['email'] })
    expect(await her.write()).toMatchObject({ outcome: 'unsafe', ways: { channels: ['phone'] } })
  })

  test('is refused past the last day of the agreement, and for an hour that comes after it', async () => {
    await her.agree({ expiresOn: '2026-03-02', from: '09:00', until: '09:30' })
    expect(await her.write()).toMatchObject({ outcome: 'unsafe', ways: { why: 'run-out' } })
    await her.act('safe-contact.agreed', { person: her.amira, channels: ['email'], email: EMAIL })
    at.at('2026-04-01T10:00')
    expect(await her.write()).toMatchObject({ outcome: 'queued' })
    at.at('2026-04-02T10:00')
    expect(await her.write()).toMatchObject({ outcome: 'unsafe', ways: { why: 'run-out' } })
  })

  test('is refused where no address was written down with the agreement', async () => {
    await her.agree({ email: 'ask her sister' })
    expect(await her.write()).toMatchObject({ outcome: 'invalid', problems: [{ field: 'person' }] })
  })

  test('keeps to the language and form that were agreed, or says what to do instead', async () => {
    await her.agree({ format: 'large-print' })
    await her.write()
    await at.round()
    expect(at.server.received[0]?.text).toContain('font: 18pt')
    for (const [wish, says] of [
      [{ format: 'braille' }, 'braille'],
      [{ interpreter: true }, 'interpreter'],
      [{ language: 'Polish' }, 'Polish'],
    ] as const) {
      await her.agree(wish)
      expect(await her.write()).toMatchObject({ outcome: 'unfit', says: expect.stringContaining(says) })
    }
    await her.agree({ language: 'Welsh' })
    await her.write()
    await at.round()
    expect(at.server.received[1]?.text).toContain('Ffoniwch')
  })

  test('tells no address, no other name and no way to reach her, whatever was typed', async () => {
    await her.agree({ details: 'mobile 07700 900123, after school' })
    const at1 = { template: 'appointment' }
    for (const when of [
      'Monday at SO99 1AA',
      'Monday at so991aa',
      '12 Fern Court',
      'with Karl',
      her.reference,
      'after you told the police',
    ])
      expect(await her.write({ ...at1, when }), when).toMatchObject({
        outcome: 'invalid',
        problems: [{ field: 'when' }],
      })
    expect(await her.write({ phone: '+44 7700 900 123' })).toMatchObject({ outcome: 'invalid' })
    expect(await her.write({ ...at1, when: 'Monday at ten' })).toMatchObject({ outcome: 'queued' })
  })
})

test('somebody called Will, or like whoever writes, stops no message; their name where it was typed does', async () => {
  await her.agree()
  const add = (name: string) =>
    her.act('person.added', { person: randomUUID(), role: 'perpetrator', name, ageGroup: '18-or-over' })
  await add('Will Sampleton')
  await add('Olu Sampleton')
  const appointment = { template: 'appointment', when: 'Monday at ten' }
  expect(await her.write(appointment)).toMatchObject({ outcome: 'queued' })
  expect((await at.round()).sent).toBe(1)
  expect(at.server.received[0]?.text).toContain('we will find')
  for (const when of ['Monday with Will', 'Monday, ask for Olu'])
    expect(await her.write({ ...appointment, when }), when).toMatchObject({
      outcome: 'invalid',
      problems: [{ field: 'when' }],
    })
})

describe('a message that waits', () => {
  const wait = async (more = {}) => {
    await her.agree({ from: '11:00', until: '12:00', ...more })
    expect(await her.write()).toMatchObject({ outcome: 'queued', isNow: false })
  }
  const neverGoes = async () => {
    at.at('2026-03-03T11:30')
    await at.round()
    expect(at.server.received).toEqual([])
    expect(await at.logged(her.caseId)).toBe(0)
  }

  test('is stopped when she moves, and the lead is told', async () => {
    await wait()
    await her.act('victim.moved', { person: her.amira, ourHome: false })
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped', why: 'agreement' }])
    expect(await told('message-stopped')).toHaveLength(1)
    await neverGoes()
  })

  test('is stopped when he comes back', async () => {
    const between = { from: her.amira, to: her.karl, relation: 'intimate-relationship' }
    await her.act('relationship.recorded', { ...between, current: false, shareHome: false })
    await wait()
    await her.act('relationship.recorded', { ...between, current: true, shareHome: true })
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped' }])
    expect(await told('message-stopped')).toHaveLength(1)
    await neverGoes()
  })

  test('is stopped when what was agreed is changed between, even to e-mail again', async () => {
    await wait()
    await her.agree({ email: 'new@post.example', from: '11:00', until: '12:00' })
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped', why: 'agreement' }])
    await neverGoes()
  })

  test('is stopped when the agreement is taken back', async () => {
    const entry = await her.agree({ from: '11:00', until: '12:00' })
    await her.write()
    await her.act('entry.retracted', { entry, reason: 'It was her sister’s address' })
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped' }])
    await neverGoes()
  })

  test('is stopped when the agreement runs out before it could go, and the lead is told', async () => {
    await wait({ expiresOn: '2026-03-02' })
    await neverGoes()
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped', why: 'agreement' }])
    expect(await told('message-stopped')).toHaveLength(1)
  })

  test('is stopped when an address that it tells is kept apart meanwhile', async () => {
    await her.agree({ from: '11:00', until: '12:00' })
    await her.write({ template: 'appointment', when: 'Monday, in Madeuptown Library' })
    const kept = {
      caseId: her.caseId,
      person: her.amira,
      address: 'Madeuptown Library, SO99 1AA',
      role: 'da-caseworker',
    } as const
    expect(await keepAddress(at.rowan, at.officer.token, kept)).toMatchObject({ outcome: 'recorded' })
    at.at('2026-03-02T11:30')
    await at.round()
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped', why: 'would-tell' }])
    expect(at.server.received).toEqual([])
  })

  test('is stopped when whoever wrote it is no longer on the case', async () => {
    await wait()
    await at.sql('update rowan.membership set member_until = now() where stream = $1 and account = $2', [
      her.caseId,
      at.officer.account,
    ])
    await neverGoes()
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped', why: 'writer-left' }])
    expect(await told('message-stopped')).toHaveLength(1)
  })

  test('can be taken back until it goes, by those on the case alone', async () => {
    await wait()
    const [row] = await at.rows(her.caseId)
    const which = { caseId: her.caseId, message: row?.message ?? '' }
    const stranger = await at.world.staff('vivid', `Stranger${randomUUID().slice(0, 8)}`, 'income-officer')
    expect(await takeBackMessage(at.rowan, stranger.token, which)).toBe('not-found')
    expect(await takeBackMessage(at.rowan, stranger.token, { ...which, caseId: randomUUID() })).toBe('not-found')
    expect(await takeBackMessage(at.rowan, at.officer.token, which)).toBe('taken-back')
    expect(await takeBackMessage(at.rowan, at.officer.token, which)).toBe('too-late')
    await neverGoes()
  })
})

describe('when something breaks', () => {
  beforeEach(async () => {
    await her.agree()
    await her.write()
  })

  test('a mail server that refuses is asked again later, and nothing is on the record until it takes it', async () => {
    at.server.how.next = 'refuse'
    expect(await at.round()).toEqual({ sent: 0, failed: 1, unknown: 0 })
    expect(await at.logged(her.caseId)).toBe(0)
    at.server.how.next = 'take'
    expect((await at.round()).sent).toBe(0)
    at.at('2026-03-02T10:01')
    expect((await at.round()).sent).toBe(1)
    expect(await at.logged(her.caseId)).toBe(1)
  })

  test('a connection that breaks after the message was taken: it is never sent again, and the lead is told', async () => {
    at.server.how.next = 'break'
    expect(await at.round()).toEqual({ sent: 0, failed: 0, unknown: 1 })
    at.server.how.next = 'take'
    at.at('2026-03-02T12:00')
    await at.round()
    expect(at.server.received).toHaveLength(1)
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'not-known' }])
    expect(await told('message-not-known')).toHaveLength(1)
  })

  test('a worker that died before it handed over: another sends it, once', async () => {
    const died = await transaction(at.rowan.worker, (query) =>
      takeMessage(query, at.rowan.clock(), randomUUID(), randomUUID()),
    )
    expect(died?.stream).toBe(her.caseId)
    expect((await at.round()).sent).toBe(0)
    at.at('2026-03-02T10:03')
    expect((await at.round()).sent).toBe(1)
    expect(at.server.received).toHaveLength(1)
    expect(await at.logged(her.caseId)).toBe(1)
  })

  test('a worker that died before it handed over does not send what became unsafe meanwhile', async () => {
    await transaction(at.rowan.worker, (query) => takeMessage(query, at.rowan.clock(), randomUUID(), randomUUID()))
    await her.act('victim.moved', { person: her.amira, ourHome: true })
    at.at('2026-03-02T10:03')
    await at.round()
    expect(at.server.received).toEqual([])
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'stopped', why: 'agreement' }])
  })

  test('a worker that died after it handed over: nobody sends it again, nothing false is on the record, and the lead is told', async () => {
    const claim = randomUUID()
    await transaction(at.rowan.worker, async (query) => {
      const died = await takeMessage(query, at.rowan.clock(), claim, randomUUID())
      if (!died || !(await handOver(query, died, claim, at.rowan.clock()))) throw new Error('nothing was handed over')
    })
    at.at('2026-03-02T10:03')
    await at.round()
    await at.round()
    expect(at.server.received).toEqual([])
    expect(await at.rows(her.caseId)).toMatchObject([{ state: 'not-known', why: 'interrupted' }])
    expect(await at.logged(her.caseId)).toBe(0)
    expect(await told('message-not-known')).toHaveLength(1)
  })

  test('a database that goes away while it is being sent: it is never sent again, and the lead is told', async () => {
    const gone = await at.round(async (mail) => {
      const delivery = await at.send(mail)
      await at.sql(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'rowan_web'",
      )
      return delivery
    })
    expect(gone).toEqual({ sent: 0, failed: 0, unknown: 1 })
    at.at('2026-03-02T12:00')
    await at.round()
    expect(at.server.received).toHaveLength(1)
    expect(await at.logged(her.caseId)).toBe(0)
    expect(await told('message-not-known')).toHaveLength(1)
  })

  test('several workers at once send it once', async () => {
    const came = await Promise.all([at.round(), at.round(), at.round(), at.round()])
    expect(came.reduce((sum, each) => sum + each.sent, 0)).toBe(1)
    expect(at.server.received).toHaveLength(1)
  })

  test('an agreement that changes while it is being sent waits for it, and comes after it', async () => {
    let moving: Promise<unknown> = Promise.resolve()
    const order: string[] = []
    await at.round(async () => {
      moving = her.act('victim.moved', { person: her.amira, ourHome: true }).then(() => order.push('moved'))
      await new Promise((resolve) => setTimeout(resolve, 300))
      order.push('sent')
      return 'sent'
    })
    await moving
    expect(order).toEqual(['sent', 'moved'])
    expect(await at.logged(her.caseId)).toBe(1)
  })
})

describe('the database itself', () => {
  const put = (more: Readonly<Record<string, unknown>>) => {
    const row = { person: her.amira, version: randomUUID(), ...more }
    return at.sql(
      `insert into rowan.outbox (landlord, message, stream, person, channel, version, account, role, template, sealed, queued, not_before, state)
       values ('vivid', $1, $2, $3, 'email', $4, $5, 'da-caseworker', 'please-call', '', '2026-03-02T10:00Z', '2026-03-02T10:00Z', 'waiting')`,
      [randomUUID(), her.caseId, row.person, row.version, at.officer.account],
    )
  }

  test('takes no message to a point that was not agreed, is somebody else’s, or is not safe any more, whoever writes it', async () => {
    await expect(put({})).rejects.toThrow('not a safe contact point')
    const version = await her.agree()
    await expect(put({ version, person: her.karl })).rejects.toThrow('not a safe contact point')
    await put({ version })
    await her.act('victim.moved', { person: her.amira, ourHome: true })
    await expect(put({ version })).rejects.toThrow('not a safe contact point')
    await at.sql('update rowan.contact_point set safe = true where version = $1', [version])
    await expect(put({ version })).rejects.toThrow('not a safe contact point')
  })

  test('lets nobody mark one as sent that was not handed over, change where it goes, or send it again', async () => {
    const version = await her.agree()
    await put({ version })
    const change = (what: string) => at.sql(`update rowan.outbox set ${what} where stream = $1`, [her.caseId])
    await expect(change("state = 'sent', entry = version, ended = '2026-03-02T10:00Z'")).rejects.toThrow('once')
    await expect(change('person = gen_random_uuid()')).rejects.toThrow('not changed')
    await change("state = 'sending'")
    await expect(
      change("state = 'sent', handed = now(), entry = version, ended = '2026-03-02T10:00Z'"),
    ).rejects.toThrow('safe')
    await change("state = 'not-known'")
    await expect(change("state = 'waiting'")).rejects.toThrow('once')
    await expect(at.sql('delete from rowan.outbox where stream = $1', [her.caseId])).rejects.toThrow('never removed')
  })

  test('gives the web role no way to write to it, and shows a case’s messages to its people alone', async () => {
    await her.agree()
    await her.write()
    const stranger = await at.world.staff('vivid', `Other${randomUUID().slice(0, 8)}`, 'income-officer')
    const seen = (token: string) =>
      asActor(at.rowan.database, token, (query) =>
        query('seen', 'select message from rowan.outbox where stream = $1', [her.caseId]),
      )
    expect(await seen(at.officer.token)).toHaveLength(1)
    expect(await seen(stranger.token)).toEqual([])
    for (const [name, statement] of [
      ['w1', "update rowan.outbox set state = 'sent'"],
      ['w2', 'update rowan.contact_point set safe = true'],
      ['w3', 'select * from rowan.contact_point'],
    ] as const)
      await expect(
        asActor(at.rowan.database, at.officer.token, (query) => query(name, statement)),
        statement,
      ).rejects.toThrow('denied')
  })
})

test('what a person records by hand is held to the same agreement', async () => {
  await her.agree()
  await her.act('victim.moved', { person: her.amira, ourHome: true })
  const target = { on: 'case', caseId: her.caseId } as const
  const data = { person: her.amira, channel: 'email' }
  expect(
    await perform(at.rowan, at.officer.token, { target, type: 'message.sent', role: 'da-caseworker', data }),
  ).toMatchObject({ outcome: 'refused', refusals: [{ kind: 'safe-contact' }] })
})
