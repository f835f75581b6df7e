/** Keeping and erasing for the worker, and for whoever replays the ledger as the owner of the tables. */
import type pg from 'pg'
import type { Instant } from '../record/london-time.ts'
import type { Query } from './database.ts'
import type { LedgerLine, Position } from './keys/shred-ledger.ts'
import { hashOfLine } from './keys/shred-ledger.ts'
import { systemAccount } from './setting-up.ts'

/** What the rules look at, of a closed case that was not erased yet. */
export type KeepingFacts = {
  readonly stream: string
  readonly reference: string
  readonly closed: Date
  readonly was_opened: boolean
  /** Whether addresses of it lie in the vault. */
  readonly addresses: boolean
  /** When a death or its review was last written down; null where none stands. */
  readonly death: Date | null
  /** When somebody under 18 was last put on it; null where nobody is. */
  readonly child: Date | null
}

export type DueLine = {
  readonly stream: string
  readonly what: string
  readonly reference: string
  readonly closed: Instant
  readonly due: string
  readonly heldBy: readonly string[]
  readonly decided: boolean
}

export type OwnHold = {
  readonly hold: string
  readonly stream: string
  readonly reference: string
  readonly kind: string
  /** When the record last said so. */
  readonly since: Instant
}

/** The next records and requests of a landlord, by their ids. Empty at the end. */
export const keptAfter = async (query: Query, landlord: string, after: string, most: number) =>
  (
    await query<{ ids: readonly string[] }>('kept-after', 'select sec.kept_after($1, $2, $3) as ids', [
      landlord,
      after,
      most,
    ])
  )[0]?.ids ?? []

/** Of those of these that are closed cases. */
export const keepingFacts = (query: Query, landlord: string, streams: readonly string[]) =>
  query<KeepingFacts>('keeping-facts', 'select * from sec.keeping_facts($1, $2)', [landlord, streams])

/** Something closed beside the cases, or somebody whose tenancies ended, that was not erased yet. */
export type ClosedFacts = Pick<KeepingFacts, 'stream' | 'reference' | 'closed'>

export const complaintFacts = (query: Query, landlord: string, streams: readonly string[]) =>
  query<ClosedFacts>('complaint-facts', 'select * from sec.complaint_facts($1, $2)', [landlord, streams])

/** The same of what may have got out, once it is closed. */
export const leakFacts = (query: Query, landlord: string, streams: readonly string[]) =>
  query<ClosedFacts>('leak-facts', 'select * from sec.leak_facts($1, $2)', [landlord, streams])

/** The same of requests for data that were answered, also of those whose whole was not given yet. */
export const requestsEnded = (query: Query, landlord: string, requests: readonly string[]) =>
  query<ClosedFacts>('requests-ended', 'select * from sec.requests_ended($1, $2)', [landlord, requests])

/** Of one request, once the whole was given. */
export const requestFacts = (query: Query, landlord: string, request: string) =>
  query<ClosedFacts>('request-facts', 'select * from sec.request_facts($1, $2)', [landlord, request])

/** Somebody of the landlord's records whose tenancies had all ended before `now`, and whom nothing names that is kept. */
export const personFacts = (query: Query, landlord: string, now: Instant, customer: string) =>
  query<ClosedFacts>('person-facts', 'select * from sec.person_facts($1, $2, to_timestamp($3 / 1000.0))', [
    landlord,
    customer,
    now,
  ])

/** The longest list of people that somebody reads through. */
const PEOPLE = 200
/** How many ended tenancies one statement goes through. */
const WALKED = 5000

type Walked = {
  readonly found: readonly { readonly stream: string; readonly reference: string; readonly closed: Instant }[]
  /** Where it stopped; null at the end. */
  readonly stopped: object | null
}

/** The same of everybody, the longest gone first, and not more than a list can be read through. */
export async function personsEnded(query: Query, landlord: string, now: Instant): Promise<readonly ClosedFacts[]> {
  const found: ClosedFacts[] = []
  for (let stopped: object | null = {}; stopped !== null && found.length < PEOPLE; ) {
    const [row]: readonly { walked: Walked }[] = await query<{ walked: Walked }>(
      'persons-ended',
      'select sec.persons_ended($1, to_timestamp($2 / 1000.0), $3, $4) as walked',
      [landlord, now, JSON.stringify(stopped), WALKED],
    )
    found.push(...(row?.walked.found ?? []).map((each) => ({ ...each, closed: new Date(each.closed) })))
    stopped = row?.walked.stopped ?? null
  }
  return found.slice(0, PEOPLE)
}

/** Of which day the last whole list is, and how far the next has come: null where none is being made. */
export type KeepingStands = { readonly day: string | null; readonly after: string | null }

