/**
 * Entries that are written only with the thing that they name, such as a file or an address in the vault, by the act that keeps it.
 * Without it the record would say that something is kept which nobody can open; and a letter would be on it past the safe-contact gate.
 */
import type { FieldProblem } from '../record/separate.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { NewEntry } from './new-entry.ts'
import type { Rowan } from './rowan.ts'

/** The field that names the thing, and the yes-or-no field with which the entry tells of something that is not kept here. */
const THINGS: Readonly<Partial<Record<EntryTypeName, { readonly field: string; readonly unless?: string }>>> = {
  'document.made': { field: 'document' },
  'attachment.added': { field: 'document', unless: 'heldElsewhere' },
  'address.kept': { field: 'address' },
}

/** Whether no form made from the vocabulary can write an entry of this type: it has a page of its own. */
export const isMadeOnItsOwnPage = (type: EntryTypeName): boolean => THINGS[type] !== undefined

/** What is wrong with an entry that comes without its thing; null where nothing is. Stories tell of things and keep none. */
export function thingMissing(rowan: Pick<Rowan, 'playing'>, { entry }: NewEntry): FieldProblem | null {
  const thing = THINGS[entry.type]
  if (!thing || rowan.playing) return null
  if (thing.unless !== undefined && entry.codes[thing.unless] === true) return null
  return { field: thing.field, problem: 'is made on its own page, together with what it names' }
}
