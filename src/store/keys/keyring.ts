/**
 * The keys of cases and persons. They lie wrapped in a database of their own; a destroyed one is never made again. Keys are
 * made before the act's transaction: one that is then not used is harmless.
 */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { MasterKey, MasterKeys } from './master-key.ts'
import type { DataKey } from './words.ts'
import { type KeyKind, type KeyName, retiredMeanwhile, unwrapKey, wrapKey } from './wrapped-key.ts'

export type { KeyKind, KeyName } from './wrapped-key.ts'

export type Keyring = {
  /** The key of that name, made when there has never been one. Undefined when it was destroyed. */
  readonly keyFor: (name: KeyName) => Promise<DataKey | undefined>
  /** Undefined when there is none, or it was destroyed. */
  readonly findKey: (name: KeyName) => Promise<DataKey | undefined>
  /** The keys that are there of these subjects, by subject. */
  readonly findKeys: (
    landlord: string,
    kind: KeyKind,
    subjects: readonly string[],
  ) => Promise<ReadonlyMap<string, DataKey>>
  /** As `keyFor`, for many subjects at once. A subject whose key was destroyed is left out. */
  readonly keysFor: (
    landlord: string,
    kind: KeyKind,
    subjects: readonly string[],
  ) => Promise<ReadonlyMap<string, DataKey>>
  /** Makes everything under this key unreadable for ever. Once destroyed it stays so, also when it was never made. */
  readonly destroyKey: (name: KeyName, at: Date) => Promise<void>
}

type Row = {
  readonly subject: string
  readonly version: number
  readonly master: string
  readonly wrapped: Buffer | null
  readonly before: boolean
}

/** Throws when keys of this database were wrapped by a master key that is not here: nothing could be read, and new keys would mix. */
export async function openKeyring(pool: pg.Pool, masters: MasterKeys): Promise<Keyring> {
  const { rows: used } = await pool.query<{ master: string }>(
    'select distinct master from keyring.key where wrapped is not null union select master from keyring.earlier',
  )
  if (used.some(({ master }) => masters.find(master) === undefined))
    throw new Error('The master key is not the one that wrapped the keys of this database: restore the right one.')

  // One statement, so that a rotation that runs beside is seen before or after each of its steps and never between.
  const rowsOf = async (landlord: string, kind: KeyKind, subjects: readonly string[]) => {
    const { rows } = await pool.query<Row>({
      name: 'keys',
      text: `select subject, version, master, wrapped, false as before from keyring.key
             where landlord = $1 and kind = $2 and subject = any($3)
             union all
             select subject, version, master, wrapped, true from keyring.earlier
             where landlord = $1 and kind = $2 and subject = any($3) and opens`,
      values: [landlord, kind, subjects],
    })
    return rows
  }

  const found = async (landlord: string, kind: KeyKind, subjects: readonly string[]) => {
    const rows = await rowsOf(landlord, kind, subjects)
    const current = rows.filter((row) => !row.before)
    const keys = current.flatMap((row) => {
      const name = { landlord, kind, subject: row.subject }
      const key = unwrapKey(masters, name, row)
      if (!key) return []
      const earlier = rows.flatMap((each) => {
        const opening = each.before && each.subject === row.subject ? unwrapKey(masters, name, each) : undefined
        return opening ? [opening] : []
      })
      return [[row.subject, earlier.length > 0 ? { ...key, earlier } : key] as const]
    })
    return { known: new Set(current.map((row) => row.subject)), keys: new Map(keys) }
  }

  const make = async (names: readonly KeyName[], landlord: string, kind: KeyKind): Promise<void> => {
    await withCurrent(masters, (master) =>
      pool.query({
        name: 'make-keys',
        text: `insert into keyring.key (landlord, kind, subject, master, wrapped)
               select $1, $2, made.subject, $3, made.wrapped from unnest($4::text[], $5::bytea[]) as made(subject, wrapped)
               on conflict do nothing`,
        values: [
          landlord,
          kind,
          master.id,
          names.map((name) => name.subject),
          names.map((name) => wrapKey(master, name, 1, randomBytes(32))),
        ],
      }),
    )
  }

  const keysFor: Keyring['keysFor'] = async (landlord, kind, subjects) => {
    const before = await found(landlord, kind, subjects)
    const missing = subjects.filter((subject) => !before.known.has(subject))
    if (missing.length === 0) return before.keys
    await make(
      missing.map((subject) => ({ landlord, kind, subject })),
      landlord,
      kind,
    )
    return (await found(landlord, kind, subjects)).keys
  }

  return {
    keyFor: async (name) => (await keysFor(name.landlord, name.kind, [name.subject])).get(name.subject),
    findKey: async ({ landlord, kind, subject }) => (await found(landlord, kind, [subject])).keys.get(subject),
    findKeys: async (landlord, kind, subjects) => (await found(landlord, kind, subjects)).keys,
    keysFor,
    async destroyKey(name, at) {
      await pool.query(
        `insert into keyring.key as k (landlord, kind, subject, master, wrapped, destroyed_at) values ($1, $2, $3, $4, null, $5)
         on conflict (landlord, kind, subject) do update set wrapped = null, destroyed_at = $5 where k.destroyed_at is null`,
        [name.landlord, name.kind, name.subject, masters.current().id, at],
      )
    },
  }
}

/** Wraps under the current master key, and once more where that one was retired in the meantime. */
async function withCurrent<T>(masters: MasterKeys, work: (master: MasterKey) => Promise<T>): Promise<T> {
  try {
    return await work(masters.current())
  } catch (error) {
    if (!retiredMeanwhile(error)) throw error
    return work(masters.current())
  }
}
