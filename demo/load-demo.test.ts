/** The made-up cases of one landlord, and what they must show. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addUser } from '../src/casework/add-user.ts'
import { rebuild } from '../src/casework/rebuild.ts'
import { testRegistry } from '../src/casework/test-registry.ts'
import { type TestRowan, testRowan } from '../src/casework/test-rowan.ts'
import { verifyChain } from '../src/casework/verify.ts'
import type { Progress } from '../src/cli/progress.ts'
import { signIn, whoIs } from '../src/identity/sign-in.ts'
import { withClient } from '../src/store/server/connection.ts'
import { landlordsInUse } from '../src/store/setting-up.ts'
import { readComplaint } from '../src/views/complaints/read-complaint.ts'
import { readComplaints } from '../src/views/complaints/read-complaints.ts'
import { readLeaks } from '../src/views/leaks/read-leaks.ts'
import { listCases } from '../src/views/list-cases.ts'
import { readApprovals } from '../src/views/read-approvals.ts'
import { readCasePage } from '../src/views/read-case.ts'
import { COMPLAINTS_MADE } from './complaints.ts'
import { LEAKS_MADE } from './leaks.ts'
import { loadDemo } from './load-demo.ts'
import { DEMO_PASSWORD, staffOf } from './staff.ts'
import { STORIES } from './stories.ts'

/** Tables that are worked out from what was written. */
const WORKED_OUT = [
  'duty',
  'hold',
  'breach',
  'case_summary',
  'account_hold',
  'complaint',
  'leak',
  'lettings_move',
  'asked_question',
]

const rowsOf = ({ tested }: TestRowan) =>
  withClient(tested.owner, async (client) => {
    const found: string[] = []
    for (const table of WORKED_OUT) {
      const { rows } = await client.query(`select to_jsonb(t)::text as row from rowan.${table} t order by 1`)
      found.push(...rows.map(({ row }) => `${table} ${row}`))
    }
    return found
  })

