/** One prepared database with every kind of row and everybody who could ask. Arranged behind all triggers, as its owner alone could. */
import type pg from 'pg'
import { withClient } from '../../src/store/server/connection.ts'
import { type TestDatabase, testDatabase } from '../../src/store/test-database.ts'
import { CASES, type MadeUpPerson, meetingOf, PEOPLE } from './made-up-people.ts'
import { byTable, type MadeUpRow, madeUpRows } from './made-up-rows.ts'

const BEFORE = '2026-01-01T00:00:00Z'
const PAST = "now() - interval '1 minute'"
const FUTURE = "now() + interval '1 hour'"

const IN_MEMBERSHIP = {
  none: null,
  member: ['team', PAST, 'null'],
  expired: ['team', PAST, PAST],
  'not-begun': ['team', FUTURE, 'null'],
  emergency: ['emergency', PAST, FUTURE],
  'emergency-expired': ['emergency', PAST, PAST],
} as const

export type World = { readonly tested: TestDatabase; readonly rows: readonly MadeUpRow[] }

export async function madeUpWorld(): Promise<World> {
  const tested = await testDatabase()
  const rows = madeUpRows()
  await withClient(tested.owner, async (client) => {
    await client.query('set session_replication_role = replica')
    const fill = await fillings(client)
    const tables = byTable(rows.filter(({ table }) => table !== 'membership'))
    for (const [table, all] of tables)
      await insert(
        client,
        table,
        all.map(({ values }) => ({ ...fill.get(table), ...values })),
      )
    for (const person of PEOPLE) await standsSo(client, person)
    for (const of of CASES)
      for (const landlord of new Set(PEOPLE.map((each) => each.landlord)))
        await client.query(
          'insert into rowan.marac_meeting values ($1, $2, $3, current_date, now(), $2) on conflict do nothing',
          [landlord, meetingOf(of), of.stream],
        )
    await client.query('analyze')
  })
  return { tested, rows }
}

const insert = (client: pg.Client, table: string, rows: readonly object[]) =>
  client.query(`insert into rowan.${table} select * from jsonb_populate_recordset(null::rowan.${table}, $1)`, [
    JSON.stringify(rows),
  ])

/** A value for each column that must have one. */
async function fillings(client: pg.Client): Promise<ReadonlyMap<string, object>> {
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `select table_name as table, column_name as column, udt_name as type from information_schema.columns
     where table_schema = 'rowan' and is_nullable = 'NO'`,
  )
  const filled: Readonly<Record<string, unknown>> = {
    text: '-',
    uuid: '00000000-0000-4000-8000-000000000000',
    timestamptz: BEFORE,
    date: BEFORE.slice(0, 10),
    bytea: '\\x00',
    bool: false,
    int4: 1,
    int8: 0,
    jsonb: {},
    json: {},
    _text: [],
    _bytea: [],
  }
  const tables = byTable(rows)
  return new Map(
    [...tables].map(([table, columns]) => [
      table,
      Object.fromEntries(columns.map(({ column, type }) => [column, filled[type]])),
    ]),
  )
}

/** Writes somebody's session and how they stand to each case. */
async function standsSo(client: pg.Client, person: MadeUpPerson): Promise<void> {
  const { landlord, account, token, way } = person
  await client.query(
    `insert into rowan.session values ($1, sha256(convert_to($2, 'UTF8')), $3, now(),
       ${way.session === 'idle' ? PAST : "now() + interval '15 minutes'"}, ${way.session === 'over' ? PAST : FUTURE}, ${way.session === 'ended' ? PAST : 'null'})`,
    [landlord, token, account],
  )
  const here = CASES.map((of) => ({ of, is: person.to(of) }))
  const streams = (which: typeof here) => which.map(({ of }) => of.stream)
  const membership = IN_MEMBERSHIP[way.membership]
  const on = streams(here.filter(({ is }) => is.membership !== 'none'))
  const [purpose, from, end] = membership ?? ['team', PAST, 'null']
  const until = way.isForATime ? FUTURE : end
  await client.query(
    `insert into rowan.membership select $1, s, $2, '${purpose}', ${from}, ${until} from unnest($3::uuid[]) as s`,
    [landlord, account, on],
  )
  const isThere = here.filter(({ of }) => !of.isElsewhere)
  if (way.isKeptOut || way.wasKeptOut)
    await client.query(
      `insert into rowan.exclusion (landlord, id, stream, account, why, end_asked_by, ended_by, ended)
       select $1, gen_random_uuid(), s, $2, 'friend', a, b, ${way.wasKeptOut ? 'now()' : 'null'}
       from unnest($3::uuid[]) as s, gen_random_uuid() as a, gen_random_uuid() as b`,
      [landlord, account, streams(isThere)],
    )
  // Somebody is named on every sealed case, or it would not be sealed.
  if (way.isNamed)
    await client.query('insert into rowan.case_seal select $1, s, $2, $2 from unnest($3::uuid[]) as s', [
      landlord,
      account,
      streams(isThere.filter(({ of }) => of.isSealed)),
    ])
  await client.query(
    `insert into rowan.marac_representative select $1, m, $2, now(), $2, ${way.hasFacets ? 'null' : PAST} from unnest($3::uuid[]) as m`,
    [landlord, account, isThere.map(({ of }) => meetingOf(of))],
  )
}
