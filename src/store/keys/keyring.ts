/**
 * The keys of cases and persons. They lie wrapped in a database of their own; a destroyed one is never made again. Keys are
 * made before the act's transaction: one that is then not used is harmless.
 */
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { keyForPurpose, type MasterKey } from './master-key.ts'
import { open, seal } from './sealed.ts'
import type { DataKey } from './words.ts'

export type KeyKind = 'case' | 'person' | 'organisation'
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
    async findKeys(landlord, kind, subjects) {
      const rows = await rowsOf(landlord, kind, subjects)
      return new Map(
        rows.flatMap((row) => {
          const key = unwrap({ landlord, kind, subject: row.subject }, row)
          return key ? [[row.subject, key] as const] : []
        }),
      )
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
