/** A policy, grant or function that is wrong is noticed by a rule, or by somebody who sees what they must not or not what they may. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { may } from '../../src/access/oracle.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { broken } from '../access/catalogue-rules.ts'
import { type MadeUpPerson, PEOPLE } from '../access/made-up-people.ts'
import { factsFor, keyOf, whatIsSeenOf } from '../access/made-up-rows.ts'
import { madeUpWorld, type World } from '../access/made-up-world.ts'
import { EQUIVALENT, type Mutant, mutantsOf } from '../access/mutants.ts'
import { chance, print, times } from './proving.ts'

let world: World
beforeAll(async () => {
  world = await madeUpWorld()
})
afterAll(() => world.tested.close())

/** Every way of standing to a case with all roles; every role on a case, by a facet of it, and with nothing. */
const ASKED = PEOPLE.filter(
  ({ name, wayName }) =>
    name.startsWith('every-role') ||
    name.startsWith('complaints-team') ||
    ['member-with-facets', 'by-facet', 'none'].includes(wayName),
)

const due = new Map<string, string>()
function dueTo(person: MadeUpPerson, table: string): string {
  const known = due.get(`${person.name} ${table}`)
  if (known !== undefined) return known
  const keys = world.rows
    .filter((row) => row.table === table && may(person, 'select', table, factsFor(person, row)))
    .map(keyOf)
    .sort()
  const made = createHash('md5').update(keys.join(',')).digest('hex')
  due.set(`${person.name} ${table}`, made)
  return made
}

/** Whether somebody sees now what they must not, or does not see what they may. */
async function isNoticedBySomebody(client: pg.Client, tables: readonly string[]): Promise<boolean> {
  await client.query('set local role rowan_web')
  for (const person of ASKED) {
    await client.query("select set_config('app.token', $1, true)", [person.token])
    const { rows } = await client.query<{ table: string; which: string }>(tables.map(whatIsSeenOf).join(' union all '))
    if (rows.some(({ table, which }) => which !== dueTo(person, table))) return true
  }
  return false
}

async function noticedBy(client: pg.Client, { sql, tables }: Mutant): Promise<'a rule' | 'somebody' | 'nobody'> {
  await client.query('begin')
  try {
    await client.query(sql)
    if ((await broken(client)).length > 0) return 'a rule'
    const open = tables.filter((table) => world.rows.some((row) => row.table === table))
    return open.length > 0 && (await isNoticedBySomebody(client, open)) ? 'somebody' : 'nobody'
  } catch (error) {
    // Somebody who may read is refused: that is noticed too. A statement that cannot be run is no mutant.
    if (error instanceof Error && 'code' in error && error.code === '42501') return 'somebody'
    throw new Error(`${sql}: ${error}`)
  } finally {
    await client.query('rollback')
  }
}

test('whatever is got wrong in who may see what is noticed', async () => {
  await withClient(world.tested.owner, async (client) => {
    expect(await broken(client)).toEqual([])
    const all = (await mutantsOf(client)).filter(({ kind }) => !(kind.replace('in a function: ', '') in EQUIVALENT))
    expect(all.length).toBeGreaterThan(200)
    const random = chance(5)
    // In small: every tenth, and of those that only somebody's eyes find every fourth.
    const chosen = all.filter(({ kind }) => random() < times(kind.startsWith('in ') ? 0.2 : 0.05, 1))
    const counted = new Map<string, { rule: number; somebody: number }>()
    const missed: string[] = []
    for (const mutant of chosen) {
      const by = await noticedBy(client, mutant)
      if (by === 'nobody') missed.push(`${mutant.kind}: ${mutant.sql}`)
      const kind = mutant.kind.startsWith('in a function') ? 'in a function' : mutant.kind
      const count = counted.get(kind) ?? { rule: 0, somebody: 0 }
      if (by === 'a rule') count.rule++
      else if (by === 'somebody') count.somebody++
      counted.set(kind, count)
    }
    expect(missed).toEqual([])
    print(11, 'Policies that are wrong are noticed', [
      `${chosen.length} mutants of the policies, grants, triggers and functions, each in a transaction of its own: all were noticed, by a rule about the catalogue or by somebody of the access matrix who then saw what they must not, or not what they may.`,
      '',
      '| what was got wrong | noticed by a rule | by what somebody sees |',
      '| --- | ---: | ---: |',
      ...[...counted].map(([kind, { rule, somebody }]) => `| ${kind} | ${rule} | ${somebody} |`),
    ])
  })
}, 3_600_000)
