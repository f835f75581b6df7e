/**
 * Fifty people at work on a real Rowan, started as a user starts it: how long each page, act and search takes, with the made-up
 * cases alone and with those of a landlord of 50,000 homes, in the same run.
 */
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Crowd, crowdOn, KINDS, quantile, type Taken, work } from './asking.ts'
import { grow } from './crowd.ts'
import { memoryOf, startOn, stop } from './serving.ts'

const LANDLORD = 'vivid'
const PORT = 3971

type Size = {
  readonly people: number
  readonly asks: number
  readonly homes: number
  readonly cases: number
  /** Milliseconds between two asks of one person, on average: a quick worker's. */
  readonly pause: number
}
/** England has 4.5 million homes and, by DESIGN section 10, 378,000 cases in seven years: 84 for each thousand homes. */
export const WHOLE: Size = { people: 50, asks: 3000, homes: 50_000, cases: 4200, pause: 2500 }
const SMALL: Size = { people: 5, asks: 40, homes: 200, cases: 100, pause: 200 }

function table(few: Taken, many: Taken): readonly string[] {
  const cell = (ms: readonly number[], part: number) => quantile(ms, part).toFixed(0).padStart(9)
  return KINDS.map((kind) => {
    const [before, after] = [few.get(kind) ?? [], many.get(kind) ?? []]
    const ratio = quantile(after, 0.5) / quantile(before, 0.5)
    return `  ${kind.padEnd(14)}${cell(before, 0.5)}${cell(before, 0.99)}${cell(after, 0.5)}${cell(after, 0.99)}${`${ratio.toFixed(2)} ×`.padStart(10)}`
  })
}

export type AtWork = {
  readonly taken: Taken
  /** From its start until somebody could sign in, and the most memory that it had, in megabytes. */
  readonly seconds: number
  readonly memory: number
}

/** The same people at work on a database that is there already, through a Rowan that is started on it. Nobody else may have it open. */
export async function workOn(folder: string, crowd: Pick<Crowd, 'tokens' | 'cases'>): Promise<AtWork> {
  const { server, base, seconds } = await startOn(folder, PORT)
  try {
    return { taken: await work(base, crowd, WHOLE), seconds, memory: memoryOf(server) }
  } finally {
    await stop(server)
  }
}

/** Runs it and says what it found. Takes minutes, and a free port. */
export async function benchAtWork(small: boolean): Promise<readonly string[]> {
  const size = small ? SMALL : WHOLE
  const folder = mkdtempSync(join(tmpdir(), 'rowan-bench-'))
  let server: ChildProcess | undefined
  try {
    const first = await startOn(folder, PORT)
    server = first.server
    const crowd = await crowdOn(folder, LANDLORD, size.people)
    try {
      const few = await work(first.base, crowd, size)
      const entries = await grow(crowd.owner, { landlord: LANDLORD, ...size })
      const many = await work(first.base, crowd, size)
      const memory = memoryOf(server)
      await stop(server)
      const again = await startOn(folder, PORT)
      server = again.server
      return [
        `${size.people} people at work, each asking every ${size.pause / 1000} s; milliseconds (goal: p99 under 50, and at most 1.5 × with more)`,
        `  ${''.padEnd(14)}${'half'.padStart(9)}${'p99'.padStart(9)}${'half'.padStart(9)}${'p99'.padStart(9)}`,
        ...table(few, many),
        `  left: the made-up cases alone; right: ${size.homes.toLocaleString('en-GB')} homes, ${size.cases.toLocaleString('en-GB')} cases and ${entries.toLocaleString('en-GB')} entries; half against half.`,
        `  the server's memory at the most: ${memory.toFixed(0)} MB (goal 300)`,
        `  open ${first.seconds.toFixed(1)} s after the first start with all made-up cases (goal 60), ${again.seconds.toFixed(1)} s after the next with all that (goal 3)`,
      ]
    } finally {
      await crowd.close()
    }
  } finally {
    if (server) await stop(server)
    rmSync(folder, { recursive: true, force: true })
  }
}
