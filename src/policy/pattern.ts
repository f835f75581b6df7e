/** Whether an entry meets a pattern: equality or membership only, a list field by what it contains. */
import type { Codes, CodeValue, Entry } from '../record/entry.ts'
import type { Pattern, Per, Scalar, Where } from './model.ts'

const isOne = (value: CodeValue | undefined, wanted: Scalar | null): boolean =>
  wanted === null ? value === undefined : Array.isArray(value) ? value.includes(wanted) : value === wanted

/** Whether one field meets what is asked of it: `?` = recorded and not empty; a list = any of these. */
export function fieldMeets(value: CodeValue | undefined, wanted: Where[string]): boolean {
  if (wanted === '?') return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  if (typeof wanted !== 'object') return isOne(value, wanted)
  for (const each of wanted) if (isOne(value, each)) return true
  return false
}

/** Whether all the fields asked for are met. */
export function whereMeets(codes: Codes, where: Where | undefined): boolean {
  if (where)
    for (const field in where) {
      const wanted = where[field]
      if (wanted !== undefined && !fieldMeets(codes[field], wanted)) return false
    }
  return true
}

export const meets = (entry: Entry, pattern: Pattern): boolean =>
  entry.type === pattern.event &&
  (pattern.by === undefined || pattern.by.includes(entry.by)) &&
  whereMeets(entry.codes, pattern.where)

export const meetsAny = (entry: Entry, patterns: readonly Pattern[]): boolean => {
  for (const pattern of patterns) if (meets(entry, pattern)) return true
  return false
}

/** What an entry says it is about: the value of the field that trigger and answer share. */
export const keyOf = (entry: Entry, per: Per | undefined): string | null => {
  const value = per ? entry.codes[per.field] : undefined
  return typeof value === 'string' ? value : null
}

/** Whether two entries name two people. Where either names nobody, they may be about the same one. */
export const isOfSomebodyElse = (entry: Entry, other: Entry): boolean => {
  const { person } = entry.codes
  return typeof person === 'string' && typeof other.codes.person === 'string' && person !== other.codes.person
}

/** Whether an entry is about the same thing as a key. A trigger that names nothing is answered by anything. */
export function sameKey(key: string | null, entry: Entry, per: Per | undefined): boolean {
  if (!per || key === null) return true
  const other = keyOf(entry, per)
  return other === key || (other === null && per.match === 'lenient')
}
