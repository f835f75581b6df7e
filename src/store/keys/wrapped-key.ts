/** A key as it lies in the key database: wrapped by a key derived from the master key for its landlord, bound to its name and version. */
import pg from 'pg'
import { keyForPurpose, type MasterKey, type MasterKeys } from './master-key.ts'
import { open, seal } from './sealed.ts'
import type { DataKey } from './words.ts'

/** `vault`: an address that is kept apart, the minutes of a meeting, or a complaint. `index` is the key under which the landlord's homes and people are looked for. */
export type KeyKind = 'case' | 'person' | 'organisation' | 'home' | 'vault' | 'index'
export type KeyName = { readonly landlord: string; readonly kind: KeyKind; readonly subject: string }

const wrappingKey = (master: MasterKey, name: KeyName): Buffer => keyForPurpose(master.bytes, 'wrap', name.landlord)

const placeOf = (name: KeyName, version: number): readonly string[] => [
  name.landlord,
  name.kind,
  name.subject,
  String(version),
]

export const wrapKey = (master: MasterKey, name: KeyName, version: number, bytes: Buffer): Buffer =>
  seal(wrappingKey(master, name), placeOf(name, version), bytes)

/** Undefined where it was destroyed. Throws where the master key that wrapped it is gone, or the row was moved or changed. */
export function unwrapKey(
  masters: MasterKeys,
  name: KeyName,
  row: { readonly version: number; readonly master: string; readonly wrapped: Buffer | null } | undefined,
): DataKey | undefined {
  if (!row?.wrapped) return undefined
  const master = masters.find(row.master)
  if (!master) throw new Error('The master key that wrapped this key is not here: restore it.')
  return { version: row.version, bytes: open(wrappingKey(master, name), placeOf(name, row.version), row.wrapped) }
}

/** Whether a key could not be wrapped because its master key was retired by a rotation that runs beside. */
export const retiredMeanwhile = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === 'RW001'
