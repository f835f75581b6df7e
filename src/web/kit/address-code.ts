/**
 * Words in addresses, as codes that say nothing. A browser keeps every address that it opened, and somebody else may read that
 * list; so a word of the casework stands in an address only as a few letters that mean something to Rowan alone. They are no
 * secret: they keep a word from being read, not from being looked up by somebody who has the program.
 */
import { createHash } from 'node:crypto'
import { DOCUMENT_KINDS } from '../../outgoing/documents/document-kinds.ts'
import { ENTRY_TYPES } from '../../record/vocabulary.ts'

/** No vowels, so that no code is a word; nothing that is read as another letter. */
const LETTERS = 'bcdfghjkmnpqrstvwxz23456789'
const LENGTH = 6

/** The code of a word: the same on every machine and in every version. */
export const codeOf = (word: string): string =>
  [...createHash('sha256').update(word).digest().subarray(0, LENGTH)]
    .map((byte) => LETTERS[byte % LETTERS.length])
    .join('')

/** Every word that may be asked for in an address: acts, what their fields may say, areas and documents. */
export const CODED_WORDS: ReadonlySet<string> = new Set(
  [
    ...ENTRY_TYPES.flatMap(({ name, area, fields }) => [name, area, ...fields.flatMap(({ values }) => values ?? [])]),
    ...DOCUMENT_KINDS,
  ].filter((word) => !/^\d+$/.test(word)),
)

const byCode: ReadonlyMap<string, string> = new Map([...CODED_WORDS].map((word) => [codeOf(word), word]))

/** The word of a code; anything else as it came. */
export const wordOf = (sent: string): string => byCode.get(sent) ?? sent

/** What stands in an address for this value: words as codes, ids and numbers as they are. */
export const inAddress = (value: string): string => (CODED_WORDS.has(value) ? codeOf(value) : value)

/** `?person=…&purpose=…`, without what is empty; nothing at all where all is. */
export function asQuery(values: Readonly<Record<string, string | null | undefined>>): string {
  const given = Object.entries(values).flatMap(([name, value]) => (value ? [[name, inAddress(value)]] : []))
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
}
