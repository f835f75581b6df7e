/** What is kept for somebody who sees a facet answers every act of theirs as the whole record would, at any time, in any role. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FACET_WAYS, type FacetWay } from '../../src/access/acts.ts'
import { facetActs, toldBy, toldEnd } from '../../src/casework/facet-acts.ts'
import { loadHolidays } from '../../src/packs/load-holidays.ts'
import { loadOrganisation } from '../../src/packs/load-organisation.ts'
import { landlordIds, loadPolicy } from '../../src/packs/load-policies.ts'
import { projectRoot } from '../../src/packs/project-root.ts'
import { compile, type Policy } from '../../src/policy/compile.ts'
import { readsOf } from '../../src/policy/reads.ts'
import { refusals } from '../../src/policy/refusals.ts'
import { isUnderSafeContact } from '../../src/policy/safe-contact.ts'
import { readScenario } from '../../src/policy/scenario.ts'
import type { Codes, Entry } from '../../src/record/entry.ts'
import { entryType } from '../../src/record/entry-type.ts'
import { DAY, MINUTE } from '../../src/record/london-time.ts'
import type { EntryTypeName, RoleName } from '../../src/record/vocabulary.ts'
import { workOrders } from '../../src/record/work-orders.ts'
import { arbitraryPack, someHolidays } from './arbitrary-pack.ts'
import { recordOf } from './arbitrary-record.ts'

const ROOT = projectRoot()
const holidays = loadHolidays(ROOT)
const runs = Number(process.env.PROPERTY_RUNS ?? 60)
const stream = '00000000-0000-4000-8000-000000000001'

const FACET_TYPES = Object.values(FACET_WAYS).flatMap(({ says }) => Object.keys(says) as EntryTypeName[])

/** Everything that somebody may fill in of an act of that type: each value, and nothing. */
function filledIn(way: FacetWay, type: EntryTypeName): readonly Codes[] {
  const [name, second] = FACET_WAYS[way].says[type] ?? []
  if (name === undefined) return [{}]
  const { values, required } = entryType(type).fields.find((each) => each.name === name) ?? { values: null }
  const one = [...(required ? [] : [{}]), ...(values ?? []).map((value) => ({ [name]: value }))]
  return second === undefined ? one : one.flatMap((each) => [each, { ...each, [second]: true }])
}

/** Compares both judges on one record, for every act that is open on it. Answers with how many were asked, and how many refused. */
function compared(policy: Policy, record: readonly Entry[]) {
  const persons = [...new Set(record.flatMap(({ codes }) => (typeof codes.person === 'string' ? [codes.person] : [])))]
  const order = { order: 'J', person: persons[0] ?? 'somebody', measure: 'lock-change', repair: 'D' }
  const job = {
    ...order,
    n: 0,
    at: 0,
    repairKind: null,
    priority: null,
    holder: null,
    state: 'open',
    failed: [],
  } as const
  const told = workOrders(record).map((each) => ({ id: each.order, job: each }))
  const next = Math.max(0, ...record.map(({ n }) => n)) + 1
  const rows = facetActs({
    policy,
    stream,
    next,
    entries: record,
    accounts: Object.fromEntries(persons.map((person) => [person, `RENT-${person}`])),
    jobs: [...told, { id: 'made-up', job }],
    waits: { id: stream, n: 1 },
  })
  const ends = rows.flatMap(({ refused }) => refused.flatMap(({ from, until, told: end }) => [from, until, end]))
  const moments = [...record.map(({ at }) => at), ...ends.flatMap((end) => (end === null ? [] : [end]))]
  const times = [...new Set(moments.flatMap((at) => [at - MINUTE, at, at + MINUTE, at + 100 * DAY]))]
  let [asked, refusedTimes] = [0, 0]
  for (const row of rows)
    for (const role of FACET_WAYS[row.way].roles.slice(0, 3))
      for (const choice of filledIn(row.way, row.type))
        for (const at of times) {
          const fixed = row.way === 'handover' ? { entry: 1 } : row.fixed
          const act = { n: next, type: row.type, at, recordedAt: at, by: role as RoleName, happened: false }
          const found = refusals(policy, record, { ...act, codes: { ...fixed, ...choice } })
          const whole = found.length === 0 ? null : { until: toldEnd(found) }
          const kept = toldBy(row, at, role, choice)
          if (kept?.until !== whole?.until || (kept === null) !== (whole === null))
            expect(kept, `${row.type} at ${at} in ${role}`).toEqual(whole)
          asked++
          if (whole) refusedTimes++
        }
  return { asked, refused: refusedTimes }
}

