/** Sealed words, as row-level security lets the reader have them. */
import type { Query } from '../database.ts'

export type SealedWords = { readonly entry: string; readonly stream: string; readonly sealed: Buffer }

export const wordsOf = (query: Query, stream: string) =>
  query<SealedWords>('words-of', 'select entry, stream, sealed from rowan.words where stream = $1', [stream])

/** The words with which persons were added to these cases, in the order in which they were written. */
export const wordsOfPersons = (query: Query, streams: readonly string[]) =>
  query<SealedWords & { readonly person: string }>(
    'words-of-persons',
    `select w.entry, w.stream, w.sealed, e.codes->>'person' as person
     from rowan.entry e join rowan.words w on w.landlord = e.landlord and w.entry = e.id
     where e.stream = any($1) and e.type = 'person.added' order by e.stream, e.seq`,
    [streams],
  )
