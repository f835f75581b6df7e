import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn, signOut, whoIs } from '../identity/sign-in.ts'
import { instantOf } from '../record/london-time.ts'
import { asActor } from '../store/database.ts'
import { withClient } from '../store/server/connection.ts'
import { doDueJobs } from './due-jobs.ts'
import { perform } from './perform.ts'
import { rebuild } from './rebuild.ts'
import { takeReport } from './take-report.ts'
import { PASSWORD, type TestRowan, testRowan } from './test-rowan.ts'
import { verifyChain } from './verify.ts'

let world: TestRowan
let officer: { token: string; account: string }
let lead: { token: string; account: string }
let income: { token: string; account: string }
let stranger: { token: string; account: string }
let elsewhere: { token: string; account: string }

beforeAll(async () => {
  world = await testRowan(['vivid', 'mha'], '2026-04-01T10:00')
  officer = await world.staff('vivid', 'Olive', 'housing-officer')
  lead = await world.staff('vivid', 'Lena', 'da-lead')
  income = await world.staff('vivid', 'Ivan', 'income-officer')
  stranger = await world.staff('vivid', 'Stan', 'housing-officer')
  elsewhere = await world.staff('mha', 'Elin', 'community-safety-team', 'da-lead')
})
afterAll(() => world.close())

const counts = (sql: string, values: unknown[] = []) =>
  withClient(world.tested.owner, async (client) => Number((await client.query(sql, values)).rows[0]?.n))

const report = (account?: string) => {
  const person = randomUUID()
  return {
    person,
    sent: {
      role: 'housing-officer' as const,
      report: { channel: 'phone', source: 'victim', abuse: ['physical'], summary: 'Made-up words of Amira Example' },
      people: [
        {
          person,
          data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' },
          ...(account ? { account } : {}),
        },
      ],
    },
  }
}

async function opened(account?: string) {
  const { person, sent } = report(account)
  const taken = await takeReport(world.rowan, officer.token, sent)
  if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
  return { ...taken, person }
}

describe('signing in', () => {
  test('the right words open a session, wrong ones and unknown names get one answer', async () => {
    const { database } = world.rowan
    const right = await signIn(world.rowan.door, { username: ' Olive@vivid.example', password: PASSWORD, from: 'a' })
    if (!right.ok) throw new Error(right.reason)
    expect(await whoIs(database, right.token)).toMatchObject({ name: 'Olive', roles: ['housing-officer'] })
    await signOut(database, right.token)
    expect(await whoIs(database, right.token)).toBeNull()
    const wrong = await signIn(world.rowan.door, { username: 'olive@vivid.example', password: 'no', from: 'a' })
    const unknown = await signIn(world.rowan.door, { username: 'nobody@vivid.example', password: 'no', from: 'a' })
    expect(wrong).toEqual({ ok: false, reason: 'wrong' })
    expect(unknown).toEqual(wrong)
  })

  test('after five failures a name has to wait, and so has an unknown one', async () => {
    for (const username of ['stan@vivid.example', 'ghost@vivid.example']) {
      const answers = []
      for (let n = 0; n < 6; n++)
        answers.push(await signIn(world.rowan.door, { username, password: 'wrong', from: username }))
      expect(answers.at(-1)).toEqual({ ok: false, reason: 'too-many' })
    }
  })
})

