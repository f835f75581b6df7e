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
}

export type Change = {
  readonly stream: string
  readonly seq: number
  readonly head: string
  readonly opens?: { readonly reference: string; readonly caseKind: string; readonly at: Instant }
  /** For somebody who is not on the case: the account by which they came. */
  readonly account?: string
  /** For somebody who is not on the case: the job by which they came. */
  readonly workOrder?: string
  /** For somebody who is not on the case: the move or the question by which they came. */
  readonly move?: string
  readonly question?: string
  /** For somebody who is not on the case: the complaint that they handle and that belongs to it. */
  readonly complaint?: string
  readonly caseKind?: string
  readonly entries: readonly WrittenEntry[]
  readonly persons: readonly { readonly person: string; readonly account: string | null }[]
  readonly members: readonly string[]
  readonly memberRoles: readonly RoleName[]
  readonly onlyRoles?: readonly RoleName[]
  readonly roles?: readonly { readonly holder: string; readonly role: string }[]
  readonly owningRoles?: readonly RoleName[]
  readonly colleagueRoles?: readonly RoleName[]
  /** Whether anything was ever passed on here: only then is it written what waits. */
  readonly handsOver: boolean
  /** Whether a way of contact was ever agreed here: only then is it written which may be relied on. */
  readonly agrees: boolean
  readonly now: Instant
  /** Whether lettings or an adviser were ever asked here: only then is it written what they see. */
  readonly hasFacets: boolean
  readonly judged: JudgedRows
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

/** The cases of one rent account, for a role that sees accounts; each with the person whose account it is. */
export async function loadByAccount(
  query: Query,
  account: string,
  organisationTypes: readonly EntryTypeName[],
): Promise<readonly (StoredRecord & { readonly person: string })[]> {
  const [row] = await query<{ records: readonly (StoredRecord & { readonly person: string })[] }>(
    'load-account',
    'select sec.load_account($1, $2) as records',
    [account, organisationTypes],
  )
  return row?.records ?? []
}

/** The case of a job, for whoever plans or does it. Null where it is another's, done or missing. */
export async function loadByWorkOrder(
  query: Query,
  order: string,
  organisationTypes: readonly EntryTypeName[],
): Promise<StoredRecord | null> {
  const [row] = await query<{ record: StoredRecord | null }>(
    'load-work-order',
    'select sec.load_work_order($1, $2) as record',
    [order, organisationTypes],
  )
  return row?.record ?? null
}

/** The case of a move, for lettings, or of a question, for whom it was put to. Null where it is not theirs, and where there is none. */
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

/** Writes it all, and plans what time will bring, in the actor's own transaction. */
export async function writeChange(query: Query, change: Change): Promise<void> {
  const { jobs, handovers, agreements, facets, ...judged } = change.judged
  const sent = [JSON.stringify({ ...change, judged })]
  if (change.complaint === undefined) await query('write', 'select sec.write($1)', sent)
  else await query('write-for-complaint', 'select sec.write_for_complaint($1)', sent)
  await query('plan', 'select sec.plan($1, $2)', [change.stream, JSON.stringify(jobs)])
  if (change.handsOver)
    await query('keep-handovers', 'select sec.keep_handovers($1, $2)', [change.stream, JSON.stringify(handovers)])
  if (change.agrees)
    await query('keep-agreements', 'select sec.keep_agreements($1, $2, to_timestamp($3 / 1000.0))', [
      change.stream,
      JSON.stringify(agreements),
      change.now,
    ])
  if (change.hasFacets)
    await query('keep-facets', 'select sec.keep_facets($1, $2)', [change.stream, JSON.stringify(facets)])
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
