/** `rowan policy replay` as a policy officer meets it: stories played by two policies, and the cases of a landlord. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '../casework/perform.ts'
import { replayRecords } from '../casework/replay-records.ts'
import { takeReport } from '../casework/take-report.ts'
import type { TestRowan } from '../casework/test-rowan.ts'
import { projectRoot } from '../packs/project-root.ts'
import type { PastCase } from '../policy/replay/items.ts'
import type { Codes } from '../record/entry.ts'
import { asOwner } from '../store/setting-up.ts'
import { type CopiedPolicy, copiedPolicy } from './test-copied-policy.ts'

const ROOT = projectRoot()
const STORIES = join(ROOT, 'test/scenarios/vivid')
let vivid: CopiedPolicy
let copy = ''
let world: TestRowan
beforeAll(async () => {
  vivid = await copiedPolicy('vivid')
  vivid.change('policy.yaml', 'within: same_working_day', 'within: {working_days: 5}')
  copy = vivid.copy
  world = vivid.world
})
afterAll(() => vivid.close())

const rowan = (...words: readonly string[]) => vivid.rowan('replay', ...words)
const audited = () =>
  asOwner(vivid.world.rowan.owner, async (client) => {
    const { rows } = await client.query(
      "select action, object, result from rowan.audit where action like 'replayed:%' order by seq",
    )
    return rows
  })

describe('of stories', () => {
  test('says under which clause they come out otherwise, and which', async () => {
    const { code, out } = await rowan('vivid', copy, STORIES, '--exact', '--cases')
    expect(code).toBe(0)
    expect(out).toMatch(/^VIV-4\.1\.a2 /m)
    expect(out).toMatch(/Otherwise: \S+/)
    const told = JSON.parse((await rowan('vivid', copy, STORIES, '--json')).out)
    const [clause] = told.clauses
    expect(clause.difference.late).toBeLessThan(0)
    expect(clause.difference.opened).toBe(0)
    expect(clause.cases).toBeGreaterThan(0)
  })

  test('of another landlord are left out, and none at all is said in a line', async () => {
    const { out } = await rowan('vivid', copy, STORIES, join(ROOT, 'test/scenarios/mha'))
    expect(out).toMatch(/\d+ stories were left out: of other landlords, or from before\./)
    expect(await rowan('vivid', copy, join(ROOT, 'test/scenarios/mha'))).toMatchObject({ code: 2 })
  })

  test('are judged alike by a policy and its copy', async () => {
    const told = JSON.parse((await rowan('vivid', 'vivid', STORIES, '--json')).out)
    expect(told).toMatchObject({ differs: [], differing: 0, clauses: [] })
    const all = JSON.parse((await rowan('vivid', 'vivid', STORIES, '--json', '--all')).out)
    expect(all.clauses.length).toBeGreaterThan(20)
    expect(await audited(), 'nothing was read from the database').toEqual([])
  })
})

describe('of the cases in the database', () => {
  /** Reported on a Monday, and answered on the Thursday: late by the policy of today, in time by the copy. */
  const late: string[] = []
  let last = { caseId: '', entryId: '' }
  let officer = ''
  beforeAll(async () => {
    const { token } = await world.staff('vivid', 'Olive', 'housing-officer', 'da-caseworker')
    for (let n = 0; n < 6; n++) {
      world.at(`2026-04-1${3}T10:0${n}`)
      const person = randomUUID()
      const taken = await takeReport(world.rowan, token, {
        role: 'housing-officer',
        report: { channel: 'phone', source: 'victim', abuse: ['physical'], summary: 'Made-up words' },
        people: [{ person, data: { role: 'victim', name: 'Amira Example', ageGroup: '18-or-over' } }],
      })
      if (taken.outcome !== 'recorded') throw new Error(JSON.stringify(taken))
      late.push(taken.reference)
      world.at(`2026-04-16T10:0${n}`)
      const contacted = await perform(world.rowan, token, {
        type: 'victim.contacted',
        role: 'da-caseworker',
        data: { person, channel: 'phone' },
        target: { on: 'case', caseId: taken.caseId },
      })
      if (contacted.outcome !== 'recorded') throw new Error(JSON.stringify(contacted))
      last = { caseId: taken.caseId, entryId: contacted.entryId }
    }
    officer = token
    world.at('2026-05-01T09:00')
  })

  test('names those that come out otherwise to whoever answers for them; the audit says that it did', async () => {
    const told = JSON.parse((await rowan('vivid', copy, '--exact', '--cases', '--json')).out)
    expect(told).toMatchObject({ numbers: 'exact', cases: 6, differing: 6, differs: ['contact-victim'] })
    const clause = told.clauses.find((each: { clause: string }) => each.clause === 'VIV-4.1.a2')
    expect(clause).toMatchObject({ before: { opened: 6, late: 6, met: 0 }, after: { opened: 6, late: 0, met: 6 } })
    expect(clause.references).toEqual(late.toSorted())
    expect(await audited()).toEqual([
      {
        action: 'replayed:cases-by-reference',
        object: 'vivid-domestic-abuse 2023-10 to 2023-10, exact',
        result: 'done',
      },
    ])
  })

  test('are otherwise counted without what is about fewer than five, rounded down to five, and without a reference', async () => {
    const { out } = await rowan('vivid', copy)
    expect(out).toMatch(/^ {2}difference +0 +\+5 +-5 /m)
    expect(out).toContain('every other number is rounded down to five')
    for (const reference of late) expect(out).not.toContain(reference)
    expect((await audited()).at(-1)).toMatchObject({
      action: 'replayed:cases',
      object: 'vivid-domestic-abuse 2023-10 to 2023-10',
    })
    expect(await rowan('vivid', copy, '--cases')).toMatchObject({ code: 2 })
  })

  test('say the same as the rows that Rowan keeps, where nothing was changed', async () => {
    const all = await rowan('vivid', 'vivid', '--exact', '--all', '--json')
    expect(all.error).toBe('')
    const told = JSON.parse(all.out)
    const kept = await asOwner(world.rowan.owner, async (client) => {
      const { rows } = await client.query(
        `select c as clause, count(*)::int as opened from rowan.duty, unnest(clauses) as c group by 1 order by 1`,
      )
      return rows
    })
    const found = told.clauses
      .filter((each: { before: { opened: number } }) => each.before.opened > 0)
      .map(({ clause, before }: { clause: string; before: { opened: number } }) => ({ clause, opened: before.opened }))
    const inOrder = (rows: { clause: string }[]) => rows.toSorted((a, b) => (a.clause < b.clause ? -1 : 1))
    expect(inOrder(found)).toEqual(inOrder(kept))
  })

  test('from a day on leave out those opened before it', async () => {
    const told = JSON.parse((await rowan('vivid', copy, '--from', '2026-04-14', '--exact', '--json')).out)
    expect(told).toMatchObject({ cases: 0, clauses: [] })
    expect((await audited()).at(-1)?.object).toBe('vivid-domestic-abuse 2023-10 to 2023-10, exact, from 2026-04-14')
    expect(await rowan('vivid', copy, '--from', 'lately')).toMatchObject({
      code: 2,
      error: '--from: "lately" is not a date (YYYY-MM-DD)',
    })
  })

  test('are read entry by entry as they stand, a few cases at a time, and an entry taken back is named by its number', async () => {
    const back = await perform(world.rowan, officer, {
      type: 'entry.retracted',
      role: 'da-caseworker',
      data: { entry: last.entryId, reason: 'Made-up words' },
      target: { on: 'case', caseId: last.caseId },
    })
    expect(back.outcome).toBe('recorded')
    const read: [string, (readonly [number, string, number, number, string, Codes, boolean])[]][] = []
    const progress: string[] = []
    const collects = {
      types: null,
      organisationTypes: [],
      see: (past: PastCase) => {
        if (past.scope !== 'case' || !('record' in past)) return
        const lines = past.record.map(
          ({ n, type, at, recordedAt, by, codes, happened }) => [n, type, at, recordedAt, by, codes, happened] as const,
        )
        read.push([past.reference, lines])
      },
    }
    const how = { landlord: 'vivid', compared: 'a test', namesCases: false, from: null, atOnce: 4 }
    const say = (done: number, all: number) => progress.push(`${done} of ${all}`)
    expect(await replayRecords(world.rowan, collects, { ...how, say })).toBe(6)
    expect(progress).toEqual(['4 of 6', '6 of 6'])
    const kept = await asOwner(world.rowan.owner, async (client) => {
      const { rows } = await client.query(
        `select s.reference, e.id, e.seq, e.type, e.happened_at, e.recorded_at, e.role, e.codes, e.happened
         from rowan.stream s join rowan.entry e using (landlord, stream) where s.kind = 'case' order by s.stream, e.seq`,
      )
      return rows
    })
    const numbers = new Map(kept.map(({ id, seq }) => [id, seq]))
    const wanted = new Map<string, unknown[]>()
    for (const { reference, seq, type, happened_at: at, recorded_at: written, role, codes, happened } of kept) {
      const told = 'entry' in codes ? { ...codes, entry: numbers.get(codes.entry) } : codes
      const line = [seq, type, at.getTime(), written.getTime(), role, told, happened]
      wanted.set(reference, [...(wanted.get(reference) ?? []), line])
    }
    expect(read).toEqual([...wanted])
    expect(JSON.stringify(read)).toContain('"entry":')
  })
})
