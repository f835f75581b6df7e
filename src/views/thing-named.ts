/** What an opaque id on a record stands for, in words: the legal step, the repair, the move. An id alone tells its reader nothing. */
import type { Codes } from '../record/entry.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import { type NameOf, plainly } from './sentences.ts'

/** Fields by which an entry says what sort of thing it begins. */
const SORT = ['kind', 'measure', 'form'] as const

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * `Possession, Karl Example`: what the first entry that carries this id in this field says of it. Null where it says no sort and names
 * nobody: then there is nothing to tell.
 */
export function thingNamed(
  entries: readonly { readonly type: EntryTypeName; readonly codes: Codes }[],
  field: string,
  id: string,
  nameOf: NameOf,
): string | null {
  const first = entries.find(({ codes }) => codes[field] === id)
  if (!first) return null
  const sort = SORT.map((name) => first.codes[name]).find((value) => typeof value === 'string')
  const { person } = first.codes
  const name = field !== 'person' && typeof person === 'string' ? nameOf(person) : null
  const said = [sort === undefined ? null : capital(plainly(String(sort))), name].filter(Boolean)
  return said.length === 0 ? null : said.join(', ')
}
