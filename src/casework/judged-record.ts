/** A stored stream as judging sees it, and what judging said as rows. */
import { mayTakeOn } from '../packs/case-owner.ts'
import { judge } from '../policy/judge.ts'
import { callingRule } from '../record/calling-rule.ts'
import { caseState } from '../record/case-state.ts'
import { dangerOn } from '../record/danger-on.ts'
import type { Codes, Entry } from '../record/entry.ts'
import { pointsToEntry } from '../record/entry-type.ts'
import { urgencyOf } from '../record/goes-first.ts'
import type { Instant } from '../record/london-time.ts'
import { agreementWith } from '../record/safe-agreement.ts'
import { standing } from '../record/standing.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { waitingHandover } from '../record/waiting-handover.ts'
import { type WorkOrder, workOrders } from '../record/work-orders.ts'
import {
  type DutyRow,
  type HandoverRow,
  idOf,
  type JudgedRows,
  type SummaryRow,
  type WorkOrderRow,
} from '../store/judged-rows.ts'
import type { StoredEntry, StoredRecord } from '../store/record.ts'
import { facetActs } from './facet-acts.ts'
import { facetRows, ownInOrder } from './facet-rows.ts'
import { causesHarm, firstOn, kindOf } from './first-on.ts'
import { ownerRole, type RunningLandlord } from './landlord.ts'
import { plannedJobs } from './planned-jobs.ts'

/** Numbered entries and the way back to their ids. */
export type Numbered = { readonly entries: readonly Entry[]; readonly idOfNumber: ReadonlyMap<number, string> }

type Stored = Omit<StoredEntry, 'by'>
type Placed = { readonly entry: Stored; readonly n: number }
type OfStreams = { readonly entries: readonly Stored[]; readonly organisation: readonly Stored[] }

const pointers = ({ type, codes }: Stored): readonly string[] => {
  const found: string[] = []
  for (const field in codes) if (pointsToEntry(type, field) && typeof codes[field] === 'string') found.push(field)
  return found
}

/** Codes with the ids of entries turned into their numbers. An id that is not on the record becomes 0, which nothing has. */
function withNumbers(entry: Stored, numbers: () => ReadonlyMap<string, number>): Codes {
  const fields = pointers(entry)
  if (fields.length === 0) return entry.codes
  const turned = fields.map((field) => [field, numbers().get(String(entry.codes[field])) ?? 0])
  return { ...entry.codes, ...Object.fromEntries(turned) }
}

const placed = ({ entries, organisation }: OfStreams): readonly Placed[] => [
  ...organisation.map((entry, index) => ({ entry, n: index + 1 - organisation.length })),
  ...entries.map((entry) => ({ entry, n: entry.seq })),
]

function asJudged(all: readonly Placed[]): readonly Entry[] {
  let known: ReadonlyMap<string, number> | undefined
  const numbers = () => {
    known ??= new Map(all.map(({ entry, n }) => [entry.id, n]))
    return known
  }
  return all.map(({ entry, n }) => ({
    n,
    type: entry.type,
    at: entry.at,
    recordedAt: entry.recordedAt,
    by: entry.role,
    codes: withNumbers(entry, numbers),
    happened: entry.happened,
  }))
}

/** The entries of a stream, and of the organisation beside it, as judging sees them: see `numbered`. */
export const judgedEntries = (record: OfStreams): readonly Entry[] => asJudged(placed(record))

/**
 * The numbers of a stream's own entries are their places on it, from 1. Those of the organisation count down to 0, so that
 * in the same minute they come before the case's own.
 */
export function numbered(record: OfStreams): Numbered {
  const all = placed(record)
  return { entries: asJudged(all), idOfNumber: new Map(all.map(({ entry, n }) => [n, entry.id])) }
}

function summaryOf(
  landlord: RunningLandlord,
  record: StoredRecord,
  entries: readonly Entry[],
  duties: readonly DutyRow[],
) {
  const own = standing(entries).filter((entry) => entry.n > 0)
  const state = caseState(own, record.opened)
  const kind = kindOf(record, own)
  const assigned = own.findLast((entry) => entry.type === 'case.assigned')?.codes
  const victim = own.find((entry) => entry.type === 'person.added' && entry.codes.role === 'victim')?.codes.person
  const open = duties.filter((duty) => duty.outcome === 'open')
  const dues = open.flatMap((duty) => (duty.due === null ? [] : [duty.due]))
  const summary: SummaryRow = {
    state: state.state,
    since: state.since,
    kind,
    ownerRole: typeof assigned?.to === 'string' ? assigned.to : ownerRole(landlord, kind),
    owner: typeof assigned?.officer === 'string' ? assigned.officer : null,
    victim: typeof victim === 'string' ? victim : null,
    changed: Math.max(record.opened, ...record.entries.map((entry) => entry.recordedAt)),
    openDuties: open.length,
    nextDue: dues.length > 0 ? Math.min(...dues) : null,
  }
  return summary
}

/** The id by which a job is known outside its case. The same record always gives the same. */
export const workOrderId = (stream: string, order: string): string => idOf('work-order', stream, order)

type OpenJob = { readonly id: string; readonly job: WorkOrder }

const openJobs = (stream: string, entries: readonly Entry[]): readonly OpenJob[] =>
  workOrders(ownInOrder(entries)).flatMap((job) =>
    job.state === 'open' ? [{ id: workOrderId(stream, job.order), job }] : [],
  )

