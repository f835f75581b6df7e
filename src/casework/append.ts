/** Writes accepted entries on a stream: chained, sealed, judged again, and with whoever comes onto the case by them. */

import type { Instant } from '../record/london-time.ts'
import { standing } from '../record/standing.ts'
import type { Actor, Query } from '../store/database.ts'
import { type DataKey, fingerprint, sealWords } from '../store/keys/words.ts'
import { type Change, type StoredEntry, type StoredRecord, type WrittenEntry, writeChange } from '../store/record.ts'
import { canonical, entryHash } from '../verify/chain.ts'
import { sealJobWords } from './job-words.ts'
import { judgedRows, numbered } from './judged-record.ts'
import type { RunningLandlord } from './landlord.ts'
import { matchedAccounts } from './matched-accounts.ts'
import { isId, type NewEntry } from './new-entry.ts'

export type Appending = {
  readonly query: Query
  readonly actor: Actor
  readonly landlord: RunningLandlord
  readonly record: StoredRecord
  /** Missing where no entry has words. */
  readonly key: DataKey | undefined
  readonly made: readonly NewEntry[]
  readonly now: Instant
  readonly opens?: boolean
  /** The move or the question by which somebody writes who is not on the case. */
  readonly move?: string
  readonly question?: string
  /** The complaint by which its handler writes who is not on the case. */
  readonly complaint?: string
  /** Rent accounts of persons that these entries add. */
  readonly accounts?: Readonly<Record<string, string>>
}

/** The entries as they are kept: each with its place, its sealed words and the hash that holds it to the one before. */
export function chained(
  work: Pick<Appending, 'actor' | 'key' | 'made'> & { readonly record: Pick<StoredRecord, 'stream' | 'seq' | 'head'> },
): readonly WrittenEntry[] {
  const { actor, record, key } = work
  let previous = record.head
  return work.made.map(({ id, entry, codes, words }, index) => {
    const place = { landlord: actor.landlord, stream: record.stream, entry: id }
    const text = canonical(words)
    const hasWords = Object.keys(words).length > 0
    if (hasWords && !key) throw new Error('The key of this record was destroyed: no more words can be written on it.')
    const kept = {
      id,
      seq: record.seq + index + 1,
      type: entry.type,
      at: entry.at,
      recordedAt: entry.recordedAt,
      role: entry.by,
      codes,
      happened: entry.happened,
      fingerprint: hasWords && key ? fingerprint(key, place, text) : null,
    }
    const hash = entryHash(actor.landlord, record.stream, { ...kept, by: actor.account }, previous)
    const written = {
      ...kept,
      previous,
      hash,
      sealed: hasWords && key ? sealWords(key, place, text).toString('hex') : null,
      ...(entry.type === 'work-order.placed' && key ? { jobWords: sealJobWords(key, place, words) } : {}),
    }
    previous = hash
    return written
  })
}

/** The roles that stand after these entries, where they give or take any. */
function roles(work: Appending, all: readonly StoredEntry[]): Pick<Change, 'roles'> {
  if (work.record.kind === 'case') return {}
  const changes = work.made.some(({ entry }) => entry.type === 'role.assigned' || entry.type === 'entry.retracted')
  if (!changes) return {}
  const held = standing(numbered({ entries: all, organisation: [] }).entries).flatMap(({ type, codes }) =>
    type === 'role.assigned' && isId(codes.holder) ? [{ holder: codes.holder, role: String(codes.role) }] : [],
  )
  return { roles: held }
}

/** Appends the entries and replaces what was worked out from the stream. */
export async function append(work: Appending): Promise<readonly WrittenEntry[]> {
  const { record } = work
  const written = chained(work)
  const added = written.map((entry): StoredEntry => ({ ...entry, by: work.actor.account }))
  const entries = [...record.entries, ...added]
  const kind = written.findLast((entry) => entry.type === 'case.opened')?.codes.kind
  const matched = await matchedAccounts(work.query, work.made)
  const accounts = { ...record.accounts, ...work.accounts, ...matched }
  const after: StoredRecord = {
    ...record,
    seq: record.seq + written.length,
    caseKind: record.kind === 'case' && typeof kind === 'string' ? kind : record.caseKind,
    entries,
    accounts,
  }
  // Whoever was given no whole record has nothing to judge: the worker does.
  const isFacet = work.move !== undefined || work.question !== undefined || work.complaint !== undefined
  const persons = new Map<string, string | null>()
  for (const { type, codes } of written)
    if ((type === 'person.added' || type === 'person.matched') && isId(codes.person))
      persons.set(codes.person, matched[codes.person] ?? work.accounts?.[codes.person] ?? null)
  await writeChange(work.query, {
    stream: record.stream,
    seq: record.seq,
    head: record.head,
    ...(work.opens ? { opens: { reference: record.reference, caseKind: after.caseKind, at: record.opened } } : {}),
    ...(work.move === undefined ? {} : { move: work.move }),
    ...(work.question === undefined ? {} : { question: work.question }),
    ...(work.complaint === undefined ? {} : { complaint: work.complaint }),
    entries: written,
    persons: [...persons].map(([person, account]) => ({ person, account })),
    ...roles(work, entries),
    judged: isFacet ? null : judgedRows(work.landlord, after, work.now),
    now: work.now,
  })
  return written
}