export const keepingStands = async (query: Query, landlord: string): Promise<KeepingStands> =>
  (
    await query<KeepingStands>('keeping-stands', 'select day::text, after from sec.keeping_stands($1)', [landlord])
  )[0] ?? {
    day: null,
    after: null,
  }

/** A portion of the list, from `began` on. False where another worker made it meanwhile. */
export const listDue = async (
  query: Query,
  landlord: string,
  portion: {
    readonly began: string | null
    readonly ids: readonly string[]
    readonly lines: readonly DueLine[]
    readonly holds: readonly OwnHold[]
  },
  at: Instant,
): Promise<boolean> =>
  (
    await query<{ listed: boolean }>('list-due', 'select sec.list_due($1, $2, $3, $4, $5, $6, $7) as listed', [
      landlord,
      systemAccount(landlord),
      portion.began,
      portion.ids,
      JSON.stringify(portion.lines),
      JSON.stringify(portion.holds),
      at,
    ])
  )[0]?.listed ?? false

/** Goes past one record that cannot be listed; what is listed of it stays. */
export const listPast = (query: Query, landlord: string, began: string | null, id: string) =>
  query('list-past', 'select sec.list_past($1, $2, $3)', [landlord, began, id])

/** The end of the list: the people. False where another worker ended it meanwhile. */
export const endList = async (
  query: Query,
  landlord: string,
  began: string | null,
  lines: readonly DueLine[],
  day: string,
  at: Instant,
): Promise<boolean> =>
  (
    await query<{ ended: boolean }>('end-list', 'select sec.end_list($1, $2, $3, $4, $5) as ended', [
      landlord,
      began,
      JSON.stringify(lines),
      day,
      at,
    ])
  )[0]?.ended ?? false

export type AgreedErasure = {
  readonly erasure: string
  readonly stream: string
  readonly what: string
  readonly closed: Date
}

/** The first that two people agreed on, but for these. */
export const takeErasure = async (
  query: Query,
  landlord: string,
  but: readonly string[],
): Promise<AgreedErasure | undefined> =>
  (await query<AgreedErasure>('take-erasure', 'select * from sec.take_erasure($1, $2)', [landlord, but]))[0]

/** What of a case has keys or files of its own. */
export type Apart = {
  readonly addresses: readonly string[]
  readonly meetings: readonly string[]
  readonly holds: readonly string[]
  readonly files: readonly string[]
}

/** Null where somebody holds it. */
export const holdForErasing = async (query: Query, landlord: string, { stream, what }: AgreedErasure) =>
  (
    await query<{ apart: Apart | null }>('hold-for-erasing', 'select sec.hold_for_erasing($1, $2, $3) as apart', [
      landlord,
      stream,
      what,
    ])
  )[0]?.apart ?? null

export const eraseAgreed = (query: Query, erasure: string, line: LedgerLine) =>
  query('erase-agreed', 'select sec.erase_agreed($1, $2, $3, $4, $5, $6)', [
    line.landlord,
    erasure,
    systemAccount(line.landlord),
    line.at,
    line.n,
    hashOfLine(line),
  ])

export const dropErasure = (query: Query, landlord: string, erasure: string, at: Instant) =>
  query('drop-erasure', 'select sec.drop_erasure($1, $2, $3, to_timestamp($4 / 1000.0))', [
    landlord,
    erasure,
    systemAccount(landlord),
    at,
  ])

/** Takes away sessions that ended so many days ago, and attempts to sign in, at most `most` of each. Answers with how many of that which most went of. */
export const forgetSessions = async (query: Query, landlord: string, days: number, most: number): Promise<number> =>
  (
    await query<{ gone: number }>('forget-sessions', 'select sec.forget_sessions($1, $2, $3) as gone', [
      landlord,
      days,
      most,
    ])
  )[0]?.gone ?? 0

/** How far this database knows the ledger. */
export async function knownLine(client: pg.Client, landlord: string): Promise<Position | undefined> {
  const { rows } = await client.query<Position>('select line, hash from rowan.shred_replayed where landlord = $1', [
    landlord,
  ])
  return rows[0]
}

/** Erases what a line of the ledger says, in a database that does not know it. */
export const replayLine = (client: pg.Client, line: LedgerLine) =>
  client.query('select sec.erase($1, $2, $3, $4, $5, $6, $7)', [
    line.landlord,
    line.stream,
    line.what,
    systemAccount(line.landlord),
    line.at,
    line.n,
    hashOfLine(line),
  ])

/** Landlords of which this database knows a ledger. */
export async function ledgersKnown(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ landlord: string }>('select landlord from rowan.shred_replayed')
  return rows.map((row) => row.landlord)
}
