/**
 * Fifty people at work on a real Rowan, started as a user starts it: how long each page, act and search takes, with the made-up
 * cases alone and with those of a landlord of 50,000 homes, in the same run.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { addUser } from '../src/casework/add-user.ts'
import { openSystem } from '../src/compose.ts'
import { projectRoot } from '../src/packs/project-root.ts'
import { withClient } from '../src/store/server/connection.ts'
import { openSessionFor } from '../src/store/setting-up.ts'
import { grow } from './crowd.ts'
import { seeded } from './load.ts'

const LANDLORD = 'vivid'
const PORT = 3971
const BASE = `http://127.0.0.1:${PORT}`

type Size = {
  readonly people: number
  readonly asks: number
  readonly homes: number
  readonly cases: number
  /** Milliseconds between two asks of one person, on average: a quick worker's. */
  readonly pause: number
}
/** England has 4.5 million homes and, by DESIGN section 10, 378,000 cases in seven years: 84 for each thousand homes. */
const WHOLE: Size = { people: 50, asks: 3000, homes: 50_000, cases: 4200, pause: 2500 }
const SMALL: Size = { people: 5, asks: 40, homes: 200, cases: 100, pause: 200 }

type Case = { readonly id: string; readonly reference: string }
type Kind = 'Today' | 'a case page' | 'a search' | 'an act'
const KINDS: readonly Kind[] = ['Today', 'a case page', 'a search', 'an act']

/** Starts Rowan on the folder; gives it and the seconds until somebody could sign in. */
async function startOn(folder: string): Promise<{ readonly server: ChildProcess; readonly seconds: number }> {
  const began = performance.now()
  const server = spawn(process.execPath, [join(projectRoot(), 'bin', 'rowan'), 'start'], {
    env: { ...process.env, ROWAN_FOLDER: folder, PORT: String(PORT) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while ((await status('/ready')) !== 200) {
    if (server.exitCode !== null) throw new Error('Rowan did not start')
    await wait(20)
  }
  return { server, seconds: (performance.now() - began) / 1000 }
}

const status = (path: string): Promise<number> =>
  fetch(BASE + path)
    .then((answer) => answer.status)
    .catch(() => 0)

async function stop(server: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await gone
}

/** The most memory that the process has had, in megabytes; NaN where the system does not say. */
function memoryOf(server: ChildProcess): number {
  try {
    const told = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]
    return Number(told) / 1024
  } catch {
    return Number.NaN
  }
}

/** Caseworkers with all of the made-up cases, each in a session. */
async function crowdOn(folder: string, people: number) {
  const system = await openSystem({ root: projectRoot(), data: folder, say: () => {}, alone: false })
  try {
    const tokens: string[] = []
    for (let person = 1; person <= people; person++) {
      const username = `bench-${person}@${LANDLORD}.example`
      const name = `Example Worker ${person}`
      const roles = ['da-caseworker'] as const
      const password = 'rowan bench by the door'
      const account = await addUser(system.rowan, { landlord: LANDLORD, username, name, password, roles, madeUp: true })
      tokens.push(await openSessionFor(system.rowan.owner, LANDLORD, account))
      await withClient(system.rowan.owner, (client) =>
        client.query(
          `insert into rowan.membership (landlord, stream, account, purpose)
           select landlord, stream, $2, 'team' from rowan.case_summary where landlord = $1 and kind = 'victim'
           on conflict do nothing`,
          [LANDLORD, account],
        ),
      )
    }
    const { rows } = await withClient(system.rowan.owner, (client) =>
      client.query<Case>(
        `select s.stream as id, s.reference from rowan.stream s join rowan.case_summary c using (landlord, stream)
         where s.landlord = $1 and c.kind = 'victim' and c.state not in ('closed', 'not-taken')`,
        [LANDLORD],
      ),
    )
    return { tokens, cases: rows, owner: system.rowan.owner, close: system.close }
  } catch (error) {
    await system.close()
    throw error
  }
}

const json = (token: string, body: object): RequestInit => ({
  method: 'POST',
  headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const asked = (kind: Kind, token: string, on: Case): readonly [string, RequestInit] => {
  const page: RequestInit = { headers: { cookie: `s=${token}` } }
  if (kind === 'Today') return ['/', page]
  if (kind === 'a case page') return [`/cases/${on.reference}`, page]
  if (kind === 'a search')
    return ['/api/matches', json(token, { name: 'Jo Example', address: '3 Alder Way', postcode: 'ZZ99 2AA' })]
  const data = { action: randomUUID(), wishes: 'Made up: wants to stay in her home.' }
  const act = { type: 'victim-wishes.considered', by: 'da-caseworker', data }
  return [`/api/cases/${on.id}/entries`, json(token, act)]
}

/** Everybody asks and pauses, in turn, at random; milliseconds by what was asked. Throws where an answer is not the expected one. */
async function work(tokens: readonly string[], cases: readonly Case[], size: Size): Promise<Map<Kind, number[]>> {
  const random = seeded(50_000)
  const taken = new Map<Kind, number[]>(KINDS.map((kind) => [kind, []]))
  let left = size.asks
  const atDesk = async (token: string): Promise<void> => {
    while (left-- > 0) {
      await wait(2 * size.pause * random())
      const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'Today'
      const on = cases[Math.floor(random() * cases.length)]
      if (!on) throw new Error('There is no case to work on')
      const [path, how] = asked(kind, token, on)
      const began = performance.now()
      const answer = await fetch(BASE + path, how)
      const text = await answer.text()
      taken.get(kind)?.push(performance.now() - began)
      if (answer.status >= 300) throw new Error(`${kind} was answered ${answer.status}: ${text.slice(0, 300)}`)
    }
  }
  await Promise.all(tokens.map(atDesk))
  return taken
}

const quantile = (ms: readonly number[], part: number): number =>
  ms.toSorted((a, b) => a - b)[Math.min(ms.length - 1, Math.floor(part * ms.length))] ?? Number.NaN

function table(few: Map<Kind, number[]>, many: Map<Kind, number[]>): readonly string[] {
  const cell = (ms: readonly number[], part: number) => quantile(ms, part).toFixed(0).padStart(9)
  return KINDS.map((kind) => {
    const [before, after] = [few.get(kind) ?? [], many.get(kind) ?? []]
    const ratio = quantile(after, 0.5) / quantile(before, 0.5)
    return `  ${kind.padEnd(14)}${cell(before, 0.5)}${cell(before, 0.99)}${cell(after, 0.5)}${cell(after, 0.99)}${`${ratio.toFixed(2)} ×`.padStart(10)}`
  })
}

/** Runs it and says what it found. Takes minutes, and a free port. */
export async function benchAtWork(small: boolean): Promise<readonly string[]> {
  const size = small ? SMALL : WHOLE
  const folder = mkdtempSync(join(tmpdir(), 'rowan-bench-'))
  let server: ChildProcess | undefined
  try {
    const first = await startOn(folder)
    server = first.server
    const crowd = await crowdOn(folder, size.people)
    try {
      const few = await work(crowd.tokens, crowd.cases, size)
      const entries = await grow(crowd.owner, { landlord: LANDLORD, ...size })
      const many = await work(crowd.tokens, crowd.cases, size)
      const memory = memoryOf(server)
      await stop(server)
      const again = await startOn(folder)
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
