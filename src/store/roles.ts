/**
 * The database's roles. Nobody logs in as the owner of the tables, and no role that logs in may pass row-level security.
 * What each may touch is granted by the migrations.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { secretIn } from './secret-file.ts'

export const OWNER = 'rowan_owner'
export const LOGINS = ['rowan_web', 'rowan_door', 'rowan_keys', 'rowan_worker'] as const
export type Login = (typeof LOGINS)[number]

/** Limits of every session that serves people: nothing they ask may take longer, nor hold a lock. */
export const LIMITS = { statement_timeout: '5s', idle_in_transaction_session_timeout: '10s', lock_timeout: '2s' }

/** Makes the roles that are missing, sets their passwords to those in the data folder, and answers with these. */
export async function prepareRoles(client: pg.Client, folder: string): Promise<Readonly<Record<Login, string>>> {
  await makeRole(client, OWNER, 'nologin')
  await client.query(`grant ${OWNER} to current_user`)
  const passwords = rolePasswords(folder)
  for (const login of LOGINS) {
    await makeRole(client, login, 'login')
    await client.query(
      `alter role ${login} login noinherit nocreatedb nocreaterole password ${client.escapeLiteral(passwords[login])}`,
    )
    for (const [name, value] of Object.entries(LIMITS))
      await client.query(`alter role ${login} set ${name} = '${value}'`)
    await refusePowers(client, login)
  }
  return passwords
}

/** The passwords of the roles that log in, from the data folder. */
export const rolePasswords = (folder: string): Readonly<Record<Login, string>> => ({
  rowan_web: passwordOf(folder, 'rowan_web'),
  rowan_door: passwordOf(folder, 'rowan_door'),
  rowan_keys: passwordOf(folder, 'rowan_keys'),
  rowan_worker: passwordOf(folder, 'rowan_worker'),
})

const passwordOf = (folder: string, login: Login): string =>
  secretIn(join(folder, 'secrets', `${login}.secret`), () => randomBytes(24).toString('base64url'))

async function makeRole(client: pg.Client, name: string, login: 'login' | 'nologin'): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  if (rowCount === 0) await client.query(`create role ${name} ${login} nosuperuser nobypassrls noinherit`)
}

/** A role that somebody has given more power by hand must not serve people. */
async function refusePowers(client: pg.Client, login: Login): Promise<void> {
  const { rows } = await client.query<{ powerful: boolean }>(
    `select rolsuper or rolbypassrls or pg_has_role(rolname, $2, 'member') as powerful from pg_roles where rolname = $1`,
    [login, OWNER],
  )
  if (rows[0]?.powerful)
    throw new Error(`The database role ${login} could pass row-level security: take its powers away first.`)
}
