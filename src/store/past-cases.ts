/** Reads the records of a landlord's cases as they lie in the database, for an operator's command: codes, and no words of anybody. */
import type pg from 'pg'
import type { Instant } from '../record/london-time.ts'
import type { StoredEntry } from './record.ts'

/** Cases read at once: so few that the next are fetched while these are looked at. */
export const AT_ONCE = 200

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

/** An entry as it is stored, but for who wrote it. */
export type PastEntry = Omit<StoredEntry, 'by'>

type PastRow = {
  readonly stream: string
  readonly ids: string
  readonly types: string
  readonly roles: string
  readonly seqs: readonly number[]
  readonly ats: readonly number[]
  readonly recorded: readonly number[]
  readonly codes: readonly PastEntry['codes'][]
  readonly happened: readonly boolean[]
}

const entriesOf = ({ ids, types, roles, seqs, ats, recorded, codes, happened }: PastRow): readonly PastEntry[] => {
  const [id, type, role] = [ids.split(' '), types.split(' '), roles.split(' ')]
  return seqs.map((seq, place) => ({
    id: id[place] ?? '',
    seq,
    type: type[place] as PastEntry['type'],
    at: ats[place] ?? 0,
    recordedAt: recorded[place] ?? 0,
    role: role[place] as PastEntry['role'],
    codes: codes[place] ?? {},
    happened: happened[place] === true,
  }))
}

/**
 * The entries of some streams, of these types, in the order in which they were written; `types`: null for all. A stream without any has
 * none. A row for each stream costs a third of what a row for each entry does. While some are looked at, the database reads the next.
 */
export async function* pastEntries(
  client: pg.Client,
  landlord: string,
  types: readonly string[] | null,
  streams: readonly string[],
  atOnce: number,
): AsyncGenerator<ReadonlyMap<string, readonly PastEntry[]>> {
  const read = (first: number) => {
    const reading = client.query<PastRow>({
      name: 'past-entries',
      text: `select e.stream, string_agg(e.id::text, ' ' order by e.seq) as ids, string_agg(e.type, ' ' order by e.seq) as types,
               string_agg(e.role, ' ' order by e.seq) as roles, json_agg(e.seq order by e.seq) as seqs,
               json_agg((extract(epoch from e.happened_at) * 1000)::float8 order by e.seq) as ats,
               json_agg((extract(epoch from e.recorded_at) * 1000)::float8 order by e.seq) as recorded,
               json_agg(e.codes order by e.seq) as codes, json_agg(e.happened order by e.seq) as happened
             from rowan.entry e where e.landlord = $1 and e.stream = any($2::uuid[]) and ($3::text[] is null or e.type = any($3))
             group by e.stream`,
      values: [landlord, streams.slice(first, first + atOnce), types],
    })
    // Whoever stops in between waits for it no more.
    reading.catch(() => undefined)
    return reading
  }
  if (streams.length === 0) return
  let next = read(0)
  for (let first = 0; first < streams.length; first += atOnce) {
    const { rows } = await next
    if (first + atOnce < streams.length) next = read(first + atOnce)
    yield new Map(rows.map((row) => [row.stream, entriesOf(row)]))
  }
}
