/**
 * Reads what somebody typed, or another system sent, for one entry type, and takes it apart:
 * codes, which are judged, and words, which are kept apart and encrypted.
 */
import type { Codes, CodeValue } from './entry.ts'
import { type EntryType, type Field, findEntryType, pointsToEntry } from './entry-type.ts'
import { missingOfKeptElsewhere } from './kept-elsewhere.ts'
import { dayOfDate } from './london-time.ts'
import type { EntryTypeName } from './vocabulary.ts'

export type WordValue = string | boolean | readonly string[]
export type Words = Readonly<Record<string, WordValue>>

/**
 * What is wrong with one field, in words that can stand beside it. `field` is empty where the type itself is unknown; `clause` is the id of the clause
 * that is carried out by asking for it, where there is one.
 */
export type FieldProblem = { readonly field: string; readonly problem: string; readonly clause?: string }

export type Separated =
  | { readonly ok: true; readonly type: EntryTypeName; readonly codes: Codes; readonly words: Words }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] }

/** The longest text that one word field may hold, in characters. */
export const LONGEST_WORDS = 20_000
/** The longest reference or code, in characters. */
const LONGEST_CODE = 200
const LARGEST_AMOUNT = 1_000_000_000
/** Code fields that hold a time of day. */
const CLOCK_FIELDS: ReadonlySet<string> = new Set(['from', 'until', 'time'])
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/

/** Recorded and not empty: the meaning of `?` in a policy. */
export const isFilled = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  (typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? value.some(isFilled) : true)

const oneOf = (values: readonly string[]) =>
  values.length > 8 ? `one of its ${values.length} values` : values.map((value) => `"${value}"`).join(', ')

function problemWith(type: EntryType, field: Field, value: unknown): string | null {
  switch (field.type) {
    case 'enum':
      if (typeof value !== 'string' || (field.values && !field.values.includes(value)))
        return `must be ${oneOf(field.values ?? [])}`
      return null
    case 'list':
      if (!Array.isArray(value) || !value.every((each) => typeof each === 'string')) return 'must be a list of texts'
      if (value.length > 200) return 'has more than 200 items'
      if (value.some((each) => each.length > LONGEST_WORDS)) return 'has an item that is too long'
      if (field.values && !value.every((each) => field.values?.includes(each)))
        return `may hold only ${oneOf(field.values)}`
      return null
    case 'bool':
      return typeof value === 'boolean' ? null : 'must be yes or no'
    case 'int':
      if (typeof value !== 'number' || !Number.isInteger(value)) return 'must be a whole number'
      if (value < (pointsToEntry(type.name, field.name) ? 1 : 0) || value > LARGEST_AMOUNT) return 'is out of range'
      return null
    case 'date':
      try {
        if (typeof value !== 'string') return 'must be a date'
        dayOfDate(value)
        return null
      } catch {
        return 'must be a real date, as YYYY-MM-DD'
      }
    case 'ref':
      if (typeof value !== 'string') return 'must be a reference'
      return value.length > LONGEST_CODE ? 'is too long' : null
    case 'text':
      if (typeof value !== 'string') return 'must be text'
      if (field.personal)
        return value.length > LONGEST_WORDS
          ? `is longer than ${LONGEST_WORDS.toLocaleString('en-GB')} characters`
          : null
      if (CLOCK_FIELDS.has(field.name) && !CLOCK.test(value)) return 'must be a time, as HH:MM'
      return value.length > LONGEST_CODE ? 'is too long' : null
    default:
      return field.type satisfies never
  }
}

/**
 * Takes the data of one proposed entry apart. Empty fields are dropped; a required field that is empty, a field that
 * the type does not have and a value that the vocabulary does not allow are problems, all of them reported at once.
 */
export function separate(typeName: string, data: Readonly<Record<string, unknown>>): Separated {
  const type = findEntryType(typeName)
  if (!type) return { ok: false, problems: [{ field: '', problem: `There is no entry type "${typeName}"` }] }
  const problems: FieldProblem[] = []
  const codes: Record<string, CodeValue> = {}
  const words: Record<string, WordValue> = {}
  for (const name of Object.keys(data))
    if (!type.fields.some((field) => field.name === name))
      problems.push({ field: name, problem: `${type.name} has no field "${name}"` })
  for (const field of type.fields) {
    const value = Object.hasOwn(data, field.name) ? data[field.name] : undefined
    if (!isFilled(value)) {
      if (field.required) problems.push({ field: field.name, problem: 'is required' })
      continue
    }
    const problem = problemWith(type, field, value)
    if (problem) problems.push({ field: field.name, problem })
    else if (field.personal) {
      codes[field.name] = true
      words[field.name] = value as WordValue
    } else codes[field.name] = value as CodeValue
  }
  if (problems.length === 0)
    problems.push(...missingOfKeptElsewhere(codes).map((field) => ({ field, problem: 'is required' })))
  return problems.length ? { ok: false, problems } : { ok: true, type: type.name, codes, words }
}
