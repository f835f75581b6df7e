/** Histories by chance of who joins, leaves, is kept out, named, let in again, or reads in an emergency: who sees what, after every step. */
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CaseStanding, isOnCase } from '../../src/access/oracle.ts'
import { EMERGENCY_ROLES } from '../../src/access/roles.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { type TestDatabase, testDatabase } from '../../src/store/test-database.ts'
import { idOf } from '../access/made-up-people.ts'
import { print, times } from './proving.ts'

const LANDLORD = 'aster'
const CASES = ['one', 'two'].map((name) => idOf('case', name))
const ROLES = { ann: 'housing-officer', bea: 'da-caseworker', cal: 'contractor', lead: 'da-lead' } as const
const STAFF = Object.keys(ROLES) as (keyof typeof ROLES)[]
/** Two who keep people apart: they say that somebody is kept out, and let in again. */
const KEEPERS = ['kay', 'kim'] as const
type Somebody = keyof typeof ROLES
const accountOf = (name: string) => idOf('account', name)

let tested: TestDatabase
beforeAll(async () => {
  tested = await testDatabase()
  await withClient(tested.owner, async (client) => {
    await client.query('insert into rowan.landlord (landlord, name) values ($1, $1)', [LANDLORD])
    await client.query("insert into rowan.audit_head values ($1, 0, '\\x00')", [LANDLORD])
    for (const [at, stream] of [idOf('organisation'), ...CASES].entries())
      await client.query("insert into rowan.stream values ($1, $2, $3, $4, 'victim', now(), 0, '\\x00')", [
        LANDLORD,
        stream,
        at === 0 ? 'organisation' : 'case',
        `R-AAA${at}`,
      ])
    for (const name of [...STAFF, ...KEEPERS]) {
      const account = accountOf(name)
      await client.query("insert into rowan.account values ($1, $2, $3, $3, '!')", [LANDLORD, account, name])
      const role =
        name in ROLES ? ROLES[name as Somebody] : name === 'kay' ? 'safeguarding-lead' : 'data-protection-officer'
      await client.query('insert into rowan.staff_role values ($1, $2, $3)', [LANDLORD, account, role])
      await client.query(
        "insert into rowan.session values ($1, sha256(convert_to($2, 'UTF8')), $3, now(), now() + interval '15 minutes', now() + interval '1 day')",
        [LANDLORD, idOf('token', name), account],
      )
    }
  })
})
afterAll(() => tested.close())

type Step = {
  readonly does:
    | 'join'
    | 'leave'
    | 'expire'
    | 'keep out'
    | 'let in'
    | 'seal'
    | 'emergency'
    | 'role taken'
    | 'role given'
  readonly who: Somebody
  readonly on: number
}
const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom(
    'join',
    'leave',
    'expire',
    'keep out',
    'let in',
    'seal',
    'emergency',
    'role taken',
    'role given',
  ),
  who: fc.constantFrom(...STAFF),
  on: fc.integer({ min: 0, max: CASES.length - 1 }),
})

/** What should be so: worked out beside the database, from the same steps. */
class Expected {
  readonly standings = new Map<string, CaseStanding>()
  readonly without = new Set<Somebody>()
  readonly emergencies = new Map<Somebody, number>()

  of(who: Somebody, on: number): CaseStanding {
    return (
      this.standings.get(`${who} ${on}`) ?? { membership: 'none', isKeptOut: false, isSealed: false, isNamed: false }
    )
  }
  private set(who: Somebody, on: number, changed: Partial<CaseStanding>) {
    this.standings.set(`${who} ${on}`, { ...this.of(who, on), ...changed })
  }
  take({ does, who, on }: Step) {
    const is = this.of(who, on)
    const mayJoin = !is.isKeptOut && (!is.isSealed || is.isNamed)
    if (does === 'join' && mayJoin) this.set(who, on, { membership: 'member' })
    if (does === 'leave' || does === 'expire')
      if (is.membership !== 'none')
        this.set(who, on, { membership: is.membership.startsWith('emergency') ? 'emergency-expired' : 'expired' })
    if (does === 'keep out')
      this.set(who, on, { isKeptOut: true, membership: is.membership === 'none' ? 'none' : 'expired' })
    if (does === 'let in') this.set(who, on, { isKeptOut: false })
    if (does === 'seal') this.seal(who, on)
    if (does === 'role taken') this.without.add(who)
    if (does === 'role given') this.without.delete(who)
    if (does === 'emergency') this.breakGlass(who, on)
  }
  private seal(named: Somebody, on: number) {
    const lead = this.of('lead', on)
    if (this.without.has('lead') || !isOnCase(lead) || lead.membership !== 'member') return
    const able = STAFF.filter((who) => {
      const { isNamed, isKeptOut } = this.of(who, on)
      return !isKeptOut && (isNamed || who === named || who === 'lead')
    })
    // Never for the lead alone.
    if (able.every((who) => who === 'lead')) return
    for (const who of STAFF) {
      const before = this.of(who, on)
      const isNamed = before.isNamed || able.includes(who)
      const joins = isNamed && !before.isKeptOut
      const ends = !isNamed && before.membership !== 'none'
      this.set(who, on, {
        isSealed: true,
        isNamed,
        membership: joins ? 'member' : ends ? 'expired' : before.membership,
      })
    }
  }
  private breakGlass(who: Somebody, on: number) {
    const opened = this.emergencies.get(who) ?? 0
    const is = this.of(who, on)
    if (this.without.has(who) || !EMERGENCY_ROLES.includes(ROLES[who]) || is.isKeptOut || isOnCase(is) || opened >= 3)
      return
    this.emergencies.set(who, opened + 1)
    this.set(who, on, { membership: 'emergency' })
  }
}

