/** What it means that an entry meets a pattern, that two entries are about the same thing, and that an interval runs. */
import type { Interval, Pattern, Per, Where } from '../../src/policy/model.ts'
import type { Codes, CodeValue, Entry } from '../../src/record/entry.ts'
import { entryType } from '../../src/record/entry-type.ts'

const filled = (value: CodeValue | undefined): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

export function valueMeets(value: CodeValue | undefined, wanted: Where[string]): boolean {
  if (wanted === '?') return filled(value)
  const allowed = Array.isArray(wanted) ? wanted : [wanted]
  if (!filled(value)) return allowed.includes(null)
  return Array.isArray(value) ? value.some((each) => allowed.includes(each)) : allowed.includes(value)
}

export const codesMeet = (codes: Codes, where: Where): boolean =>
  Object.entries(where).every(([name, wanted]) => valueMeets(codes[name], wanted))

export const isFilledIn = (entry: Entry, field: string): boolean => filled(entry.codes[field])

const ofTypeAndRole = (entry: Entry, pattern: Pattern): boolean =>
  entry.type === pattern.event && (pattern.by === undefined || pattern.by.includes(entry.by))

export const meetsPattern = (entry: Entry, pattern: Pattern): boolean =>
  ofTypeAndRole(entry, pattern) && codesMeet(entry.codes, pattern.where ?? {})

export const meetsOne = (entry: Entry, patterns: readonly Pattern[]): boolean =>
  patterns.some((pattern) => meetsPattern(entry, pattern))

/** The person, repair, action or move that an entry is about; null where it names none. */
export function keyIn(entry: Entry, per: Per | undefined): string | null {
  const value = per === undefined ? undefined : entry.codes[per.field]
  return value === undefined ? null : String(value)
}

/** Whether an entry answers something whose key is known. Nothing to compare with: any entry does. */
export function isAbout(key: string | null, entry: Entry, per: Per | undefined): boolean {
  if (per === undefined || key === null) return true
  const named = keyIn(entry, per)
  return per.match === 'strict' ? named === key : named === null || named === key
}

/** `earlier` in order. The interval runs when nothing has ended it since it was last opened. */
export function runs(interval: Interval, earlier: readonly Entry[], key: string | null, per: Per | undefined): boolean {
  const about = earlier.filter((entry) => isAbout(key, entry, per))
  const opened = about.findLastIndex((entry) => meetsOne(entry, interval.from))
  const ended = about.findLastIndex((entry) => meetsOne(entry, interval.until))
  return opened >= 0 && opened >= ended
}

/** For an act that names nobody: the interval runs as long as it runs for one of those for whom it was opened. */
export function runsForOne(interval: Interval, earlier: readonly Entry[], per: Per): boolean {
  const openings = earlier.filter((entry) => meetsOne(entry, interval.from))
  return openings.some((opening) => {
    const since = earlier.slice(earlier.indexOf(opening) + 1)
    const hers = since.filter((entry) => {
      const names = [entry.codes.person, opening.codes.person].filter((person) => person !== undefined)
      if (per.match === 'lenient' && keyIn(entry, per) === null && new Set(names).size > 1) return false
      return isAbout(keyIn(opening, per), entry, per)
    })
    return !hers.some((entry) => meetsOne(entry, interval.until))
  })
}

const isAnswer = (pattern: Pattern, name: string): boolean =>
  name === 'answer' || entryType(pattern.event).fields.some((field) => field.name === name && field.type === 'bool')

/** Whether earlier entries meet a need. A yes or a no can be taken back, so that there the latest one counts: of each person apart. */
export function isMet(pattern: Pattern, candidates: readonly Entry[], whose: (entry: Entry) => string | null): boolean {
  const where = Object.entries(pattern.where ?? {})
  const answers = where.filter(([name, wanted]) => wanted !== '?' && isAnswer(pattern, name))
  const rest = Object.fromEntries(where.filter(([name, wanted]) => wanted === '?' || !isAnswer(pattern, name)))
  const found = candidates.filter((entry) => ofTypeAndRole(entry, pattern) && codesMeet(entry.codes, rest))
  if (found.length === 0) return false
  return answers.every(([name, wanted]) => {
    const given = found.filter((entry) => entry.codes[name] !== undefined)
    if (given.length === 0) return valueMeets(undefined, wanted)
    return [...new Set(given.map(whose))].every((one) =>
      valueMeets(given.findLast((entry) => whose(entry) === one)?.codes[name], wanted),
    )
  })
}

/** Whether an entry is about somebody who was added as causing harm, and never as harmed. */
export function isForWhoCausesHarm(entry: Entry, earlier: readonly Entry[]): boolean {
  const roles = earlier
    .filter((each) => each.type === 'person.added' && each.codes.person === entry.codes.person)
    .map((each) => each.codes.role)
  return entry.codes.person !== undefined && roles.includes('perpetrator') && !roles.includes('victim')
}