describe('taking a report', () => {
  test('opens a case with what the policy asks, and its words are unreadable in the table', async () => {
    const { caseId, reference } = await opened()
    expect(reference).toMatch(/^R-[2-9A-Z]{4}$/)
    const duties = await asActor(world.rowan.database, officer.token, (query) =>
      query<{ clauses: string[]; due: Date | null }>('t1', 'select clauses, due from rowan.duty where stream = $1', [
        caseId,
      ]),
    )
    const contact = duties?.find((duty) => duty.clauses.includes('VIV-4.1.a2'))
    expect(contact?.due?.getTime()).toBe(instantOf('2026-04-01T17:00'))
    const words = await withClient(
      world.tested.owner,
      async (client) =>
        (await client.query<{ sealed: Buffer }>('select sealed from rowan.words where stream = $1', [caseId])).rows,
    )
    expect(words).toHaveLength(2)
    for (const { sealed } of words) expect(sealed.toString('latin1')).not.toContain('Amira')
    expect(await counts("select count(*) n from rowan.entry where codes::text like '%Amira%'")).toBe(0)
  })

  test('the lead of the team is on the case, a colleague from another patch and another landlord are not', async () => {
    const { caseId } = await opened()
    const sees = async (token: string) =>
      (
        await asActor(world.rowan.database, token, (query) =>
          query('t2', 'select seq from rowan.stream where stream = $1', [caseId]),
        )
      )?.length
    expect(await sees(officer.token)).toBe(1)
    expect(await sees(lead.token)).toBe(1)
    expect(await sees(stranger.token)).toBe(0)
    expect(await sees(elsewhere.token)).toBe(0)
  })

  test('sent twice with one key it opens one case; the key for another report is refused', async () => {
    const { sent } = report()
    const key = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => takeReport(world.rowan, officer.token, { ...sent, key })))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const other = await takeReport(world.rowan, officer.token, { ...report().sent, key })
    expect(other).toEqual({ outcome: 'key-reused' })
  })

  test('says of every field what is wrong, and writes nothing', async () => {
    const before = await counts('select count(*) n from rowan.stream')
    const { sent } = report()
    const taken = await takeReport(world.rowan, officer.token, { ...sent, report: { channel: 'pigeon', hue: 'red' } })
    expect(taken.outcome).toBe('invalid')
    if (taken.outcome === 'invalid')
      expect(taken.problems.map((each) => each.field).toSorted()).toEqual(['channel', 'hue', 'source'])
    expect(await counts('select count(*) n from rowan.stream')).toBe(before)
  })
})

