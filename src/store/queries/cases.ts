/** The cases that the reader is on. What may not be seen is not looked for: the reader's own cases come first. */
import type { Codes } from '../../record/entry.ts'
import type { Instant } from '../../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../../record/vocabulary.ts'
import type { Query } from '../database.ts'
import type { StoredEntry } from '../record.ts'

export type StreamRead = {
  readonly stream: string
  readonly kind: 'case' | 'organisation'
  readonly reference: string
  readonly case_kind: string
  readonly opened: Date
  readonly seq: number
}

/** By reference or id, among the reader's cases and the organisation's own stream. */
export const findStream = async (query: Query, of: string): Promise<StreamRead | undefined> =>
  (
    await query<StreamRead>(
      'find-stream',
      `select stream, kind, reference, case_kind, opened, seq from rowan.stream
       where stream = any((select array_append(sec.visible(), sec.organisation()))::uuid[])
         and (reference = $1 or stream::text = $1)`,
      [of],
    )
  )[0]

export type EntryRead = {
  readonly id: string
  readonly seq: number
  readonly type: EntryTypeName
  readonly happened_at: Date
  readonly recorded_at: Date
  readonly by: string
  readonly name: string | null
  readonly role: RoleName
  readonly codes: Codes
  readonly happened: boolean
}

/** An id that no stream has: looking for its entries takes as long as for those of a case that is there. */
const NO_STREAM = '00000000-0000-4000-8000-000000000000'

export const entriesOf = (query: Query, stream: string | undefined) =>
  query<EntryRead>(
    'entries-of',
    `select e.id, e.seq, e.type, e.happened_at, e.recorded_at, e.by, a.name, e.role, e.codes, e.happened
     from rowan.entry e left join rowan.account a on a.landlord = e.landlord and a.account = e.by
     where e.stream = $1 order by e.seq`,
    [stream ?? NO_STREAM],
  )

/** The entries of several cases in one asking, by case. A case without any that the reader may see is left out. */
export async function entriesOnEach(
  query: Query,
  streams: readonly string[],
): Promise<ReadonlyMap<string, readonly EntryRead[]>> {
  if (streams.length === 0) return new Map()
  const rows = await query<EntryRead & { readonly stream: string }>(
    'entries-on-each',
    `select e.stream, e.id, e.seq, e.type, e.happened_at, e.recorded_at, e.by, a.name, e.role, e.codes, e.happened
     from rowan.entry e left join rowan.account a on a.landlord = e.landlord and a.account = e.by
     where e.stream = any($1) order by e.stream, e.seq`,
    [streams],
  )
  const grouped = new Map<string, EntryRead[]>()
  for (const row of rows) {
    const own = grouped.get(row.stream)
    if (own) own.push(row)
    else grouped.set(row.stream, [row])
  }
  return grouped
}

export type CaseFound = { readonly stream: string; readonly reference: string }

/** The reader's cases that are not closed. */
export const openCases = (query: Query) =>
  query<CaseFound>(
    'open-cases',
    `select c.stream, s.reference from rowan.case_summary c join rowan.stream s on s.landlord = c.landlord and s.stream = c.stream
     where c.state <> 'closed'`,
  )

/**
 * On which of these cases something may wait: `proposed` where there is an entry of one of those types; `toCheck` where a second person may
 * have something to look at, an entry of one of these types, or a risk that was high and was later set lower. Reads the entries of
 * those cases alone, each once, however many there are of others.
 */
export const casesThatWait = (
  query: Query,
  streams: readonly string[],
  proposals: readonly EntryTypeName[],
  checks: readonly EntryTypeName[],
) =>
  query<{ readonly stream: string; readonly proposed: boolean; readonly to_check: boolean }>(
    'cases-that-wait',
    `select e.stream, bool_or(e.type = any($2)) as proposed,
       bool_or(e.type = any($3)) or coalesce(
         min(e.happened_at) filter (where e.type = 'risk.assessed' and e.codes->>'level' = 'high')
           <= max(e.happened_at) filter (where e.type = 'risk.assessed' and e.codes->>'level' <> 'high'), false) as to_check
     from rowan.entry e where e.stream = any($1) group by e.stream`,
    [streams, proposals, checks],
  )

/** Entries of the organisation of the given types. */
export const organisationEntries = (query: Query, stream: string, types: readonly EntryTypeName[]) =>
  query<StoredEntry>(
    'organisation-entries',
    `select id, seq, type, (extract(epoch from happened_at) * 1000)::bigint as at,
       (extract(epoch from recorded_at) * 1000)::bigint as "recordedAt", by, role, codes, happened
     from rowan.entry where stream = $1 and type = any($2) order by seq`,
    [stream, types],
  )

export type CaseRead = {
  readonly stream: string
  readonly reference: string
  readonly state: 'reported' | 'open' | 'monitoring' | 'closed'
  readonly kind: string
  readonly victim: string | null
  readonly owner_role: string | null
  /** The account that has it, and its name. */
  readonly owner: string | null
  readonly owner_name: string | null
  readonly open_duties: number
  readonly next_due: Date | null
  readonly changed: Date
}

/** All cases that the reader is on, newest change first. */
export const casesOf = (query: Query) =>
  query<CaseRead>(
    'cases-of',
    `select c.stream, s.reference, c.state, c.kind, c.victim, c.owner_role, c.owner, a.name as owner_name, c.open_duties, c.next_due,
       c.changed
     from rowan.case_summary c join rowan.stream s on s.landlord = c.landlord and s.stream = c.stream
     left join rowan.account a on a.landlord = c.landlord and a.account = c.owner
     order by c.changed desc, c.stream`,
  )

/** On how many things each of the reader's cases is late. */
export const lateOnEach = (query: Query, now: Instant) =>
  query<{ readonly stream: string; readonly late: number }>(
    'late-on-each',
    `select d.stream, count(*) as late from rowan.duty d
     where d.stream = any((select sec.visible())::uuid[]) and d.outcome = 'open' and d.due < to_timestamp($1 / 1000.0)
     group by d.stream`,
    [now],
  )

export const ownerOf = async (query: Query, stream: string) =>
  (
    await query<{ readonly owner_role: string | null; readonly owner: string | null; readonly name: string | null }>(
      'owner-of',
      `select c.owner_role, c.owner, a.name from rowan.case_summary c
       left join rowan.account a on a.landlord = c.landlord and a.account = c.owner where c.stream = $1`,
      [stream],
    )
  )[0]

export type HoldRead = {
  readonly norm: string
  readonly clauses: readonly string[]
  readonly runs_from: Date
  readonly runs_until: Date
}

export const holdsOn = (query: Query, stream: string) =>
  query<HoldRead>(
    'holds-on',
    'select norm, clauses, runs_from, runs_until from rowan.hold where stream = $1 order by runs_from desc, id',
    [stream],
  )

export type BreachRead = {
  readonly entry: string
  readonly norm: string
  readonly clauses: readonly string[]
  readonly missing: readonly string[]
  readonly remedied: boolean
}

export const breachesOn = (query: Query, stream: string) =>
  query<BreachRead>(
    'breaches-on',
    'select entry, norm, clauses, missing, remedied from rowan.breach where stream = $1 order by id',
    [stream],
  )
