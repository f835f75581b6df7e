/**
 * One PostgreSQL, real, everywhere: the operated one of `DATABASE_URL`; else a cluster of our own in the data folder, run
 * with the installed programs, or with those of the embedded package where none are installed.
 */
import { chmodSync, existsSync, mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { type Binaries, findBinaries, isSafeRelease, type Kind, releaseIn } from './binaries.ts'
import { createCluster, majorOf } from './cluster.ts'
import { type Connection, connect, connectionOf, refuseUnchecked, withClient } from './connection.ts'
import { readyPrograms } from './embedded-package.ts'
import { keepServer } from './kept-server.ts'
import { reachServer, type Settings, stopServer } from './server-process.ts'
import { serverUser } from './server-user.ts'

export type Server = {
  readonly kind: 'DATABASE_URL' | Kind
  /** As the server says it: `15.20`. */
  readonly version: string
  /** The role that makes roles and databases; its `database` is the one to start from. */
  readonly superuser: Connection
  /** The name of Rowan's database on this server; the keys' one is `<name>_keys`. */
  readonly database: string
  /** Whether a server that ran already was taken over. */
  readonly adopted: boolean
  /** Lets go of the server, and stops it when it is ours and nobody else uses it. */
  readonly stop: () => Promise<void>
  /** Lets go of the server and leaves it running. */
  readonly leave: () => Promise<void>
}

export type ServerOptions = {
  readonly folder: string
  readonly log: (line: string) => void
  /** True for the one that serves people: a second one on this folder is refused. Commands that only visit leave it out. */
  readonly alone?: boolean
  /** Environment, for `DATABASE_URL` and `ROWAN_POSTGRES=installed|embedded`. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Switches crash safety off. For test clusters in memory only. */
  readonly throwaway?: boolean
}

const THROWAWAY: Settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' }
/** Where root keeps what the server's own user must reach when the checkout is closed to it. */
const SHELTER = '/var/lib/rowan'

/** Opens the server. Every failure is an Error of one plain line. */
export async function openServer(options: ServerOptions): Promise<Server> {
  const env = options.env ?? process.env
  refuseUnchecked(env)
  const address = env.DATABASE_URL
  return address ? operated(address) : supervised(options, wantedKind(env.ROWAN_POSTGRES))
}

const nothing = async () => {}

async function operated(address: string): Promise<Server> {
  const superuser = connectionOf(address)
  const version = await checked(superuser, false).catch((error: Error) => {
    throw new Error(`The database of DATABASE_URL cannot be used: ${error.message}`)
  })
  return {
    kind: 'DATABASE_URL',
    version,
    superuser,
    database: superuser.database,
    adopted: true,
    stop: nothing,
    leave: nothing,
  }
}

async function supervised(options: ServerOptions, wanted: Kind | undefined): Promise<Server> {
  const folder = join(resolve(options.folder), 'postgres')
  openDataFolder(resolve(options.folder))
  const user = serverUser(join(folder, 'db'))
  const major = majorOf(folder)
  const binaries = choose(findBinaries(), major, wanted)
  const bin = binaries.embedded ? readyPrograms(binaries.embedded, user, SHELTER) : binaries.bin
  if (major === undefined) {
    options.log(`Making a database with PostgreSQL ${binaries.major}.${binaries.minor} (${binaries.kind}) in ${folder}`)
    createCluster(bin, folder, SHELTER, user)
  }
  const place = realpathSync(folder)
  const settings = options.throwaway ? THROWAWAY : {}
  const reach = async () => {
    const { superuser, adopted } = await reachServer(place, { bin, user }, settings)
    const version = await checked(superuser, options.throwaway ?? false)
    return { superuser, adopted, version, hold: await holdServer(superuser, options.alone ?? false) }
  }
  const first = await unlessStopping(reach)
  const { superuser, adopted, version } = first
  if (adopted && options.alone) options.log('A database server was still running on this folder: taking it over.')
  const held = options.alone
    ? keepServer(first.hold, async () => (await unlessStopping(reach)).hold, options.log)
    : { current: () => first.hold, release: nothing }
  const leave = async () => {
    await held.release()
    await held
      .current()
      .end()
      .catch(() => {})
  }
  const stop = async () => {
    await held.release()
    if (await isLastToLeave(held.current())) await stopServer(place)
    await leave()
  }
  return { kind: binaries.kind, version, superuser, database: 'rowan', adopted, stop, leave }
}

/** Another command may be the last to leave, and stop the server, just while we come in: then try again. */
async function unlessStopping<T>(reach: () => Promise<T>, triesLeft = 15): Promise<T> {
  try {
    return await reach()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const said = error instanceof Error ? error.message : ''
    const isStopping =
      ['57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'].includes(code) ||
      /^PostgreSQL did not start:|connection/i.test(said)
    if (!isStopping || triesLeft === 0) throw error
    await pause(100)
    return unlessStopping(reach, triesLeft - 1)
  }
}

function openDataFolder(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
}

function wantedKind(value: string | undefined): Kind | undefined {
  if (value === undefined || value === '') return undefined
  if (value === 'installed' || value === 'embedded') return value
  throw new Error(`ROWAN_POSTGRES must be installed or embedded, not ${value}`)
}

/** The programs to run: of the major version that made the data, of the wanted kind, and safe to rely on. */
export function choose(found: readonly Binaries[], major: number | undefined, wanted: Kind | undefined): Binaries {
  const fitting = found.filter(
    (each) => (major === undefined || each.major === major) && (!wanted || each.kind === wanted),
  )
  const safe = fitting.find((each) => isSafeRelease(each.major, each.minor))
  if (safe) return safe
  const [old] = fitting
  if (old)
    throw new Error(
      `PostgreSQL ${old.major}.${old.minor} has a known leak in row policies: install its newest ${old.major} release.`,
    )
  const what = wanted ? ` (ROWAN_POSTGRES=${wanted})` : ''
  throw new Error(
    major === undefined
      ? `No PostgreSQL ${15} or newer was found${what}: install one, or set DATABASE_URL.`
      : `This data folder was made by PostgreSQL ${major}, which was not found here${what}: install PostgreSQL ${major}.`,
  )
}

const SAFETY = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

/** The server's version, once it is certain that what it has confirmed cannot be lost, nor its row policies leak. */
async function checked(connection: Connection, isThrowaway: boolean): Promise<string> {
  return withClient(connection, async (client) => {
    const version = await setting(client, 'server_version')
    const release = releaseIn(version)
    if (!release || !isSafeRelease(release.major, release.minor)) {
      throw new Error(`PostgreSQL ${version} is too old: its newest release of 15 or later is needed.`)
    }
    for (const name of isThrowaway ? [] : SAFETY) {
      const value = await setting(client, name)
      if (value === 'off' || value === 'local')
        throw new Error(`PostgreSQL runs with ${name} ${value}: a confirmed entry could be lost.`)
    }
    return `${release.major}.${release.minor}`
  })
}

async function setting(client: pg.Client, name: string): Promise<string> {
  const { rows } = await client.query<{ value: string }>('select current_setting($1) as value', [name])
  return rows[0]?.value ?? ''
}

/** Session locks in the database `postgres`: they end with their process, however it ends. */
const USERS = 727_001
const SERVING = 727_002

async function holdServer(superuser: Connection, alone: boolean): Promise<pg.Client> {
  const hold = await connect(superuser)
  await hold.query('select pg_advisory_lock_shared($1)', [USERS])
  if (!alone) return hold
  const { rows } = await hold.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [SERVING])
  if (rows[0]?.got) return hold
  const holder = await hold.query<{ name: string }>(
    `select application_name as name from pg_stat_activity join pg_locks using (pid)
     where locktype = 'advisory' and objid = $1 and granted`,
    [SERVING],
  )
  await hold.end()
  const name = holder.rows[0]?.name.replace('rowan ', 'process ') ?? 'another process'
  throw new Error(`Rowan already runs on this data folder (${name}): stop it first, or use that one.`)
}

async function isLastToLeave(hold: pg.Client): Promise<boolean> {
  try {
    await hold.query('select pg_advisory_unlock_shared($1)', [USERS])
    const { rows } = await hold.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [USERS])
    return rows[0]?.got ?? false
  } catch {
    return false
  }
}
