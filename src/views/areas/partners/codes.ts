/** Values of an entry's codes and words, read without trusting their form. */
import type { Codes } from '../../../record/entry.ts'
import type { Words } from '../../../record/separate.ts'
import type { EntryTypeName } from '../../../record/vocabulary.ts'
import type { AreaEntry } from '../../area-page.ts'

export const textIn = (from: Codes | Words, field: string): string | null => {
  const value = from[field]
  return typeof value === 'string' && value !== '' ? value : null
}

export const textsIn = (from: Codes | Words, field: string): readonly string[] => {
  const value = from[field]
  return Array.isArray(value) ? value.map(String) : []
}

/** The entries of one type, oldest first. */
export const entriesOf = (entries: readonly AreaEntry[], ...types: readonly EntryTypeName[]): readonly AreaEntry[] =>
  entries.filter((entry) => types.includes(entry.type))