describe('the demonstration', () => {
  let tested: TestRowan
  const lines: Progress[] = []
  beforeAll(async () => {
    tested = await testRowan(['vivid'], '2026-06-10T11:00')
    await loadDemo(tested.rowan, (line) => lines.push(line))
  })
  afterAll(() => tested.close())

  const tokenOf = async (who: string) => {
    const signed = await signIn(tested.rowan.door, {
      username: `${who}@vivid.example`,
      password: DEMO_PASSWORD,
      from: 'test',
    })
    if (!signed.ok) throw new Error(`${who} cannot sign in`)
    return signed.token
  }

  test('has about forty cases for each landlord, and says how far it is', () => {
    expect(STORIES.length).toBeGreaterThanOrEqual(40)
    expect(lines).toHaveLength(STORIES.length)
    expect(lines.at(-1)).toEqual({
      of: 'VIVID',
      done: STORIES.length,
      whole: STORIES.length,
      things: 'made-up cases',
    })
  })

  test('has duties, holds and lists that a rebuild makes again, row for row, and chains that are whole', async () => {
    const rows = () => rowsOf(tested)
    const before = await rows()
    expect(before.length).toBeGreaterThan(100)
    expect(await rebuild(tested.rowan)).toBe(STORIES.length + 1 + COMPLAINTS_MADE + LEAKS_MADE)
    expect(await rows()).toEqual(before)
    expect(await verifyChain(tested.rowan)).toEqual([])
  })

  test('has homes and people in the records, some as joint tenants, and the people of its cases are among them', async () => {
    const counts = await withClient(tested.tested.owner, async (client) => {
      const { rows } = await client.query(`select (select count(*)::int from rowan.home) as homes,
        (select count(*)::int from rowan.customer) as people,
        (select count(*)::int from rowan.person where customer is not null) as matched`)
      return rows[0]
    })
    expect(counts).toEqual({ homes: 60, people: 104, matched: 2 * STORIES.length })
    const token = await tokenOf('caseworker')
    const [first] = (await listCases(tested.rowan, token)) ?? []
    const page = await readCasePage(tested.rowan, token, first?.reference ?? '')
    expect(page?.customers.map((each) => each.tenancy)).toHaveLength(2)
    const joint = await Promise.all(
      ((await listCases(tested.rowan, token)) ?? []).map(async ({ reference }) => {
        const each = await readCasePage(tested.rowan, token, reference)
        return each?.customers.some((customer) => customer.jointWithCauseOfHarm)
      }),
    )
    expect(joint.filter(Boolean).length).toBeGreaterThan(5)
  })

  test('gives whoever handles complaints some of every kind, and tells them of no case but how to reach one person', async () => {
    const token = await tokenOf('complaints')
    const { complaints = [] } = (await readComplaints(tested.rowan, token)) ?? {}
    expect(complaints).toHaveLength(COMPLAINTS_MADE)
    expect(new Set(complaints.map(({ state }) => state))).toEqual(new Set(['received', 'acknowledged', 'closed']))
    expect(complaints.some(({ late }) => late)).toBe(true)
    expect(complaints.some(({ stage }) => stage === 'stage-2')).toBe(true)
    const pages = await Promise.all(complaints.map(({ id }) => readComplaint(tested.rowan, token, id)))
    expect(pages.filter((page) => page?.agreed !== null)).toHaveLength(1)
    expect(await listCases(tested.rowan, token)).toEqual([])
  })

  test('gives whoever looks after what may have got out one to decide, one to go on with and one that is closed', async () => {
    const { leaks = [] } = (await readLeaks(tested.rowan, await tokenOf('lead'))) ?? {}
    expect(leaks).toHaveLength(LEAKS_MADE)
    expect(leaks.map(({ state, undecided, cases }) => [state, undecided, cases.length])).toEqual(
      expect.arrayContaining([
        ['open', true, 1],
        ['open', false, 0],
        ['closed', false, 0],
      ]),
    )
  })

  test('does nothing the second time', async () => {
    expect(await loadDemo(tested.rowan, () => {})).toBe(0)
  })

  test('finishes what a broken-off run has begun, and leaves a landlord with staff of its own alone', async () => {
    const other = await testRowan(['whg'], '2026-06-10T11:00')
    let told = 0
    const stopAtThird = () => {
      if (++told === 3) throw new Error('the power went')
    }
    await expect(loadDemo(other.rowan, stopAtThird)).rejects.toThrow('the power went')
    expect(await loadDemo(other.rowan, () => told++)).toBe(1)
    expect(told).toBe(STORIES.length)
    await other.close()
    const inUse = await testRowan(['whg'], '2026-06-10T11:00')
    await inUse.staff('whg', 'Somebody', 'community-housing-team')
    expect(await loadDemo(inUse.rowan, () => {})).toBe(0)
    await inUse.close()
  })

  test('shows a high risk lowered, that waits for a second person, where another agency is asked first too (MHA), and is made beside those of another landlord', async () => {
    const other = await testRowan(['mha', 'chesterfield'], '2026-06-10T11:00')
    const told: Progress[] = []
    expect(await loadDemo(other.rowan, (line) => told.push(line))).toBe(2)
    const whole = 2 * STORIES.length
    expect(told.at(-1)).toEqual({ of: '2 landlords', done: whole, whole, things: 'made-up cases' })
    const before = await rowsOf(other)
    await rebuild(other.rowan)
    expect(await rowsOf(other)).toEqual(before)
    const signed = await signIn(other.rowan.door, {
      username: 'caseworker@mha.example',
      password: DEMO_PASSWORD,
      from: 'test',
    })
    const approvals = signed.ok ? await readApprovals(other.rowan, signed.token) : null
    expect(approvals?.approvals.map(({ act, proposed, waitsFor }) => [act, proposed, waitsFor])).toContainEqual([
      'risk.assessed',
      expect.stringMatching(/medium/),
      'own',
    ])
    await other.close()
  })

  test('loads nobody made-up beside anybody real, with whichever landlord: an account, or people of its records', async () => {
    const other = await testRowan(['whg', 'mha'], '2026-06-10T11:00')
    const accounts = async () =>
      (
        await withClient(other.tested.owner, (client) =>
          client.query("select username from rowan.account where password_hash <> '!' order by 1"),
        )
      ).rows.map(({ username }) => username)
    await testRegistry(other.rowan, 'whg')
    expect(await landlordsInUse(other.rowan.owner)).toEqual(['whg'])
    expect(await loadDemo(other.rowan, () => {})).toBe(0)
    expect(await accounts()).toEqual([])
    const real = { username: 'una@mha.example', name: 'Una Vexlborough', password: 'made by an administrator 41' }
    await addUser(other.rowan, { ...real, landlord: 'mha', roles: ['manager'] })
    expect(await landlordsInUse(other.rowan.owner)).toEqual(['mha', 'whg'])
    expect(await loadDemo(other.rowan, () => {})).toBe(0)
    expect(await accounts()).toEqual(['una@mha.example'])
    await other.close()
  })

  test('finishes an account that was broken off while it was given its roles', async () => {
    const other = await testRowan(['whg'], '2026-06-10T11:00')
    const [officer] = staffOf('whg')
    if (!officer) throw new Error('Nobody is made up')
    const { username, name, roles } = officer
    const begun = { landlord: 'whg', username, name, roles: roles.slice(0, 1), password: DEMO_PASSWORD, madeUp: true }
    await addUser(other.rowan, begun)
    expect(await loadDemo(other.rowan, () => {})).toBe(1)
    const signed = await signIn(other.rowan.door, { username, password: DEMO_PASSWORD, from: 'test' })
    const actor = signed.ok ? await whoIs(other.rowan.database, signed.token) : null
    expect(actor?.roles.toSorted()).toEqual(roles.toSorted())
    await other.close()
  })

  test('shows cases in every state to a caseworker, and the case of the colleague to the people team alone', async () => {
    const cases = (await listCases(tested.rowan, await tokenOf('caseworker'))) ?? []
    expect(new Set(cases.map((each) => each.state))).toEqual(new Set(['reported', 'open', 'monitoring', 'closed']))
    expect(cases.some((each) => each.lateDuties > 0)).toBe(true)
    expect(cases.every((each) => each.kind !== 'colleague')).toBe(true)
    const ofColleagues = (await listCases(tested.rowan, await tokenOf('people'))) ?? []
    expect(ofColleagues.map((each) => each.kind)).toEqual(['colleague'])
  })
})
