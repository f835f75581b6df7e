/** Asks the database as each person what they see and may do, and compares it with the oracle in both directions. */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { may } from '../../src/access/oracle.ts'
import { CLOSED_TABLES, TABLES } from '../../src/access/table.ts'
import { CASES, type MadeUpPerson } from './made-up-people.ts'
import { byTable, factsFor, KEYS, keyOf, type MadeUpRow, WHAT_IS_SEEN } from './made-up-rows.ts'

const OPEN = TABLES.map(({ table }) => table)
const CLOSED = CLOSED_TABLES.map(({ table }) => table)

/** What nobody may do: refused before it looks at a row, so that one statement answers for the cases in every state. */
const REFUSED: readonly (readonly [string, string])[] = [
  ...CLOSED.map((table) => [`select ${table}`, `select 1 from rowan.${table}`] as const),
  ...[...OPEN, ...CLOSED].flatMap((table) => [
    [`insert ${table}`, `insert into rowan.${table} default values`] as const,
    [`update ${table}`, `update rowan.${table} set landlord = 'x'`] as const,
    [`delete ${table}`, `delete from rowan.${table}`] as const,
  ]),
]

/** How many questions one person's answers are: each table with a verb, for each case. */
export const CELLS_OF_SEEING = OPEN.length * CASES.length
export const CELLS_OF_REFUSING = REFUSED.length * CASES.length

type Seen = { readonly table: string; readonly rows: number; readonly which: string }

/** The rows of each table that the oracle lets this person see, as keys in order. */
function expected(person: MadeUpPerson, rows: readonly MadeUpRow[]): ReadonlyMap<string, readonly string[]> {
  const seen = rows.filter((row) => may(person, 'select', row.table, factsFor(person, row)))
  const tables = byTable(seen)
  return new Map(OPEN.map((table) => [table, (tables.get(table) ?? []).map(keyOf).sort()]))
}

const fingerprint = (keys: readonly string[]) => createHash('md5').update(keys.join(',')).digest('hex')

/** Takes on somebody's session, for all that this connection asks from now on. */
const becomes = (client: pg.Client, { token }: MadeUpPerson) =>
  client.query("select set_config('app.token', $1, false)", [token])

/** What this person sees that they must not, or does not see that they may; empty where database and oracle agree. */
export async function wronglySeen(
  client: pg.Client,
  person: MadeUpPerson,
  rows: readonly MadeUpRow[],
): Promise<readonly string[]> {
  await becomes(client, person)
  const { rows: seen } = await client.query<Seen>(WHAT_IS_SEEN)
  const due = expected(person, rows)
  const wrong: string[] = []
  for (const { table, rows: count, which } of seen) {
    const keys = due.get(table) ?? []
    if (count === keys.length && which === fingerprint(keys)) continue
    wrong.push(
      `${person.name}, ${table}: sees ${count}, may see ${keys.length}: ${await differing(client, table, keys)}`,
    )
  }
  return wrong
}

async function differing(client: pg.Client, table: string, due: readonly string[]): Promise<string> {
  const columns = ['landlord', ...(KEYS[table] ?? [])].map((column) => `${column}::text`)
  const { rows } = await client.query<{ key: string }>(
    `select ${columns.join(` || ' ' || `)} as key from rowan.${table}`,
  )
  const seen = rows.map(({ key }) => key)
  const more = seen.filter((key) => !due.includes(key))
  const less = due.filter((key) => !seen.includes(key))
  return `${more[0] ? `not ${more[0]}` : ''}${less[0] ? ` but ${less[0]}` : ''}`
}

/** What this person may do to a table though nobody may. Each is tried in a savepoint, and undone. */
export async function wronglyDone(client: pg.Client, person: MadeUpPerson): Promise<readonly string[]> {
  await becomes(client, person)
  const wrong: string[] = []
  await client.query('begin')
  for (const [what, statement] of REFUSED) {
    const code = await codeOf(client, statement)
    if (code !== '42501') wrong.push(`${person.name}: ${what} (${code})`)
  }
  await client.query('rollback')
  return wrong
}

async function codeOf(client: pg.Client, statement: string): Promise<string> {
  // Sent together: the statement fails, or all three are done and undone.
  try {
    await client.query(`savepoint tried; ${statement}; rollback to savepoint tried`)
    return 'allowed'
  } catch (error) {
    await client.query('rollback to savepoint tried')
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  }
}
