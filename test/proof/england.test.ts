/**
 * All of England in one database: what a landlord's people wait for is at most half as much again as with 50,000 homes, and every open
 * duty is gone through in a minute. In `npm test` a street of it, without times. ROWAN_ENGLAND=0.1 in `npm run proof` fills a tenth.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinAll, KINDS, quantile } from '../../bench/asking.ts'
import { WHOLE as WORK, workOn } from '../../bench/at-work.ts'
import { grow } from '../../bench/crowd.ts'
import { compare, ROUND, sweep, type World } from '../../bench/england.ts'
import { loadDemo } from '../../demo/load-demo.ts'
import { settle } from '../../demo/neighbourhood.ts'
import { takeReport } from '../../src/casework/take-report.ts'
import { testRowan } from '../../src/casework/test-rowan.ts'
import { openSystem } from '../../src/compose.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import { withClient } from '../../src/store/server/connection.ts'
import { openSessionFor } from '../../src/store/setting-up.ts'
import { print, times } from './proving.ts'

const WHOLE = times(0, 1) === 1
const PART = WHOLE ? Number(process.env.ROWAN_ENGLAND ?? 1) : 0.0001
const LANDLORD = 'vivid'
/** The goal of DESIGN section 10: seven years of England, and one landlord of it. */
const ENGLAND = {
  homes: Math.round(4_500_000 * PART),
  cases: Math.round(378_000 * PART),
  entries: Math.round(15_000_000 * PART),
}
const ONE = WHOLE ? { homes: 50_000, cases: 4_200, entries: 168_000 } : { homes: 70, cases: 5, entries: 20 }
const ASKS = times(2, 200)

type Made = World & {
  readonly close: () => Promise<void>
  /** Ends what holds the database and serves fifty people from it; null where it is in memory. */
  readonly serve: (() => ReturnType<typeof workOn>) | null
}

/** A database of its own on the disk, with all of the made-up cases written through the product. */
async function onDisk(): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'rowan-england-'))
  const system = await openSystem({ root: projectRoot(), data: folder, say: () => {}, alone: true })
  await loadDemo(system.rowan, () => {})
  const crowd = await joinAll(system.rowan, LANDLORD, WORK.people)
  let isOpen = true
  const end = async () => {
    if (isOpen) await system.close()
    isOpen = false
  }
  const close = async () => {
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
  const serve = async () => {
    // The sessions from before the filling may have run out by now.
    const tokens: string[] = []
    for (const account of crowd.accounts) tokens.push(await openSessionFor(system.rowan.owner, LANDLORD, account))
    await end()
    return workOn(folder, { ...crowd, tokens })
  }
  return { rowan: system.rowan, ...crowd, close, serve }
}

/** One report in a database of the tests. */
async function inMemory(): Promise<Made> {
  const { rowan, staff, close } = await testRowan([LANDLORD], '2026-03-02T10:00')
  await settle(rowan, LANDLORD, 7)
  const { token } = await staff(LANDLORD, 'Robin', 'housing-officer', 'da-caseworker')
  const report = { channel: 'phone', source: 'victim' } as const
  const people = [{ data: { name: 'Jo Example', role: 'victim' } }]
  const taken = await takeReport(rowan, token, { role: 'housing-officer', report, people })
  if (taken.outcome !== 'recorded') throw new Error(taken.outcome)
  return { rowan, ...(await joinAll(rowan, LANDLORD, 1)), close, serve: null }
}

let few: Made
let many: Made
let entries = 0
let minutes = 0
beforeAll(async () => {
  const make = WHOLE ? onDisk : inMemory
  few = await make()
  many = await make()
  const at = { landlord: LANDLORD, alone: true }
  await grow(few.rowan.owner, { ...at, ...ONE })
  const began = performance.now()
  const say = (line: string) => WHOLE && process.stdout.write(`${line}\n`)
  entries = await grow(many.rowan.owner, { ...at, ...ENGLAND, say })
  minutes = (performance.now() - began) / 60_000
  say(`filled in ${minutes.toFixed(1)} minutes`)
}, 3_600_000)
afterAll(async () => {
  await many?.close()
  await few?.close()
})

