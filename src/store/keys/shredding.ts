/** Writing erasures into the ledger and destroying keys by it, as the role of the key database: several processes one after the other. */
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
  /** Writes the files of the key tables anew where keys were destroyed since, so that their bytes do not go on lying there. */
  readonly scrub: () => Promise<void>
  /** How far the key database knows the ledger. */
  readonly known: (landlord: string) => Promise<Position | undefined>
}

const LOCK = 727_011

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
  async scrub() {
    const { rowCount } = await pool.query('select from keyring.shred_replayed where not scrubbed')
    if (rowCount === 0) return
    await withClient(owner, async (client) => {
      await client.query(`set role ${OWNER}`)
      await client.query("set lock_timeout = '5s'")
      await client.query('vacuum full keyring.key')
      await client.query('vacuum full keyring.earlier')
    })
    await pool.query('update keyring.shred_replayed set scrubbed = true')
  },
  async known(landlord) {
    const { rows } = await pool.query<Position>('select line, hash from keyring.shred_replayed where landlord = $1', [
      landlord,
    ])
    return rows[0]
  },
})
