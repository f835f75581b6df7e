/**
 * Made-up people who work at once, from a seed: each notes, outside of Rowan, what was asked under which key and what was answered. What
 * was not answered is asked again under its key once Rowan is back.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { chance } from '../proof/proving.ts'
import type { Worker } from './fault-world.ts'
import { askHttp, type Came } from './http-asking.ts'

export type Write = {
  readonly what: 'report' | 'entry' | 'leak'
  readonly by: Worker
  readonly key: string
  readonly path: string
  readonly body: string
  readonly caseId: string | null
  /** Every answer that said it was recorded. */
  readonly acknowledged: Recorded[]
  /** Every other answer: null where there was none. */
  readonly failed: (number | null)[]
}
export type Recorded = { readonly caseId: string; readonly seq: number; readonly entryId?: string }
/** An answer of which anything came, and to whom. */
export type Disclosed = { readonly by: Worker; readonly path: string; readonly bytes: number }

export type Fleet = {
  readonly writes: readonly Write[]
  readonly disclosed: readonly Disclosed[]
  /** Statuses other than what was hoped for, as told while Rowan was up. */
  readonly troubles: readonly number[]
  /** Reads one thing, and notes what came. */
  readonly read: (port: number, by: Worker, path: string) => Promise<Came>
  /** Works until told to stop. */
  readonly work: (port: number, goesOn: () => boolean) => Promise<void>
  /** Asks again for what was not answered, and once more for some that was. */
  readonly settle: (port: number) => Promise<void>
}

const ROLE = 'da-caseworker'
const SUMMARY = 'Made up for a trial.'

/** `file` is read now and then by the first of them, whose it is. */
export function fleetOf(people: readonly Worker[], seed: number, file?: string): Fleet {
  const writes: Write[] = []
  const disclosed: Disclosed[] = []
  const troubles: number[] = []

  const read = async (port: number, by: Worker, path: string): Promise<Came> => {
    const came = await askHttp({ port, method: 'GET', path, headers: { authorization: `Bearer ${by.token}` } })
    if (came.bytes > 0 && (came.status === null || came.status === 200)) disclosed.push({ by, path, bytes: came.bytes })
    if (came.status !== null && came.status !== 200) troubles.push(came.status)
    return came
  }

  async function send(port: number, write: Write): Promise<boolean> {
    const headers = {
      authorization: `Bearer ${write.by.token}`,
      'content-type': 'application/json',
      'idempotency-key': write.key,
    }
    const came = await askHttp({ port, method: 'POST', path: write.path, headers, body: write.body })
    const isDone = came.status !== null && came.status < 300 && came.body !== null
    if (isDone) write.acknowledged.push(came.body as unknown as Recorded)
    else {
      write.failed.push(came.status)
      if (came.status !== null) troubles.push(came.status)
    }
    return isDone
  }

  const begin = (by: Worker, key: string): Write => ({
    what: 'report',
    by,
    key,
    path: '/api/reports',
    body: JSON.stringify({
      by: ROLE,
      report: { channel: 'phone', source: 'victim', summary: SUMMARY },
      people: [
        { person: randomUUID(), data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } },
        { person: randomUUID(), data: { role: 'perpetrator', name: 'Karl Sampleton', ageGroup: '18-or-over' } },
      ],
    }),
    caseId: null,
    acknowledged: [],
    failed: [],
  })

  const entry = (by: Worker, key: string, caseId: string): Write => ({
    what: 'entry',
    by,
    key,
    path: `/api/cases/${caseId}/entries`,
    body: JSON.stringify({ type: 'concern.raised', by: ROLE, data: { noticedIn: 'repair', summary: SUMMARY } }),
    caseId,
    acknowledged: [],
    failed: [],
  })

  /** What may have got out, on a stream of its own; whoever tells of it hears nothing back. */
  const leak = (by: Worker, key: string): Write => ({
    what: 'leak',
    by,
    key,
    path: '/api/leaks',
    body: JSON.stringify({ by: ROLE, data: { what: ['other-data'], how: 'seen-or-overheard', account: SUMMARY } }),
    caseId: null,
    acknowledged: [],
    failed: [],
  })

  /** As people do: the same thing again, after a while, as long as there is hope. */
  async function insist(port: number, write: Write, goesOn: () => boolean): Promise<boolean> {
    for (;;) {
      if (await send(port, write)) return true
      if (!goesOn()) return false
      await pause(100)
    }
  }

  async function one(port: number, by: Worker, random: () => number, goesOn: () => boolean): Promise<void> {
    const cases: string[] = []
    for (let n = 0; goesOn(); n++) {
      const drawn = random()
      if (drawn < 0.1) {
        const write = leak(by, `${seed}-${by.account}-${n}`)
        writes.push(write)
        await insist(port, write, goesOn)
        continue
      }
      const caseId = cases[Math.floor(random() * cases.length)]
      if (caseId === undefined || drawn < 0.25 || drawn >= 0.6) {
        if (caseId !== undefined && drawn >= 0.6) {
          const path = file !== undefined && by === people[0] && drawn > 0.8 ? file : `/api/cases/${caseId}`
          await read(port, by, path)
          continue
        }
        const write = begin(by, `${seed}-${by.account}-${n}`)
        writes.push(write)
        if (await insist(port, write, goesOn)) cases.push(write.acknowledged[0]?.caseId ?? '')
      } else {
        const write = entry(by, `${seed}-${by.account}-${n}`, caseId)
        writes.push(write)
        await insist(port, write, goesOn)
      }
    }
  }

  return {
    writes,
    disclosed,
    troubles,
    read,
    work: async (port, goesOn) => {
      await Promise.all(people.map((by, index) => one(port, by, chance(seed * 101 + index), goesOn)))
    },
    settle: async (port) => {
      const random = chance(seed)
      const again = writes.filter((write) => write.acknowledged.length === 0 || random() < 0.3)
      await Promise.all(
        people.map(async (by) => {
          for (const write of again.filter((each) => each.by === by))
            for (let tries = 0; !(await send(port, write)); tries++) {
              if (tries > 100) throw new Error(`It was never taken: ${write.path} ${write.failed.at(-1)}`)
              await pause(100)
            }
        }),
      )
    },
  }
}
