/** By what staff are recognised, written as the owner of the tables: only an import does. */
import type pg from 'pg'

export async function accountsByUsername(client: pg.Client, landlord: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ username: string; account: string }>(
    'select username, account from rowan.account where landlord = $1',
    [landlord],
  )
  return new Map(rows.map(({ username, account }) => [username.toLowerCase(), account]))
}

/** Replaces all of them, and keeps people out of the cases that are there already. Keys are hexadecimal. */
export async function replaceStaffKeys(
  client: pg.Client,
  landlord: string,
  keys: readonly { readonly account: string; readonly field: string; readonly key: string }[],
): Promise<void> {
  await client.query('delete from rowan.staff_key where landlord = $1', [landlord])
  await client.query(
    `insert into rowan.staff_key select $1, k.account, k.field, decode(k.key, 'hex')
     from jsonb_to_recordset($2::jsonb) as k(account uuid, field text, key text) on conflict do nothing`,
    [landlord, JSON.stringify(keys)],
  )
  await client.query(
    `select sec.find_conflicts(s.landlord, s.stream) from rowan.stream s where s.landlord = $1 and s.kind = 'case'`,
    [landlord],
  )
}
