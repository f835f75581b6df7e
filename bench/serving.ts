/** A real Rowan for a measure, started on a folder as a user starts it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { projectRoot } from '../src/packs/project-root.ts'

export type Served = {
  readonly server: ChildProcess
  readonly base: string
  /** From its start until somebody could sign in. */
  readonly seconds: number
}

const status = (address: string): Promise<number> =>
  fetch(address)
    .then((answer) => answer.status)
    .catch(() => 0)

/** Starts Rowan on the folder and waits until somebody could sign in. Throws where it ends before. */
export async function startOn(folder: string, port: number): Promise<Served> {
  const began = performance.now()
  const base = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, [join(projectRoot(), 'bin', 'rowan'), 'start'], {
    env: { ...process.env, ROWAN_FOLDER: folder, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while ((await status(`${base}/ready`)) !== 200) {
    if (server.exitCode !== null) throw new Error('Rowan did not start')
    await wait(20)
  }
  return { server, base, seconds: (performance.now() - began) / 1000 }
}

export async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
}

/** The most memory that the process has had, in megabytes; NaN where the system does not say. */
export function memoryOf(server: ChildProcess): number {
  try {
    const told = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]
    return Number(told) / 1024
  } catch {
    return Number.NaN
  }
}
