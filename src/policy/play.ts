/** Plays a scenario: proposes its entries one by one, as staff would, and says what the policy makes of them. No database. */
import type { Entry } from '../record/entry.ts'
import { withKnownAge } from '../record/known-age.ts'
import { civilOf } from '../record/london-time.ts'
import { withPersonRole } from '../record/person-role.ts'
import { type Policy, versionAt } from './compile.ts'
import { explain } from './explain.ts'
import { judge } from './judge.ts'
import { isLate, isRunning, type JudgedDuty, type Judgement, type Refusal } from './judgement.ts'
import { refusals } from './refusals.ts'
import type { Expectation, Scenario } from './scenario.ts'

export type PlayedDuty = {
  readonly norm: string
  readonly kind: JudgedDuty['kind']
  readonly clauses: readonly string[]
  readonly trigger: number | null
  readonly due: string | null
  readonly stated: boolean
  readonly state: JudgedDuty['outcome']
  readonly late: boolean
  readonly doneBy: number | null
  readonly why: string
}

/** The answer of `rowan simulate --json`: its form is a promise. Times are civil, to the minute. */
export type Played = {
  readonly id: string
  readonly policy: { readonly pack: string; readonly version: string }
  readonly duties: readonly PlayedDuty[]
  readonly refused: readonly {
    readonly n: number
    readonly norm: string
    readonly clauses: readonly string[]
    readonly missing: readonly string[]
  }[]
  readonly breaches: readonly {
    readonly n: number
    readonly norm: string
    readonly clauses: readonly string[]
    readonly remedied: boolean
  }[]
  readonly holds: readonly {
    readonly norm: string
    readonly clauses: readonly string[]
    readonly from: string
    readonly until: string
    readonly state: 'running' | 'ended'
  }[]
  readonly signs: readonly PlayedDuty[]
}

/** A judgement in the form that is promised to the outside. */
export function told(policy: Policy, judgement: Judgement, now: number): Omit<Played, 'id' | 'policy' | 'refused'> {
  const duties = judgement.duties.map((duty) => ({
    norm: duty.norm,
    kind: duty.kind,
    clauses: duty.clauses,
    trigger: duty.trigger,
    due: duty.due === null ? null : civilOf(duty.due),
    stated: duty.stated,
    state: duty.outcome,
    late: isLate(duty, now),
    doneBy: duty.endedBy,
    why: explain(policy, duty, now).why,
  }))
  return {
    duties: duties.filter((duty) => duty.kind !== 'sign'),
    breaches: judgement.breaches.map(({ n, norm, clauses, remedied }) => ({ n, norm, clauses, remedied })),
    holds: judgement.holds.map((hold) => ({
      norm: hold.norm,
      clauses: hold.clauses,
      from: civilOf(hold.from),
      until: civilOf(hold.until),
      state: isRunning(hold, now) ? 'running' : 'ended',
    })),
    signs: duties.filter((duty) => duty.kind === 'sign'),
  }
}

/** Proposes entries in order; refused ones are not written, unless they happened outside our control. */
export function propose(policy: Policy, proposals: readonly Entry[]) {
  const record: Entry[] = []
  const refused: (Refusal & { readonly n: number })[] = []
  for (const proposed of proposals) {
    const aged = withKnownAge(proposed.type, proposed.codes, record)
    const entry = { ...proposed, codes: withPersonRole(proposed.type, aged, record) }
    const refusing = entry.happened ? [] : refusals(policy, record, entry, true)
    if (refusing.length === 0) record.push(entry)
    else refused.push(...refusing.map((refusal) => ({ ...refusal, n: entry.n })))
  }
  return { record, refused }
}

/** Plays a scenario to its `now`. */
export function play(policy: Policy, scenario: Scenario): Played {
  const { record, refused } = propose(policy, scenario.proposals)
  const pack = versionAt(policy, scenario.now)
  return {
    id: scenario.id,
    policy: { pack: pack.id, version: pack.version },
    ...told(policy, judge(policy, record, scenario.now, 'all', true), scenario.now),
    refused: refused.map(({ n, norm, clauses, missing }) => ({ n, norm, clauses, missing })),
  }
}

type Row = { readonly clauses: readonly string[]; readonly [key: string]: unknown }

const meetsExpectation = (row: Row, expected: Expectation): boolean =>
  row.clauses.includes(expected.clause) &&
  Object.entries(expected).every(
    ([key, value]) => key === 'clause' || JSON.stringify(row[key]) === JSON.stringify(value),
  )

export type Difference = { readonly clause: string; readonly what: string }

/** Compares an answer with what its scenario expects. Empty when every expectation is met and nothing else is refused or breached. */
export function differences(scenario: Scenario, played: Played): readonly Difference[] {
  const found: Difference[] = []
  const { expect } = scenario
  const duties: readonly Row[] = [...played.duties, ...played.signs]
  const compare = (name: string, expected: readonly Expectation[], rows: readonly Row[]) => {
    for (const each of expected)
      if (!rows.some((row) => meetsExpectation(row, each))) {
        const near = rows.filter((row) => row.clauses.includes(each.clause))
        found.push({
          clause: each.clause,
          what: `${name}: expected ${JSON.stringify(each)}, found ${near.length ? JSON.stringify(near) : 'none'}`,
        })
      }
  }
  compare('duties', expect.duties, duties)
  compare('refused', expect.refused, played.refused)
  compare('breaches', expect.breaches, played.breaches)
  compare('holds', expect.holds, played.holds)
  for (const row of played.refused)
    if (!expect.refused.some((each) => each.n === row.n))
      found.push({
        clause: row.clauses[0] ?? '',
        what: `refused: entry ${row.n} was refused by ${row.clauses.join(', ')} and should not be`,
      })
  for (const row of played.breaches)
    if (!expect.breaches.some((each) => each.n === row.n))
      found.push({
        clause: row.clauses[0] ?? '',
        what: `breaches: entry ${row.n} breaches ${row.clauses.join(', ')} and should not`,
      })
  for (const clause of expect.absent)
    if (duties.some((row) => row.clauses.includes(clause)))
      found.push({ clause, what: `absent: ${clause} has a duty and should have none` })
  return found
}
