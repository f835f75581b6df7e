/** What somebody who sees a facet may say of a case, worked out with its record: the codes that it gives them, and when the policy refuses. */
import { FACET_WAYS, type FacetWay } from '../access/acts.ts'
import type { Policy } from '../policy/compile.ts'
import type { Refusal } from '../policy/judgement.ts'
import { inOrder, refusalsAfter } from '../policy/refusals.ts'
import type { Codes, Entry } from '../record/entry.ts'
import { entryType } from '../record/entry-type.ts'
import { dayOfDate, type Instant, startOfDay } from '../record/london-time.ts'
import { standing } from '../record/standing.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import type { WorkOrder } from '../record/work-orders.ts'
import { type FacetActRow, idOf, type RefusedTime } from '../store/judged-rows.ts'

/** One act that a way allows on a case. `fixed` as it is kept; `judged` as judging sees it. */
type Possible = {
  readonly way: FacetWay
  readonly thing: string
  readonly type: EntryTypeName
  readonly fixed: Codes
  readonly judged: Codes
}

/** What a facet is told of a refusal: the last end of those that have one. */
export const toldEnd = (refusals: readonly Refusal[]): Instant | null => {
  const ends = refusals.flatMap((refusal) => (refusal.until === null ? [] : [refusal.until]))
  return ends.length > 0 ? Math.max(...ends) : null
}

/** All that can stand in the fields that somebody fills in: every value of each, and nothing. */
function choicesOf(type: EntryTypeName, fields: readonly string[]): readonly Codes[] {
  return fields.reduce<readonly Codes[]>(
    (choices, name) => {
      const field = entryType(type).fields.find((each) => each.name === name)
      const values = field?.values ?? [true]
      return choices.flatMap((choice) => [
        ...(field?.required ? [] : [choice]),
        ...values.map((value) => ({ ...choice, [name]: value })),
      ])
    },
    [{}],
  )
}

/** When refusals may change, apart from the ends of holds: at each entry that the norms of this act look at, and with each version. */
function turns(policy: Policy, earlier: readonly Entry[]): readonly Instant[] {
  const versions = policy.versions.slice(1).map((pack) => startOfDay(dayOfDate(pack.inForce.from)))
  const all = [...new Set([...earlier.map((entry) => entry.at), ...versions])]
  return [Number.NEGATIVE_INFINITY, ...all.toSorted((a, b) => a - b)]
}

const asTime = (at: Instant): Instant | null => (Number.isFinite(at) ? at : null)

/** When the policy refuses an act, on the record as it stands, for every moment at which it may be said to have happened. */
function refusedTimes(policy: Policy, earlier: readonly Entry[], act: Omit<Entry, 'at' | 'recordedAt'>) {
  const times: { from: Instant; until: Instant; told: Instant | null }[] = []
  const starts = turns(policy, earlier)
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY
    const before = earlier.filter((entry) => entry.at <= start)
    for (let at = start; at < end; ) {
      const refusals = refusalsAfter(policy, before, { ...act, at, recordedAt: at })
      const until = Math.min(end, ...refusals.flatMap((each) => (each.until === null ? [] : [each.until])))
      const told = toldEnd(refusals)
      const last = times.at(-1)
      if (refusals.length > 0) {
        if (last && last.until === at && last.told === told) last.until = until
        else times.push({ from: at, until, told })
      }
      at = until
    }
  })
  return times.map(({ from, until, told }) => ({ from: asTime(from), until: asTime(until), told }))
}

/** The same for each role and each choice; said of them one by one only where they differ. */
function refusedOf(
  policy: Policy,
  entries: readonly Entry[],
  n: number,
  { way, type, judged }: Possible,
): readonly RefusedTime[] {
  const norms = policy.plans.get(type)?.acts ?? []
  if (norms.length === 0) return []
  // A hold looks at nothing but what starts it, sets its length or ends it.
  const isRead = norms.every(({ norm }) => norm.kind === 'hold')
    ? (entry: Entry) => (policy.plans.get(entry.type)?.holds.length ?? 0) > 0
    : () => true
  const earlier = entries.filter(isRead)
  const cases = FACET_WAYS[way].roles.flatMap((role) =>
    choicesOf(type, FACET_WAYS[way].says[type] ?? []).map((choice) => {
      const act = { n, type, by: role, codes: { ...judged, ...choice }, happened: false }
      return { role, choice, times: refusedTimes(policy, earlier, act) }
    }),
  )
  const [first] = cases
  if (first && cases.every(({ times }) => JSON.stringify(times) === JSON.stringify(first.times))) return first.times
  return cases.flatMap(({ role, choice, times }) => times.map((time) => ({ ...time, role, choice })))
}

/** What may be said of an open job; nothing of what it is not. */
function ofJob(job: WorkOrder, id: string): readonly Possible[] {
  const { order, person, measure, repair } = job
  const said: readonly (readonly [EntryTypeName, Codes | null])[] = [
    ['security.fitted', measure === null ? null : { order, person, measure }],
    ['repair.completed', repair === null ? null : { order, repair }],
    ['work-order.failed', { order }],
  ]
  return said.flatMap(([type, fixed]) =>
    fixed ? [{ way: 'job', thing: id, type, fixed, judged: fixed } as const] : [],
  )
}

export type OnRecord = {
  readonly policy: Policy
  readonly stream: string
  /** The place of the next entry. */
  readonly next: number
  /** As judging sees them. */
  readonly entries: readonly Entry[]
  /** Rent accounts by person. */
  readonly accounts: Readonly<Record<string, string>>
  /** Open jobs, each with the id by which it is known outside. */
  readonly jobs: readonly { readonly id: string; readonly job: WorkOrder }[]
  /** The id and the number of the entry that waits to be taken on. */
  readonly waits: { readonly id: string; readonly n: number } | null
}

/** Every act that is open to somebody who is not on the case. The same record gives the same rows. */
export function facetActs({ policy, stream, next, entries, accounts, jobs, waits }: OnRecord): readonly FacetActRow[] {
  const possible: readonly Possible[] = [
    ...Object.entries(accounts).map(([person, thing]): Possible => {
      const fixed = { person }
      return { way: 'account', thing, type: 'income-court-action.started', fixed, judged: fixed }
    }),
    ...jobs.flatMap(({ id, job }) => ofJob(job, id)),
    ...(waits
      ? [
          {
            way: 'handover',
            thing: stream,
            type: 'handover.accepted',
            fixed: { entry: waits.id },
            judged: { entry: waits.n },
          } as const,
        ]
      : []),
  ]
  const stands = standing(entries).toSorted(inOrder)
  return possible.map((each) => ({
    id: idOf('facet-act', stream, each.way, each.thing, each.type, String(each.fixed.person ?? '')),
    way: each.way,
    thing: each.thing,
    type: each.type,
    fixed: each.fixed,
    refused: refusedOf(policy, stands, next, each),
  }))
}

/** What the database answers from such a row: null where the act is let be, else what is told of its end. */
export function toldBy(
  row: Pick<FacetActRow, 'refused'>,
  at: Instant,
  role: RoleName,
  choice: Codes,
): { readonly until: Instant | null } | null {
  const found = row.refused.find(
    (time) =>
      (time.from === null || time.from <= at) &&
      (time.until === null || at < time.until) &&
      (time.role === undefined || time.role === role) &&
      (time.choice === undefined || JSON.stringify(time.choice) === JSON.stringify(choice)),
  )
  return found ? { until: found.told } : null
}
