/** Whether an assessment is higher than what stood before: told by the record, whatever the sender says or leaves out. */
import type { Entry } from '../record/entry.ts'
import { riskLevel, weightOf } from '../record/risk/score.ts'
import { standingLevel } from '../record/risk/standing-level.ts'
import type { NewEntry } from './new-entry.ts'

/**
 * The entry with `escalated` where the level that it sets is higher than a known one that stands on `before`. Every other entry comes
 * back as it is; what somebody calls an escalation stays one. Serves MHA-4.2.8.c1: the measures are looked at again.
 */
export function withEscalation(made: NewEntry, before: readonly Entry[]): NewEntry {
  const { type, codes } = made.entry
  if (type !== 'risk.assessed' || codes.escalated === true) return made
  const person = typeof codes.person === 'string' ? codes.person : null
  const { level } = standingLevel(before, person)
  if (level === 'not-yet-known' || weightOf(riskLevel(codes.level)) <= weightOf(level)) return made
  const escalated = { escalated: true }
  return {
    ...made,
    entry: { ...made.entry, codes: { ...codes, ...escalated } },
    codes: { ...made.codes, ...escalated },
  }
}

/** Several entries, each after those before it, as `withEscalation` gives it. */
export const withEscalations = (made: readonly NewEntry[], before: readonly Entry[]): readonly NewEntry[] =>
  made.map((each, index) => withEscalation(each, [...before, ...made.slice(0, index).map(({ entry }) => entry)]))
