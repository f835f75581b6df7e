/** Makes a server ready for Rowan: its roles, its two databases, and their newest form. */
import { join } from 'node:path'
import type pg from 'pg'
import { isInQuarantine } from './backup/quarantine.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'
import { packageRoot } from './package-root.ts'
import { OWNER, prepareRoles } from './roles.ts'
import { type Connection, withClient } from './server/connection.ts'
import type { Server } from './server/open-server.ts'

/** Who reaches what: the pages and the API as `web`, signing in as `door`, what time brings as `worker`, the key database as `keys`, migrations and rebuilds as `owner`. */
export type PreparedDatabase = {
  readonly web: Connection
  readonly door: Connection
  readonly worker: Connection
  readonly keys: Connection
  readonly owner: Connection
  readonly migrated: readonly string[]
}

export type Forms = { readonly record: readonly Migration[]; readonly keys: readonly Migration[] }

/** The migrations that are shipped with this version. */
export const shippedForms = (): Forms => ({
  record: readMigrations(join(packageRoot(), 'src/store/migrations')),
  keys: readMigrations(join(packageRoot(), 'src/store/keys/migrations')),
})

const PREPARING = 727_004

/** Prepares the database `server.database` and its keys' database. Safe to run by several processes at once, and again. */
export async function prepareDatabase(
  server: Pick<Server, 'superuser' | 'database'>,
  folder: string,
  forms: Forms = shippedForms(),
  { restoring = false }: { readonly restoring?: boolean } = {},
): Promise<PreparedDatabase> {
  const { superuser, database } = server
  const keysDatabase = `${database}_keys`
  return withClient(superuser, async (client) => {
    await client.query('select pg_advisory_lock($1)', [PREPARING])
    const passwords = await prepareRoles(client, folder)
    await makeDatabase(client, database)
    await makeDatabase(client, keysDatabase)
    const owner = { ...superuser, database }
    if (!restoring && (await isInQuarantine(owner)))
      throw new Error('A restore of this database did not end: run rowan restore again. Nobody is served before.')
    const migrated = await bringUp(owner, forms.record, ['rowan_web', 'rowan_door', 'rowan_worker'])
    const keysMigrated = await bringUp({ ...superuser, database: keysDatabase }, forms.keys, ['rowan_keys'])
    return {
      web: { ...superuser, database, user: 'rowan_web', password: passwords.rowan_web },
      door: { ...superuser, database, user: 'rowan_door', password: passwords.rowan_door },
      worker: { ...superuser, database, user: 'rowan_worker', password: passwords.rowan_worker },
      keys: { ...superuser, database: keysDatabase, user: 'rowan_keys', password: passwords.rowan_keys },
      owner,
      migrated: [...migrated, ...keysMigrated],
    }
  })
}

async function makeDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)} owner ${OWNER}`)
}

/** Closes what PostgreSQL leaves open to every role, then migrates. */
async function bringUp(connection: Connection, migrations: readonly Migration[], mayConnect: readonly string[]) {
  return withClient(connection, async (client) => {
    const name = client.escapeIdentifier(connection.database)
    await client.query(`
      revoke all on database ${name} from public;
      grant connect on database ${name} to ${mayConnect.join(', ')};
      grant create, connect, temporary on database ${name} to ${OWNER};
      revoke all on schema public from public;
      revoke usage on language plpgsql from public;
      grant usage on language plpgsql to ${OWNER};
      alter default privileges for role ${OWNER} revoke execute on functions from public`)
    return migrate(client, migrations, OWNER)
  })
}
