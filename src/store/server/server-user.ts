/** Who runs the database server: us, or, because PostgreSQL refuses to run as root, a user without any rights. */
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

export type ServerUser = { readonly uid: number; readonly gid: number }

const NAME = 'rowan-db'
const NOBODY: ServerUser = { uid: 65534, gid: 65534 }

/** Undefined when we are not root: then the server runs as we do. Existing data keeps the user that it belongs to. */
export function serverUser(data: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(data)) {
    const { uid, gid } = statSync(data)
    if (uid !== 0) return { uid, gid }
  }
  return systemUser() ?? (makeSystemUser() ? systemUser() : undefined) ?? NOBODY
}

function systemUser(): ServerUser | undefined {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    const user = { uid: ask('-u'), gid: ask('-g') }
    return user.uid > 0 && user.gid > 0 ? user : undefined
  } catch {
    return undefined
  }
}

function makeSystemUser(): boolean {
  try {
    const args = [
      '--system',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      '--user-group',
      NAME,
    ]
    execFileSync('useradd', args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Whether that user may pass through every folder on the way to `path`, and into it when it is a folder. */
export function mayEnter(path: string, user: ServerUser | undefined): boolean {
  if (!user) return true
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at)) {
      const { mode, uid, gid } = statSync(at)
      const needed = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
      if ((mode & needed) === 0) return false
    }
    if (at === dirname(at)) return true
  }
}

/** A folder that only the server's user may enter. Its parents are made first: they must not inherit the closed door. */
export function closedFolder(path: string, user: ServerUser | undefined): void {
  mkdirSync(path, { recursive: true })
  chmodSync(path, 0o700)
  if (user) chownSync(path, user.uid, user.gid)
}
