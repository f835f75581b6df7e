/** A landlord's public form: anybody tells, on one page and without signing in, how they can be reached first; and nothing goes out. */
import { randomUUID } from 'node:crypto'
import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellPublicly } from '../../src/casework/tell-publicly.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { fewInAnHour } from '../../src/identity/few-in-an-hour.ts'
import { telling } from '../../src/identity/telling.ts'
import type { RoleName } from '../../src/record/vocabulary.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { publicAccount, systemAccount } from '../../src/store/setting-up.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { buildWeb } from '../../src/web/build-web.ts'
import { deskOf } from '../../src/web/desk-of-rowan.ts'
import { formTokenOf } from '../../src/web/kit/form-token.ts'
import { landlordFor } from './opened-landlord.ts'
import { askedOn, type Form, SENT_FROM_HERE, stranger, wordsOf } from './stranger.ts'

const CALLER: Form = {
  ways: 'text',
  details: '07700 900123',
  avoid: 'Weekdays until 3. Never leave a message.',
  whose: 'mine',
  danger: 'no',
  summary: 'He reads my letters.',
}

/** Whoever tells nothing but what happens. */
const NOTHING_SAID = { ways: '', notContacted: false, details: '', avoid: '', name: '', ofColleague: false }

/** What there is in the database that could leave it, or that tells of sessions. */
const counted = (tested: Pick<TestRowan, 'tested'>, what: string): Promise<number> =>
  withClient(tested.tested.owner, async (client) =>
    Number((await client.query(`select count(*) from ${what}`)).rows[0].count),
  )

const LANDLORDS: readonly (readonly [landlord: string, first: RoleName])[] = [
  ['plus-dane', 'community-safety-team'],
  ['chesterfield', 'da-caseworker'],
  ['whg', 'community-housing-team'],
  ['vivid', 'da-caseworker'],
  ['mha', 'community-safety-team'],
]