describe('an act', () => {
  const contact = (caseId: string, person: string, more: object = {}) => ({
    target: { on: 'case' as const, caseId },
    type: 'victim.contacted' as const,
    role: 'housing-officer' as const,
    data: { person, channel: 'phone' },
    ...more,
  })
  const openContact = (caseId: string) =>
    counts("select count(*) n from rowan.duty where stream = $1 and 'VIV-4.1.a2' = any(clauses) and outcome = 'open'", [
      caseId,
    ])

  test('answers the duty that asks for it', async () => {
    const { caseId, person } = await opened()
    expect(await openContact(caseId)).toBe(1)
    const done = await perform(world.rowan, officer.token, contact(caseId, person))
    expect(done).toMatchObject({ outcome: 'recorded', caseId, seq: 3 })
    expect(await openContact(caseId)).toBe(0)
  })

  test('finds nothing on a case that is hidden, missing or of another landlord, and nothing is written', async () => {
    const { caseId, person } = await opened()
    const before = await counts('select count(*) n from rowan.entry')
    for (const [token, id] of [
      [stranger.token, caseId],
      [elsewhere.token, caseId],
      [officer.token, randomUUID()],
      ['no session', caseId],
    ] as const)
      expect(await perform(world.rowan, token, contact(id, person))).toEqual({ outcome: 'not-found' })
    expect(await counts('select count(*) n from rowan.entry')).toBe(before)
  })

  test('may be done only in a role that one holds: somebody on the case is told so, others find nothing', async () => {
    const { caseId, person } = await opened()
    const asLead = contact(caseId, person, { role: 'da-lead' })
    const before = await counts('select count(*) n from rowan.entry')
    expect(await perform(world.rowan, officer.token, asLead)).toEqual({ outcome: 'role-not-held', role: 'da-lead' })
    for (const { token } of [stranger, income, elsewhere])
      expect(await perform(world.rowan, token, asLead)).toEqual({ outcome: 'not-found' })
    expect(await counts('select count(*) n from rowan.entry')).toBe(before)
  })

  test('that is not in the agreed safe way is refused with its clause, on the audit, and nothing is appended', async () => {
    const { caseId, person } = await opened()
    const agreed = await perform(world.rowan, officer.token, {
      ...contact(caseId, person),
      type: 'safe-contact.agreed',
      data: { person, channels: ['text'], neverChannels: ['phone'], codeWord: 'Rowanberry' },
    })
    expect(agreed.outcome).toBe('recorded')
    const refused = await perform(world.rowan, officer.token, contact(caseId, person))
    expect(refused).toMatchObject({ outcome: 'refused', refusals: [{ sees: 'all', kind: 'safe-contact' }] })
    expect(await counts('select seq n from rowan.stream where stream = $1', [caseId])).toBe(3)
    expect(await counts("select count(*) n from rowan.audit where object = $1 and result = 'refused'", [caseId])).toBe(
      1,
    )
    const happened = await perform(world.rowan, officer.token, contact(caseId, person, { happened: true }))
    expect(happened.outcome).toBe('recorded')
    expect(await counts('select count(*) n from rowan.breach where stream = $1', [caseId])).toBe(1)
  })

  test('sent from an old form is shown what was written since; of two at once one is first', async () => {
    const { caseId, person, seq } = await opened()
    const answers = await Promise.all(
      [officer.token, lead.token].map((token) =>
        perform(
          world.rowan,
          token,
          contact(caseId, person, { seq, role: token === lead.token ? 'da-lead' : 'housing-officer' }),
        ),
      ),
    )
    expect(answers.map((answer) => answer.outcome).toSorted()).toEqual(['conflict', 'recorded'])
    expect(answers.find((answer) => answer.outcome === 'conflict')).toMatchObject({
      since: [{ type: 'victim.contacted' }],
    })
  })

  test('sent many times at once with one key is done once', async () => {
    const { caseId, person } = await opened()
    const key = randomUUID()
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => perform(world.rowan, officer.token, contact(caseId, person, { key }))),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await counts('select seq n from rowan.stream where stream = $1', [caseId])).toBe(3)
  })

  test('is not done by halves when something breaks inside', async () => {
    const { caseId, person } = await opened()
    const tables = ['entry', 'words', 'duty', 'audit', 'answer']
    const sizes = () => Promise.all(tables.map((table) => counts(`select count(*) n from rowan.${table}`)))
    const before = await sizes()
    await withClient(world.tested.owner, (client) =>
      client.query('alter table rowan.case_summary add constraint breaks check (open_duties < 0) not valid'),
    )
    const done = perform(world.rowan, officer.token, contact(caseId, person, { key: randomUUID() }))
    await expect(done).rejects.toThrow('breaks')
    await withClient(world.tested.owner, (client) =>
      client.query('alter table rowan.case_summary drop constraint breaks'),
    )
    expect(await sizes()).toEqual(before)
  })

  test('taken back stays on the record, and the duty it answered is owed again', async () => {
    const { caseId, person } = await opened()
    const done = await perform(world.rowan, officer.token, contact(caseId, person))
    if (done.outcome !== 'recorded') throw new Error(done.outcome)
    const back = await perform(world.rowan, officer.token, {
      ...contact(caseId, person),
      type: 'entry.retracted',
      data: { entry: done.entryId, reason: 'Logged on the wrong case' },
    })
    expect(back.outcome).toBe('recorded')
    expect(await openContact(caseId)).toBe(1)
    expect(await counts('select seq n from rowan.stream where stream = $1', [caseId])).toBe(4)
  })

  test('in the future, or naming an entry that is not there, is invalid', async () => {
    const { caseId, person } = await opened()
    const later = await perform(
      world.rowan,
      officer.token,
      contact(caseId, person, { at: instantOf('2026-04-01T10:01') }),
    )
    expect(later).toMatchObject({ outcome: 'invalid', problems: [{ field: 'at' }] })
    const stray = await perform(world.rowan, officer.token, {
      ...contact(caseId, person),
      type: 'entry.retracted',
      data: { entry: 99, reason: 'x' },
    })
    expect(stray).toMatchObject({ outcome: 'invalid', problems: [{ field: 'entry' }] })
  })
})

