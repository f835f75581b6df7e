/** The keys of the Restricted Access List, as the owner of the tables makes them anew: in which form they are, and of which records. */
import type pg from 'pg'

/** The form in which a landlord's were last made; 0 where that is not known. */
export async function formOfRestricted(client: pg.Client, landlord: string): Promise<number> {
  const { rows } = await client.query<{ form: number }>('select form from rowan.restricted_form where landlord = $1', [
    landlord,
  ])
  return rows[0]?.form ?? 0
}

/** Notes that all of a landlord's are in this form. `now`: milliseconds since 1970 UTC. */
export const keepFormOfRestricted = (client: pg.Client, landlord: string, form: number, now: number) =>
  client.query(
    `insert into rowan.restricted_form values ($1, $2, to_timestamp($3 / 1000.0))
     on conflict (landlord) do update set form = excluded.form, made = excluded.made`,
    [landlord, form, now],
  )

/** The records on which somebody was ever put on the list, but for those that were erased. */
export async function recordsWithRestricted(client: pg.Client, landlord: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ stream: string }>(
    `select distinct e.stream from rowan.entry e join rowan.stream s on s.landlord = e.landlord and s.stream = e.stream
     where e.landlord = $1 and e.type = 'restricted-access.listed' and s.erased is null order by 1`,
    [landlord],
  )
  return rows.map(({ stream }) => stream)
}

/** The sealed words of these entries of a record, as far as they are there. */
export async function wordsOfEntries(client: pg.Client, landlord: string, stream: string, entries: readonly string[]) {
  const { rows } = await client.query<{ entry: string; sealed: Buffer }>(
    'select entry, sealed from rowan.words where landlord = $1 and stream = $2 and entry = any($3)',
    [landlord, stream, entries],
  )
  return rows
}

/** All keys of a record, in place of those before. Keys are hexadecimal. */
export async function replaceRestrictedKeys(
  client: pg.Client,
  landlord: string,
  stream: string,
  keys: readonly { readonly entry: string; readonly key: string }[],
): Promise<void> {
  await client.query('delete from rowan.restricted_key where landlord = $1 and stream = $2', [landlord, stream])
  await client.query(
    `insert into rowan.restricted_key
     select $1, $2, k.entry, decode(k.key, 'hex') from jsonb_to_recordset($3) as k(entry uuid, key text) on conflict do nothing`,
    [landlord, stream, JSON.stringify(keys)],
  )
}
