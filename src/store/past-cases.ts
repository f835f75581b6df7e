/** Reads the records of a landlord's cases as they lie in the database, for an operator's command: codes, and no words of anybody. */
import type pg from 'pg'
import type { Instant } from '../record/london-time.ts'
import type { StoredEntry } from './record.ts'

const AT_ONCE = 20_000

export type PastStream = {
  readonly stream: string
  readonly kind: 'case' | 'organisation'
  readonly reference: string
  readonly opened: Instant
}

/** Cases opened from a moment on that were not erased, and the organisation's own record; in the order in which entries are read. */
export async function pastStreams(
  client: pg.Client,
  landlord: string,
  from: Instant | null,
): Promise<readonly PastStream[]> {
  const { rows } = await client.query<PastStream>(
    `select s.stream, s.kind, s.reference, (extract(epoch from s.opened) * 1000)::float8 as opened from rowan.stream s
     where s.landlord = $1 and s.erased is null
       and (s.kind = 'organisation' or s.kind = 'case' and ($2::float8 is null or s.opened >= to_timestamp($2 / 1000.0))) order by s.stream`,
    [landlord, from],
  )
  return rows
}

export type PastEntry = StoredEntry & { readonly stream: string }

/** All entries of these types, stream by stream and in the order in which they were written. `types`: null for all. `only`: of that stream. */
export async function* pastEntries(
  client: pg.Client,
  landlord: string,
  types: readonly string[] | null,
  only: string | null = null,
): AsyncGenerator<readonly PastEntry[]> {
  let stream = '00000000-0000-0000-0000-000000000000'
  for (let seq = -1; ; ) {
    const { rows } = await client.query<PastEntry>({
      name: 'past-entries',
      text: `select e.stream, e.id, e.seq, e.type, (extract(epoch from e.happened_at) * 1000)::float8 as at,
               (extract(epoch from e.recorded_at) * 1000)::float8 as "recordedAt", e.by, e.role, e.codes, e.happened
             from rowan.entry e where e.landlord = $1 and (e.stream, e.seq) > ($2, $3) and ($4::text[] is null or e.type = any($4))
               and ($5::uuid is null or e.stream = $5)
             order by e.stream, e.seq limit ${AT_ONCE}`,
      values: [landlord, stream, seq, types, only],
    })
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    stream = last.stream
    seq = last.seq
  }
}
