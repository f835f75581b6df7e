/** Several people write on one record at once, their steps mixed in every way: whoever comes second sees what the first did, and nothing is lost. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { perform } from '../../src/casework/perform.ts'
import type { Performed } from '../../src/casework/performed.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { type TestRowan, testRowan } from '../../src/casework/test-rowan.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { trials } from '../faults/fault-kinds.ts'
import { print, times } from './proving.ts'

const SCHEDULES = trials(15, 2_000)
const ROLE = 'da-caseworker'
let world: TestRowan
let people: readonly { readonly token: string; readonly account: string }[]
/** Holds every query of every connection until the schedule lets it go; nothing where no schedule runs. */
let gate: (() => Promise<unknown>) | undefined

beforeAll(async () => {
  world = await testRowan(['vivid'], '2026-06-10T11:00')
  people = await Promise.all(['Asha', 'Bela', 'Cora'].map((name) => world.staff('vivid', name, ROLE)))
  const seen = new WeakSet<pg.PoolClient>()
  world.rowan.database.pool.on('acquire', (client) => {
    if (seen.has(client)) return
    seen.add(client)
    const query = client.query.bind(client) as (...words: unknown[]) => Promise<unknown>
    // What one of them asks stays in its order, as on a connection it does.
    let before: Promise<unknown> = Promise.resolve()
    Object.assign(client, {
      query: (...words: unknown[]) => {
        before = before.then(() => gate?.())
        return before.then(() => query(...words))
      },
    })
  })
})
afterAll(() => world.close())

async function begun(): Promise<{ readonly caseId: string; readonly seq: number }> {
  const taken = await takeReport(world.rowan, people[0]?.token ?? '', {
    role: ROLE,
    report: { channel: 'phone', source: 'victim' },
    people: [{ person: randomUUID(), data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
  })
  if (taken.outcome !== 'recorded' || taken.caseId === null) throw new Error(JSON.stringify(taken))
  return { caseId: taken.caseId, seq: taken.seq }
}

const write = (person: number, caseId: string, summary: string, seq?: number): Promise<Performed> =>
  perform(world.rowan, people[person]?.token ?? '', {
    target: { on: 'case', caseId },
    type: 'concern.raised',
    role: ROLE,
    data: { noticedIn: 'repair', summary },
    key: randomUUID(),
    ...(seq === undefined ? {} : { seq }),
  })

const rowsOf = (caseId: string) =>
  withClient(
    world.tested.owner,
    async (client) =>
      (
        await client.query<{ id: string; seq: number; type: string; by: string }>(
          'select id, seq, type, by from rowan.entry where stream = $1 order by seq',
          [caseId],
        )
      ).rows,
  )

test(
  'of those who saw the same record one is first, the others are shown what was written since, and all is there once they decide again',
  async () => {
    let conflicts = 0
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 2, max: 3 }),
        fc.boolean(),
        async (schedule, many, allLook) => {
          const { caseId, seq } = await begun()
          gate = () => schedule.schedule(Promise.resolve())
          const doing = Promise.all(
            people.slice(0, many).map((_, person) => write(person, caseId, `By ${person}.`, allLook ? seq : undefined)),
          )
          const came = await schedule.waitFor(doing)
          gate = undefined
          const first = came.filter(({ outcome }) => outcome === 'recorded')
          expect(first).toHaveLength(allLook ? 1 : many)
          let now = seq
          for (const [person, performed] of came.entries()) {
            if (performed.outcome === 'recorded') continue
            if (performed.outcome !== 'conflict') throw new Error(JSON.stringify(performed))
            conflicts++
            expect(performed.since.map(({ type }) => type)).toEqual(['concern.raised'])
            now = (await rowsOf(caseId)).length
            expect(await write(person, caseId, `By ${person}, again.`, now)).toMatchObject({ outcome: 'recorded' })
          }
          const rows = (await rowsOf(caseId)).filter(({ type }) => type === 'concern.raised')
          expect(rows.map(({ by }) => by).toSorted()).toEqual(
            people
              .slice(0, many)
              .map(({ account }) => account)
              .toSorted(),
          )
        },
      ),
      { numRuns: SCHEDULES, endOnFailure: true },
    )
    expect(conflicts).toBeGreaterThan(0)
    expect(await verifyChain(world.rowan)).toEqual([])
    print(25, 'Several people writing on one record at once', [
      `${SCHEDULES} schedules by chance (fast-check), two or three people, the order of every query of theirs mixed: nothing was lost;`,
      `${conflicts} times somebody came second, was shown what was written since, and decided again.`,
    ])
  },
  times(240_000, 7_200_000),
)