/** Fifty people at work with each database in turn: the same people, on the same cases. */
async function fiftyAtWork(): Promise<readonly string[]> {
  if (few.serve === null || many.serve === null) return []
  const one = await few.serve()
  const all = await many.serve()
  const cell = (ms: readonly number[] = [], part = 0.5) => quantile(ms, part).toFixed(0)
  return [
    '',
    `${WORK.people} people at work through Rowan as a user starts it, each asking every ${WORK.pause / 1000} s, ${inWords(WORK.asks)} asks of each database; milliseconds.`,
    '',
    '| what | half, few | p99, few | half, England | p99, England |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...KINDS.map((kind) => {
      const [before, after] = [one.taken.get(kind), all.taken.get(kind)]
      return `| ${kind} | ${cell(before)} | ${cell(before, 0.99)} | ${cell(after)} | ${cell(after, 0.99)} |`
    }),
    '',
    `Open ${one.seconds.toFixed(1)} s after a start with the smaller, ${all.seconds.toFixed(1)} s with England; the server's memory at the most ${one.memory.toFixed(0)} and ${all.memory.toFixed(0)} MB.`,
  ]
}

const inWords = (count: number): string => count.toLocaleString('en-GB')

test('nobody waits much longer where the database holds England, and every open duty is gone through', async () => {
  const count = async (table: string) => {
    const { rows } = await withClient(many.rowan.owner, (client) =>
      client.query<{ count: number }>(`select count(*)::int as count from rowan.${table} where landlord = $1`, [
        LANDLORD,
      ]),
    )
    return rows[0]?.count ?? 0
  }
  const held = { cases: await count('case_summary'), homes: await count('home'), lines: await count('audit') }
  expect(held.cases).toBeGreaterThanOrEqual(ENGLAND.cases)
  expect(held.homes).toBeGreaterThanOrEqual(ENGLAND.homes)
  expect(entries).toBeGreaterThan(ENGLAND.entries * 0.8)
  const compared = await compare(few, many, ASKS)
  const swept = await sweep(many.rowan.owner, many.rowan.clock())
  expect(swept.open).toBeGreaterThan(0)
  const atWork = await fiftyAtWork()
  print(30, 'The size of England', [
    `${PART === 1 ? '' : `A part of ${PART} of England: `}${inWords(held.cases)} cases, ${inWords(entries)} entries, ${inWords(held.homes)} homes and ${inWords(held.lines)} lines of audit in one database, all of one landlord: the hardest way to hold`,
    `them, as nothing is kept apart by landlord. Beside it one with ${inWords(ONE.homes)} homes. Both are asked in turn, one person at a time, through Rowan itself`,
    'without the web around it; half of all answers took at most so many milliseconds.',
    '',
    `| what | with ${inWords(ONE.homes)} homes | with ${PART === 1 ? 'England' : `${PART} of England`} | ratio |`,
    '| --- | ---: | ---: | ---: |',
    ...compared.map(({ what, few: one, many: all, ratio, fault }) =>
      fault === undefined
        ? `| ${what} | ${one.toFixed(1)} | ${all.toFixed(1)} | ${ratio.toFixed(2)} |`
        : `| ${what} | | not done: ${fault} | |`,
    ),
    '',
    `${inWords(swept.open)} open duties gone through in ${swept.seconds.toFixed(1)} s, of which ${inWords(swept.late)} are late. Filled in ${minutes.toFixed(0)} minutes.`,
    ...atWork,
    '',
    'The made-up cases are written through the product, and those who are measured work on these. All others are copies of their rows, made on the server',
    'behind its triggers, under ids, references and tokens of their own and with other people on them: as many duties, words, contact',
    'points, marks and lines of audit as the originals. The entries of each come again on the same case until there are about forty. Their words open with no key,',
    'their hashes hold to nothing, and their lines of audit lie before the first: nobody who is measured reads them. Names are as often shared as among the made-up people of one landlord.',
  ])
  if (!WHOLE) return
  for (const { what, ratio } of compared) if (what !== ROUND) expect(ratio, what).toBeLessThan(1.5)
  expect(swept.seconds).toBeLessThan(60)
}, 3_600_000)
