/** Reads a landlord's chains as they lie in the database, in one snapshot and some thousand lines at a time: to verify or to export them. */
import type pg from 'pg'
import type { AuditLine } from '../verify/chain.ts'
import type { EntryLine, StreamLine } from '../verify/follow-record.ts'
import type { Mark } from '../verify/record-marks.ts'
import type { Connection } from './server/connection.ts'
import { asOwner } from './setting-up.ts'

const AT_ONCE = 5000

/** Works as the owner of the tables on one unmoving picture of them, and can change nothing. */
export const inSnapshot = <T>(owner: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  asOwner(owner, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only')
    return work(client)
  })

type Auditing = Omit<AuditLine, 'seq' | 'at'> & { readonly seq: string; readonly at: string }

export async function* auditLines(client: pg.Client, landlord: string): AsyncGenerator<AuditLine> {
  for (let last = 0; ; ) {
    const { rows } = await client.query<Auditing>({
      name: 'audit-lines',
      text: `select a.seq, (extract(epoch from a.at) * 1000000)::bigint as at, a.actor, a.action, a.object_type as type, a.object, a.basis,
               a.result, encode(a.previous_hash, 'hex') as previous, encode(a.hash, 'hex') as hash
             from rowan.audit a where a.landlord = $1 and a.seq > $2 order by a.seq limit ${AT_ONCE}`,
      values: [landlord, last],
    })
    for (const row of rows) yield { ...row, seq: Number(row.seq), at: Number(row.at) }
    if (rows.length < AT_ONCE) return
    last = Number(rows.at(-1)?.seq)
  }
}

/** Where the audit ends, as the database keeps it apart from the lines. */
export async function auditHead(client: pg.Client, landlord: string): Promise<{ seq: number; hash: string }> {
  const { rows } = await client.query<{ seq: string; hash: string }>(
    "select seq, encode(hash, 'hex') as hash from rowan.audit_head where landlord = $1",
    [landlord],
  )
  return { seq: Number(rows[0]?.seq ?? 0), hash: rows[0]?.hash ?? '' }
}

export async function streamLines(client: pg.Client, landlord: string): Promise<readonly StreamLine[]> {
  const { rows } = await client.query<StreamLine>(
    `select stream, seq, encode(head, 'hex') as head, erased is not null as erased from rowan.stream where landlord = $1 order by stream`,
    [landlord],
  )
  return rows
}

export async function* entryLines(client: pg.Client, landlord: string): AsyncGenerator<EntryLine> {
  let stream = '00000000-0000-0000-0000-000000000000'
  for (let seq = -1; ; ) {
    const { rows } = await client.query<EntryLine>({
      name: 'entry-lines',
      text: `select e.stream, e.id, e.seq, e.type, (extract(epoch from e.happened_at) * 1000)::float8 as at,
               (extract(epoch from e.recorded_at) * 1000)::float8 as "recordedAt", e.by, e.role, e.codes, e.happened,
               encode(e.words_fingerprint, 'hex') as fingerprint, encode(e.previous_hash, 'hex') as previous, encode(e.hash, 'hex') as hash
             from rowan.entry e where e.landlord = $1 and (e.stream, e.seq) > ($2, $3) order by e.stream, e.seq limit ${AT_ONCE}`,
      values: [landlord, stream, seq],
    })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    stream = last.stream
    seq = last.seq
  }
}

export async function* markLines(client: pg.Client, landlord: string): AsyncGenerator<Mark> {
  let stream = '00000000-0000-0000-0000-000000000000'
  for (let n = -1; ; ) {
    const { rows } = await client.query<Mark>({
      name: 'mark-lines',
      text: `select m.n, m.of_record as stream, m.seq, encode(m.head, 'hex') as head from rowan.record_mark m
             where m.landlord = $1 and (m.n, m.of_record) > ($2, $3) order by m.n, m.of_record limit ${AT_ONCE}`,
      values: [landlord, n, stream],
    })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    n = last.n
    stream = last.stream
  }
}

export async function checkpointTexts(client: pg.Client, landlord: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ text: string }>(
    'select text from rowan.checkpoint where landlord = $1 order by n',
    [landlord],
  )
  return rows.map(({ text }) => text)
}
