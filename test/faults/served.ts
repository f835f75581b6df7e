/** Starts and kills the processes that serve a fleet; none outlives the test. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectRoot } from '../../src/packs/project-root.ts'
import type { PreparedDatabase } from '../../src/store/prepared-database.ts'
import { assetsOfTest } from '../../src/web/assets-of-test.ts'
import { type FaultWorld, LANDLORD } from './fault-world.ts'

export const POINTS = [
  'before-begin',
  'after-begin',
  'before-write',
  'after-write',
  'after-remember',
  'after-audit',
  'before-commit',
  'after-commit',
  'before-reply',
  'while-streaming',
  'after-reply',
] as const
export type Point = (typeof POINTS)[number]
/** It kills itself the nth time that it comes to this point. */
export type Armed = { readonly point: Point; readonly nth: number }

export type ServedWork = {
  readonly reach: Omit<PreparedDatabase, 'migrated'>
  readonly folder: string
  readonly landlord: string
  readonly root: string
  readonly assets: string
  readonly port: number
}

export type Served = {
  readonly port: number
  readonly arm: (armed: Armed) => void
  readonly isUp: () => boolean
  readonly ended: Promise<unknown>
  readonly kill: () => Promise<void>
}

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Kills whatever a failed test left. */
export async function endAll(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    }),
  )
}

let bundled: Promise<{ readonly outfile: string; readonly assets: string }> | undefined

function bundle() {
  bundled ??= (async () => {
    const out = join(projectRoot(), 'dist', 'test')
    mkdirSync(out, { recursive: true })
    const outfile = join(out, `served-child-${process.pid}.mjs`)
    await build({
      entryPoints: [join(import.meta.dirname, 'served-child.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'silent',
    })
    return { outfile, assets: await assetsOfTest() }
  })()
  return bundled
}

/** Serves the world from a process of its own. `reach` is the way to its database, where that is not the straight one. */
export async function serve(
  world: FaultWorld,
  { reach = world.prepared, port = 0 }: { readonly reach?: ServedWork['reach']; readonly port?: number } = {},
): Promise<Served> {
  const { outfile, assets } = await bundle()
  const { web, door, worker, keys, owner } = reach
  const work: ServedWork = {
    reach: { web, door, worker, keys, owner },
    folder: world.folder,
    landlord: LANDLORD,
    root: projectRoot(),
    assets,
    port,
  }
  const child = spawn(process.execPath, [outfile], {
    env: { ...process.env, ROWAN_CHILD: JSON.stringify(work) },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  running.add(child)
  let isUp = true
  let complaint = ''
  child.stderr.on('data', (text) => {
    complaint += String(text)
  })
  const ended = once(child, 'exit').then(() => {
    isUp = false
    running.delete(child)
  })
  child.stdin.on('error', () => {})
  const told = await Promise.race([once(child.stdout, 'data'), ended])
  if (!told) throw new Error(`It did not come up: ${complaint}`)
  return {
    port: Number(String(told[0])),
    arm: (armed) => child.stdin.write(JSON.stringify(armed)),
    isUp: () => isUp,
    ended,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
