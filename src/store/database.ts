/** The pool of the web role, and the one way to use it: a transaction in the name of a session. */
import pg from 'pg'
import type { RoleName } from '../record/vocabulary.ts'
import { isCut } from './out-of-reach.ts'
import type { Connection } from './server/connection.ts'
import { GatheringSocket } from './server/gathering-socket.ts'

export type Database = {
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
}

/** Who holds a session. */
export type Actor = {
  readonly landlord: string
  readonly account: string
  readonly name: string
  readonly username: string
  readonly roles: readonly RoleName[]
  /** The stream of the organisation itself. */
  readonly organisation: string
  /** Whether they showed who they are within the last five minutes. */
  readonly proved: boolean
  /** What forms of the session carry where its token has changed since it began; else null. */
  readonly formToken: string | null
}

/** Dates stay texts and counts are numbers: a date as a JavaScript Date is a day off in summer. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: unknown) => {
    if (oid === 1082) return (value: string) => value
    if (oid === 20) return Number
    return pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text')
  },
}

/** How long an answer is waited for, in milliseconds: longer than the server lets a statement run, for one that says nothing any more. */
const ANSWER_LIMIT = 7_000
/** How long for a connection, a free one of the pool or a new one. */
const CONNECTION_LIMIT = 10_000
/** How long a connection that nobody uses is kept: what a new one has to read and plan first takes as long as several pages. */
const KEPT_WARM = 600_000

export function openDatabase(web: Connection, size = 10): Database {
  const pool = new pg.Pool({
    ...web,
    max: size,
    connectionTimeoutMillis: CONNECTION_LIMIT,
    query_timeout: ANSWER_LIMIT,
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    idleTimeoutMillis: KEPT_WARM,
    // What is asked at once goes out at once, and is answered in that order: nobody waits for one answer to ask for the next.
    pipeline: true,
    stream: () => new GatheringSocket(),
    types: TYPES,
    application_name: `rowan ${process.pid}`,
    // Compiling a statement takes up to a second, and none that people wait for runs as long. What is asked often lies in memory: there a
    // look into an index costs as little as reading on, and small tables are not read whole for one row.
    options: '-c jit=off -c random_page_cost=1.1',
    statement_timeout: 5_000,
    lock_timeout: 4_000,
    idle_in_transaction_session_timeout: 10_000,
  })
  pool.on('error', () => {})
  // A connection that breaks while it is used fails the query that uses it, and must not end the process besides.
  pool.on('connect', (client) => client.on('error', () => {}))
  return { pool, close: () => pool.end() }
}

/** One query of a transaction. Named statements are prepared once on each connection. */
export type Query = <Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values?: readonly unknown[],
) => Promise<readonly Row[]>

/** Faults after which nothing was written and the same work may well succeed: two that waited for each other, and a reference drawn twice. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false
  return ['40001', '40P01', '55P03'].includes(error.code ?? '') || error.constraint === 'stream_landlord_reference_key'
}

/** Whether the database said that what was written on is not there for the actor. Nothing was written. */
export const isHidden = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === 'P0002'

/** Whether somebody looked at more than one account may in a short time. Nothing was shown. */
export const isTooMuch = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'RW429'

const TRIES = 4

/** Lines of the audit that a transaction writes when its work is done, by its query. */
const atEnd = new WeakMap<Query, AuditLine[]>()

/**
 * Runs work in one transaction; commits when it returns, rolls back when it throws. After a passing fault the work is done
 * again from its beginning, so it must have no effect but by its queries.
 */
export const transaction = <T>(database: Database, work: (query: Query) => Promise<T>): Promise<T> =>
  untilPassed(() =>
    attempt(database, async ({ query, begin, commit }) => {
      await begin()
      const answer = await work(query)
      await commit()
      return answer
    }),
  )

/** Tries again from the beginning after a passing fault. */
async function untilPassed<T>(once: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await once()
    } catch (error) {
      if (tried === TRIES || !isPassing(error)) throw error
    }
  }
}

/** A connection for one transaction, which the work begins and commits itself: before, together with or after its queries. */
type Begun = {
  readonly query: Query
  readonly begin: () => Promise<unknown>
  /** With the lines of the audit that are still to be written. */
  readonly commit: () => Promise<unknown>
}

