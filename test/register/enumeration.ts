/** The values that a field of an entry may have, as the published language lists them. */
import { entryType } from '../../src/record/entry-type.ts'
import type { EntryTypeName } from '../../src/record/vocabulary.ts'

/** Throws where the field has no list of values. */
export function enumeration(type: EntryTypeName, name: string): readonly string[] {
  const values = entryType(type).fields.find((field) => field.name === name)?.values
  if (!values) throw new Error(`${type}.${name} has no list of values`)
  return values
}
