/** An entry type: one kind of thing that can be written on a case record, as the published vocabulary describes it. */
import { type Area, ENTRY_TYPES, type EntryTypeName } from './vocabulary.ts'

export type FieldType = 'enum' | 'ref' | 'list' | 'bool' | 'text' | 'int' | 'date'

export type Field = {
  readonly name: string
  readonly type: FieldType
  readonly required: boolean
  /** Personal fields hold words; on the record they count only as filled in or not. */
  readonly personal: boolean
  /** The allowed values of an enum or list; null where any value of the type is allowed. */
  readonly values: readonly string[] | null
  readonly meaning: string
}

export type EntryType = {
  readonly name: EntryTypeName
  readonly area: Area
  /** Which stream it is written on: a case's, the organisation's own, or either. */
  readonly scope: 'case' | 'organisation' | 'either'
  readonly meaning: string
  readonly fields: readonly Field[]
  readonly example: Readonly<Record<string, unknown>>
  /** Register ids of the clauses that this type serves. */
  readonly clauses: readonly string[]
}

const byName = new Map<string, EntryType>(ENTRY_TYPES.map((type) => [type.name, type]))

/** The entry type of that name, or undefined where the vocabulary has none. */
export const findEntryType = (name: string): EntryType | undefined => byName.get(name)

/** The entry type of that name. Throws where the vocabulary has none: use it only for names that were checked. */
export function entryType(name: EntryTypeName): EntryType {
  const found = byName.get(name)
  if (!found) throw new Error(`The vocabulary has no entry type "${name}"`)
  return found
}

/** Whether a field points to an earlier entry by its number (`entry.retracted`, `recharge.cancelled`, `duty.waived`). */
export const pointsToEntry = (type: EntryTypeName, field: string): boolean =>
  field === 'entry' || (type === 'duty.waived' && field === 'trigger')
