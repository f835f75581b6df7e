/** What one landlord's people wait for while the database holds all of England, against one that holds 50,000 homes; in turn, in one run. */
import { randomUUID } from 'node:crypto'
import { perform } from '../src/casework/perform.ts'
import type { Rowan } from '../src/casework/rowan.ts'
import { type Connection, connect } from '../src/store/server/connection.ts'
import { findMatches } from '../src/views/find-matches.ts'
import { readCasePage } from '../src/views/read-case.ts'
import { readToday } from '../src/views/read-today.ts'
import { workOnce } from '../src/worker/worker.ts'
import { type Case, type Crowd, quantile } from './asking.ts'
import { seeded } from './load.ts'

export type World = Pick<Crowd, 'tokens' | 'cases'> & { readonly rowan: Rowan }

type Asking = (world: World, token: string, on: Case) => Promise<unknown>

/** Goes through all of a landlord once a night, in its first go. */
export const ROUND = 'a round of the worker'
const ASKS: Readonly<Record<string, Asking>> = {
  Today: ({ rowan }, token) => readToday(rowan, token, { whose: 'mine', show: 'everything' }),
  'a case page': ({ rowan }, token, on) => readCasePage(rowan, token, on.reference),
  'a search': async ({ rowan }, token) => {
    const found = await findMatches(rowan, token, { name: 'Jo Example', address: '3 Alder Way', postcode: 'ZZ99 2AA' })
    return found?.outcome === 'found' ? found : null
  },
  'an act': async ({ rowan }, token, on) => {
    const done = await perform(rowan, token, {
      type: 'victim-wishes.considered',
      role: 'da-caseworker',
      data: { action: randomUUID(), wishes: 'Made up: wants to stay in her home.' },
      target: { on: 'case', caseId: on.id },
    })
    return done.outcome === 'recorded' ? done : null
  },
  [ROUND]: async ({ rowan }) => {
    const said: string[] = []
    await workOnce(rowan, { sendMail: null, say: (line) => said.push(line) })
    if (said.length > 0) throw new Error(said.join('; '))
    return said
  },
}

export type Compared = {
  readonly what: string
  /** Milliseconds, half of all. */
  readonly few: number
  readonly many: number
  readonly ratio: number
  /** Why it could not be done at all. */
  readonly fault?: string
}

/** Asks both in turn so often, one person at a time, and compares the halves. The first asks of each fill the caches and do not count. */
export async function compare(few: World, many: World, asks: number): Promise<readonly Compared[]> {
  const random = seeded(4_500_000)
  const once = async (asking: Asking, what: string, world: World): Promise<number> => {
    const token = world.tokens[Math.floor(random() * world.tokens.length)]
    const on = world.cases[Math.floor(random() * world.cases.length)]
    if (token === undefined || on === undefined) throw new Error('There is nobody, or no case')
    const began = performance.now()
    const answer = await asking(world, token, on)
    const taken = performance.now() - began
    if (answer === null) throw new Error(`${what} was not answered`)
    return taken
  }
  const halves = async (what: string, asking: Asking): Promise<Compared> => {
    const taken: { few: number[]; many: number[] } = { few: [], many: [] }
    const goes = what === ROUND ? Math.ceil(asks / 10) : asks
    const unmeasured = Math.ceil(goes / 10)
    for (let go = 0; go < goes + unmeasured; go++) {
      const ofFew = await once(asking, what, few)
      const ofMany = await once(asking, what, many)
      if (go < unmeasured) continue
      taken.few.push(ofFew)
      taken.many.push(ofMany)
    }
    const half = { few: quantile(taken.few, 0.5), many: quantile(taken.many, 0.5) }
    return { what, ...half, ratio: half.many / half.few }
  }
  const compared: Compared[] = []
  for (const [what, asking] of Object.entries(ASKS)) {
    const failed = (error: unknown): Compared => {
      if (what !== ROUND) throw error
      const fault = error instanceof Error ? error.message : String(error)
      return { what, few: Number.NaN, many: Number.NaN, ratio: Number.NaN, fault }
    }
    compared.push(await halves(what, asking).catch(failed))
  }
  return compared
}

/** Goes through every open duty of all cases, in portions, and says how many there are, how many are late, and in how many seconds. */
export async function sweep(owner: Connection, now: number) {
  const client = await connect(owner)
  try {
    const began = performance.now()
    const late = new Map<string, number>()
    let open = 0
    await client.query('begin')
    await client.query(
      "declare open_duties no scroll cursor for select norm, owed_by, due from rowan.duty where outcome = 'open'",
    )
    for (;;) {
      const { rows } = await client.query<{ norm: string; owed_by: string | null; due: Date | null }>(
        'fetch 10000 from open_duties',
      )
      if (rows.length === 0) break
      open += rows.length
      for (const { norm, owed_by, due } of rows)
        if (due !== null && due.getTime() < now)
          late.set(`${norm} ${owed_by}`, (late.get(`${norm} ${owed_by}`) ?? 0) + 1)
    }
    await client.query('commit')
    const count = [...late.values()].reduce((sum, each) => sum + each, 0)
    return { open, late: count, seconds: (performance.now() - began) / 1000 }
  } finally {
    await client.end()
  }
}
