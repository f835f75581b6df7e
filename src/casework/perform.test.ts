import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signIn, signOut, whoIs } from '../identity/sign-in.ts'
import { instantOf } from '../record/london-time.ts'
import { asActor } from '../store/database.ts'
import { withClient } from '../store/server/connection.ts'
import { perform } from './perform.ts'
import { takeReport } from './take-report.ts'
import { PASSWORD, type TestRowan, testRowan } from './test-rowan.ts'

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
    const right = await signIn(database, { username: ' Olive@vivid.example', password: PASSWORD, from: 'a' })
    if (!right.ok) throw new Error(right.reason)
    expect(await whoIs(database, right.token)).toMatchObject({ name: 'Olive', roles: ['housing-officer'] })
    await signOut(database, right.token)
    expect(await whoIs(database, right.token)).toBeNull()
    const wrong = await signIn(database, { username: 'olive@vivid.example', password: 'no', from: 'a' })
    const unknown = await signIn(database, { username: 'nobody@vivid.example', password: 'no', from: 'a' })
    expect(wrong).toEqual({ ok: false, reason: 'wrong' })
    expect(unknown).toEqual(wrong)
  })

  test('after five failures a name has to wait, and so has an unknown one', async () => {
    const { database } = world.rowan
    for (const username of ['stan@vivid.example', 'ghost@vivid.example']) {
      const answers = []
      for (let n = 0; n < 6; n++) answers.push(await signIn(database, { username, password: 'wrong', from: username }))
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
