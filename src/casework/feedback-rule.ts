/** Nobody asks somebody what they thought of our work after it was said that this is not safe. Source: VIV-4.6.b; elsewhere Rowan's own rule. */
import { countedBefore } from '../policy/refusals.ts'
import type { Entry } from '../record/entry.ts'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { NewEntry } from './new-entry.ts'
import { sayDay } from './say-day.ts'

/** Null where nobody has said no, or somebody has said since that it is safe. `before` is the record. */
export function feedbackProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const considered = countedBefore(before, entry).findLast(
    ({ type, codes }) => type === 'feedback.considered' && codes.person === entry.codes.person,
  )
  return considered?.codes.safe === false
    ? {
        field: 'person',
        problem: `is not asked: on ${sayDay(dateOfDay(dayOf(considered.at)))} it was said that this is not safe. Consider it anew first`,
      }
    : null
}
