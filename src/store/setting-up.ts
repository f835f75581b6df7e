/** What is set up by the owner of the tables and by nobody who serves people: landlords, accounts, the system's own session. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { firstHash } from '../verify/chain.ts'
import type { ComplaintRow } from './complaints.ts'
import { idOf, type JudgedRows } from './judged-rows.ts'
import type { KeyKind } from './keys/wrapped-key.ts'
import type { LeakRowShown } from './queries/leaks.ts'
import type { StoredRecord } from './record.ts'
import { type Connection, withClient } from './server/connection.ts'

/** Works as the owner of the tables, in one transaction. */
export const asOwner = <T>(owner: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  withClient(owner, async (client) => {
    await client.query('begin')
    await client.query('set local role rowan_owner')
    const answer = await work(client)
    await client.query('commit')
    return answer
  })

/** One transaction of a longer work. */
export type Step = <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>

/** Works as the owner of the tables in many transactions, one after the other, on one connection. */
export const asOwnerInSteps = <T>(owner: Connection, work: (step: Step) => Promise<T>): Promise<T> =>
  withClient(owner, (client) =>
    work(async (inside) => {
      await client.query('begin')
      try {
        await client.query('set local role rowan_owner')
        const answer = await inside(client)
        await client.query('commit')
        return answer
      } catch (error) {
        await client.query('rollback')
        throw error
      }
    }),
  )

/** Of the case of a move or a question: the entries of one type that its facet is judged by, cut to these fields. */
export type FacetReading = {
  readonly facet: 'move' | 'question'
  readonly type: string
  readonly fields: readonly string[]
}

export type LandlordRow = {
  readonly id: string
  readonly name: string
  /** Whose holders are on every case but those of colleagues; and on those of colleagues alone. */
  readonly teamRoles: readonly string[]
  readonly colleagueRoles: readonly string[]
  readonly facetReading: readonly FacetReading[]
  /** Whether anybody may tell through its public form. */
  readonly hasPublicForm: boolean
}

/** The organisation's stream, and the account in whose name the system itself acts. */
export const organisationStream = (landlord: string): string => idOf('organisation', landlord)
export const systemAccount = (landlord: string): string => idOf('system', landlord)
/** The account in whose name the public form writes: nobody signs in with it, and it sees no case. */
export const publicAccount = (landlord: string): string => idOf('public-form', landlord)

/** Makes a landlord known: its record, the account of the system, and who is on its cases. Answers whether it was not known before. */
export async function installLandlord(client: pg.Client, landlord: LandlordRow, now: number): Promise<boolean> {
  const { id } = landlord
  const { rows } = await client.query<{ made: boolean }>(
    `insert into rowan.landlord values ($1, $2) on conflict (landlord) do update set name = excluded.name returning xmax = 0 as made`,
    [id, landlord.name],
  )
  await client.query('insert into rowan.audit_head values ($1, 0, $2) on conflict do nothing', [
    id,
    createHash('sha256').update(`rowan audit ${id}`).digest(),
  ])
  const stream = organisationStream(id)
  await client.query(
    `insert into rowan.stream (landlord, stream, kind, reference, case_kind, opened, seq, head)
     values ($1, $2, 'organisation', 'R-ORGANISATION', 'organisation', to_timestamp($3 / 1000.0), 0, $4) on conflict do nothing`,
    [id, stream, now, Buffer.from(firstHash(id, stream), 'hex')],
  )
  await client.query(
    `insert into rowan.account (landlord, account, username, name, password_hash)
     values ($1, $2, $3, 'Rowan', '!') on conflict do nothing`,
    [id, systemAccount(id), `system@${id}`],
  )
  await client.query("insert into rowan.staff_role values ($1, $2, 'system') on conflict do nothing", [
    id,
    systemAccount(id),
  ])
  // A form that was closed keeps its account: what it wrote is in its name.
  await client.query(
    `insert into rowan.account (landlord, account, username, name, password_hash, disabled)
     select $1, $2, $3, 'The public form', '!', false where $4
     on conflict (landlord, account) do update set disabled = false`,
    [id, publicAccount(id), `public-form@${id}`, landlord.hasPublicForm],
  )
  if (!landlord.hasPublicForm)
    await client.query('update rowan.account set disabled = true where landlord = $1 and account = $2', [
      id,
      publicAccount(id),
    ])
  await client.query('delete from rowan.team_role where landlord = $1', [id])
  for (const [ofColleagues, roles] of [
    [false, landlord.teamRoles],
    [true, landlord.colleagueRoles],
  ] as const)
    await client.query('insert into rowan.team_role select $1, $2, unnest($3::text[])', [id, ofColleagues, roles])
  await client.query('delete from rowan.facet_reading where landlord = $1', [id])
  await client.query(
    'insert into rowan.facet_reading select $1, r.* from jsonb_to_recordset($2) as r(facet text, type text, fields text[])',
    [id, JSON.stringify(landlord.facetReading)],
  )
  return rows[0]?.made ?? false
}

/** A session without a password, for an hour: the system's own, where no account is named. */
export async function openSessionFor(
  owner: Connection,
  landlord: string,
  account = systemAccount(landlord),
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await asOwner(owner, (client) =>
    client.query(
      `insert into rowan.session (landlord, token_hash, account, began, idle_until, absolute_until, proved)
       values ($1, $2, $3, now(), now() + interval '30 minutes', now() + interval '1 hour', now())`,
      [landlord, createHash('sha256').update(token).digest(), account],
    ),
  )
  return token
}

/** Makes an account and answers with its id. Throws where the name is taken. */
export const createAccount = (
  owner: Connection,
  made: {
    readonly landlord: string
    readonly username: string
    readonly name: string
    readonly passwordHash: string
    /** Of the made-up staff: their password is known, and no second factor is asked of them. */
    readonly madeUp: boolean
  },
): Promise<string> =>
  asOwner(owner, async (client) => {
    const account = randomUUID()
    const { rowCount } = await client.query(
      `insert into rowan.account (landlord, account, username, name, password_hash, made_up, must_change)
       select $1, $2, $3, $4, $5, $6, not $6 where not exists (select from rowan.account where username = $3)`,
      [made.landlord, account, made.username, made.name, made.passwordHash, made.madeUp],
    )
    if (rowCount === 0) throw new Error(`There is an account named ${made.username} already`)
    return account
  })

/** Closes or opens an account; closing it ends every session at the next statement. False where nobody has the name. */
export const closeAccount = (owner: Connection, username: string, closed: boolean): Promise<boolean> =>
  asOwner(owner, async (client) => {
    const { rows } = await client.query<{ landlord: string; account: string }>(
      "update rowan.account set disabled = $2 where username = $1 and password_hash <> '!' returning landlord, account",
      [username, closed],
    )
    const [found] = rows
    if (!found) return false
    if (closed)
      await client.query(
        'update rowan.session set ended = now() where landlord = $1 and account = $2 and ended is null',
        [found.landlord, found.account],
      )
    await client.query("select sec.chain($1, $2, $3, 'account', $4, 'staff', 'done')", [
      found.landlord,
      systemAccount(found.landlord),
      closed ? 'close-account' : 'open-account',
      found.account,
    ])
    return true
  })

/** Ends every session of an account, or of everybody where no name is given, at their next statement. Answers with how many ended. */
export const endSessionsOf = (owner: Connection, username: string | null): Promise<number> =>
  asOwner(owner, async (client) => {
    const { rows } = await client.query<{ landlord: string; account: string }>(
      `update rowan.session s set ended = now() from rowan.account a
       where a.landlord = s.landlord and a.account = s.account and s.ended is null and now() < least(s.idle_until, s.absolute_until)
         and a.password_hash <> '!' and ($1::text is null or a.username = $1) returning a.landlord, a.account`,
      [username],
    )
    for (const { landlord, account } of rows)
      await client.query("select sec.chain($1, $2, 'end-session', 'account', $3, 'staff', 'done')", [
        landlord,
        systemAccount(landlord),
        account,
      ])
    return rows.length
  })

/** The accounts of a landlord by the names with which people sign in; the system's own is nobody's. */
export const accountsByName = (owner: Connection, landlord: string): Promise<ReadonlyMap<string, string>> =>
  asOwner(owner, async (client) => {
    const { rows } = await client.query<{ username: string; account: string }>(
      "select username, account from rowan.account where landlord = $1 and password_hash <> '!' order by username",
      [landlord],
    )
    return new Map(rows.map(({ username, account }) => [username, account]))
  })

/**
 * Landlords for whom somebody real works, or whose own people of the records are here: they have an account that is not of the made-up staff, or people and nobody
 * made-up. Sorted.
 */
export const landlordsInUse = (owner: Connection): Promise<readonly string[]> =>
  asOwner(owner, async (client) => {
    const { rows } = await client.query<{ landlord: string }>(
      `select l.landlord from rowan.landlord l
       where exists (select from rowan.account a where a.landlord = l.landlord and not a.made_up and a.password_hash <> '!')
         or exists (select from rowan.customer c where c.landlord = l.landlord)
           and not exists (select from rowan.account a where a.landlord = l.landlord and a.made_up)
       order by 1`,
    )
    return rows.map(({ landlord }) => landlord)
  })

export type StreamRow = { readonly stream: string; readonly kind: 'case' | 'organisation' | 'complaint' | 'leak' }

/** The kind of the key under which the words of such a stream are sealed. */
export const keyKindOf = (kind: StreamRow['kind']): KeyKind =>
  kind === 'complaint' || kind === 'leak' ? 'vault' : kind

/** All streams of a landlord that were not erased, oldest first. */
export async function streamsOf(client: pg.Client, landlord: string): Promise<readonly StreamRow[]> {
  const { rows } = await client.query<StreamRow>(
    'select stream, kind from rowan.stream where landlord = $1 and erased is null order by opened, stream',
    [landlord],
  )
  return rows
}

export async function readRecord(
  client: pg.Client,
  landlord: string,
  stream: string,
  organisationTypes: readonly string[],
): Promise<StoredRecord> {
  const { rows } = await client.query<{ record: StoredRecord | null }>({
    name: 'record-of',
    text: 'select sec.record_of($1, $2, $3) as record',
    values: [landlord, stream, organisationTypes],
  })
  const record = rows[0]?.record
  if (!record) throw new Error(`There is no stream ${stream}`)
  return record
}

export async function replaceJudged(client: pg.Client, landlord: string, stream: string, rows: JudgedRows) {
  await client.query({
    name: 'write-judged',
    text: 'select sec.write_judged($1, $2, $3)',
    values: [landlord, stream, JSON.stringify(rows)],
  })
}

/** Writes again what the list of complaints shows of one. */
export const replaceComplaint = (client: pg.Client, landlord: string, stream: string, row: ComplaintRow) =>
  client.query('select sec.write_complaint_row($1, $2, $3)', [landlord, stream, JSON.stringify(row)])

/** Writes again what the list of what may have got out shows of one. */
export const replaceLeak = (client: pg.Client, landlord: string, stream: string, row: LeakRowShown) =>
  client.query('select sec.write_leak_row($1, $2, $3)', [landlord, stream, JSON.stringify(row)])

/** Tables by whose fullness the planner chooses. */
const COUNTED = [
  'stream',
  'entry',
  'words',
  'membership',
  'person',
  'duty',
  'hold',
  'case_summary',
  'account_hold',
  'work_order',
  'lettings_move',
  'asked_question',
  'complaint',
]

/**
 * Tells the planner how full the tables are where it does not know: after many rows came at once it would otherwise guess wrong for a
 * minute. A table that hardly changed since it was last looked at is left alone: of a large one it takes a second. But where something
 * was erased since, or in the minute before, what the planner remembers of any table is made anew: ids of people stand among its most
 * common values. Somebody of the records or a request may be erased alone: the ledger is asked, and no stream.
 */
export const gatherStatistics = (owner: Connection): Promise<void> =>
  asOwner(owner, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_stat_user_tables
       where schemaname = 'rowan' and (relname = any($1) and pg_relation_size(relid) > 0
           and (coalesce(last_analyze, last_autoanalyze) is null or n_mod_since_analyze > 50 + 0.1 * n_live_tup)
         or greatest(last_analyze, last_autoanalyze) <= (select max(known) + interval '1 minute' from rowan.shred_replayed))`,
      [COUNTED],
    )
    for (const { name } of rows) await client.query(`analyze rowan.${name}`)
  })

/** One line of the audit, in the system's name: what an administrator did at the command line. */
export const auditBySystem = (
  client: pg.Client,
  landlord: string,
  action: string,
  object: string | null,
  objectType: 'list' | 'case' | 'policy' = object === null ? 'list' : 'case',
  result: 'done' | 'not-found' = 'done',
) =>
  client.query('select sec.chain($1, $2, $3, $4, $5, $6, $7)', [
    landlord,
    systemAccount(landlord),
    action,
    objectType,
    object,
    'staff',
    result,
  ])
