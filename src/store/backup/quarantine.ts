/** A database that is being restored is marked until all of it is checked: nobody is served from it, also when the restore was killed. */
import { OWNER } from '../roles.ts'
import { type Connection, withClient } from '../server/connection.ts'

export const isInQuarantine = (connection: Connection): Promise<boolean> =>
  withClient(connection, async (client) => {
    const { rows } = await client.query<{ found: boolean }>(
      "select to_regclass('migration.restoring') is not null as found",
    )
    return rows[0]?.found ?? false
  })

export const beginQuarantine = (connection: Connection): Promise<unknown> =>
  withClient(connection, (client) => client.query('create table migration.restoring (since timestamptz default now())'))

export const endQuarantine = (connection: Connection): Promise<unknown> =>
  withClient(connection, (client) => client.query('drop table migration.restoring'))

/** The tables that tell a database with somebody's records, by a column and what it holds then. */
const HOLDS_RECORDS = [
  ['entry', 'id', 'true'],
  ['customer', 'customer', 'true'],
  ['home', 'home', 'true'],
  ['account', 'password_hash', "password_hash <> '!'"],
] as const

/** What stands where a restore would go: nothing yet, a restore that did not end, or somebody's records. */
export async function whatIsThere(
  superuser: Connection,
  database: string,
): Promise<'nothing' | 'half-restored' | 'records'> {
  const exists = await withClient(superuser, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
    return (rowCount ?? 0) > 0
  })
  if (!exists) return 'nothing'
  const own = { ...superuser, database }
  if (await isInQuarantine(own)) return 'half-restored'
  return withClient(own, async (client) => {
    await client.query('begin')
    await client.query(`set local role ${OWNER}`)
    for (const [table, column, filled] of HOLDS_RECORDS) {
      // A restore that was killed while it made the tables left some of them, or some with fewer columns.
      const { rows } = await client.query<{ made: boolean }>(
        `select count(*) = 1 as made from pg_attribute
          where attrelid = to_regclass($1) and attname = $2 and not attisdropped`,
        [`rowan.${table}`, column],
      )
      if (!rows[0]?.made) continue
      const { rowCount } = await client.query(`select from rowan.${table} where ${filled} limit 1`)
      if ((rowCount ?? 0) > 0) return 'records'
    }
    return 'nothing'
  })
}

/** Takes away what holds no records, so that a restore begins with nothing. */
export const dropDatabases = (superuser: Connection, names: readonly string[]): Promise<void> =>
  withClient(superuser, async (client) => {
    for (const name of names)
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  })
