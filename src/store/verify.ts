/** Checks the hash chains of a landlord's records and of its audit, as the owner of the tables. */

import { createHash } from 'node:crypto'
import type pg from 'pg'
import { type ChainedEntry, entryHash, firstHash } from './chain.ts'

/** Where a chain breaks. */
export type Fault = { readonly landlord: string; readonly chain: string; readonly seq: number; readonly what: string }

type EntryRow = Omit<ChainedEntry, 'fingerprint'> & {
  readonly stream: string
  readonly fingerprint: string | null
  readonly previous: string
  readonly hash: string
}

/**
 * Follows every stream of a landlord. Of one that was erased only the hashes are left to follow, and it has to stand in the ledger of
 * erasures: `erased` are the streams that do.
 */
export async function recordFaults(
  client: pg.Client,
  landlord: string,
  erased: ReadonlySet<string>,
): Promise<readonly Fault[]> {
  const streams = await client.query<{ stream: string; seq: number; head: string; emptied: boolean }>(
    "select stream, seq, encode(head, 'hex') as head, erased is not null as emptied from rowan.stream where landlord = $1",
    [landlord],
  )
  const faults: Fault[] = []
  for (const { stream, seq, head, emptied } of streams.rows) {
    const { rows } = await client.query<EntryRow>(
      `select e.id, e.seq, e.type, (extract(epoch from e.happened_at) * 1000)::float8 as at,
         (extract(epoch from e.recorded_at) * 1000)::float8 as "recordedAt", e.by, e.role, e.codes, e.happened, e.stream,
         encode(e.words_fingerprint, 'hex') as fingerprint, encode(e.previous_hash, 'hex') as previous, encode(e.hash, 'hex') as hash
       from rowan.entry e where e.landlord = $1 and e.stream = $2 order by e.seq`,
      [landlord, stream],
    )
    const fault = (at: number, what: string) => faults.push({ landlord, chain: stream, seq: at, what })
    if (emptied && !erased.has(stream)) fault(0, 'it was emptied, and the ledger of erasures does not say so')
    let previous = firstHash(landlord, stream)
    rows.forEach((row, index) => {
      if (row.seq !== index + 1) fault(index + 1, 'an entry is missing')
      if (row.previous !== previous || (!emptied && entryHash(landlord, stream, row, previous) !== row.hash))
        fault(row.seq, 'an entry was changed')
      previous = row.hash
    })
    if (rows.length !== seq || previous !== head) fault(rows.length, 'the end of the record is missing')
  }
  return faults
}

export async function auditFaults(client: pg.Client, landlord: string): Promise<readonly Fault[]> {
  const { rows } = await client.query<{ seq: string; previous: string; hash: string; right: string }>(
    `select a.seq, encode(a.previous_hash, 'hex') as previous, encode(a.hash, 'hex') as hash,
       encode(sec.audit_hash(a.previous_hash, a.landlord, a.seq, a.at, a.actor, a.action, a.object_type, a.object, a.basis, a.result), 'hex') as right
     from rowan.audit a where a.landlord = $1 order by a.seq`,
    [landlord],
  )
  const head = await client.query<{ seq: string; hash: string }>(
    "select seq, encode(hash, 'hex') as hash from rowan.audit_head where landlord = $1",
    [landlord],
  )
  const faults: Fault[] = []
  const fault = (seq: number, what: string) => faults.push({ landlord, chain: 'audit', seq, what })
  let previous = createHash('sha256').update(`rowan audit ${landlord}`).digest('hex')
  rows.forEach((row, index) => {
    if (Number(row.seq) !== index + 1) fault(index + 1, 'a line is missing')
    if (row.previous !== previous || row.hash !== row.right) fault(Number(row.seq), 'a line was changed')
    previous = row.hash
  })
  if (Number(head.rows[0]?.seq ?? 0) !== rows.length || head.rows[0]?.hash !== previous)
    fault(rows.length, 'the end of the audit is missing')
  return faults
}

/** Words of a stream with the fingerprint that their entry carries; and entries that carry one and whose words are gone. */
export type WordsRow = {
  readonly entry: string
  readonly seq: number
  /** Hexadecimal; null where the entry has no words. */
  readonly fingerprint: string | null
  readonly sealed: Buffer | null
}

export async function wordsOfStream(client: pg.Client, landlord: string, stream: string): Promise<readonly WordsRow[]> {
  const { rows } = await client.query<WordsRow>(
    `select e.id as entry, e.seq, encode(e.words_fingerprint, 'hex') as fingerprint, w.sealed
     from rowan.entry e left join rowan.words w on w.landlord = e.landlord and w.entry = e.id
     where e.landlord = $1 and e.stream = $2 and (e.words_fingerprint is not null or w.sealed is not null) order by e.seq`,
    [landlord, stream],
  )
  return rows
}