describe('an income officer', () => {
  const court = (account: string) => ({
    target: { on: 'account' as const, account },
    type: 'income-court-action.started' as const,
    role: 'income-officer' as const,
    data: { step: 'claim' },
  })

  test('sees that an account is held and until when, and is refused court action with the date alone', async () => {
    const { caseId } = await opened('RENT-1001')
    const held = await asActor(world.rowan.database, income.token, (query) =>
      query('t3', 'select account_reference from rowan.account_hold where account_reference = $1', ['RENT-1001']),
    )
    expect(held).toEqual([{ account_reference: 'RENT-1001' }])
    for (const table of ['stream', 'entry', 'words', 'hold', 'duty', 'person', 'case_summary', 'breach']) {
      const rows = await asActor(world.rowan.database, income.token, (query) =>
        query<{ n: number }>(`t4-${table}`, `select count(*)::int n from rowan.${table} where stream = $1`, [caseId]),
      )
      expect(rows).toEqual([{ n: 0 }])
    }
    await expect(
      asActor(world.rowan.database, income.token, (query) => query('t5', 'select stream from rowan.account_hold')),
    ).rejects.toThrow('permission denied')
    const refused = await perform(world.rowan, income.token, court('RENT-1001'))
    expect(refused).toEqual({ outcome: 'refused', refusals: [{ sees: 'facet', until: expect.any(Number) }] })
    expect(JSON.stringify(refused)).not.toContain('VIV')
  })

  test('may start nothing else', async () => {
    await opened('RENT-1002')
    const other = await perform(world.rowan, income.token, {
      ...court('RENT-1002'),
      type: 'case.closed',
      data: { reason: 'other' },
    })
    expect(other).toEqual({ outcome: 'not-found' })
    expect(await perform(world.rowan, officer.token, court('RENT-1002'))).toEqual({ outcome: 'not-found' })
  })

  test('cannot tell an account with a case that is not held from an account without one', async () => {
    await opened('RENT-1004')
    world.at('2026-12-01T10:00')
    const answers = [
      await perform(world.rowan, income.token, court('RENT-1004')),
      await perform(world.rowan, income.token, court('RENT-9999')),
    ]
    const wrong = { data: { step: 'no such step' } }
    const problems = [
      await perform(world.rowan, income.token, { ...court('RENT-1004'), ...wrong }),
      await perform(world.rowan, income.token, { ...court('RENT-9999'), ...wrong }),
    ]
    world.at('2026-04-01T10:00')
    for (const answer of answers)
      expect(answer).toEqual({ outcome: 'recorded', caseId: null, entryId: expect.any(String), seq: 0 })
    expect(problems[0]).toMatchObject({ outcome: 'invalid' })
    expect(problems[1]).toEqual(problems[0])
  })

  test('acts on the record, once the hold is over, without seeing the case', async () => {
    const { caseId } = await opened('RENT-1003')
    world.at('2026-12-01T10:00')
    const done = await perform(world.rowan, income.token, court('RENT-1003'))
    world.at('2026-04-01T10:00')
    expect(done).toMatchObject({ outcome: 'recorded', caseId: null })
    expect(
      await counts("select count(*) n from rowan.entry where stream = $1 and type = 'income-court-action.started'", [
        caseId,
      ]),
    ).toBe(1)
  })
})

describe('the case of a colleague', () => {
  const sees = async (token: string, caseId: string) =>
    (
      await asActor(world.rowan.database, token, (query) =>
        query('colleague-sees', 'select seq from rowan.stream where stream = $1', [caseId]),
      )
    )?.length
  const onOrganisation = { target: { on: 'organisation' as const }, role: 'da-lead' as const }
  const rolesOf = async (token: string) => (await whoIs(world.rowan.database, token))?.roles ?? []

  test('is left by whoever leaves the people team, also the one who took the report, and stays closed to the new team', async () => {
    const paula = await world.staff('vivid', 'Paula', 'people-team')
    const { sent } = report()
    const taken = await takeReport(world.rowan, paula.token, {
      ...sent,
      role: 'people-team',
      report: { ...sent.report, victimIs: 'colleague' },
    })
    if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
    const ordinary = await opened()
    expect([await sees(paula.token, taken.caseId), await sees(lead.token, taken.caseId)]).toEqual([1, 0])
    const given = await asActor(world.rowan.database, lead.token, (query) =>
      query<{ id: string }>(
        't7',
        `select id from rowan.entry where type = 'role.assigned' and codes->>'holder' = $1 and codes->>'role' = 'people-team'`,
        [paula.account],
      ),
    )
    const entry = given?.[0]?.id
    const taking = { type: 'entry.retracted' as const, data: { entry, reason: 'changed teams' } }
    expect(await perform(world.rowan, lead.token, { ...onOrganisation, ...taking })).toMatchObject({
      outcome: 'recorded',
    })
    const trained = { course: 'in-depth', group: 'da-team', staff: paula.account }
    await perform(world.rowan, lead.token, { ...onOrganisation, type: 'training.completed', data: trained })
    const giving = { type: 'role.assigned' as const, data: { role: 'da-caseworker', holder: paula.account } }
    expect(await perform(world.rowan, lead.token, { ...onOrganisation, ...giving })).toMatchObject({
      outcome: 'recorded',
    })
    expect(await rolesOf(paula.token)).toEqual(['da-caseworker'])
    expect([await sees(paula.token, taken.caseId), await sees(paula.token, ordinary.caseId)]).toEqual([0, 1])
  })

  test('is not regained by undoing the entry that took the role away', async () => {
    const petra = await world.staff('vivid', 'Petra', 'people-team', 'housing-officer')
    const undo = await perform(world.rowan, petra.token, {
      target: { on: 'organisation' },
      role: 'housing-officer',
      type: 'entry.retracted',
      data: { entry: 1, reason: 'mine again' },
    })
    expect(undo).toEqual({ outcome: 'not-found' })
  })
})

