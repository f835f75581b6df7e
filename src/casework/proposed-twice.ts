/**
 * A legal step that is proposed while the same one against the same person is open already: two would be weighed, reviewed and authorised
 * apart. To put a proposal right is no second one: it names the same action. Nor is one that protects somebody else who is harmed. And the
 * end of a step, which is said of a step that has not ended. Pure.
 */
import { countedBefore } from '../policy/refusals.ts'
import type { Entry } from '../record/entry.ts'
import { endedSteps, openProposals } from '../record/legal-steps.ts'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import { partsOn } from '../record/parts.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { NewEntry } from './new-entry.ts'
import { sayDay } from './say-day.ts'

/** Null where nothing is in its way. `before` is the record. */
export function proposedTwiceProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const { action, person, kind, protects } = entry.codes
  const several = [...partsOn(before).values()].filter((part) => part === 'victim').length > 1
  const first = openProposals(countedBefore(before, entry)).find(
    ({ codes }) =>
      codes.action !== action &&
      codes.person === person &&
      codes.kind === kind &&
      (!several || codes.protects === protects),
  )
  if (first === undefined) return null
  const other = several ? '. If this one is for somebody else who is harmed, say whom it is to protect' : ''
  return {
    field: 'kind',
    problem: `was proposed against them already, on ${sayDay(dateOfDay(dayOf(first.at)))}, and has not begun. Go on with that proposal, or end it first${other}`,
  }
}

/** A step that ended is proposed again before it is begun: nothing that came before its end carries it. */
export function startedAfterEndProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  return endedSteps(countedBefore(before, entry)).has(entry.codes.action)
    ? { field: 'action', problem: 'has ended. Propose it again first' }
    : null
}

/** The end of a step that nobody proposed, that ended already, or of which an order came; or an end that it cannot have yet. */
export function stepEndProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const counted = countedBefore(before, entry)
  const { action, why } = entry.codes
  const own = (type: Entry['type']) => counted.some((each) => each.type === type && each.codes.action === action)
  if (!own('legal-action.proposed') && !own('legal-action.started'))
    return { field: 'action', problem: 'must be a legal step of this case' }
  if (endedSteps(counted).has(action)) return { field: 'action', problem: 'has ended already' }
  if (own('court-order.made')) return { field: 'action', problem: 'led to an order of a court: record the end of that' }
  if (own('legal-action.started') === (why !== 'not-begun')) return null
  return own('legal-action.started')
    ? { field: 'why', problem: 'must be another answer: it has begun' }
    : { field: 'why', problem: 'must be that it was not begun: nobody has started it' }
}
