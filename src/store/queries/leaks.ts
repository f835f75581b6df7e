/** What may have got out: streams of their own, reached through functions that take the actor from the session. */

import type { Instant } from '../../record/london-time.ts'
import type { RoleName } from '../../record/vocabulary.ts'
import type { Query } from '../database.ts'
import type { StoredEntry, StoredRecord, WrittenEntry } from '../record.ts'

/** What the list shows of one; never lateness, so that a rebuild gives the same row. */
export type LeakRowShown = { readonly nextStep: string | null; readonly nextDue: Instant | null }

/** A case that was named. */
export type LeakCase = {
  readonly id: string
  readonly reference: string
  /** `raised` holds nothing back, `held` does until somebody decides, `stands` for good, `withdrawn` counts for nothing. */
  readonly state: 'raised' | 'held' | 'stands' | 'withdrawn'
  readonly since: Instant
}

export type LeakRecord = Omit<StoredRecord, 'kind'> & {
  readonly kind: 'leak'
  /** Those that are there for the actor. */
  readonly cases: readonly LeakCase[]
  /** How many of its entries the actor is shown, which are those that are here: nothing of a case that is not there for them. */
  readonly shown: number
}

export type LeakRead = Omit<LeakRecord, 'shown'> & {
  readonly entries: readonly StoredEntry[]
  readonly words: readonly { readonly entry: string; readonly sealed: string }[]
  /** What staff are called, by account. */
  readonly names: Readonly<Record<string, string>>
}

export type LeakChange = {
  readonly stream: string
  readonly seq: number
  readonly head: string
  readonly entries: readonly WrittenEntry[]
  readonly shown: LeakRowShown
}

/** Writes the first entry. `ofCase` is a reference as somebody typed it: the answer is the same whether there is such a case or not. */
export async function writeReport(
  query: Query,
  change: LeakChange & { readonly reference: string },
  ofCase: string,
): Promise<void> {
  await query('report-leak', 'select sec.report_leak($1, $2)', [JSON.stringify(change), ofCase])
}

export async function writeLeak(query: Query, change: LeakChange): Promise<void> {
  await query('write-leak', 'select sec.write_leak($1)', [JSON.stringify(change)])
}

const recordFrom = async <Record>(query: Query, name: string, text: string, of: string): Promise<Record | null> =>
  (await query<{ record: Record | null }>(name, text, [of]))[0]?.record ?? null

/** Locks one that the actor looks after, by reference or id. Null for hidden and missing alike. */
export const loadLeak = (query: Query, of: string) =>
  recordFrom<LeakRecord>(query, 'load-leak', 'select sec.load_leak($1) as record', of)

/** One to be read. Null for hidden and missing alike. */
export const readStoredLeak = (query: Query, of: string) =>
  recordFrom<LeakRead>(query, 'read-leak', 'select sec.read_leak($1) as record', of)

/** Those that the actor looks after, what is due first. */
export const leakRows = (query: Query) =>
  query<{
    readonly stream: string
    readonly reference: string
    readonly reported: Date
    readonly exposes: boolean
    readonly state: 'open' | 'closed'
    readonly next_step: string | null
    readonly next_due: Date | null
    readonly cases: readonly string[]
    readonly undecided: boolean
  }>('leak-rows', 'select * from sec.leak_rows()')

/** Whether there is such a case that the actor may tie to it. */
export const tieLeak = async (query: Query, leak: string, ofCase: string, at: Instant): Promise<boolean> =>
  (await query<{ tied: boolean }>('tie-leak', 'select sec.tie_leak($1, $2, $3) as tied', [leak, ofCase, at]))[0]
    ?.tied ?? false

type Job = { readonly landlord: string; readonly key: string; readonly about: string; readonly due: Date }

/** Writes on its case that something of it may have got out. For the worker; nothing where no case was named. */
export async function noteLeak(query: Query, job: Job, roles: readonly RoleName[], now: Instant): Promise<void> {
  await query('note-leak', 'select sec.note_leak($1, $2, to_timestamp($3 / 1000.0), $4)', [
    job.landlord,
    job.about,
    now,
    roles,
  ])
}

/** Tells those who look after it that a time is over. For the worker. */
export async function tellLeakHandlers(query: Query, job: Job): Promise<void> {
  await query('tell-leak-handlers', 'select sec.tell_leak_handlers($1, $2, $3, $4)', [
    job.landlord,
    job.key,
    job.about,
    job.due,
  ])
}