/** Takes everything back when the work throws. */
async function attempt<T>(database: Database, work: (begun: Begun) => Promise<T>): Promise<T> {
  const client = await database.pool.connect()
  let broken: Error | undefined
  let isOver = false
  // Whoever asks when it is over would ask in the name of whoever has the connection next.
  const query: Query = async (name, text, values = []) => {
    if (isOver) throw new Error(`This transaction is over: ${name} came too late.`)
    return (await client.query({ name, text, values: [...values] })).rows
  }
  const lines: AuditLine[] = []
  atEnd.set(query, lines)
  const end = () => {
    isOver = true
    atEnd.delete(query)
  }
  try {
    // The lines go out with the commit: a line holds up the chain of the landlord, and is not to wait here. Where one fails the
    // commit takes everything back, and the failure of the line is the answer.
    const commit = () => {
      const all = Promise.all([...lines.map((line) => audit(query, line)), query('commit', 'commit')])
      end()
      return all
    }
    return await work({ query, begin: () => query('begin', 'begin'), commit })
  } catch (error) {
    end()
    if (error instanceof Error && isCut(error)) broken = error
    // A connection that was cut is thrown away as it is: whoever gets the next one gets nothing of this work with it.
    if (!broken)
      await client.query('rollback').catch((failed: Error) => {
        broken = failed
      })
    throw error
  } finally {
    client.release(broken)
  }
}

const ENTER = { name: 'enter', text: 'select * from sec.enter($1)' }

/** Who holds a session, or null: one statement, which is a transaction of its own. */
export const actorOf = (database: Database, token: string): Promise<Actor | null> =>
  untilPassed(async () => (await database.pool.query<Actor>({ ...ENTER, values: [token] })).rows[0] ?? null)

/**
 * As `transaction`, in the name of a session. Answers null, and does no work, where the token opens nothing. `first` is asked
 * together with who it is, and must only read: where the token opens nothing, there is nothing to read.
 */
export async function asActor<T, First = undefined>(
  database: Database,
  token: string,
  work: (query: Query, actor: Actor, first: First) => Promise<T>,
  first: (query: Query) => Promise<First> = () => Promise.resolve(undefined as First),
): Promise<T | null> {
  const enter = (query: Query) => query<Actor>(ENTER.name, ENTER.text, [token])
  const answered = untilPassed(() =>
    attempt(database, async ({ query, begin, commit }) => {
      // All goes out at once. Who it is holds until the transaction ends: where none began, nobody is anybody.
      const [, [actor], asked] = await Promise.all([begin(), enter(query), first(query)])
      const answer = actor ? await work(query, actor, asked) : null
      await commit()
      return answer
    }),
  )
  return answered.catch(async (error: unknown) => {
    // The answer was taken back whole, its line of the audit too: this one stays.
    if (isTooMuch(error))
      await transaction(database, async (query) => {
        if ((await enter(query)).length > 0) await query('looked-too-much', 'select sec.looked_too_much()')
      })
    throw error
  })
}

/**
 * Who holds a session, and what is asked in their name, in one way there and back; null where the token opens nothing. For what
 * every page asks before it asks anything else: `ask` only reads, and there is no line on the audit.
 */
export const actorWith = <T>(
  database: Database,
  token: string,
  ask: (query: Query) => Promise<T>,
): Promise<readonly [Actor, T] | null> =>
  untilPassed(() =>
    attempt(database, async ({ query, begin, commit }) => {
      const [, [actor], answer] = await Promise.all([
        begin(),
        query<Actor>(ENTER.name, ENTER.text, [token]),
        ask(query),
        commit(),
      ])
      return actor ? ([actor, answer] as const) : null
    }),
  )

export type AuditLine = {
  readonly action: string
  readonly objectType:
    | 'case'
    | 'organisation'
    | 'account'
    | 'work-order'
    | 'move'
    | 'question'
    | 'complaint'
    | 'leak'
    | 'duty'
    | 'policy'
    | 'list'
    | 'person'
  readonly object: string | null
  readonly basis:
    | 'member'
    | 'organisation'
    | 'accounts'
    | 'jobs'
    | 'lettings'
    | 'adviser'
    | 'complaints'
    | 'leaks'
    | 'staff'
    | 'self'
    | 'none'
  readonly result: 'shown' | 'done' | 'refused' | 'invalid' | 'not-found' | 'conflict'
}

/** Writes what was read, written or refused to the audit, in the same transaction. */
export async function audit(query: Query, line: AuditLine): Promise<void> {
  await query('audit', 'select sec.audit($1, $2, $3, $4, $5)', [
    line.action,
    line.objectType,
    line.object,
    line.basis,
    line.result,
  ])
}

/**
 * As `audit`, when everything was read and written, together with the commit. The audit is one chain, so that whoever wrote a line
 * holds up everybody of the landlord until their commit, and reading a case takes a while.
 */
export function auditAtEnd(query: Query, line: AuditLine): void {
  const lines = atEnd.get(query)
  if (!lines) throw new Error('A line of the audit belongs to a transaction')
  lines.push(line)
}