describe('roles', () => {
  const giving = (holder: string) => ({
    target: { on: 'organisation' as const },
    type: 'role.assigned' as const,
    role: 'da-lead' as const,
    data: { role: 'people-team', holder },
  })

  test('are given by those who may, and never to oneself', async () => {
    expect(await perform(world.rowan, lead.token, giving(lead.account))).toMatchObject({ outcome: 'invalid' })
    const by = await perform(world.rowan, officer.token, { ...giving(stranger.account), role: 'housing-officer' })
    expect(by).toEqual({ outcome: 'not-found' })
    expect((await whoIs(world.rowan.database, lead.token))?.roles).toEqual(['da-lead'])
  })

  test('cannot be forged past the acts: the database takes no entry in a role that its writer does not hold', async () => {
    const forged = { stream: randomUUID(), seq: 0, head: '', entries: [{ role: 'da-lead' }] }
    const write = asActor(world.rowan.database, officer.token, (query) =>
      query('forged', 'select sec.write($1)', [JSON.stringify(forged)]),
    )
    await expect(write).rejects.toThrow('not found')
    const organisation = (await whoIs(world.rowan.database, officer.token))?.organisation
    const at = await withClient(
      world.tested.owner,
      async (client) =>
        (
          await client.query("select seq, encode(head, 'hex') as head from rowan.stream where stream = $1", [
            organisation,
          ])
        ).rows[0],
    )
    const entries = [
      {
        id: randomUUID(),
        seq: at.seq + 1,
        type: 'kpis.reported',
        at: 0,
        recordedAt: 0,
        role: 'housing-officer',
        codes: {},
        happened: false,
        previous: at.head,
        hash: at.head,
      },
    ]
    const roles = {
      ...at,
      stream: organisation,
      entries,
      persons: [],
      members: [],
      memberRoles: [],
      roles: [{ holder: officer.account, role: 'auditor' }],
    }
    const grab = asActor(world.rowan.database, officer.token, (query) =>
      query('forged', 'select sec.write($1)', [JSON.stringify(roles)]),
    )
    await expect(grab).rejects.toThrow('not found')
  })
})

describe('the whole record', () => {
  test('gives the same rows when what was worked out is thrown away', async () => {
    const rows = () =>
      withClient(world.tested.owner, async (client) => {
        const tables = ['duty', 'hold', 'breach', 'case_summary', 'account_hold', 'work_order', 'facet_act']
        const all = []
        for (const table of tables)
          all.push((await client.query(`select t::text from rowan.${table} t order by 1`)).rows)
        return JSON.stringify(all)
      })
    world.at('2026-12-02T10:00')
    await doDueJobs(world.rowan)
    const before = await rows()
    expect(await rebuild(world.rowan)).toBeGreaterThan(10)
    expect(await rows()).toBe(before)
  })

  test('verifies, and shows where somebody changed, removed or cut it', async () => {
    expect(await verifyChain(world.rowan)).toEqual([])
    const { caseId } = await opened()
    const meddle = async (sql: string, undo: string) => {
      await withClient(world.tested.owner, (client) => client.query(sql))
      const faults = await verifyChain(world.rowan)
      await withClient(world.tested.owner, (client) => client.query(undo))
      return faults
    }
    const changed = await meddle(
      `update rowan.entry set role = 'da-lead' where stream = '${caseId}' and seq = 1`,
      `update rowan.entry set role = 'housing-officer' where stream = '${caseId}' and seq = 1`,
    )
    expect(changed).toMatchObject([{ chain: caseId, seq: 1, what: 'an entry was changed' }])
    const audited = await meddle(
      "alter table rowan.audit disable trigger only_add; update rowan.audit set result = 'done!' where landlord = 'vivid' and seq = 5",
      "update rowan.audit set result = 'done' where landlord = 'vivid' and seq = 5; alter table rowan.audit enable trigger only_add",
    )
    expect(audited[0]).toMatchObject({ chain: 'audit', seq: 5 })
  })
})