/** Asks as somebody, in a savepoint of its own: what fails changes nothing. */
async function as(client: pg.Client, name: string, sql: string, values: readonly unknown[]) {
  await client.query("select set_config('app.token', $1, true)", [idOf('token', name)])
  await client.query('set local role rowan_web')
  const { rows } = await client.query(sql, [...values])
  await client.query('reset role')
  return rows
}

const TEAM = `insert into rowan.membership as m (landlord, stream, account, purpose) values ($1, $2, $3, 'team')
  on conflict (landlord, stream, account) do update set member_until = null, purpose = 'team'`

async function take(client: pg.Client, { does, who, on }: Step): Promise<void> {
  const stream = CASES[on] ?? ''
  const account = accountOf(who)
  const ours = [LANDLORD, stream, account]
  const ends = 'update rowan.membership set member_until = now() where landlord = $1 and stream = $2 and account = $3'
  if (does === 'join') await client.query(TEAM, ours)
  if (does === 'leave') await client.query(ends, ours)
  if (does === 'expire') await client.query(ends.replace('now()', "now() - interval '1 second'"), ours)
  if (does === 'keep out') await as(client, 'kay', "select sec.keep_out($1, $2, 'friend')", [stream, account])
  if (does === 'let in') {
    const sql = 'select id from rowan.exclusion where landlord = $1 and stream = $2 and account = $3 and ended is null'
    const [kept] = (await client.query<{ id: string }>(sql, ours)).rows
    for (const keeper of kept ? KEEPERS : []) await as(client, keeper, 'select sec.let_in($1)', [kept?.id])
  }
  if (does === 'seal') await as(client, 'lead', 'select sec.seal_case($1, $2)', [stream, [account]])
  if (does === 'role taken')
    await client.query('delete from rowan.staff_role where landlord = $1 and account = $2', [LANDLORD, account])
  if (does === 'role given')
    await client.query('insert into rowan.staff_role values ($1, $2, $3) on conflict do nothing', [
      LANDLORD,
      account,
      ROLES[who],
    ])
  if (does === 'emergency') {
    const [glass] = await as(client, who, "select id from sec.break_glass($1, 'danger-now')", [stream])
    if (glass) await as(client, who, "select sec.say_why($1, '\\x00')", [glass.id])
  }
}

const HISTORIES = times(60, 5000)

test('who sees which case is what follows from what happened, after every step of any history', async () => {
  let steps = 0
  await withClient(tested.owner, (client) =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (history) => {
        const expected = new Expected()
        await client.query('begin')
        try {
          for (const each of history) {
            steps++
            await take(client, each)
            expected.take(each)
            for (const who of STAFF) {
              const seen = await as(
                client,
                who,
                "select stream from rowan.stream where kind = 'case' order by stream",
                [],
              )
              const due = CASES.filter((_, on) => isOnCase(expected.of(who, on))).toSorted()
              expect(
                seen.map(({ stream }) => stream),
                `${who} after ${JSON.stringify(each)}`,
              ).toEqual(due)
            }
          }
        } finally {
          await client.query('rollback')
        }
      }),
      { numRuns: HISTORIES, seed: 4112 },
    ),
  )
  expect(steps).toBeGreaterThan(HISTORIES)
  print(13, 'Who sees a case, after any history', [
    `${HISTORIES.toLocaleString('en-GB')} histories by chance, ${steps.toLocaleString('en-GB')} steps: joining, leaving, time running out, being kept out and let in again, sealing, emergencies, roles taken and given. After each step each of four people saw exactly the cases that follow from it.`,
  ])
}, 3_600_000)
