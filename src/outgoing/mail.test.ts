/** E-mail as it leaves, through a real mail server on this machine: nothing personal in it, at most one an hour, and again after a failure. */
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { doDueJobs } from '../casework/due-jobs.ts'
import { perform } from '../casework/perform.ts'
import { seeNotices } from '../casework/see-notices.ts'
import { takeReport } from '../casework/take-report.ts'
import { type TestRowan, testRowan } from '../casework/test-rowan.ts'
import { withClient } from '../store/server/connection.ts'
import { readNotices } from '../views/read-notices.ts'
import { mailThrough, readMailSettings } from './mail.ts'
import { tellByMail } from './tell-by-mail.ts'

type Received = { readonly to: readonly string[]; readonly text: string }

/** A mail server that keeps what it was given; `refuses` answers as a full mailbox does. */
async function mailServer(port = 0, refuses = false) {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      refuses ? done(Object.assign(new Error('Mailbox full'), { responseCode: 452 })) : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push({
          to: session.envelope.rcptTo.map((each) => each.address),
          text: Buffer.concat(chunks).toString('utf8'),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  return {
    received,
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

const settingsFor = (port: number) => ({
  server: `smtp://127.0.0.1:${port}`,
  from: 'Desk <desk@homes.example>',
  address: 'https://rowan.homes.example',
})

describe('an e-mail that something waits', () => {
  let world: TestRowan
  let lead: { token: string; account: string }
  const people = ['Amira Sampleton', 'Karl Sampleton', 'Zac Sampleton']
  let references: string[] = []
  const servers: { close: () => Promise<void> }[] = []
  const serve = async (...how: Parameters<typeof mailServer>) => {
    const server = await mailServer(...how)
    servers.push(server)
    return server
  }

  beforeAll(async () => {
    world = await testRowan(['vivid'], '2026-04-01T10:00')
    lead = await world.staff('vivid', 'Lena', 'da-lead', 'da-caseworker')
  })
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close()
  })
  afterAll(() => world.close())

  /** A report at ten, and its duties late by the evening of that day. */
  async function dayWithSomethingLate(day: string) {
    world.at(`${day}T10:00`)
    const [victim, perpetrator, child] = [randomUUID(), randomUUID(), randomUUID()]
    const taken = await takeReport(world.rowan, lead.token, {
      role: 'da-caseworker',
      report: { channel: 'phone', source: 'victim', abuse: ['physical'], summary: 'He broke the blue door' },
      people: [
        { person: victim, data: { role: 'victim', name: people[0], ageGroup: '18-or-over' }, account: 'RENT-700123' },
        { person: perpetrator, data: { role: 'perpetrator', name: people[1] } },
        { person: child, data: { role: 'victim', name: people[2], ageGroup: 'under-16' } },
      ],
    })
    if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
    references = [...references, taken.reference, taken.caseId]
    world.at(`${day}T17:30`)
    await doDueJobs(world.rowan)
  }

  test('carries no name, no reference, no reason: one sentence and where to sign in', async () => {
    const server = await serve()
    await dayWithSomethingLate('2026-04-01')
    expect(await tellByMail(world.rowan, mailThrough(settingsFor(server.port)))).toEqual({
      sent: 1,
      refused: 0,
      unknown: 0,
    })
    const [mail] = server.received
    if (!mail) throw new Error('nothing came')
    expect(mail.to).toEqual(['lena@vivid.example'])
    const [head = '', body = ''] = mail.text.split('\r\n\r\n')
    expect(head).toMatch(/^Subject: Something is waiting for you\r?$/m)
    expect(body.trim()).toBe('Something is waiting for you. Sign in to see it:\r\nhttps://rowan.homes.example/sign-in')
    const names = people.flatMap((name) => [name, ...name.split(' ')])
    const words = ['Lena', 'VIVID', 'RENT-700123', 'blue door', 'R-', 'Rowan<', 'nodemailer', ...names, ...references]
    const withoutRecipient = mail.text.replaceAll('lena@vivid.example', '').replace(lead.account, '')
    for (const word of words) expect(withoutRecipient, word).not.toContain(word)
    expect(withoutRecipient).not.toMatch(/abus|violen|victim|surviv|perpetrat|domestic|safeguard|late|duty|case\b/i)
  })

  test('comes once an hour at most, however much there is, and not at all for what was seen', async () => {
    const server = await serve()
    const send = mailThrough(settingsFor(server.port))
    await dayWithSomethingLate('2026-04-15')
    await dayWithSomethingLate('2026-04-15')
    await tellByMail(world.rowan, send)
    expect(server.received).toHaveLength(1)
    await dayWithSomethingLate('2026-04-15')
    await tellByMail(world.rowan, send)
    expect(server.received).toHaveLength(1)
    world.at('2026-04-15T18:29')
    await tellByMail(world.rowan, send)
    expect(server.received).toHaveLength(1)
    world.at('2026-04-15T18:31')
    await tellByMail(world.rowan, send)
    expect(server.received).toHaveLength(2)
    world.at('2026-04-15T20:31')
    await tellByMail(world.rowan, send)
    expect(server.received).toHaveLength(2)
    await dayWithSomethingLate('2026-04-16')
    const notices = await readNotices(world.rowan, lead.token)
    await seeNotices(world.rowan, lead.token, notices?.notices.map((notice) => notice.id) ?? [])
    await tellByMail(world.rowan, send)
    expect(server.received).toHaveLength(2)
  })

  test('is tried again after 1, 2 and 4 minutes when the mail server is away, and comes once when it is back', async () => {
    const away = await serve()
    const { port } = away
    await away.close()
    servers.pop()
    const send = mailThrough(settingsFor(port))
    await dayWithSomethingLate('2026-04-22')
    expect(await tellByMail(world.rowan, send)).toEqual({ sent: 0, refused: 1, unknown: 0 })
    expect(await tellByMail(world.rowan, send)).toEqual({ sent: 0, refused: 0, unknown: 0 })
    world.at('2026-04-22T17:31')
    expect((await tellByMail(world.rowan, send)).refused).toBe(1)
    world.at('2026-04-22T17:32')
    expect((await tellByMail(world.rowan, send)).refused).toBe(0)
    world.at('2026-04-22T17:33')
    expect((await tellByMail(world.rowan, send)).refused).toBe(1)
    const back = await serve(port)
    world.at('2026-04-22T17:37')
    expect((await tellByMail(world.rowan, send)).sent).toBe(1)
    expect((await tellByMail(world.rowan, send)).sent).toBe(0)
    expect(back.received).toHaveLength(1)
  })

  test('that the server will not take is tried again too', async () => {
    const full = await serve(0, true)
    await dayWithSomethingLate('2026-04-23')
    expect(await tellByMail(world.rowan, mailThrough(settingsFor(full.port)))).toEqual({
      sent: 0,
      refused: 1,
      unknown: 0,
    })
  })

  test('whose process died, or that may have arrived, is not tried again within the hour', async () => {
    await dayWithSomethingLate('2026-05-05')
    expect(await tellByMail(world.rowan, async () => 'unknown')).toEqual({ sent: 0, refused: 0, unknown: 1 })
    const server = await serve()
    const send = mailThrough(settingsFor(server.port))
    world.at('2026-05-05T18:29')
    await tellByMail(world.rowan, send)
    expect(server.received).toHaveLength(0)
    world.at('2026-05-05T18:31')
    await tellByMail(world.rowan, send)
    expect(server.received).toHaveLength(1)
  })

  test('does not go to an account that was closed', async () => {
    const server = await serve()
    await dayWithSomethingLate('2026-05-06')
    const close = (disabled: boolean) =>
      withClient(world.tested.owner, (client) =>
        client.query('update rowan.account set disabled = $1 where account = $2', [disabled, lead.account]),
      )
    await close(true)
    await tellByMail(world.rowan, mailThrough(settingsFor(server.port)))
    await close(false)
    expect(server.received).toHaveLength(0)
  })

  test('comes to whoever can take on what was passed to a role of theirs, and not to who passed it on or is kept out', async () => {
    const server = await serve()
    const send = mailThrough(settingsFor(server.port))
    world.at('2026-05-20T10:00')
    const passing = await world.staff('vivid', 'Pat', 'da-caseworker', 'legal')
    await world.staff('vivid', 'Lucy', 'legal')
    const friend = await world.staff('vivid', 'Fred', 'legal')
    await world.staff('vivid', 'Rhys', 'repairs')
    const taken = await takeReport(world.rowan, passing.token, {
      role: 'da-caseworker',
      report: { channel: 'phone', source: 'victim' },
      people: [{ person: randomUUID(), data: { role: 'victim', name: people[0] } }],
    })
    if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
    await withClient(world.tested.owner, (client) =>
      client.query(
        `insert into rowan.exclusion (landlord, id, stream, account, why, declared_by) values ('vivid', $1, $2, $3, 'friend', $4)`,
        [randomUUID(), taken.caseId, friend.account, lead.account],
      ),
    )
    const passed = {
      target: { on: 'case', caseId: taken.caseId },
      role: 'da-caseworker',
      type: 'handover.made',
      data: { to: 'legal' },
    } as const
    expect(await perform(world.rowan, passing.token, passed)).toMatchObject({ outcome: 'recorded' })
    await doDueJobs(world.rowan)
    await tellByMail(world.rowan, send)
    expect(server.received.map(({ to }) => to)).toEqual([['lucy@vivid.example']])
    await doDueJobs(world.rowan)
    world.at('2026-05-20T12:00')
    await tellByMail(world.rowan, send)
    expect(server.received).toHaveLength(1)
  })
})

describe('the settings of e-mail', () => {
  const right = {
    ROWAN_SMTP_URL: 'smtp://mail.homes.example:587',
    ROWAN_MAIL_FROM: 'desk@homes.example',
    ROWAN_ADDRESS: 'https://rowan.homes.example/',
  }

  test('are off unless a mail server is named', () => {
    expect(readMailSettings({})).toBeNull()
    expect(readMailSettings(right)).toEqual({
      server: 'smtp://mail.homes.example:587',
      from: 'desk@homes.example',
      address: 'https://rowan.homes.example',
    })
  })

  test.each([
    [{ ROWAN_SMTP_URL: 'mail.homes.example' }, 'smtp://'],
    [{ ROWAN_SMTP_URL: 'smtp://mail.homes.example?requireTLS=false' }, 'under seal'],
    [{ ROWAN_SMTP_URL: 'smtps://mail.homes.example?tls.rejectUnauthorized=false' }, 'under seal'],
    [{ ROWAN_SMTP_URL: 'smtps://mail.homes.example/?name=a&tls%2ErejectUnauthorized=0' }, 'under seal'],
    [{ ROWAN_MAIL_FROM: 'nobody' }, 'e-mail address'],
    [{ ROWAN_MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' }, 'e-mail address'],
    [{ ROWAN_ADDRESS: 'rowan' }, 'https://'],
    [{ ROWAN_MAIL_FROM: 'Domestic Abuse Team <desk@homes.example>' }, 'gives away'],
    [{ ROWAN_MAIL_FROM: 'da-team@homes.example' }, 'gives away'],
    [{ ROWAN_ADDRESS: 'https://safeguarding.homes.example' }, 'gives away'],
  ])('refuse %j', (wrong, said) => {
    expect(() => readMailSettings({ ...right, ...wrong })).toThrow(said)
  })
})
