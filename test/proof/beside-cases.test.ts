/**
 * What is no case, killed at any moment and begun by two at once: people of the records and requests for data that are erased, parts of an answer that are looked for
 * and put together, and the weekly look. Each ends whole, and once.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiveDataRequest } from '../../src/casework/data-requests/handle-data-request.ts'
import { doDueJobs } from '../../src/casework/due-jobs.ts'
import { eraseAgreedOn } from '../../src/casework/erase.ts'
import { importPeople } from '../../src/casework/import-registry.ts'
import { agreeToErase, proposeToErase } from '../../src/casework/keeping-acts.ts'
import { PEOPLE, TENANCIES, testRegistry } from '../../src/casework/test-registry.ts'
import { verifyChain } from '../../src/casework/verify.ts'
import { agreeToPart, gatherPart, type PartAt, readPart } from '../../src/outgoing/data-requests/gather-part.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import { instantOf } from '../../src/record/london-time.ts'
import { drawLooks } from '../../src/store/queries/looks.ts'
import { readCasePage } from '../../src/views/read-case.ts'
import { DUE, type ErasedWorld, erasedWorld } from '../faults/erased-world.ts'
import { type ChildWork, runAndKill } from '../faults/killed-child.ts'
import { print, times } from './proving.ts'

/** How much later the next kill comes, in milliseconds: in small each time twice as late. */
const later = (wait: number): number => times(2 * wait + 30, wait + 5)
const PATIENCE = times(240_000, 7_200_000)
const killed = new Map<string, number>()
let at: ErasedWorld
beforeAll(async () => {
  at = await erasedWorld()
})
afterAll(async () => {
  await at.close()
  const [erasing = 0, finding = 0, drawing = 0] = ['erase', 'jobs', 'looks'].map((what) => killed.get(what))
  print(28, 'Killed beside the cases', [
    `SIGKILL ever later, until a process came to its end: ${erasing} times while people of the records and requests for data were erased, ${finding} times while`,
    `parts of an answer were looked for, ${drawing} times while the weekly look was drawn. Each ended whole and once, also by two at the same moment.`,
  ])
})

/** Runs it in processes that are killed ever later, until one of them ends it; `after` each kill. Gives how many were killed. */
async function killedUntilDone(what: ChildWork['what'], now: string, after: () => Promise<unknown>): Promise<number> {
  const { web, door, worker, keys, owner } = at.world.tested
  const work = { web, door, worker, keys, owner, folder: at.folder, landlord: 'whg', what, now: instantOf(now) }
  let kills = 0
  for (let wait = 0; !(await runAndKill({ ...work, root: projectRoot() }, wait)); wait = later(wait)) {
    kills++
    await after()
  }
  killed.set(what, kills)
  return kills
}

describe('somebody of the records and a request for data', () => {
  const requests: string[] = []
  /** Two of each, that two people agreed to erase. */
  beforeAll(async () => {
    at.world.at('2026-03-02T11:00')
    await testRegistry(at.rowan, 'whg')
    await importPeople(at.rowan, 'whg', {
      people: PEOPLE,
      tenancies: TENANCIES.map((part) =>
        part.tenancy === 'T2' ? part : { ...part, until: part.until ?? '2026-02-27' },
      ),
    })
    for (const name of ['Amira', 'Bea']) {
      const taken = await receiveDataRequest(at.rowan, at.lead.token, { name, reach: 'Library', asks: 'All' })
      if (taken.outcome !== 'done') throw new Error(JSON.stringify(taken))
      requests.push(taken.id)
    }
    await at.rows(
      `update rowan.data_request set identity_by = $2, identity_agreed = received, identity_agreed_by = received_by, reviewed = received, agreed = received, agreed_by = received_by, released = received
       where request = any($1)`,
      [requests, at.dpo.account],
    )
    await at.later()
  })
  const due = async (what: 'person' | 'data-request') =>
    (
      await at.rows<{ stream: string }>(
        'select stream from rowan.due_to_erase where what = $1 order by stream limit 1',
        [what],
      )
    )[0]?.stream ?? expect.fail(`no ${what} is due`)
  async function agreed(what: 'person' | 'data-request', id: string): Promise<void> {
    const proposed = await proposeToErase(at.rowan, at.dpo.token, { caseId: id, what })
    expect(proposed).toMatchObject({ outcome: 'done' })
    await agreeToErase(at.rowan, at.lead.token, proposed.outcome === 'done' ? proposed.id : '')
  }
  const both = async () => {
    const [person, request] = [await due('person'), await due('data-request')]
    await agreed('person', person)
    await agreed('data-request', request)
    return [person, request]
  }
  const lines = () => at.rowan.shredding.ledger.read('whg').map(({ stream }) => stream)
  async function goneOnce(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      expect(
        lines().filter((each) => each === id),
        'one line in the ledger',
      ).toHaveLength(1)
      expect(await at.rows("select from rowan.audit where action like 'erased:%' and object = $1", [id])).toHaveLength(
        1,
      )
      for (const [table, column] of [
        ['customer', 'customer'],
        ['tenancy_part', 'customer'],
        ['data_request', 'request'],
        ['due_to_erase', 'stream'],
      ])
        expect(await at.rows(`select from rowan.${table} where ${column} = $1`, [id]), table).toEqual([])
    }
    expect(await verifyChain(at.rowan)).toEqual([])
  }

  test(
    'are erased whole by processes that are killed again and again',
    async () => {
      const ids = await both()
      expect(await killedUntilDone('erase', DUE, async () => expect(lines().length).toBeLessThan(3))).toBeGreaterThan(1)
      await goneOnce(ids)
    },
    PATIENCE,
  )

  test('are erased once by two at the same moment', async () => {
    const ids = await both()
    const erased = await Promise.all([eraseAgreedOn(at.rowan), eraseAgreedOn(at.rowan)])
    expect(erased.reduce((sum, each) => sum + each, 0)).toBe(2)
    await goneOnce(ids)
  }, 60_000)
})

