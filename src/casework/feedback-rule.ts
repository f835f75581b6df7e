/** Nobody asks somebody what they thought of our work after it was said that this is not safe, whatever it is written down as. Source: VIV-4.6.b; elsewhere Rowan's own rule. */
import { versionAt } from '../policy/compile.ts'
import { countedBefore, refusalBy } from '../policy/refusals.ts'
import type { Entry } from '../record/entry.ts'
import { findEntryType } from '../record/entry-type.ts'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { RunningLandlord } from './landlord.ts'
import type { NewEntry } from './new-entry.ts'
import { sayDay } from './say-day.ts'

/** The day on which it was said that it is not safe to ask them; null where nobody has said so, or somebody has said since that it is. */
function noOn({ entry }: NewEntry, before: readonly Entry[]): string | null {
  const considered = countedBefore(before, entry).findLast(
    ({ type, codes }) => type === 'feedback.considered' && codes.person === entry.codes.person,
  )
  return considered?.codes.safe === false ? sayDay(dateOfDay(dayOf(considered.at))) : null
}

/** Null where they may be asked. `before` is the record. */
export function feedbackProblem(made: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const on = noOn(made, before)
  return on === null
    ? null
    : { field: 'person', problem: `is not asked: on ${on} it was said that this is not safe. Consider it anew first` }
}

/** Of a call, a message or a try that is a survey: what stops asking for feedback stops it too, also what the policy asks before it. Null for any other. */
export function surveyProblem(
  { policy }: Pick<RunningLandlord, 'policy'>,
  made: NewEntry,
  before: readonly Entry[],
): FieldProblem | null {
  const { entry } = made
  if (entry.codes.purpose !== 'survey') return null
  const on = noOn(made, before)
  if (on !== null)
    return {
      field: 'purpose',
      problem: `must not be a survey: on ${on} it was said that asking them is not safe. Consider it anew first`,
    }
  const asked = { ...entry, type: 'feedback.asked' } as const
  for (const norm of versionAt(policy, entry.at).norms) {
    if (norm.kind !== 'gate' || !norm.before.some(({ event }) => event === asked.type)) continue
    const refusal = refusalBy(norm.id, policy, countedBefore(before, entry), asked)
    if (refusal) {
      const missing = refusal.missing.map((name) => findEntryType(name)?.meaning ?? name).join(' ')
      return {
        field: 'purpose',
        problem: `must not be a survey until this is on record: ${missing} (${refusal.clauses.join(', ')})`,
      }
    }
  }
  return null
}
