/** Writing erasures into the ledger and destroying keys by it, as the role of the key database: several processes one after the other. */
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { OWNER } from '../roles.ts'
import { type Connection, withClient } from '../server/connection.ts'
import type { Keyring } from './keyring.ts'
import { hashOfLine, type LedgerLine, type Position, type Shredded, type ShredLedger } from './shred-ledger.ts'

export type Shredding = {
  readonly ledger: ShredLedger
  /** Writes the erasure into the ledger before anything is destroyed; the same one again is the same line. */
  readonly note: (landlord: string, at: Date, shredded: Shredded) => Promise<LedgerLine>
  /** Destroys the keys of a line, and notes that this database knows it. It may be done again. */
  readonly destroy: (line: LedgerLine) => Promise<void>
  /**
   * Writes the files of the key tables anew where keys were destroyed since, so that their bytes do not go on lying there. Answers false,
   * and is to be called again, where a transaction that began before was open for longer than is waited for: a minute, if nothing else is said.
   * A prepared transaction and a replication slot are not seen; Rowan uses neither.
   */
  readonly scrub: (waitsFor?: number) => Promise<boolean>
  /** How far the key database knows the ledger. */
  readonly known: (landlord: string) => Promise<Position | undefined>
}

const LOCK = 727_011

/** How often it is looked whether older transactions ended, in milliseconds. */
const LOOKED = 250

/**
 * Waits until nobody's transaction on this server is older than now. Writing a table anew takes along every destroyed row that one of
 * them might still read: of this database, and of any other where it wrote. Answers whether they ended in time.
 */
async function olderOnesEnded(client: pg.Client, waitsFor: number): Promise<boolean> {
  const { rows } = await client.query<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next')
  for (let waited = 0; waited < waitsFor; waited += LOOKED) {
    const { rowCount } = await client.query(
      `select from pg_stat_activity where pid <> pg_backend_pid() and (age(backend_xid) > age($1::xid8::xid)
         or (datname = current_database() and age(backend_xmin) > age($1::xid8::xid)))`,
      [rows[0]?.next],
    )
    if (rowCount === 0) return true
    await pause(LOOKED)
  }
  return false
}

/** How far each ledger was done that is not clean yet. */
type Lines = { readonly landlords: readonly string[] | null; readonly lines: readonly number[] | null }

/** `owner` is who may write the key tables anew. */
export const shreddingOf = (pool: pg.Pool, keyring: Keyring, ledger: ShredLedger, owner: Connection): Shredding => ({
  ledger,
  async note(landlord, at, shredded) {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock($1)', [LOCK])
      const line = ledger.append(landlord, at, shredded)
      await client.query('commit')
      return line
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  },
  async destroy(line) {
    const { landlord, at, keys, n } = line
    for (const { kind, subject } of keys) await keyring.destroyKey({ landlord, kind, subject }, new Date(at))
    await pool.query(
      `insert into keyring.shred_replayed as r values ($1, $2, $3)
       on conflict (landlord) do update set line = greatest(r.line, excluded.line),
         hash = case when r.line < excluded.line then excluded.hash else r.hash end, scrubbed = false`,
      [landlord, n, hashOfLine(line)],
    )
  },
  async scrub(waitsFor = 60_000) {
    const { rows } = await pool.query<Lines>(
      'select array_agg(landlord) as landlords, array_agg(line) as lines from keyring.shred_replayed where not scrubbed',
    )
    const [{ landlords, lines } = { landlords: null, lines: null }] = rows
    if (landlords === null) return true
    const isClean = await withClient(owner, async (client) => {
      if (!(await olderOnesEnded(client, waitsFor))) return false
      await client.query(`set role ${OWNER}`)
      await client.query("set lock_timeout = '5s'")
      await client.query('vacuum full keyring.key')
      await client.query('vacuum full keyring.earlier')
      return true
    })
    // What another process destroyed meanwhile is not said to be gone.
    if (isClean)
      await pool.query(
        `update keyring.shred_replayed r set scrubbed = true from unnest($1::text[], $2::int[]) as cleaned (landlord, line)
         where r.landlord = cleaned.landlord and r.line = cleaned.line`,
        [landlords, lines],
      )
    return isClean
  },
  async known(landlord) {
    const { rows } = await pool.query<Position>('select line, hash from keyring.shred_replayed where landlord = $1', [
      landlord,
    ])
    return rows[0]
  },
})
