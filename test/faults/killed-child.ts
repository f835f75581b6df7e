/** Runs a piece of work in a process of its own, and kills it without warning at a moment by chance. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { build } from 'esbuild'
import type { Connection } from '../../src/store/server/connection.ts'

export type ChildWork = {
  readonly web: Connection
  readonly door: Connection
  readonly worker: Connection
  readonly keys: Connection
  readonly owner: Connection
  /** Of secrets and files. */
  readonly folder: string
  readonly landlord: string
  readonly what: 'turn-master' | 'turn-data' | 'erase' | 'jobs' | 'looks' | 'restore'
  /** Where a restore goes, and what it reads. */
  readonly restore?: {
    readonly database: string
    readonly data: string
    readonly records: string
    readonly keys: string
    readonly key: string
    readonly files: string
  }
  readonly now: number
  /** The project's folder. */
  readonly root: string
}

const OUT = join(import.meta.dirname, '..', '..', 'dist', 'test')
let bundled: Promise<string> | undefined

function bundle(): Promise<string> {
  bundled ??= (async () => {
    mkdirSync(OUT, { recursive: true })
    const outfile = join(OUT, `work-of-child-${process.pid}.mjs`)
    await build({
      entryPoints: [join(import.meta.dirname, 'work-of-child.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'silent',
    })
    return outfile
  })()
  return bundled
}

/** Starts the work and kills it, `after` milliseconds after it began; true where it was done before. Throws what it complained of. */
export async function runAndKill(work: ChildWork, after: number): Promise<boolean> {
  const child = spawn(process.execPath, [await bundle()], {
    env: { ...process.env, ROWAN_CHILD: JSON.stringify(work) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (text) => {
    complaint += String(text)
  })
  const ended = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), ended])
  await Promise.race([pause(after), ended])
  child.kill('SIGKILL')
  const [code] = (await ended) as [number | null]
  if (code !== null && code !== 0) throw new Error(complaint)
  return code === 0
}
