/**
 * A database as lines and back: the rows of every table as PostgreSQL writes them, of one moment. It needs no program of the server's, so
 * it works with every server that Rowan runs on; what is loaded is loaded whole or not at all.
 */
import type pg from 'pg'
import { OWNER } from '../roles.ts'
import { type Connection, connect, withClient } from '../server/connection.ts'

export type Schema = 'rowan' | 'keyring'

/** The first line. */
export type Head = { readonly kind: Schema; readonly at: string; readonly migrations: readonly string[] }

const PART = 500
/** Who is signed in is not brought back: people sign in anew. */
const LEFT_OUT: readonly string[] = [
  'session',
  'sign_in_step',
  'new_authenticator',
  'passkey_challenge',
  'sign_on',
  'signed_on',
  'sign_on_ended',
]

/** Tables of the schema, each after those that it refers to. */
async function tablesInOrder(client: pg.Client, schema: Schema): Promise<readonly string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = $1 order by 1',
    [schema],
  )
  const { rows: refers } = await client.query<{ name: string; to: string }>(
    `select c.relname as name, f.relname as to from pg_constraint k join pg_class c on c.oid = k.conrelid
     join pg_class f on f.oid = k.confrelid where k.contype = 'f' and c.relnamespace = $1::regnamespace and c.oid <> f.oid`,
    [schema],
  )
  const done: string[] = []
  while (done.length < tables.length) {
    const ready = tables.filter(
      ({ name }) => !done.includes(name) && refers.every((each) => each.name !== name || done.includes(each.to)),
    )
    if (ready.length === 0)
      throw new Error('Tables refer to each other in a circle: they cannot be loaded in any order.')
    done.push(...ready.map(({ name }) => name))
  }
  return done
}

/** All rows, of one moment. The last line says how many there were. */
export async function* linesOf(connection: Connection, schema: Schema, at: Date): AsyncGenerator<string> {
  const client = await connect(connection)
  try {
    const { rows } = await client.query<{ name: string }>('select name from migration.applied order by name')
    await client.query('begin isolation level repeatable read read only')
    await client.query(`set local role ${OWNER}`)
    const head: Head = { kind: schema, at: at.toISOString(), migrations: rows.map((row) => row.name) }
    yield JSON.stringify(head)
    let count = 0
    for (const table of await tablesInOrder(client, schema)) {
      if (LEFT_OUT.includes(table)) continue
      yield JSON.stringify({ table })
      const name = client.escapeIdentifier(table)
      await client.query(`declare every no scroll cursor for select t::text as row from ${schema}.${name} t`)
      for (;;) {
        const { rows: some } = await client.query<{ row: string }>(`fetch ${PART} from every`)
        if (some.length === 0) break
        count += some.length
        for (const { row } of some) yield JSON.stringify(row)
      }
      await client.query('close every')
    }
    await client.query('commit')
    yield JSON.stringify({ rows: count })
  } finally {
    await client.end()
  }
}

/** The first line of a backup. Throws where it is another kind. */
export async function headOf(lines: AsyncIterable<string>, kind: Schema): Promise<Head> {
  for await (const line of lines) {
    const head = JSON.parse(line) as Head
    if (head.kind !== kind) throw new Error('This is a backup of another kind.')
    return head
  }
  throw new Error('This backup is empty.')
}

/** Loads all rows into tables that are empty, in one transaction. Answers with how many; throws where one is missing. */
export async function loadLines(connection: Connection, schema: Schema, lines: AsyncIterable<string>): Promise<number> {
  return withClient(connection, async (client) => {
    await client.query('begin')
    await client.query(`set local role ${OWNER}`)
    const tables = await tablesInOrder(client, schema)
    const quoted = (table: string) => `${schema}.${client.escapeIdentifier(table)}`
    for (const table of tables) await client.query(`alter table ${quoted(table)} disable trigger user`)
    let table = ''
    let waiting: string[] = []
    let count = 0
    let promised: number | undefined
    const put = async () => {
      if (waiting.length === 0) return
      await client.query(
        `insert into ${quoted(table)} select (given.whole).* from (select r::${quoted(table)} as whole from unnest($1::text[]) as r offset 0) as given`,
        [waiting],
      )
      count += waiting.length
      waiting = []
    }
    let isFirst = true
    for await (const line of lines) {
      const said = JSON.parse(line) as string | { readonly table?: string; readonly rows?: number }
      if (isFirst) isFirst = false
      else if (typeof said === 'string') {
        waiting.push(said)
        if (waiting.length >= PART) await put()
      } else {
        await put()
        if (said.table !== undefined) table = said.table
        promised = said.rows ?? promised
        if (said.table !== undefined && !tables.includes(table)) throw new Error(`There is no table ${table} here.`)
      }
    }
    await put()
    if (count !== promised) throw new Error(`The backup promises ${promised ?? 'more'} rows and has ${count}.`)
    for (const each of tables) await client.query(`alter table ${quoted(each)} enable trigger user`)
    await client.query('commit')
    return count
  })
}
