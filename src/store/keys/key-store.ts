/** Whether the database of the keys belongs to the record: one that is gone, made anew or older than the record is noticed before anybody is served. */
import type pg from 'pg'
import { type Connection, withClient } from '../server/connection.ts'

/** How many of the newest records are looked at: a database of keys that was brought back from before lacks theirs first. */
const NEWEST = 1_000

/** Throws one plain line where words are on the record whose key is not even remembered as destroyed. Makes and changes nothing. */
export async function refuseWithoutKeys(owner: Connection, keys: pg.Pool): Promise<void> {
  const subjects = await withClient(owner, async (client) => {
    const { rows } = await client.query<{ stream: string }>(
      `select s.stream from rowan.stream s
       where s.erased is null and exists (select from rowan.words w where w.landlord = s.landlord and w.stream = s.stream)
       order by s.opened desc limit $1`,
      [NEWEST],
    )
    return rows.map(({ stream }) => stream)
  })
  const { rows } = await keys.query<{ missing: number }>(
    `select count(*)::int as missing from unnest($1::text[]) as asked(subject)
     where not exists (select from keyring.key k where k.subject = asked.subject)`,
    [subjects],
  )
  const missing = rows[0]?.missing ?? 0
  if (missing > 0)
    throw new Error(
      `The keys of ${missing} ${missing === 1 ? 'record' : 'records'} are gone: bring back the database of the keys that belongs to this one. Nothing was changed.`,
    )
}
