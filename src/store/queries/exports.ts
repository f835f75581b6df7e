/** What was sealed for a partner to leave: rows that say for whom, how it opens and until when. */
import type { Instant } from '../../record/london-time.ts'
import type { Query } from '../database.ts'

/** `key`: by the recipient's own key. `words`: by six words that they are told by telephone. `pdf`: the same words, for a PDF reader. */
export const MEANS = ['key', 'words', 'pdf'] as const
export type Means = (typeof MEANS)[number]

export type ExportRow = {
  readonly id: string
  readonly stream: string
  readonly file: string
  readonly recipient: string
  readonly means: Means
  readonly key_version: number
  readonly second_look: boolean
  readonly made: Date
  readonly made_by: string
  readonly made_by_name: string | null
  readonly ends: Date
  readonly looked: Date | null
  readonly looked_by_name: string | null
  readonly taken: Date | null
}

/** Newest first; nothing for whoever is not on the case. */
export const exportsOf = (query: Query, stream: string, file: string) =>
  query<ExportRow>(
    'exports-of',
    `select x.id, x.stream, x.file, x.recipient, x.means, x.key_version, x.second_look, x.made, x.made_by, m.name as made_by_name, x.ends,
       x.looked, l.name as looked_by_name, x.taken
     from rowan.export x
     left join rowan.account m on m.landlord = x.landlord and m.account = x.made_by
     left join rowan.account l on l.landlord = x.landlord and l.account = x.looked_by
     where x.stream = $1 and x.file::text = $2 order by x.made desc, x.id`,
    [stream, file],
  )

export type ExportToRead = { readonly stream: string; readonly reference: string; readonly file: string }

/** What was made ready by others on the reader's cases and waits for a second person, the oldest first. `now`: what is over waits no longer. Nothing of a compartment leaves. */
export const exportsToRead = (query: Query, reader: string, now: Instant) =>
  query<ExportToRead>(
    'exports-to-read',
    `select distinct on (x.file) x.stream, s.reference, x.file from rowan.export x
     join rowan.stream s on s.landlord = x.landlord and s.stream = x.stream
     join rowan.file f on f.landlord = x.landlord and f.id = x.file
     join rowan.entry e on e.landlord = f.landlord and e.id = f.entry
     where x.second_look and x.looked is null and x.taken is null and x.ends > $2 and f.compartment is null
       and x.made_by::text <> $1 and e.by::text <> $1
     order by x.file, x.made`,
    [reader, new Date(now)],
  )

/** False for a file that is hidden, missing, or was made for nobody outside. */
export const beginExport = async (
  query: Query,
  made: { readonly id: string; readonly file: string; readonly means: Means; readonly version: number },
  at: Instant,
): Promise<boolean> =>
  (
    await query<{ done: boolean }>('begin-export', 'select sec.begin_export($1, $2, $3, $4, $5) as done', [
      made.id,
      made.file,
      made.means,
      made.version,
      at,
    ])
  )[0]?.done ?? false

/** False for whoever may not look at it, whoever made it, and what is gone or over. */
export const lookAtExport = async (query: Query, id: string, at: Instant): Promise<boolean> =>
  (await query<{ done: boolean }>('look-at-export', 'select sec.look_at_export($1, $2) as done', [id, at]))[0]?.done ??
  false

/** Throws where it may not be taken: taken already, over, not looked at, or somebody else's. */
export async function takeExport(query: Query, id: string, entry: string, at: Instant): Promise<void> {
  await query('take-export', 'select sec.take_export($1, $2, $3)', [id, entry, at])
}