describe('a part of an answer', () => {
  let place: PartAt
  let request: string
  let second: { readonly token: string }
  beforeAll(async () => {
    second = await at.world.staff('whg', 'Otto', 'safeguarding-lead', 'community-housing-team')
    const kept = await at.closedCase('CNRYPT')
    place = await at.askedForData(kept)
    const [row] = await at.rows<{ request: string }>('select request from rowan.data_part where part = $1', [
      place.part,
    ])
    request = row?.request ?? ''
  })
  const parts = () =>
    at.rows<{ part: string }>('select part from rowan.data_part where request = $1 order by asked', [request])
  const askAnew = async () => {
    for (const table of ['data_part_reason', 'data_part'])
      await at.rows(`delete from rowan.${table} where part in (select part from rowan.data_part where request = $1)`, [
        request,
      ])
    await at.rows("select sec.look_for_parts_later('whg', $1, $2)", [request, instantOf('2026-03-02T11:30')])
  }
  const toldOf = (part: string) => at.rows("select from rowan.notice where kind = 'data-part' and about = $1", [part])

  test(
    'is found once, and told of once, by processes that are killed again and again',
    async () => {
      await askAnew()
      const kills = await killedUntilDone('jobs', '2026-03-02T12:00', async () => {
        const found = await parts()
        expect(found.length).toBeLessThan(2)
        for (const { part } of found)
          expect(await toldOf(part), 'both leads were told of what was found').toHaveLength(2)
      })
      expect(kills).toBeGreaterThan(1)
      const [found, ...more] = await parts()
      expect(more).toEqual([])
      expect(await toldOf(found?.part ?? '')).toHaveLength(2)
    },
    PATIENCE,
  )

  test('is found once by two at the same moment', async () => {
    await askAnew()
    at.world.at('2026-03-02T12:00')
    await Promise.all([doDueJobs(at.rowan), doDueJobs(at.rowan)])
    const [found, ...more] = await parts()
    expect(more).toEqual([])
    expect(await toldOf(found?.part ?? '')).toHaveLength(2)
  })

  test(
    'that is put together and agreed to at the same moment is agreed to as it stands, or not at all',
    async () => {
      const [found] = await parts()
      const here = { ...place, part: found?.part ?? '' }
      const minute = (n: number) =>
        `2026-03-02T${String(13 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
      const others = { tellsOfOthers: false, othersAgree: '', reasonableWithout: null, why: 'Hers' }
      for (let trial = 0; trial < times(9, 200); trial++) {
        at.world.at(minute(2 * trial))
        const page = await readPart(at.rowan, at.lead.token, here)
        const items = (page?.choices ?? []).map(({ entry }) => ({
          ...{ entry, words: true, read: true, leaveOut: [] },
        }))
        const files = (page?.files ?? []).map(({ file }) => ({
          ...{ file, decision: 'withheld' as const, copy: null, reason: 'others' },
        }))
        const gather = () => gatherPart(at.rowan, at.lead.token, here, { ...others, items, files, nothing: false })
        expect(await gather()).toMatchObject({ outcome: 'done' })
        const before = (await readPart(at.rowan, second.token, here))?.gathered ?? 0
        if (trial % 3 === 0)
          expect(await agreeToPart(at.rowan, second.token, here, before)).toMatchObject({ outcome: 'done' })
        at.world.at(minute(2 * trial + 1))
        // A little later each time: before, within and after what the other one writes.
        const agree = () => agreeToPart(at.rowan, second.token, here, before)
        await Promise.all([gather(), pause((trial % 10) * 30).then(agree)])
        const now = await readPart(at.rowan, second.token, here)
        if (now?.agreed) expect(now.gathered, 'what was agreed to is what stands').toBe(before)
        expect(await at.rows('select from rowan.data_part_reason where part = $1', [here.part])).toHaveLength(1)
      }
      expect(await verifyChain(at.rowan)).toEqual([])
    },
    PATIENCE,
  )
})

describe('the weekly look', () => {
  beforeAll(async () => {
    const kept = await at.closedCase('CNRYLK')
    for (let look = 0; look < 4; look++) await readCasePage(at.rowan, at.lead.token, kept.id)
  })
  const drawn = () =>
    at.rows<{ week: string; lines: number }>(
      `select r.week::text as week, (select count(*)::integer from rowan.look l where l.landlord = r.landlord and l.week = r.week) as lines
       from rowan.look_round r order by r.week`,
    )

  test(
    'is drawn whole and once by processes that are killed again and again',
    async () => {
      const seen: { week: string; lines: number }[][] = []
      await killedUntilDone('looks', '2032-03-08T05:00', async () => seen.push(await drawn()))
      const rounds = await drawn()
      expect(rounds).toHaveLength(1)
      expect(rounds[0]?.lines).toBeGreaterThan(0)
      for (const each of seen) expect([[], rounds], 'none, or all of it').toContainEqual(each)
    },
    PATIENCE,
  )

  test('is drawn once by two at the same moment', async () => {
    const draw = () =>
      drawLooks(at.rowan.worker, {
        landlord: 'whg',
        week: '2032-03-15',
        at: instantOf('2032-03-15T05:00'),
        daysOff: [],
      })
    expect((await Promise.all([draw(), draw()])).toSorted()).toEqual(['drawn', 'drawn-before'])
    expect((await drawn()).filter(({ week }) => week === '2032-03-15')).toHaveLength(1)
  })
})
