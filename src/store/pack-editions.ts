/** Editions of the landlords' policies: recorded by the owner of the tables when Rowan starts, and read by pages. */
import type pg from 'pg'
import type { Query } from './database.ts'
import { organisationStream, systemAccount } from './setting-up.ts'

/** One version of a landlord's document as Rowan carries it out. `text` is the same for the same rules. */
export type PackText = {
  readonly pack: string
  readonly version: string
  readonly inForce: string
  readonly text: string
}

export type Edition = { readonly pack: string; readonly version: string; readonly edition: number }

/** Of a version that was known before, and reads otherwise now. What was judged under the edition before stays marked with it. */
async function recordOne(client: pg.Client, landlord: string, known: PackText, now: number): Promise<Edition | null> {
  const { pack, version, inForce, text } = known
  const { rows } = await client.query<{ edition: number; text: string }>(
    `select edition, text from rowan.pack_version where landlord = $1 and pack = $2 and version = $3 order by edition desc limit 1`,
    [landlord, pack, version],
  )
  const [last] = rows
  if (last?.text === text) return null
  const edition = (last?.edition ?? 0) + 1
  await client.query(
    `insert into rowan.pack_version (landlord, pack, version, in_force, fingerprint, text, edition, recorded)
     values ($1, $2, $3, $4, sha256(convert_to($5, 'UTF8')), $5, $6, to_timestamp($7 / 1000.0))`,
    [landlord, pack, version, inForce, text, edition, now],
  )
  if (!last) return null
  await client.query(
    `insert into rowan.judged_under select s.landlord, s.stream, $2, $3, $4, s.seq from rowan.stream s
     where s.landlord = $1 and s.kind in ('case', 'organisation') and s.erased is null`,
    [landlord, pack, version, last.edition],
  )
  return { pack, version, edition }
}

/** Records every version that is new, and every one that changed as another edition. Answers with those that changed. */
export async function recordEditions(
  client: pg.Client,
  landlord: string,
  packs: readonly PackText[],
  now: number,
): Promise<readonly Edition[]> {
  // One at a time, also where two processes start at once.
  await client.query('select from rowan.landlord where landlord = $1 for update', [landlord])
  const changed: Edition[] = []
  for (const pack of packs) {
    const edition = await recordOne(client, landlord, pack, now)
    if (edition) changed.push(edition)
  }
  return changed
}

/** Whether all records of a landlord were last judged by this. Where not, it is noted that they are from now on. */
export async function wasJudgedBy(
  client: pg.Client,
  landlord: string,
  fingerprint: Buffer,
  now: number,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into rowan.judged_by as b values ($1, $2, to_timestamp($3 / 1000.0))
     on conflict (landlord) do update set fingerprint = excluded.fingerprint, since = excluded.since
     where b.fingerprint <> excluded.fingerprint`,
    [landlord, fingerprint, now],
  )
  return rowCount === 0
}

/** One line of the audit for each edition, one for judging again, and a notice for each who holds one of these roles. */
export async function tellOfEditions(
  client: pg.Client,
  landlord: string,
  {
    editions,
    roles,
    now,
  }: { readonly editions: readonly Edition[]; readonly roles: readonly string[]; readonly now: number },
): Promise<void> {
  const note = (action: string, objectType: string, object: string | null) =>
    client.query("select sec.chain($1, $2, $3, $4, $5, 'staff', 'done')", [
      landlord,
      systemAccount(landlord),
      action,
      objectType,
      object,
    ])
  const stream = organisationStream(landlord)
  for (const { pack, version, edition } of editions) {
    const name = `${pack} ${version} edition ${edition}`
    await note('new-edition', 'policy', name)
    await client.query(
      `select sec.notify($1, 'policy-edition ' || $2, $3, 'policy-edition', $2, to_timestamp($4 / 1000.0), sec.recipients($1, $3, false, $5, '{}'))`,
      [landlord, name, stream, now, roles],
    )
  }
  await note('judged-again', 'list', null)
}

/** Every edition, the newest first. */
export const packEditions = (query: Query) =>
  query<Edition & { readonly recorded: Date; readonly text: string }>(
    'pack-editions',
    'select * from sec.pack_editions()',
    [],
  )

/** By which edition an entry was judged when it was written; null where by the one that judges now. */
export const editionWhenWritten = async (query: Query, stream: string, entry: string, version: string) =>
  (
    await query<{ edition: number | null }>(
      'edition-when-written',
      'select sec.edition_when_written($1, $2, $3) as edition',
      [stream, entry, version],
    )
  )[0]?.edition ?? null

/** The same, as the owner of the tables, for an operator's command. */
export async function editionsOf(
  client: pg.Client,
  landlord: string,
): Promise<readonly (Edition & { text: string })[]> {
  const { rows } = await client.query<Edition & { text: string }>(
    `select pack, version, edition, text from rowan.pack_version where landlord = $1 order by in_force desc, version desc, edition desc`,
    [landlord],
  )
  return rows
}
