/** Secrets that Rowan makes for itself and keeps in files that only its own user may read. */
import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The secret in `file`, made by `make` when there is none yet. Of two that make it at once, both get the same. */
export function secretIn(file: string, make: () => string): string {
  const found = readSecret(file)
  if (found !== undefined) return found
  mkdirSync(dirname(file), { recursive: true })
  chmodSync(dirname(file), 0o700)
  const fresh = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(fresh, `${make()}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(fresh, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(fresh, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}

/** The secret in `file`, or undefined when there is none. */
export function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
