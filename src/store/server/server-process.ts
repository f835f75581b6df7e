/** Starts, adopts and stops the PostgreSQL server of one cluster. Knows nothing of what is in the database. */
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { clusterPaths, isRunning, isUnreaped, ownerPassword } from './cluster.ts'
import { type Connection, withClient } from './connection.ts'
import type { ServerUser } from './server-user.ts'
import { PORT, socketFolder } from './socket-folder.ts'

const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 60_000
const LOG_LIMIT_BYTES = 10_000_000

/** No statement, parameter or row ever reaches the server's log: people's words could be in it. */
const ALWAYS = {
  listen_addresses: '',
  port: String(PORT),
  unix_socket_permissions: '0700',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

export type Settings = Readonly<Record<string, string>>

export type Programs = { readonly bin: string; readonly user: ServerUser | undefined }

/** The server of `folder`: the one that runs already, or else a new one. `adopted` says which. */
export async function reachServer(
  folder: string,
  { bin, user }: Programs,
  settings: Settings,
): Promise<{ readonly superuser: Connection; readonly adopted: boolean }> {
  const adopted = await runningServer(folder)
  if (adopted) return { superuser: adopted, adopted: true }
  removeDeadPidFile(folder)
  const { data, log, socket } = clusterPaths(folder)
  const place = socketFolder(socket, user)
  const options = Object.entries({ ...ALWAYS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const output = openLog(log)
  const before = statSync(log).size
  const child = spawn(join(bin, 'postgres'), ['-D', data, '-k', place, ...options], {
    ...user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  child.unref()
  let ended = false
  child.on('exit', () => {
    ended = true
  })
  child.on('error', () => {
    ended = true
  })
  for (const until = Date.now() + START_LIMIT_MS; ; await pause(15)) {
    const superuser = await runningServer(folder)
    if (superuser) return { superuser, adopted: ended }
    if (ended && !isServerAlive(folder)) throw new Error(`PostgreSQL did not start: ${lastComplaint(log, before)}`)
    if (Date.now() > until) throw new Error(`PostgreSQL did not answer in a minute: ${lastComplaint(log, before)}`)
  }
}

/** A connection to the server of `folder` when one answers there. */
export async function runningServer(folder: string): Promise<Connection | undefined> {
  const file = pidFileOf(folder)
  if (!file) return undefined
  const password = ownerPassword(folder)
  const superuser = { host: file.socket, port: file.port, user: 'postgres', password, database: 'postgres' }
  try {
    await withClient(superuser, (client) => client.query('select 1'))
    return superuser
  } catch {
    return undefined
  }
}

/** Asks the server to end every session and stop, and waits until it has (its pid file is gone). */
export async function stopServer(folder: string): Promise<void> {
  const file = pidFileOf(folder)
  if (!file) return
  try {
    process.kill(file.pid, 'SIGINT')
  } catch {
    return
  }
  for (const until = Date.now() + STOP_LIMIT_MS; existsSync(clusterPaths(folder).pidFile); await pause(10)) {
    if (Date.now() > until) throw new Error(`PostgreSQL (process ${file.pid}) did not stop in a minute.`)
  }
}

type PidFile = { readonly pid: number; readonly port: number; readonly socket: string }

function pidFileOf(folder: string): PidFile | undefined {
  const { pidFile } = clusterPaths(folder)
  let lines: readonly string[]
  try {
    lines = readFileSync(pidFile, 'utf8').split('\n')
  } catch {
    return undefined
  }
  const [pid, , , port, socket] = lines
  return pid && port && socket ? { pid: Number(pid), port: Number(port), socket } : undefined
}

/** Also of a server that has only just begun: it notes its number first, and where to reach it later. */
function isServerAlive(folder: string): boolean {
  try {
    const pid = readFileSync(clusterPaths(folder).pidFile, 'utf8').split('\n')[0]
    return pid === '' || isRunning(Number(pid))
  } catch {
    return false
  }
}

/** Where nobody reaps orphans a killed server looks alive for ever, to PostgreSQL too, which would then refuse to start. */
function removeDeadPidFile(folder: string): void {
  const file = pidFileOf(folder)
  if (file && isUnreaped(file.pid)) rmSync(clusterPaths(folder).pidFile, { force: true })
}

function openLog(log: string): number {
  if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`)
  return openSync(log, 'a', 0o600)
}

function lastComplaint(log: string, from: number): string {
  const lines = readFileSync(log).subarray(from).toString('utf8').split('\n')
  const found =
    lines.find((line) => /FATAL|PANIC|error while loading/.test(line)) ?? lines.findLast((line) => line !== '')
  return `${(found ?? 'it said nothing').trim()} (${log})`
}