describe('whoever does not sign in', () => {
  let tested: TestRowan
  let web: Awaited<ReturnType<typeof stranger>>
  beforeAll(async () => {
    tested = await testRowan(
      LANDLORDS.map(([landlord]) => landlord),
      '2026-02-03T10:00',
    )
    web = await stranger(tested)
  })
  afterAll(() => tested?.close())

  test.each(LANDLORDS)(
    'CBC-5.2.h, MHA-4.1.1.a: at %s finds a form open, with the way out first, safe contact asked before all else, in fewer than ten questions',
    async (landlord) => {
      const page = await web.get(`/write/${landlord}`)
      expect(page.statusCode).toBe(200)
      const [before = ''] = page.body.split('<main')
      expect(before).toMatch(
        /<form method="post" action="\/leave" data-leave="[^"]*" data-once="[^"]*" data-away="https:\/\/weather\.example"/,
      )
      const asked = askedOn(page.body)
      expect(asked.slice(0, 3)).toEqual(['ways', 'details', 'avoid'])
      expect(asked.length).toBeLessThan(10)
      expect(page.body).not.toContain('type="email"')
      expect(page.headers['set-cookie']).toBeUndefined()
      // Others who listen have a number to dial.
      expect(wordsOf(page.body)).toMatch(
        /(National Domestic Abuse Helpline ?: ?0808 2000 247|Live Fear Free helpline ?: ?0808 80 10 800)/,
      )
      expect(page.headers['cache-control']).toBe('no-store')
    },
  )

  test.each(LANDLORDS)(
    'MHA-4.1.1.a, CBC-5.2.h: at %s tells with no name at all and a safe way to be reached, and it waits for whoever gets reports first',
    async (landlord, first) => {
      const { token } = await tested.staff(landlord, `Wren-${landlord}`, first)
      const desk = deskOf(tested.rowan)
      expect((await desk.readHandovers(token))?.toMe).toEqual([])
      const sent = await web.send(`/write/${landlord}`, CALLER)
      expect(sent.statusCode, wordsOf(sent.body)).toBe(200)
      expect(wordsOf(sent.body)).toContain('We have it')
      const [waiting, ...more] = (await desk.readHandovers(token))?.toMe ?? []
      expect(more).toEqual([])
      expect(waiting).toMatchObject({ by: 'The public form', byRole: 'member-of-public', to: first, astray: false })
      // What is shown says nothing by which it could be found again.
      expect(sent.body).not.toContain(waiting?.caseReference ?? 'R-')
      expect(sent.body).not.toContain(waiting?.caseId ?? '-')
      expect(sent.body).not.toMatch(/R-[2-9A-Z]{4}|07700|letters/)
      const taken = await desk.takeOn(token, {
        caseId: waiting?.caseId ?? '',
        entry: waiting?.entry ?? '',
        role: first,
        key: randomUUID(),
      })
      expect(taken).toMatchObject({ outcome: 'recorded' })
    },
  )

  test('CBC-5.2.h, MHA-4.1.1.a: nothing is sent to anybody who writes, whatever address they leave', async () => {
    const before = await counted(tested, 'rowan.outbox')
    const sent = await web.send('/write/chesterfield', {
      ...CALLER,
      ways: 'email',
      details: 'read-by-him@example.test',
    })
    expect(wordsOf(sent.body)).toContain('Nothing was sent to you or to anybody else.')
    expect(await counted(tested, 'rowan.outbox')).toBe(before)
    expect(await counted(tested, "rowan.job where about like '%example.test%'")).toBe(0)
  })

  test('sends the same form twice, and it is one report', async () => {
    const key = randomUUID()
    const before = await counted(tested, "rowan.stream where kind = 'case'")
    await web.send('/write/whg', CALLER, key)
    const again = await web.send('/write/whg', CALLER, key)
    expect(again.statusCode).toBe(200)
    expect(await counted(tested, "rowan.stream where kind = 'case'")).toBe(before + 1)
  })

  test('keeps what they wrote when something is missing, and is told beside the question', async () => {
    const sent = await web.send('/write/mha', { ways: 'phone', details: '', summary: '', name: 'Somebody at number 4' })
    expect(sent.statusCode).toBe(400)
    const says = wordsOf(sent.body)
    expect(says).toContain('Nothing was sent yet. Everything you wrote is still here.')
    expect(says).toContain('Write the number or address that is safe')
    expect(says).toContain('Choose whether it is about you or somebody else')
    expect(says).toContain('Write a few words about what is happening')
    expect(sent.body).toContain('value="Somebody at number 4"')
  })

  test('CBC-5.1.d2: that somebody is in danger now stands before all else that was passed on, until the police are called', async () => {
    const { token } = await tested.staff('whg', 'Dawn-whg', 'community-housing-team')
    const desk = deskOf(tested.rowan)
    await web.send('/write/whg', CALLER)
    await web.send('/write/whg', { ...CALLER, danger: 'yes' })
    await web.send('/write/whg', CALLER)
    const waiting = (await desk.readHandovers(token))?.toMe ?? []
    expect(waiting.map(({ danger }) => danger)).toEqual([true, ...waiting.slice(1).map(() => false)])
    expect(waiting.length).toBeGreaterThan(2)
    expect(await desk.readToday(token, { whose: 'mine', show: 'everything' })).toMatchObject({
      toTakeOn: waiting.length,
      toTakeOnInDanger: 1,
    })
    const [first] = waiting
    const caseId = first?.caseId ?? ''
    const called = await desk.perform(token, {
      caseId,
      type: 'police.called',
      data: {},
      at: tested.rowan.clock(),
      role: 'community-housing-team',
      happened: false,
      seq: null,
      key: randomUUID(),
    })
    expect(called).toMatchObject({ outcome: 'recorded' })
    expect((await desk.readHandovers(token))?.toMe.filter(({ danger }) => danger)).toEqual([])
  })

  test('is left with no session, and whose roles change meanwhile may still tell', async () => {
    const teller =
      "rowan.session s join rowan.account a using (landlord, account) where a.username like 'public-form@%'"
    await web.send('/write/vivid', CALLER)
    expect(await counted(tested, teller)).toBe(0)
    const came = await telling(tested.rowan.door, 'vivid', async (token) => {
      expect(await counted(tested, teller)).toBe(1)
      // Giving a role writes the roles of all staff anew.
      await tested.staff('vivid', 'Fresh-vivid', 'housing-officer')
      return tellPublicly(tested.rowan, token, {
        ...NOTHING_SAID,
        key: randomUUID(),
        isThemselves: true,
        summary: 'Shouting.',
      })
    })
    expect(came).toMatchObject({ outcome: 'told', came: { outcome: 'recorded' } })
  })

  test('sees no case with the session that is opened for what they tell, not even their own', async () => {
    await telling(tested.rowan.door, 'vivid', async (token) => {
      const desk = deskOf(tested.rowan)
      const asker = await desk.whoIs(token)
      expect(asker).toMatchObject({
        roles: ['member-of-public'],
        seesCases: false,
        seesComplaints: false,
        givesRoles: false,
      })
      const told = await tellPublicly(tested.rowan, token, {
        ...NOTHING_SAID,
        key: randomUUID(),
        isThemselves: false,
        summary: 'Banging.',
      })
      if (told.outcome !== 'recorded') throw new Error(told.outcome)
      expect(await desk.readCase(token, told.reference)).toBeNull()
    })
  })

  test('cannot bury a landlord: beyond so many in an hour they are asked to telephone, and keep what they wrote', async () => {
    const most = 3
    const begin = () => telling(tested.rowan.door, 'plus-dane', async () => 'done', { most })
    await withClient(tested.tested.owner, (client) =>
      client.query("delete from rowan.public_form_sent where landlord = 'plus-dane'"),
    )
    for (let sent = 0; sent < most; sent++) expect((await begin()).outcome).toBe('told')
    const lead = await tested.staff('plus-dane', 'Lee-plus-dane', 'da-lead')
    const told = async () =>
      (await deskOf(tested.rowan).readNotices(lead.token))?.notices.filter(({ kind }) => kind === 'public-form-full')
        .length
    expect(await told()).toBe(0)
    for (let tried = 0; tried < 3; tried++) expect((await begin()).outcome).toBe('too-many')
    // Somebody is told, once.
    expect(await told()).toBe(1)
    // What is no report, or failed, does not count.
    await withClient(tested.tested.owner, (client) =>
      client.query("delete from rowan.public_form_sent where landlord = 'whg'"),
    )
    const failing = () => telling(tested.rowan.door, 'whg', async () => Promise.reject(new Error('away')), { most: 1 })
    await expect(failing()).rejects.toThrow('away')
    const none = () => telling(tested.rowan.door, 'whg', async () => 'none', { most: 1, counts: () => false })
    expect((await none()).outcome).toBe('told')
    expect((await none()).outcome).toBe('told')
    expect((await telling(tested.rowan.door, 'whg', async () => 'done')).outcome).toBe('told')
    // What was sent more than an hour ago counts no more.
    await withClient(tested.tested.owner, (client) =>
      client.query("update rowan.public_form_sent set at = at - interval '61 minutes' where landlord = 'plus-dane'"),
    )
    expect((await begin()).outcome).toBe('told')
    // The database lets through no more than sixty, whatever is asked.
    await withClient(tested.tested.owner, (client) =>
      client.query("insert into rowan.public_form_sent select 'plus-dane', now() from generate_series(1, 60)"),
    )
    expect((await telling(tested.rowan.door, 'plus-dane', async () => 'done', { most: 1000 })).outcome).toBe('too-many')
    const page = await web.send('/write/plus-dane', CALLER)
    expect(page.statusCode).toBe(503)
    expect(wordsOf(page.body)).toContain('Please telephone us, or send it again later')
    expect(page.body).toContain('He reads my letters.')
  })

  test('keeps what they wrote where Rowan cannot answer, and is never shown a page for staff', async () => {
    const web = fastify()
    const options = { secure: false, leaveTo: 'https://weather.example', assets: await assetsOfTest() }
    const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    await web.register(buildWeb({ ...deskOf(tested.rowan), tellPublicly: () => Promise.reject(gone) }, options))
    const key = randomUUID()
    const ask = (payload: Readonly<Record<string, string>>) =>
      web.inject({
        method: 'POST',
        url: '/write/vivid',
        headers: SENT_FROM_HERE,
        payload: new URLSearchParams(payload).toString(),
      })
    const filled = { token: formTokenOf(''), key, whose: 'mine', summary: 'He reads my letters.' }
    const answer = await ask(filled)
    expect(answer.statusCode).toBe(503)
    expect(wordsOf(answer.body)).toContain('We cannot take this just now. Please send it again in a minute')
    expect(answer.body).toContain('He reads my letters.')
    expect(answer.body).toContain(`value="${key}"`)
    const others = [
      await ask({ ...filled, token: 'of somebody else' }),
      await ask({ ...filled, summary: 'x'.repeat(1_200_000) }),
      await web.inject('/write/nobody'),
      await web.inject('/write/VIVID'),
    ]
    expect(others.map(({ statusCode }) => statusCode)).toEqual([403, 413, 404, 200])
    for (const each of [answer, ...others]) {
      expect(each.body).toContain('data-away="https://weather.example"')
      expect(each.body).not.toMatch(/Rowan|Today|sign-in|ask the lead/)
    }
    expect((await web.inject('/write/vivid/')).headers.location).toBe('/write/vivid')
  })

  test('is let in so many times an hour from one network, so that one person does not use up all', () => {
    let now = 0
    const lets = fewInAnHour(2, () => now)
    expect([lets('192.0.2.1'), lets('192.0.2.1'), lets('192.0.2.1'), lets('192.0.2.2')]).toEqual([
      true,
      true,
      false,
      true,
    ])
    expect([lets('2001:db8:1:1::1'), lets('2001:db8:1:1::2'), lets('2001:db8:1:1::3')]).toEqual([true, true, false])
    now = 3_600_001
    expect(lets('192.0.2.1')).toBe(true)
  })

  test('learns nothing of landlords that have no such form: it is as not there as one that never was', async () => {
    const closed = await tested.again((landlord) => ({
      ...landlord,
      organisation: { ...landlord.organisation, intake: { ...landlord.organisation.intake, publicForm: null } },
    }))
    try {
      const other = await stranger({ rowan: closed })
      for (const landlord of ['chesterfield', 'nobody']) {
        expect((await other.get(`/write/${landlord}`)).statusCode, landlord).toBe(404)
        expect((await other.send(`/write/${landlord}`, CALLER)).statusCode, landlord).toBe(404)
      }
      // Nor by a page that was open before it was closed.
      expect((await telling(tested.rowan.door, 'chesterfield', async () => 'done')).outcome).toBe('no-form')
    } finally {
      await closed.close()
    }
  })
})

