/** Whether the database of the keys belongs to the record: one that is gone, made anew or older than the record is noticed before anybody is served. */
import type pg from 'pg'
import { type Connection, withClient } from '../server/connection.ts'
import type { KeyKind } from './wrapped-key.ts'

/** How many of the newest records are looked at: a database of keys that was brought back from before lacks theirs first. */
const NEWEST = 1_000
/** Of a record. Named, so that each key is looked up, however many there are. */
const KINDS: readonly KeyKind[] = ['case', 'organisation', 'vault']

/** Throws one plain line where words are on the record whose key is not even remembered as destroyed. Makes and changes nothing. */
export async function refuseWithoutKeys(owner: Connection, keys: pg.Pool): Promise<void> {
  const newest = await withClient(owner, async (client) => {
    const { rows } = await client.query<{ landlord: string; stream: string }>(
      `select s.landlord, s.stream
       from (select landlord, stream from rowan.stream where erased is null order by opened desc limit $1) s
       where exists (select from rowan.words w where w.landlord = s.landlord and w.stream = s.stream)`,
      [NEWEST],
    )
    return rows
  })
  const { rows } = await keys.query<{ missing: number }>(
    `select count(*)::int as missing from unnest($1::text[], $2::text[]) as asked(landlord, subject)
     where not exists (select from keyring.key k
       where k.landlord = asked.landlord and k.kind = any($3) and k.subject = asked.subject)`,
    [newest.map(({ landlord }) => landlord), newest.map(({ stream }) => stream), KINDS],
  )
  const missing = rows[0]?.missing ?? 0
  if (missing > 0)
    throw new Error(
      `The keys of ${missing} ${missing === 1 ? 'record' : 'records'} are gone: bring back the database of the keys that belongs to this one. Nothing was changed.`,
    )
}