/** The record as the database cuts it for an act of that type: only what its norms look at. */
function cut(policy: Policy, record: readonly Entry[], type: EntryTypeName): readonly Entry[] {
  const reads = readsOf(policy, [type])
  return record.flatMap((entry) => {
    const fields = reads.get(entry.type)
    if (!fields) return []
    const codes = Object.fromEntries(Object.entries(entry.codes).filter(([name]) => fields.has(name)))
    return [{ ...entry, codes }]
  })
}

/** Asks the policy about each entry with the whole record and with the cut one. Answers with how many were refused. */
function sameOfEach(policy: Policy, record: readonly Entry[]): number {
  let refused = 0
  for (const act of record) {
    if (isUnderSafeContact(act.type)) continue
    const others = record.filter(({ n }) => n !== act.n)
    const whole = refusals(policy, others, act)
    const kept = refusals(policy, cut(policy, others, act.type), act)
    if (JSON.stringify(kept) !== JSON.stringify(whole)) expect(kept, act.type).toEqual(whole)
    refused += whole.length
  }
  return refused
}

const stories = readdirSync(join(ROOT, 'test/scenarios'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const read = readScenario(readFileSync(join(ROOT, 'test/scenarios', name), 'utf8'))
    if (!read.ok) throw new Error(`${name}: ${read.problems.join('; ')}`)
    return read.scenario
  })

describe.each(landlordIds(ROOT))('at %s', (landlord) => {
  const { packs } = loadPolicy(ROOT, landlord)
  const policy = compile(packs, holidays)

  it('no story of the landlord is answered otherwise, after any of its entries', () => {
    let [asked, refused] = [0, 0]
    const own = stories.filter((story) => story.policy === landlord)
    for (const { proposals } of own)
      for (let length = 1; length <= proposals.length; length++) {
        const came = compared(policy, proposals.slice(0, length))
        asked += came.asked
        refused += came.refused
      }
    expect(own.length).toBeGreaterThan(20)
    expect(asked).toBeGreaterThan(1000)
    // The only landlord of the five whose policy refuses anything to somebody who sees a facet.
    expect(refused > 0).toBe(landlord === 'vivid')
  })

  it('no act of a story is refused otherwise where only what its norms look at is known', () => {
    let refused = 0
    for (const { policy: of, proposals } of stories) if (of === landlord) refused += sameOfEach(policy, proposals)
    expect(refused).toBeGreaterThan(0)
  })

  it('nothing else refuses what somebody says who sees a facet: neither safe contact nor the landlord’s own choices', () => {
    const { askedFirst } = loadOrganisation(ROOT, landlord).risk
    for (const type of FACET_TYPES) {
      expect(isUnderSafeContact(type), type).toBe(false)
      expect(askedFirst.some(({ act }) => act === type)).toBe(false)
    }
  })
})

it('is kept as the whole record would answer under policies that nobody wrote', () => {
  const versions = fc.tuple(arbitraryPack('2024-03-01', '1'), arbitraryPack('2024-10-27', '2'))
  let refused = 0
  fc.assert(
    fc.property(
      versions.chain((packs) => fc.tuple(fc.constant(packs), recordOf(packs, 16))),
      ([packs, record]) => {
        const policy = compile(packs, someHolidays)
        refused += compared(policy, record).refused + sameOfEach(policy, record)
      },
    ),
    { numRuns: runs },
  )
  expect(refused).toBeGreaterThan(0)
})
