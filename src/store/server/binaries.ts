/** Finds the PostgreSQL programs of this machine: those that are installed, and those of the embedded package. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type EmbeddedPackage, embeddedPackage } from './embedded-package.ts'

export type Kind = 'installed' | 'embedded'

export type Binaries = {
  readonly kind: Kind
  readonly major: number
  readonly minor: number
  /** The folder of `initdb` and `postgres`; for the embedded ones, where the package was unpacked. */
  readonly bin: string
  readonly embedded?: EmbeddedPackage
}

/** Row policies leak through optimiser statistics in older ones (CVE-2025-8713): the first minor release that is fixed. */
const FIRST_SAFE: Readonly<Record<number, number>> = { 15: 14, 16: 10, 17: 6 }
const OLDEST = 15

/** Whether row-level security can be relied on in this release. */
export const isSafeRelease = (major: number, minor: number): boolean =>
  major >= OLDEST && minor >= (FIRST_SAFE[major] ?? 0)

/** `18.4` out of `postgres (PostgreSQL) 18.4 (Debian ...)`. */
export function releaseIn(text: string): { readonly major: number; readonly minor: number } | undefined {
  const found = /\b(\d+)\.(\d+)/.exec(text)
  return found ? { major: Number(found[1]), minor: Number(found[2]) } : undefined
}

/** Every set of programs here, the one to prefer first: installed, newest first, then embedded. */
export function findBinaries(): readonly Binaries[] {
  return [...installed(), ...embedded()]
}

function installed(): readonly Binaries[] {
  const found = [...new Set(placesToLook())].flatMap((bin): readonly Binaries[] => {
    if (!existsSync(join(bin, 'postgres')) || !existsSync(join(bin, 'initdb'))) return []
    const release = releaseIn(said(join(bin, 'postgres'), ['--version']))
    return release && release.major >= OLDEST ? [{ kind: 'installed', bin, ...release }] : []
  })
  return found.toSorted((a, b) => b.major - a.major || b.minor - a.minor)
}

function embedded(): readonly Binaries[] {
  const found = embeddedPackage()
  return found
    ? [
        {
          kind: 'embedded',
          major: found.major,
          minor: found.minor,
          bin: join(found.folder, 'native/bin'),
          embedded: found,
        },
      ]
    : []
}

function placesToLook(): readonly string[] {
  const inside = (folder: string, starts: string, rest: string) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.startsWith(starts))
          .map((name) => join(folder, name, rest))
      : []
  return [
    ...inside('/usr/lib/postgresql', '', 'bin'),
    ...inside('/usr', 'pgsql-', 'bin'),
    ...inside('/opt/homebrew/opt', 'postgresql', 'bin'),
    ...inside('/usr/local/opt', 'postgresql', 'bin'),
    ...inside('/Applications/Postgres.app/Contents/Versions', '', 'bin'),
    '/usr/local/pgsql/bin',
    said('pg_config', ['--bindir']).trim(),
  ].filter((place) => place !== '')
}

function said(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 10_000 })
  } catch {
    return ''
  }
}
