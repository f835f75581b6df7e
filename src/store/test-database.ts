/** A database of its own for a test file, copied from one that was migrated once for the whole run. */
import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { prepareDatabase, shippedForms } from './prepared-database.ts'
import { OWNER, rolePasswords } from './roles.ts'
import type { Kind } from './server/binaries.ts'
import { type Connection, withClient } from './server/connection.ts'
import { testFolder, testKinds, testServer } from './test-cluster.ts'

export type TestDatabase = {
  readonly kind: Kind
  /** As the application logs in: row-level security holds. */
  readonly web: Connection
  readonly door: Connection
  readonly worker: Connection
  readonly keys: Connection
  /** As the superuser: for arranging and for looking behind the policies. */
  readonly owner: Connection
  /** A folder for secrets and files, the run's own. */
  readonly folder: string
  /** Ends every session of it and drops it. */
  readonly close: () => Promise<void>
}

const TEMPLATING = 727_005

/**
 * A fresh, migrated database and its keys' database, in some tens of milliseconds. `copyOf`: a copy of another test's, with all
 * that is in it; nobody may be connected to that one.
 */
export async function testDatabase(
  kind: Kind = testKinds()[0] ?? 'embedded',
  copyOf?: TestDatabase,
): Promise<TestDatabase> {
  const server = await testServer(kind)
  const folder = testFolder(kind)
  const name = `test_${randomBytes(6).toString('hex')}`
  await withClient(server.superuser, async (client) => {
    const template = copyOf?.owner.database ?? (await migratedTemplate(client, server.superuser, folder))
    await copy(client, template, name, ['rowan_web', 'rowan_door', 'rowan_worker'])
    await copy(client, `${template}_keys`, `${name}_keys`, ['rowan_keys'])
  })
  const passwords = rolePasswords(folder)
  const close = async () => {
    await withClient(server.superuser, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`)
      await client.query(`drop database if exists ${name}_keys with (force)`)
    })
    await server.leave()
  }
  return {
    kind,
    web: { ...server.superuser, database: name, user: 'rowan_web', password: passwords.rowan_web },
    door: { ...server.superuser, database: name, user: 'rowan_door', password: passwords.rowan_door },
    worker: { ...server.superuser, database: name, user: 'rowan_worker', password: passwords.rowan_worker },
    keys: { ...server.superuser, database: `${name}_keys`, user: 'rowan_keys', password: passwords.rowan_keys },
    owner: { ...server.superuser, database: name },
    folder,
    close,
  }
}

/** The migrated template of these migrations: made by the first who asks, while the others wait. */
async function migratedTemplate(client: pg.Client, superuser: Connection, folder: string): Promise<string> {
  const forms = shippedForms()
  const hash = createHash('sha256')
  for (const each of [...forms.record, ...forms.keys]) hash.update(each.hash)
  const database = `template_${hash.digest('hex').slice(0, 12)}`
  await client.query('select pg_advisory_lock($1)', [TEMPLATING])
  const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [database])
  if (rowCount === 0) {
    await prepareDatabase({ superuser, database }, folder, forms)
    await client.query(`alter database ${database} with is_template true`)
  }
  await client.query('select pg_advisory_unlock($1)', [TEMPLATING])
  return database
}

/** Rights on a database itself are not copied with it, so they are given again. */
async function copy(client: pg.Client, from: string, to: string, logins: readonly string[]): Promise<void> {
  await client.query(`create database ${to} template ${from} owner ${OWNER} strategy file_copy`)
  await client.query(`revoke all on database ${to} from public`)
  await client.query(`grant connect on database ${to} to ${logins.join(', ')}`)
}
