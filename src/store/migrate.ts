/**
 * Brings a database to the newest form: numbered SQL files, each in a transaction of its own, each once, never changed
 * afterwards. What is in the files is not known here.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'

export type Migration = { readonly name: string; readonly sql: string; readonly hash: string }

/** A file that begins with this line runs as the role that connected; every other runs as the owner of all tables. */
const AS_SUPERUSER = '-- as superuser'
const LOCK = 727_003
const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/

/** The files of a folder, in order. Throws when a number is missing or used twice. */
export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  names.forEach((name, index) => {
    if (Number(FILE_NAME.exec(name)?.[1]) !== index + 1) {
      throw new Error(
        `Migrations are numbered 0001, 0002 ... without a gap: ${name} should be ${String(index + 1).padStart(4, '0')}-...`,
      )
    }
  })
  return names.map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8')
    return { name, sql, hash: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Runs what has not run yet, and answers with the names of it. The client must be able to become `owner`. A failing file
 * leaves no trace. Throws when a file that ran was changed or is missing.
 */
export async function migrate(
  client: pg.Client,
  migrations: readonly Migration[],
  owner: string,
): Promise<readonly string[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    await client.query(HISTORY)
    const { rows } = await client.query<{ name: string; hash: string }>(
      'select name, hash from migration.applied order by name',
    )
    for (const [index, row] of rows.entries()) refuseChanged(row, migrations[index])
    const pending = migrations.slice(rows.length)
    for (const migration of pending) await apply(client, migration, owner)
    return pending.map((migration) => migration.name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

const HISTORY = `
  create schema if not exists migration;
  create table if not exists migration.applied (
    name text primary key, hash text not null, applied_at timestamptz not null default now()
  )`

function refuseChanged(applied: { readonly name: string; readonly hash: string }, file: Migration | undefined): void {
  if (applied.name !== file?.name) {
    throw new Error(
      `This database has the migration ${applied.name}, which this version of Rowan does not: use a newer version.`,
    )
  }
  if (applied.hash !== file.hash) {
    throw new Error(
      `The migration ${file.name} was changed after it ran here: put it back, and write the change as a new migration.`,
    )
  }
}

async function apply(client: pg.Client, migration: Migration, owner: string): Promise<void> {
  await client.query('begin')
  try {
    if (!migration.sql.startsWith(AS_SUPERUSER)) await client.query(`set local role ${owner}`)
    await client.query(migration.sql)
    await client.query('reset role')
    await client.query('insert into migration.applied (name, hash) values ($1, $2)', [migration.name, migration.hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}
