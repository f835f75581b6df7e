/** What others wrote on a stream since somebody last looked: shown to the second of two who write at once. */
import type { Query } from '../store/database.ts'
import { staffOf } from '../store/queries/staff.ts'
import type { StoredRecord } from '../store/record.ts'
import type { Performed } from './performed.ts'

type Since = Extract<Performed, { readonly outcome: 'conflict' }>['since']

/** Entries after the place `seq`, by name of who wrote them. */
export async function writtenSince(query: Query, record: Pick<StoredRecord, 'entries'>, seq: number): Promise<Since> {
  const names = new Map((await staffOf(query)).map((each) => [each.account, each.name]))
  return record.entries
    .filter((entry) => entry.seq > seq)
    .map((entry) => ({ type: entry.type, by: names.get(entry.by) ?? '', recordedAt: entry.recordedAt }))
}
