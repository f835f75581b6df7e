/** Everything that is sealed under keys that can be turned, for whoever seals it again: as the owner of the tables, in small parts. */
import type pg from 'pg'

/** A row whose words are sealed. `part` says where in its table's own terms they belong beside the row's id. */
export type SealedRow = { readonly id: string; readonly sealed: Buffer; readonly part: string }

/** Tables of sealed words: what their rows are called, and what else their place is made of. */
const TABLES = {
  words: { id: 'entry', part: 'stream', of: 'stream' },
  job_words: { id: 'entry', part: "format('%s|%s/%s', stream, entry, part)", of: 'stream' },
  // Why somebody opened a case in an emergency.
  broken_glass: { id: 'id', part: 'stream', of: 'stream', column: 'reason' },
  // What is given of it to whoever asked for their data, and why.
  data_part: { id: 'part', part: 'stream', of: 'stream' },
  data_part_reason: { id: 'part', part: "format('%s|%s/why', stream, part)", of: 'stream' },
  vault_address: { id: 'address', part: 'address', of: 'address' },
  marac_minute: { id: 'minute', part: 'meeting', of: 'meeting' },
  outbox: { id: 'message', part: 'stream', of: 'stream' },
  keeping_hold: { id: 'hold', part: 'hold', of: 'hold' },
  new_authenticator: { id: 'account', part: 'stream', of: 'stream' },
  authenticator: { id: 'account', part: 'stream', of: 'stream' },
  data_request: { id: 'request', part: 'request', of: 'request' },
  data_withholding: { id: 'request', part: 'request', of: 'request' },
  data_extension: { id: 'request', part: 'request', of: 'request' },
  // Both, as they were for whoever gave an answer apart.
  data_given: { id: 'request', part: 'request', of: 'request' },
  // What was found at the weekly look.
  look: { id: 'id', part: 'id', of: 'id' },
  customer: { id: 'customer', part: 'customer', of: 'customer' },
  home: { id: 'home', part: 'home', of: 'home' },
} as const
export type SealedTable = keyof typeof TABLES

/** The column of a table that is sealed. */
const columnOf = (table: SealedTable): string => {
  const of = TABLES[table]
  return 'column' in of ? of.column : 'sealed'
}
/** Every column that is sealed, as `table.column`. */
export const SEALED_COLUMNS = Object.keys(TABLES).map((table) => `${table}.${columnOf(table as SealedTable)}`)

/** Rows that one call reads. */
const PART = 100

/** Rows of a key's subject that are sealed under another version of it than that. */
export async function sealedUnderOthers(
  client: pg.Client,
  table: SealedTable,
  landlord: string,
  subject: string,
  version: number,
): Promise<readonly SealedRow[]> {
  const { id, part, of } = TABLES[table]
  const column = columnOf(table)
  const head = Buffer.alloc(4)
  head.writeUInt32BE(version)
  const { rows } = await client.query<SealedRow>(
    `select ${id} as id, ${part}::text as part, ${column} as sealed from rowan.${table}
     where landlord = $1 and ${of} = $2 and substring(${column} from 1 for 4) <> $3 limit ${PART}`,
    [landlord, subject, head],
  )
  return rows
}

/** Replaces sealed words, where they are still those that were read. A fingerprint goes along where the table has one of its own. */
export async function replaceSealed(
  client: pg.Client,
  table: SealedTable,
  landlord: string,
  row: SealedRow,
  fresh: { readonly sealed: Buffer; readonly fingerprint?: Buffer },
): Promise<void> {
  const { id } = TABLES[table]
  const column = columnOf(table)
  const also = fresh.fingerprint === undefined ? '' : ', fingerprint = $5'
  await client.query(
    `update rowan.${table} set ${column} = $4${also} where landlord = $1 and ${id} = $2 and ${column} = $3`,
    [landlord, row.id, row.sealed, fresh.sealed, ...(fresh.fingerprint === undefined ? [] : [fresh.fingerprint])],
  )
}

/** What of a stream has keys or files of its own: ids of addresses kept apart, of meetings, and of files. */
export async function apartOf(client: pg.Client, landlord: string, stream: string) {
  const ids = async (sql: string) =>
    (await client.query<{ id: string }>(sql, [landlord, stream])).rows.map((row) => row.id)
  return {
    addresses: await ids('select address as id from rowan.vault_address where landlord = $1 and stream = $2'),
    meetings: await ids('select meeting as id from rowan.marac_meeting where landlord = $1 and stream = $2'),
    holds: await ids(
      'select hold as id from rowan.keeping_hold where landlord = $1 and stream = $2 and sealed is not null',
    ),
    files: await ids('select id from rowan.file where landlord = $1 and stream = $2'),
  }
}

/** The number of the lock under which keys of a stream are turned: whoever seals beside the stream's own lock shares it. */
const TURNING = 10

/** Holds a stream until the end of the transaction: whoever writes on it has committed before, or waits. */
export async function holdStream(client: pg.Client, landlord: string, stream: string): Promise<void> {
  await client.query('select from rowan.stream where landlord = $1 and stream = $2 for update', [landlord, stream])
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [stream, TURNING])
}

/** For whoever seals under a key of that stream without its lock: until the end of the transaction no key of it is turned. */
export const KEEP_KEYS = `select pg_advisory_xact_lock_shared(hashtextextended($1, ${TURNING}))`

/** Imports and turning of the registry's keys go one after the other. */
export const holdRegistry = (client: pg.Client, landlord: string) =>
  client.query("select pg_advisory_xact_lock(hashtextextended('registry ' || $1, $2))", [landlord, TURNING])

export async function registrySubjects(client: pg.Client, landlord: string, kind: 'person' | 'home') {
  const column = kind === 'person' ? 'customer' : 'home'
  const { rows } = await client.query<{ id: string }>(
    `select ${column} as id from rowan.${column} where landlord = $1 order by 1`,
    [landlord],
  )
  return rows.map((row) => row.id)
}

/** Requests for data and what was found at the weekly look: of no record, each with a key of its own. */
export async function subjectsOfNoRecord(client: pg.Client, landlord: string) {
  const sql = `select request as id from rowan.data_request where landlord = $1
    union all select id from rowan.look where landlord = $1 and sealed is not null order by 1`
  return (await client.query<{ id: string }>(sql, [landlord])).rows.map((row) => row.id)
}

/** The stream of a reference; undefined where there is none. */
export async function streamByReference(client: pg.Client, landlord: string, reference: string) {
  const { rows } = await client.query<{ stream: string }>(
    'select stream from rowan.stream where landlord = $1 and reference = $2',
    [landlord, reference],
  )
  return rows[0]?.stream
}

/** Every file that a row names, of every landlord. */
export async function filesThere(
  client: pg.Client,
): Promise<readonly { readonly landlord: string; readonly id: string }[]> {
  const { rows } = await client.query<{ landlord: string; id: string }>(
    'select landlord, id from rowan.file order by landlord, id',
  )
  return rows
}