/** Open jobs, each with how whoever is at home may be called now. */
function workOrderRows(
  landlord: RunningLandlord,
  record: StoredRecord,
  jobs: readonly OpenJob[],
  entries: readonly Entry[],
  idAt: (n: number) => string | null,
) {
  const own = ownInOrder(entries)
  const first = firstOn(landlord, record, own)
  return jobs.map(({ id, job }): WorkOrderRow => {
    const last = job.failed.at(-1)
    return {
      id,
      entry: idAt(job.n) ?? '',
      holder: job.holder,
      measure: job.measure,
      repairKind: job.repairKind,
      priority: causesHarm(own, job.person)
        ? job.priority
        : urgencyOf(job.measure === null ? 'repair' : 'security', job.priority, first),
      placed: job.at,
      failed: last?.at ?? null,
      failedWhy: last?.why ?? null,
      calling: callingRule(own, job.person),
    }
  })
}

/** The latest agreement with each person, where it may be relied on until its last day. */
function agreementsOn(entries: readonly Entry[], idAt: (n: number) => string | null): readonly string[] {
  const own = standing(entries)
    // What is only held back is held by the database, so that it goes on when it is set aside.
    .filter((entry) => entry.n > 0 && entry.type !== 'leak.raised')
    .toSorted((a, b) => a.at - b.at || a.n - b.n)
  const persons = new Set(own.flatMap(({ type, codes }) => (type === 'safe-contact.agreed' ? [codes.person] : [])))
  return [...persons].flatMap((person) => {
    const agreement = agreementWith(person, own, 0)
    return agreement.state === 'agreed' ? (idAt(agreement.agreed.n) ?? []) : []
  })
}

/** Norms that forbid court action over rent: the holds that somebody sees who handles rent accounts. */
const forbidsCourt = (landlord: RunningLandlord, norm: string): boolean =>
  landlord.policy.holds.some(
    (each) => each.norm.id === norm && each.norm.forbids.some((act) => act.event === 'income-court-action.started'),
  )

/** What waits to be taken on. The case of a colleague waits for those alone who handle such cases (PD-10.b1). */
function handoverRows(
  landlord: RunningLandlord,
  record: StoredRecord,
  entries: readonly Entry[],
): readonly HandoverRow[] {
  const waits = record.kind === 'case' ? waitingHandover(entries) : null
  const made = waits && record.entries.find((entry) => entry.seq === waits.n)
  if (!made) return []
  const to = String(made.codes.to)
  if (record.caseKind === 'colleague' && !landlord.colleagueRoles.some((role) => role === to)) return []
  return [
    {
      entry: made.id,
      to,
      account: made.by,
      by: made.role,
      at: made.at,
      danger: dangerOn(ownInOrder(entries)) !== null,
    },
  ]
}

/** Judges a stream as at `now` and gives the rows to keep. The same record always gives the same rows. */
export function judgedRows(landlord: RunningLandlord, record: StoredRecord, now: Instant): JudgedRows {
  const { entries, idOfNumber } = numbered(record)
  const judgement = judge(landlord.policy, entries, now, record.kind)
  const idAt = (n: number | null): string | null => (n === null ? null : (idOfNumber.get(n) ?? null))
  const { stream } = record
  const duties = judgement.duties.map((duty): DutyRow => {
    const trigger = idAt(duty.trigger)
    return {
      ...duty,
      id: idOf('duty', stream, duty.norm, duty.version, trigger, duty.key),
      trigger,
      endedBy: idAt(duty.endedBy),
      waiverRefused: idAt(duty.waiverRefused),
    }
  })
  const holds = judgement.holds.map((hold) => {
    const startedBy = idAt(hold.startedBy) ?? ''
    return { ...hold, id: idOf('hold', stream, hold.norm, startedBy), startedBy, setBy: idAt(hold.setBy) }
  })
  const accounts = [...new Set(Object.values(record.accounts))].toSorted()
  const summary = record.kind === 'case' ? summaryOf(landlord, record, entries, duties) : null
  const jobs = record.kind === 'case' ? openJobs(stream, entries) : []
  const handovers = handoverRows(landlord, record, entries)
  const [waiting] = handovers
  const made = waiting && record.entries.find((entry) => entry.id === waiting.entry)
  return {
    duties,
    holds,
    breaches: judgement.breaches.map(({ n, ...breach }) => {
      const entry = idAt(n) ?? ''
      return { ...breach, id: idOf('breach', stream, breach.norm, entry), entry }
    }),
    accountHolds: holds
      .filter((hold) => forbidsCourt(landlord, hold.norm))
      .flatMap(({ id, from, until }) =>
        accounts.map((account) => ({ id: idOf('account-hold', id, account), account, from, until })),
      ),
    summary,
    workOrders: workOrderRows(landlord, record, jobs, entries, idAt),
    facetActs: facetActs({
      policy: landlord.policy,
      stream,
      next: record.seq + 1,
      entries,
      accounts: record.accounts,
      jobs,
      waits:
        made && mayTakeOn(landlord.organisation, record.caseKind, made.codes.to as RoleName)
          ? { id: made.id, n: made.seq }
          : null,
    }),
    handovers,
    agreements: record.kind === 'case' ? agreementsOn(entries, idAt) : [],
    facets: facetRows(landlord, record, entries, idAt),
    jobs: plannedJobs({ landlord, entries, idOf: (n) => idAt(n) ?? '', duties, holds, summary, now }),
  }
}
