/** Entries by which lists over many cases are put in order. Codes alone, on the reader's own cases that are not closed. */
import type { Query } from '../database.ts'
import type { StoredEntry } from '../record.ts'

type EntryAcross = StoredEntry & { readonly stream: string }

const COLUMNS = `e.stream, e.id, e.seq, e.type, (extract(epoch from e.happened_at) * 1000)::bigint as at,
  (extract(epoch from e.recorded_at) * 1000)::bigint as "recordedAt", e.by, e.role, e.codes, e.happened`

// The types stand in the text, as those of the index `entry_puts_in_order` do: a parameter would not find it.
/** What decides whether a case goes first. */
export const firstEntries = (query: Query) =>
  query<EntryAcross>(
    'first-entries',
    `select ${COLUMNS} from rowan.entry e
     where e.stream = any((select sec.visible())::uuid[])
       and e.type in ('priority.set', 'concern.raised', 'concern.considered', 'report.received', 'entry.retracted')
     order by e.stream, e.seq`,
  )

/** What was asked for of tenancies and moves, with what decides whether it goes first. */
export const requestEntries = (query: Query) =>
  query<EntryAcross>(
    'request-entries',
    `select ${COLUMNS} from rowan.entry e
     where e.stream = any((select sec.visible())::uuid[])
       and e.type in ('priority.set', 'concern.raised', 'concern.considered', 'report.received', 'entry.retracted', 'person.added',
         'tenancy-change.requested', 'tenancy-change.decided', 'rehousing.requested', 'rehousing.decided', 'rehousing.answered',
         'victim.moved')
     order by e.stream, e.seq`,
  )
