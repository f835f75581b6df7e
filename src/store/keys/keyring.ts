/**
 * The keys of cases and persons. They lie wrapped in a database of their own; a destroyed one is never made again. Keys are
 * made before the act's transaction: one that is then not used is harmless.
 */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { keyForPurpose, type MasterKey } from './master-key.ts'
import { open, seal } from './sealed.ts'
import type { DataKey } from './words.ts'

/** `vault`: an address that is kept apart, or the minutes of a meeting. `index` is the key under which the landlord's homes and people are looked for. */
export type KeyKind = 'case' | 'person' | 'organisation' | 'home' | 'vault' | 'index'
export type KeyName = { readonly landlord: string; readonly kind: KeyKind; readonly subject: string }

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
}

/** Throws when the key database was written under another master key: nothing could be read, and new keys would mix. */
export async function openKeyring(pool: pg.Pool, master: MasterKey): Promise<Keyring> {
  const { rowCount } = await pool.query('select from keyring.key where master <> $1 and wrapped is not null limit 1', [
    master.id,
  ])
  if (rowCount)
    throw new Error('The master key is not the one that wrapped the keys of this database: restore the right one.')

  const unwrap = (name: KeyName, row: Row | undefined): DataKey | undefined =>
    row?.wrapped
      ? { version: row.version, bytes: open(wrappingKey(master, name), placeOf(name, row.version), row.wrapped) }
      : undefined

  const rowsOf = async (landlord: string, kind: KeyKind, subjects: readonly string[]): Promise<readonly Row[]> => {
    const { rows } = await pool.query<Row>({
      name: 'keys',
      text: 'select subject, version, master, wrapped from keyring.key where landlord = $1 and kind = $2 and subject = any($3)',
      values: [landlord, kind, subjects],
    })
    return rows
  }

  const found = async (landlord: string, kind: KeyKind, subjects: readonly string[]) => {
    const rows = await rowsOf(landlord, kind, subjects)
    const keys = rows.flatMap((row) => {
      const key = unwrap({ landlord, kind, subject: row.subject }, row)
      return key ? [[row.subject, key] as const] : []
    })
    return { known: new Set(rows.map((row) => row.subject)), keys: new Map(keys) }
  }

  const rowOf = async (name: KeyName) => (await rowsOf(name.landlord, name.kind, [name.subject]))[0]

  return {
    async keyFor(name) {
      const found = await rowOf(name)
      if (found) return unwrap(name, found)
      const wrapped = seal(wrappingKey(master, name), placeOf(name, 1), randomBytes(32))
      await pool.query({
        name: 'make-key',
        text: `insert into keyring.key (landlord, kind, subject, master, wrapped) values ($1, $2, $3, $4, $5)
               on conflict do nothing`,
        values: [name.landlord, name.kind, name.subject, master.id, wrapped],
      })
      return unwrap(name, await rowOf(name))
    },
    findKey: async (name) => unwrap(name, await rowOf(name)),
    findKeys: async (landlord, kind, subjects) => (await found(landlord, kind, subjects)).keys,
    async keysFor(landlord, kind, subjects) {
      const before = await found(landlord, kind, subjects)
      const missing = subjects.filter((subject) => !before.known.has(subject))
      if (missing.length === 0) return before.keys
      const names = missing.map((subject) => ({ landlord, kind, subject }))
      await pool.query({
        name: 'make-keys',
        text: `insert into keyring.key (landlord, kind, subject, master, wrapped)
               select $1, $2, made.subject, $3, made.wrapped from unnest($4::text[], $5::bytea[]) as made(subject, wrapped)
               on conflict do nothing`,
        values: [
          landlord,
          kind,
          master.id,
          missing,
          names.map((name) => seal(wrappingKey(master, name), placeOf(name, 1), randomBytes(32))),
        ],
      })
      return (await found(landlord, kind, subjects)).keys
    },
    async destroyKey(name, at) {
      await pool.query(
        `insert into keyring.key as k (landlord, kind, subject, master, wrapped, destroyed_at) values ($1, $2, $3, $4, null, $5)
         on conflict (landlord, kind, subject) do update set wrapped = null, destroyed_at = $5 where k.destroyed_at is null`,
        [name.landlord, name.kind, name.subject, master.id, at],
      )
    },
  }
}

const wrappingKey = (master: MasterKey, name: KeyName): Buffer => keyForPurpose(master.bytes, 'wrap', name.landlord)

const placeOf = (name: KeyName, version: number): readonly string[] => [
  name.landlord,
  name.kind,
  name.subject,
  String(version),
]
