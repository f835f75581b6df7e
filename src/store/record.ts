/** Loading a stream for judging and writing what came of an act, through the functions that take the actor from the session. */

import type { Codes } from '../record/entry.ts'
import type { Instant } from '../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import type { Query } from './database.ts'
import type { JudgedRows } from './judged-rows.ts'

/** An entry as it is stored. Codes that point to an entry hold its id. */
export type StoredEntry = {
  readonly id: string
  readonly seq: number
  readonly type: EntryTypeName
  readonly at: Instant
  readonly recordedAt: Instant
  readonly by: string
  readonly role: RoleName
  readonly codes: Codes
  readonly happened: boolean
}

export type StoredRecord = {
  readonly stream: string
  readonly kind: 'case' | 'organisation'
  readonly reference: string
  readonly caseKind: string
  readonly opened: Instant
  readonly seq: number
  /** Hash of the last entry, hexadecimal. */
  readonly head: string
  readonly entries: readonly StoredEntry[]
  /** Rent accounts by person. */
  readonly accounts: Readonly<Record<string, string>>
  /** Entries of the organisation of the types asked for; empty on its own stream. */
  readonly organisation: readonly StoredEntry[]
}

export type WrittenEntry = {
  readonly id: string
  readonly seq: number
  readonly type: EntryTypeName
  readonly at: Instant
  readonly recordedAt: Instant
  readonly role: RoleName
  readonly codes: Codes
  readonly happened: boolean
  readonly fingerprint: string | null
  readonly previous: string
  readonly hash: string
  /** Sealed words, hexadecimal. */
  readonly sealed: string | null
  /** Of a job: the same words once more, in the two parts in which whoever does it gets them. */
  readonly jobWords?: { readonly place: string; readonly telephone: string | null }
}

export type Change = {
  readonly stream: string
  readonly seq: number
  readonly head: string
  readonly opens?: { readonly reference: string; readonly caseKind: string; readonly at: Instant }
  /** For somebody who is not on the case: the move or the question by which they came. */
  readonly move?: string
  readonly question?: string
  /** For somebody who is not on the case: the complaint that they handle and that belongs to it. */
  readonly complaint?: string
  readonly entries: readonly WrittenEntry[]
  readonly persons: readonly { readonly person: string; readonly account: string | null }[]
  readonly roles?: readonly { readonly holder: string; readonly role: string }[]
  /** Null from somebody who was given no whole record to judge. */
  readonly judged: JudgedRows | null
  readonly now: Instant
}

/** Locks a stream and loads it with what judging needs. Null where the actor may not write on it, and where there is none. */
export async function loadRecord(
  query: Query,
  stream: string,
  organisationTypes: readonly EntryTypeName[],
): Promise<StoredRecord | null> {
  const [row] = await query<{ record: StoredRecord | null }>('load', 'select sec.load($1, $2) as record', [
    stream,
    organisationTypes,
  ])
  return row?.record ?? null
}

/**
 * Of the case of a move, for lettings, or of a question, for whom it was put to: what decides about their acts, cut to the fields that
 * are read. Null where it is not theirs, and where there is none.
 */
export async function loadByFacet(
  query: Query,
  facet: 'move' | 'question',
  id: string,
  organisationTypes: readonly EntryTypeName[],
): Promise<StoredRecord | null> {
  const [row] = await query<{ record: StoredRecord | null }>(
    'load-by-facet',
    'select sec.load_by_facet($1, $2, $3) as record',
    [facet, id, organisationTypes],
  )
  return row?.record ?? null
}

/**
 * Writes it all in the actor's own transaction. Who comes onto a case by it, or leaves it, follows in the database from the entries.
 * What was judged is taken from somebody on the case, or who steers the organisation; else the worker judges it again.
 */
export async function writeChange(query: Query, change: Change): Promise<void> {
  const sent = [JSON.stringify(change)]
  if (change.complaint === undefined) await query('write', 'select sec.write($1)', sent)
  else await query('write-for-complaint', 'select sec.write_for_complaint($1)', sent)
}

/** Replaces what was worked out of a case onto which the actor came in this transaction. */
export async function keepJudged(query: Query, stream: string, judged: JudgedRows, now: Instant): Promise<void> {
  await query('keep-judged', 'select sec.keep_judged($1, $2)', [stream, JSON.stringify({ ...judged, now })])
}

/** What this account was answered to a key before; waits for a request with the same key that is under way. */
export async function recall(
  query: Query,
  key: string,
): Promise<{ readonly requestHash: string; readonly answer: unknown } | null> {
  const [row] = await query<{ request_hash: Buffer; answer: unknown }>('recall', 'select * from sec.recall($1)', [key])
  return row ? { requestHash: row.request_hash.toString('hex'), answer: row.answer } : null
}

export async function remember(query: Query, key: string, requestHash: string, answer: unknown): Promise<void> {
  await query('remember', 'select sec.remember($1, $2, $3)', [
    key,
    Buffer.from(requestHash, 'hex'),
    JSON.stringify(answer),
  ])
}
