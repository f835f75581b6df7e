/** Makes a landlord as large as a bench asks: copies of its made-up homes and cases, behind all triggers, as only a database's owner could. */
import { type Connection, withClient } from '../src/store/server/connection.ts'

/** What a case consists of, and its columns that name somebody or something outside the case, which every copy shares. */
const OF_A_CASE = [
  'stream',
  'entry',
  'words',
  'person',
  'duty',
  'membership',
  'case_summary',
  'contact_point',
  'hold',
  'judged_under',
] as const
const SHARED = new Set(['by', 'customer', 'home', 'set_by', 'started_by'])
const OF_THE_REGISTRY = ['home', 'customer', 'tenancy', 'tenancy_part', 'blind_index'] as const

/** How many accounts the copies belong to: a landlord of this size has some hundred people who see cases. */
const COLLEAGUES = 100

type Client = Parameters<Parameters<typeof withClient>[1]>[0]

/** Adds copies until the landlord has about so many homes and cases; answers with how many entries there are then. */
export async function grow(
  owner: Connection,
  { landlord, homes, cases }: { readonly landlord: string; readonly homes: number; readonly cases: number },
): Promise<number> {
  const copies = await withClient(owner, (client) => copiesFor(client, 'case_summary', landlord, cases))
  await withClient({ ...owner, database: `${owner.database}_keys` }, (client) => copyKeys(client, landlord, copies))
  return withClient(owner, async (client) => {
    await client.query('set session_replication_role = replica')
    await client.query('create temporary table original as select stream from rowan.case_summary where landlord = $1', [
      landlord,
    ])
    for (const table of OF_A_CASE) await copy(client, table, landlord, copies)
    const ofHomes = await copiesFor(client, 'home', landlord, homes)
    for (const table of OF_THE_REGISTRY) await copy(client, table, landlord, ofHomes)
    await client.query('analyze')
    const { rows } = await client.query<{ count: string }>('select count(*) from rowan.entry where landlord = $1', [
      landlord,
    ])
    return Number(rows[0]?.count)
  })
}

/** Every record must have a key, or Rowan does not start. Those of copies open nothing: nobody who is measured reads a copy. */
async function copyKeys(client: Client, landlord: string, copies: number): Promise<void> {
  await client.query(
    `insert into keyring.key (landlord, kind, subject, version, master, wrapped)
     select landlord, kind, md5(subject || copy)::uuid::text, version, master, wrapped
     from keyring.key, generate_series(1, $2::int) copy where landlord = $1 and kind = 'case'`,
    [landlord, copies],
  )
}

async function copiesFor(client: Client, table: string, landlord: string, wanted: number): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from rowan.${table} where landlord = $1`, [
    landlord,
  ])
  const there = Number(rows[0]?.count)
  if (there === 0) throw new Error(`Nothing of ${landlord} is there to copy`)
  return Math.max(0, Math.ceil(wanted / there) - 1)
}

async function copy(client: Client, table: string, landlord: string, copies: number): Promise<void> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `select column_name as name, udt_name as type from information_schema.columns
     where table_schema = 'rowan' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  const cases: ReadonlySet<string> = new Set(OF_A_CASE)
  const isOfCase = cases.has(table)
  const values = columns.map(({ name, type }) => {
    const of = `t.${client.escapeIdentifier(name)}`
    // Copies belong to colleagues: whoever is measured has the cases that they had.
    if (isOfCase && (name === 'account' || name === 'owner'))
      return `md5('colleague' || copy % ${COLLEAGUES} || ${of}::text)::uuid`
    if (name === 'reference') return `${of} || '-' || copy`
    if (name === 'key' && type === 'bytea') return `decode(md5(${of}::text || copy), 'hex')`
    if (type === 'uuid' && !(isOfCase && SHARED.has(name))) return `md5(${of}::text || copy)::uuid`
    return of
  })
  const names = columns.map(({ name }) => client.escapeIdentifier(name)).join(', ')
  await client.query(
    `insert into rowan.${table} (${names})
     select ${values.join(', ')} from rowan.${table} t, generate_series(1, $2::int) copy where t.landlord = $1
       ${isOfCase ? 'and t.stream in (select stream from original)' : ''}`,
    [landlord, copies],
  )
}