describe('at Chesterfield', () => {
  const at = landlordFor('chesterfield')

  test('CBC-5.2.h: what came through the form is words that nobody has checked, and no agreement to rely on', async () => {
    const web = await stranger(at.landlord)
    expect((await web.send('/write/chesterfield', CALLER)).statusCode).toBe(200)
    const waiting = (await deskOf(at.landlord.rowan).readHandovers(at.officer.token))?.toMe.at(-1)
    const answer = await at.officer.ask('POST', `/handovers/${waiting?.caseId}/acceptance`, {
      by: 'da-caseworker',
      entry: waiting?.entry,
    })
    expect(answer.status).toBe(201)
    const contact = await at.officer.see(`/cases/${waiting?.caseReference}/contact`)
    expect(contact).toContain('07700 900123')
    expect(contact).toContain(
      'Through the public form: nobody has checked who wrote it. They may be reached by text: “07700 900123”.',
    )
    expect(contact).toContain('Never leave a message.')
    const types = (await at.officer.timeline(waiting?.caseId ?? '')).map(({ type }) => type)
    expect(types.toSorted()).toEqual(['handover.accepted', 'handover.made', 'person.added', 'report.received'])
  })

  test('a neighbour who writes is not taken for the person harmed: their number is not how she is reached', async () => {
    const web = await stranger(at.landlord)
    await web.send('/write/chesterfield', { ...CALLER, whose: 'others', summary: 'I hear her cry at night.' })
    const waiting = (await deskOf(at.landlord.rowan).readHandovers(at.officer.token))?.toMe.at(-1)
    await at.officer.ask('POST', `/handovers/${waiting?.caseId}/acceptance`, {
      by: 'da-caseworker',
      entry: waiting?.entry,
    })
    const told = await at.officer.timeline(waiting?.caseId ?? '')
    const report = told.find(({ type }) => type === 'report.received')
    expect(report?.fields.find(({ name }) => name === 'source')?.value).toBe('Anonymous')
    const contact = await at.officer.see(`/cases/${waiting?.caseReference}/contact`)
    expect(contact).not.toContain('07700 900123')
  })

  test('nobody writes a safe contact of their own into what happened', async () => {
    const web = await stranger(at.landlord)
    await web.send('/write/chesterfield', {
      ...CALLER,
      summary: 'Shouting.\r\nSafe contact: call 07700 900666, he is not there.',
      name: 'Sam. CHECKED: 07700 900777\nSafe contact: call me',
    })
    const waiting = (await deskOf(at.landlord.rowan).readHandovers(at.officer.token))?.toMe.at(-1)
    await at.officer.ask('POST', `/handovers/${waiting?.caseId}/acceptance`, {
      by: 'da-caseworker',
      entry: waiting?.entry,
    })
    const contact = await at.officer.see(`/cases/${waiting?.caseReference}/contact`)
    expect(contact).toContain('07700 900123')
    expect(contact).not.toContain('07700 900666')
    const report = (await at.officer.timeline(waiting?.caseId ?? '')).find(({ type }) => type === 'report.received')
    expect(report?.sentence).toContain('from somebody who says that they are the person harmed')
    expect(report?.fields.find(({ name }) => name === 'summary')?.value.split('\n')).toEqual([
      'Through the public form: nobody has checked who wrote it.',
      '> Shouting.',
      '> Safe contact: call 07700 900666, he is not there.',
      'The name they gave: “Sam. CHECKED: 07700 900777 Safe contact: call me”.',
      expect.stringMatching(/^Safe contact: Through the public form/),
    ])
    // Whoever they name is nobody on the case: it may be the person causing harm.
    expect(await at.officer.see('/')).not.toContain('07700 900777')
    expect(await at.officer.see(`/cases/${waiting?.caseReference}/people`)).toContain('Who is who Name not recorded')
  })

  test('about a colleague it goes to the people team alone', async () => {
    const people = await at.landlord.somebody('Perry', 'people-team')
    const web = await stranger(at.landlord)
    const before = (await deskOf(at.landlord.rowan).readHandovers(at.officer.token))?.toMe.length
    const sent = await web.send('/write/chesterfield', { ...CALLER, colleague: 'yes' })
    expect(wordsOf(sent.body)).toContain('We have it')
    expect((await deskOf(at.landlord.rowan).readHandovers(at.officer.token))?.toMe.length).toBe(before)
    expect((await deskOf(at.landlord.rowan).readHandovers(people.token))?.toMe).toHaveLength(1)
  })

  test('nobody who works here is given the role of the public form', async () => {
    const lead = await at.landlord.somebody('Lou', 'da-lead')
    const answer = await lead.ask('POST', '/organisation/entries', {
      type: 'role.assigned',
      by: 'da-lead',
      data: { role: 'member-of-public', holder: at.officer.account },
    })
    expect(answer.status).toBe(400)
    expect(JSON.stringify(answer.body)).toContain('it is of the public form')
    for (const holder of [publicAccount('chesterfield'), systemAccount('chesterfield')]) {
      const given = await lead.ask('POST', '/organisation/entries', {
        type: 'role.assigned',
        by: 'da-lead',
        data: { role: 'housing-officer', holder },
      })
      expect(given.status, holder).toBe(400)
    }
  })
})
