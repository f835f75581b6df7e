/** The database servers that tests run on: in memory, made when the first test asks, and gone when the run ends. */
import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBinaries, isSafeRelease, type Kind } from './server/binaries.ts'
import { isRunning } from './server/cluster.ts'
import { openServer, type Server } from './server/open-server.ts'
import { stopServer } from './server/server-process.ts'

const PREFIX = 'rowan-test-'

/** The kinds of server that this machine has; `ROWAN_TEST_POSTGRES=installed|embedded` keeps to one. */
export function testKinds(): readonly Kind[] {
  const here = findBinaries().filter((each) => isSafeRelease(each.major, each.minor))
  const kinds = [...new Set(here.map((each) => each.kind))]
  const wanted = process.env.ROWAN_TEST_POSTGRES
  const kept = wanted ? kinds.filter((kind) => kind === wanted) : kinds
  if (kept.length === 0)
    throw new Error('No PostgreSQL to test on: install postgresql-15, or run npm ci with optional packages.')
  return kept
}

/** Where the run's server of that kind lies, and its secrets. */
export const testFolder = (kind: Kind): string => join(folderOfRun(), kind)

/** What the threads of a run share; it goes when the run ends. */
export function folderOfRun(): string {
  const folder = runFolder(process.pid)
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o755)
  }
  return folder
}

/** The run's server of that kind. Threads of one run share it; the run's end stops it. */
export async function testServer(kind: Kind): Promise<Server> {
  return openServer({ folder: testFolder(kind), log: () => {}, env: { ROWAN_POSTGRES: kind }, throwaway: true })
}

/** In memory where the system has such a folder: copying a database there takes a tenth of the time. */
const memory = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir())

const runFolder = (pid: number): string => join(memory(), `${PREFIX}${pid}`)

/** Before the run: removes what killed runs left. */
export async function setup(): Promise<() => Promise<void>> {
  for (const name of readdirSync(memory())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : Number.NaN
    if (Number.isInteger(pid) && !isRunning(pid)) await removeRun(pid)
  }
  return () => removeRun(process.pid)
}

async function removeRun(pid: number): Promise<void> {
  const folder = runFolder(pid)
  for (const kind of ['installed', 'embedded']) {
    const cluster = join(folder, kind, 'postgres')
    if (!existsSync(cluster)) continue
    await stopServer(cluster)
    if (lstatSync(cluster).isSymbolicLink()) rmSync(realpathSync(cluster), { recursive: true, force: true })
  }
  rmSync(folder, { recursive: true, force: true })
}
