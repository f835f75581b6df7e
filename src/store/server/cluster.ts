/** A PostgreSQL data directory of our own: made whole or not at all, and opened only by the major version that made it. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { closedFolder, mayEnter, type ServerUser } from './server-user.ts'

/** Where the pieces of a cluster lie under its folder. */
export const clusterPaths = (folder: string) => ({
  data: join(folder, 'db'),
  secret: join(folder, 'owner.secret'),
  pidFile: join(folder, 'db/postmaster.pid'),
  log: join(folder, 'server.log'),
  socket: join(folder, 'socket'),
})

/** The major version that made this cluster, or undefined when there is none yet. */
export function majorOf(folder: string): number | undefined {
  const file = join(clusterPaths(folder).data, 'PG_VERSION')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : undefined
}

export const ownerPassword = (folder: string): string => readFileSync(clusterPaths(folder).secret, 'utf8').trim()

/**
 * Makes the cluster `folder`, beside its place and then renamed into it, so that a killed first start leaves nothing half
 * made. Of two first starts at once the slower finds the other's cluster there and throws its own away. When the server's
 * user may not enter `folder`, the cluster lies in `shelter` and `folder` is a link to it.
 */
export function createCluster(bin: string, folder: string, shelter: string, user: ServerUser | undefined): void {
  mkdirSync(dirname(folder), { recursive: true })
  sweepHalfMade(folder)
  const isHome = mayEnter(dirname(folder), user)
  const place = isHome ? folder : join(shelter, `data-${randomBytes(6).toString('hex')}`)
  const fresh = `${place}.new.${randomBytes(6).toString('hex')}.${process.pid}`
  mkdirSync(dirname(place), { recursive: true, mode: 0o755 })
  closedFolder(fresh, user)
  try {
    initialise(bin, fresh, user)
    renameSync(fresh, place)
    if (!isHome) symlinkSync(place, folder)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!isHome) rmSync(place, { recursive: true, force: true })
    if (majorOf(folder) === undefined) throw error
  }
}

function initialise(bin: string, folder: string, user: ServerUser | undefined): void {
  const { data, secret } = clusterPaths(folder)
  closedFolder(data, user)
  writeFileSync(secret, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (user) chownSync(secret, user.uid, user.gid)
  const locale = process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--lc-collate=C', '--lc-ctype=en_US.UTF-8']
  const safety = ['-A', 'scram-sha-256', '--pwfile', secret, '--data-checksums']
  try {
    execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', ...safety, '-E', 'UTF8', ...locale], {
      ...user,
      cwd: '/',
      stdio: 'pipe',
      encoding: 'utf8',
    })
  } catch (error) {
    throw new Error(`PostgreSQL could not make its data folder: ${reasonOf(error)}`)
  }
}

/** What a killed first start left beside the place. */
function sweepHalfMade(folder: string): void {
  for (const name of readdirSync(dirname(folder))) {
    if (!name.startsWith(`${basename(folder)}.new.`)) continue
    if (!isRunning(Number(name.split('.').at(-1))))
      rmSync(join(dirname(folder), name), { recursive: true, force: true })
  }
}

/** Whether a process of that number runs (one that waits only to be reaped does not). */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  return !isUnreaped(pid)
}

/** Whether that process has ended and only waits for its parent to notice. */
export function isUnreaped(pid: number): boolean {
  const stat = `/proc/${pid}/stat`
  return existsSync(stat) && /\) Z /.test(readFileSync(stat, 'utf8'))
}

/** The last telling line of a program's complaint. */
function reasonOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
  const lines = said.split('\n').filter((line) => /error|fatal|could not|cannot|no such/i.test(line))
  return (
    lines[0] ??
    (said.trim().split('\n').at(-1) || (error instanceof Error ? error.message : String(error)))
  ).trim()
}
