/**
 * Turning keys: the master key under which all others are wrapped, and the version of one key. Every step is a statement of its own
 * that can be done again, so that a killed process leaves everything readable and the next one goes on.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type pg from 'pg'
import { readSecret, secretIn } from '../secret-file.ts'
import { type MasterKeys, masterKeyFiles, newMasterKey } from './master-key.ts'
import { type DataKey, provingKey } from './words.ts'
import { type KeyKind, type KeyName, unwrapKey, wrapKey } from './wrapped-key.ts'

type Row = {
  readonly landlord: string
  readonly kind: KeyKind
  readonly subject: string
  readonly version: number
  readonly master: string
  readonly wrapped: Buffer
}

export type KeyCounts = {
  /** The id of the master key in use. */
  readonly current: string
  /** How many keys each master key wraps, by its id. */
  readonly byMaster: ReadonlyMap<string, number>
  readonly destroyed: number
  /** Keys of which an earlier version still opens what was not sealed again yet. */
  readonly turning: number
}

export type Turning = {
  readonly counts: () => Promise<KeyCounts>
  /** Wraps every key under the current master key, telling how many are done; answers with how many were not yet. */
  readonly rewrap: (say: (done: number, whole: number) => void) => Promise<number>
  /** Makes the next version of a key; the one so far goes on opening. Nothing where that is under way, or there is no such key. */
  readonly beginVersion: (name: KeyName) => Promise<void>
  /** Leaves of the earlier versions only what proves fingerprints. Call it when nothing sealed under them is left, and nobody holds any. */
  readonly finishVersion: (name: KeyName) => Promise<void>
  /** What proves fingerprints of a subject, of every version there has been. Empty once it was destroyed. */
  readonly provingKeys: (name: KeyName) => Promise<readonly DataKey[]>
}

/** Rows of one statement. */
const PART = 200

export function turningOf(pool: pg.Pool, masters: MasterKeys): Turning {
  async function rewrapTable(table: 'key' | 'earlier', told: (more: number) => void): Promise<void> {
    for (;;) {
      const master = masters.current()
      const { rows } = await pool.query<Row>(
        `select landlord, kind, subject, version, master, wrapped from keyring.${table}
         where wrapped is not null and master <> $1 limit ${PART}`,
        [master.id],
      )
      if (rows.length === 0) return
      const fresh = rows.map((row) => {
        const key = unwrapKey(masters, row, row)
        return key && wrapKey(master, row, row.version, key.bytes)
      })
      await pool.query(
        `update keyring.${table} k set master = $1, wrapped = n.wrapped
         from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::bytea[])
           as n(landlord, kind, subject, version, master, wrapped)
         where k.landlord = n.landlord and k.kind = n.kind and k.subject = n.subject and k.version = n.version
           and k.master = n.master and k.wrapped is not null`,
        [
          master.id,
          rows.map((row) => row.landlord),
          rows.map((row) => row.kind),
          rows.map((row) => row.subject),
          rows.map((row) => row.version),
          rows.map((row) => row.master),
          fresh,
        ],
      )
      told(rows.length)
    }
  }

  async function counts(): Promise<KeyCounts> {
    const { rows } = await pool.query<{ master: string; count: number }>(
      `select master, count(*)::int as count from (select master from keyring.key where wrapped is not null
         union all select master from keyring.earlier) as every group by master`,
    )
    const { rows: others } = await pool.query<{ destroyed: number; turning: number }>(
      `select (select count(*)::int from keyring.key where wrapped is null) as destroyed,
         (select count(*)::int from (select distinct landlord, kind, subject from keyring.earlier where opens) t) as turning`,
    )
    return {
      current: masters.current().id,
      byMaster: new Map(rows.map((row) => [row.master, row.count])),
      destroyed: others[0]?.destroyed ?? 0,
      turning: others[0]?.turning ?? 0,
    }
  }

  const values = ({ landlord, kind, subject }: KeyName) => [landlord, kind, subject]
  const OF = 'landlord = $1 and kind = $2 and subject = $3'

  return {
    counts,
    async rewrap(say) {
      const { byMaster } = await counts()
      const others = [...byMaster].filter(([id]) => id !== masters.current().id)
      const whole = others.reduce((sum, [, count]) => sum + count, 0)
      for (const [id] of others) await pool.query('select keyring.retire_master($1)', [id])
      let done = 0
      const told = (more: number) => {
        done += more
        say(done, Math.max(done, whole))
      }
      await rewrapTable('key', told)
      await rewrapTable('earlier', told)
      return done
    },
    async beginVersion(name) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const { rows } = await client.query<Row>(
          `select landlord, kind, subject, version, master, wrapped from keyring.key where ${OF} and wrapped is not null for update`,
          values(name),
        )
        const [row] = rows
        const under = await client.query(`select from keyring.earlier where ${OF} and opens`, values(name))
        if (row && under.rowCount === 0) {
          await client.query(
            `insert into keyring.earlier (landlord, kind, subject, version, master, wrapped)
             select landlord, kind, subject, version, master, wrapped from keyring.key where ${OF}`,
            values(name),
          )
          const master = masters.current()
          const next = row.version + 1
          await client.query(`update keyring.key set version = $4, master = $5, wrapped = $6 where ${OF}`, [
            ...values(name),
            next,
            master.id,
            wrapKey(master, name, next, randomBytes(32)),
          ])
        }
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw error
      } finally {
        client.release()
      }
    },
    async finishVersion(name) {
      const { rows } = await pool.query<Row>(
        `select landlord, kind, subject, version, master, wrapped from keyring.earlier where ${OF} and opens`,
        values(name),
      )
      for (const row of rows) {
        const key = unwrapKey(masters, name, row)
        if (!key) continue
        const master = masters.current()
        await pool.query(
          `update keyring.earlier set master = $5, wrapped = $6, opens = false where ${OF} and version = $4 and opens`,
          [...values(name), row.version, master.id, wrapKey(master, name, row.version, provingKey(key).bytes)],
        )
      }
    },
    async provingKeys(name) {
      const { rows } = await pool.query<Row & { readonly whole: boolean }>(
        `select landlord, kind, subject, version, master, wrapped, true as whole from keyring.key where ${OF} and wrapped is not null
         union all select landlord, kind, subject, version, master, wrapped, opens from keyring.earlier where ${OF}`,
        values(name),
      )
      return rows.flatMap((row) => {
        const key = unwrapKey(masters, name, row)
        return key ? [row.whole ? provingKey(key) : key] : []
      })
    },
  }
}

/**
 * Brings a new master key into the data folder; the one so far stays beside it. Only while every key is wrapped by the one in use:
 * the one before it is overwritten. Killed between two steps, the next call goes on.
 */
export function bringInMasterKey(folder: string): void {
  const files = masterKeyFiles(folder)
  secretIn(files.next, newMasterKey)
  if (readSecret(files.before) !== readSecret(files.current)) {
    rmSync(files.before, { force: true })
    linkSync(files.current, files.before)
  }
  renameSync(files.next, files.current)
  const place = openSync(dirname(files.current), 'r')
  fsyncSync(place)
  closeSync(place)
}

/** Makes the data folder's next master key; undefined where it comes from the environment. */
export const newMasterIn = (
  folder: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): (() => void) | undefined => (env.ROWAN_MASTER_KEY ? undefined : () => bringInMasterKey(folder))
