/** Complaints: streams of their own, reached through functions that take the actor from the session. */
import type { Instant } from '../record/london-time.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { Query } from './database.ts'
import type { StoredEntry, StoredRecord, WrittenEntry } from './record.ts'

export type ComplaintRecord = Omit<StoredRecord, 'kind'> & { readonly kind: 'complaint' }

/** What the list of complaints shows; never lateness, so that a rebuild gives the same rows. */
export type ComplaintRow = {
  readonly received: Instant
  readonly stage: string
  readonly state: string
  readonly handler: string | null
  readonly nextClock: 'acknowledge' | 'answer' | null
  readonly nextDue: Instant | null
  /** When its handler is told that the time runs out, and that it has; null where nobody is told. */
  readonly soon: Instant | null
  readonly late: Instant | null
  readonly officer: string | null
  readonly customer: string | null
}

export type ComplaintChange = {
  readonly stream: string
  readonly seq: number
  readonly head: string
  readonly opens?: { readonly reference: string; readonly at: Instant }
  /** The case from which it was passed on, and what that case calls it. */
  readonly case?: string
  readonly caseComplaint?: string
  readonly entries: readonly WrittenEntry[]
  readonly shown: ComplaintRow
}

const recordFrom = async <Record>(query: Query, name: string, text: string, values: readonly unknown[]) =>
  (await query<{ record: Record | null }>(name, text, values))[0]?.record ?? null

/** Locks a complaint that the actor handles, by reference or id. Null for hidden and missing alike. */
export const loadComplaint = (query: Query, of: string) =>
  recordFrom<ComplaintRecord>(query, 'load-complaint', 'select sec.load_complaint($1) as record', [of])

/** The complaint of a case that the actor is on, by what the case calls it. */
export const loadComplaintOfCase = (query: Query, stream: string, complaint: string) =>
  recordFrom<ComplaintRecord>(query, 'load-complaint-of-case', 'select sec.load_complaint_of_case($1, $2) as record', [
    stream,
    complaint,
  ])

/** The case that a complaint belongs to, and what it calls the complaint. Null where it belongs to none. */
export const loadCaseOfComplaint = (query: Query, complaint: string, types: readonly EntryTypeName[]) =>
  recordFrom<StoredRecord & { readonly complaint: string }>(
    query,
    'load-case-of-complaint',
    'select sec.load_case_of_complaint($1, $2) as record',
    [complaint, types],
  )

export type ComplaintRead = ComplaintRecord & {
  readonly entries: readonly StoredEntry[]
  readonly words: readonly { readonly entry: string; readonly sealed: string }[]
  /** What staff are called, by account. */
  readonly names: Readonly<Record<string, string>>
}

/** One complaint to be read, by whoever handles it. Null for hidden and missing alike. */
export const readStoredComplaint = (query: Query, of: string) =>
  recordFrom<ComplaintRead>(query, 'read-complaint', 'select sec.read_complaint($1) as record', [of])

export async function writeComplaint(query: Query, change: ComplaintChange): Promise<void> {
  await query('write-complaint', 'select sec.write_complaint($1)', [JSON.stringify(change)])
}

/** Puts a complaint of the person harmed beside a case on which this was just written. False where it may not be. */
export const putBesideCase = async (query: Query, complaint: string, stream: string): Promise<boolean> =>
  (
    await query<{ put: boolean }>('put-beside-case', 'select sec.put_beside_case($1, $2) as put', [complaint, stream])
  )[0]?.put ?? false

/** What a list needs; row policies leave out what is about the reader's own work. */
export const complaintsOf = (query: Query) =>
  query<{
    readonly stream: string
    readonly reference: string
    readonly received: Date
    readonly stage: string
    readonly state: string
    readonly handler: string | null
    readonly handler_name: string | null
    readonly next_clock: 'acknowledge' | 'answer' | null
    readonly next_due: Date | null
  }>(
    'complaints-of',
    `select c.stream, c.reference, c.received, c.stage, c.state, c.handler, a.name as handler_name, c.next_clock, c.next_due
     from rowan.complaint c left join rowan.account a on a.landlord = c.landlord and a.account = c.handler
     order by c.state = 'closed', c.next_due nulls last, c.received, c.reference`,
  )

export const complaintHandlers = (query: Query, complaint: string) =>
  query<{ readonly account: string; readonly name: string }>(
    'complaint-handlers',
    'select * from sec.complaint_handlers($1)',
    [complaint],
  )

/** Entries of its case that say how its maker agreed to be reached, and who is asked. Undefined where it belongs to none. */
export const reachForComplaint = async (query: Query, complaint: string) =>
  (
    await query<{
      readonly person: string | null
      readonly owner: string | null
      readonly entries: readonly StoredEntry[]
    }>('reach-for-complaint', 'select * from sec.reach_for_complaint($1)', [complaint])
  )[0]

/** For the lead of a case: complaints that belong to it, and those of people who are on it. */
export const complaintsNear = (query: Query, stream: string) =>
  query<{
    readonly complaint: string
    readonly reference: string
    readonly received: Date
    readonly stage: string
    readonly state: string
    readonly person: string | null
    readonly belongs: boolean
    readonly may_belong: boolean
  }>('complaints-near', 'select * from sec.complaints_near($1)', [stream])

/** Writes a notice for the lead of each case on which the maker of a complaint is. For the worker. */
export const tellOfComplaint = async (
  query: Query,
  job: { readonly landlord: string; readonly about: string; readonly due: Date },
  roles: readonly string[],
): Promise<number> =>
  (
    await query<{ told: number }>('tell-of-complaint', 'select sec.tell_of_complaint($1, $2, $3, $4) as told', [
      job.landlord,
      job.about,
      job.due,
      roles,
    ])
  )[0]?.told ?? 0

/** Writes a notice for whoever has taken a complaint on, else for everybody who may handle it. For the worker. */
export const tellHandlers = async (
  query: Query,
  job: {
    readonly landlord: string
    readonly key: string
    readonly stream: string
    readonly kind: string
    readonly about: string
    readonly due: Date
  },
  now: Instant,
): Promise<number> =>
  (
    await query<{ told: number }>(
      'tell-handlers',
      'select sec.tell_handlers($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0)) as told',
      [job.landlord, job.key, job.stream, job.kind, job.about, job.due, now],
    )
  )[0]?.told ?? 0
