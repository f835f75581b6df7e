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
  'record_marked',
  'audit',
] as const
/** What comes again on a copied case until there are as many entries as were asked for. */
const FOLDED: ReadonlySet<string> = new Set(['entry', 'words', 'audit'])
/** The largest first: two are copied at a time. */
const ORDER = ['blind_index', 'entry', 'audit', 'words', 'duty', 'customer', 'tenancy_part', 'home', 'tenancy']
const SHARED = new Set(['by', 'customer', 'home', 'set_by', 'started_by'])
const OF_THE_REGISTRY = ['home', 'customer', 'tenancy', 'tenancy_part', 'blind_index', 'rent_account'] as const

/** How many accounts the copies belong to: a landlord of this size has some hundred people who see cases. */
const COLLEAGUES = 100

const place = (table: string): number => (ORDER.includes(table) ? ORDER.indexOf(table) : ORDER.length)

type Client = Parameters<Parameters<typeof withClient>[1]>[0]

export type Growth = {
  readonly landlord: string
  readonly homes: number
  readonly cases: number
  /** How many entries there should be; those of each copied case come again, later on the same case, until there are about so many. */
  readonly entries?: number
  /** True where nobody else uses the database: its indexes are then made at the end, which is faster by much. */
  readonly alone?: boolean
  readonly say?: (line: string) => void
}

/** Adds copies until the landlord has about so many homes and cases; answers with how many entries there are then. */
export async function grow(owner: Connection, asked: Growth): Promise<number> {
  const { landlord, homes, cases, entries = 0, alone = false, say = () => {} } = asked
  const wanted = await withClient(owner, async (client) => {
    await client.query(
      `create unlogged table public.original as select landlord, stream from rowan.case_summary where landlord = $1`,
      [landlord],
    )
    const ofCases = await copiesFor(client, 'case_summary', landlord, cases)
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::int as count from rowan.entry where stream in (select stream from public.original)',
    )
    const before = rows[0]?.count ?? 0
    return {
      ofCases,
      ofHomes: await copiesFor(client, 'home', landlord, homes),
      folds: Math.max(1, Math.round(entries / Math.max(1, before * (ofCases + 1)))),
    }
  })
  await withClient({ ...owner, database: `${owner.database}_keys` }, (client) =>
    copyKeys(client, landlord, wanted.ofCases),
  )
  const tables: readonly Copied[] = [
    ...OF_A_CASE.map((table) => {
      const isFolded = FOLDED.has(table)
      return { table, copies: wanted.ofCases, folds: isFolded ? wanted.folds : 1 }
    }),
    ...OF_THE_REGISTRY.map((table) => ({ table, copies: wanted.ofHomes, folds: 1 })),
  ]
  const waiting = tables.toSorted((one, other) => place(one.table) - place(other.table))
  const lane = () =>
    withClient(owner, async (client) => {
      await client.query('set session_replication_role = replica')
      await client.query('set synchronous_commit = off')
      await client.query("set maintenance_work_mem = '512MB'")
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const began = performance.now()
        const name = `rowan.${next.table}`
        if (alone) await setIndexes(client, name, false)
        await copy(client, next, landlord)
        if (alone) {
          await setIndexes(client, name, true)
          await client.query(`reindex table ${name}`)
        }
        say(`${next.table}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
      }
    })
  await Promise.all([lane(), lane()])
  return withClient(owner, async (client) => {
    await client.query('drop table public.original')
    await client.query('vacuum (analyze)')
    return count(client, 'entry', landlord)
  })
}

/** Whether a table's indexes take part: what is written meanwhile stands in none of them until they are made anew. */
const setIndexes = (client: Client, table: string, ready: boolean) =>
  client.query('update pg_index set indisready = $2, indisvalid = $2 where indrelid = $1::regclass', [table, ready])

async function count(client: Client, table: string, landlord: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from rowan.${table} where landlord = $1`, [
    landlord,
  ])
  return Number(rows[0]?.count)
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
  const there = await count(client, table, landlord)
  if (there === 0) throw new Error(`Nothing of ${landlord} is there to copy`)
  return Math.max(0, Math.ceil(wanted / there) - 1)
}

type Copied = { readonly table: string; readonly copies: number; readonly folds: number }

async function copy(client: Client, { table, copies, folds }: Copied, landlord: string): Promise<void> {
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `select column_name as name, udt_name as type from information_schema.columns
     where table_schema = 'rowan' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  const cases: ReadonlySet<string> = new Set(OF_A_CASE)
  const isOfCase = cases.has(table)
  const isFolded = FOLDED.has(table)
  const values = columns.map(({ name, type }) => {
    const of = `t.${client.escapeIdentifier(name)}`
    // Copies belong to colleagues: whoever is measured has the cases that they had.
    if (isOfCase && (name === 'account' || name === 'owner' || name === 'actor'))
      return `md5('colleague' || copy % ${COLLEAGUES} || ${of}::text)::uuid`
    if (table === 'audit' && name === 'seq') return `-(${of} * ${folds} * ${copies + 1} + copy * ${folds} + fold)`
    if (table === 'audit' && name === 'object') return `coalesce(md5(${of} || copy)::uuid::text, null)`
    if (name === 'reference' || name === 'account_reference') return `${of} || '-' || copy`
    if (name === 'key' && type === 'bytea') return `decode(md5(${of}::text || copy), 'hex')`
    // Entries come again on the same case, after the others.
    if (isFolded && name === 'seq') return `${of} + (fold - 1) * 1000`
    if (isFolded && (name === 'id' || name === 'entry'))
      return `md5(${of}::text || copy || case fold when 1 then '' else '-' || fold end)::uuid`
    if (type === 'uuid' && !(isOfCase && SHARED.has(name))) return `md5(${of}::text || copy)::uuid`
    return of
  })
  const names = columns.map(({ name }) => client.escapeIdentifier(name)).join(', ')
  const ofOriginals =
    table === 'audit'
      ? "and t.seq > 0 and t.object_type = 'case' and t.object in (select stream::text from public.original)"
      : isOfCase
        ? `and t.${table === 'record_marked' ? 'of_record' : 'stream'} in (select stream from public.original)`
        : ''
  await client.query(
    `insert into rowan.${table} (${names})
     select ${values.join(', ')} from rowan.${table} t, generate_series(1, $2::int) copy, generate_series(1, $3::int) fold
     where t.landlord = $1 ${ofOriginals}`,
    [landlord, copies, folds],
  )
}
