/**
 * What a legal step is proposed, authorised, begun and ended as, whatever the policy asks for before. No two proposals of the same step against the
 * same person stand open: each would be weighed, reviewed and authorised apart. To put one right is no second one: it names the same step, and changes
 * into no other once it was authorised. What was weighed and agreed carries that step alone: once it ended, or the case was closed, what goes on is a
 * new one. Pure. Source: MHA-8.4.a, MHA-4.3.2.a1; elsewhere Rowan's own rule (decision 108).
 */
import { countedBefore } from '../policy/refusals.ts'
import type { Entry } from '../record/entry.ts'
import { endedSteps, type NotOpen, openProposals, proposedSteps, protectedBy } from '../record/legal-steps.ts'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import { partsOn } from '../record/parts.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { NewEntry } from './new-entry.ts'
import { sayDay } from './say-day.ts'

const ANEW = 'Propose it again as a new step: what was weighed and agreed before counts no more'

const NOT_OPEN: Readonly<Record<NotOpen, string>> = {
  ended: `has ended. ${ANEW}`,
  begun: 'has begun already',
  'case-closed': `is from before the case was closed. ${ANEW}`,
  'not-agreed': 'was not agreed to. Propose it again first',
}

const harmedOn = (before: readonly Entry[]): readonly unknown[] =>
  [...partsOn(before)].flatMap(([person, part]) => (part === 'victim' ? [person] : []))

/** Where several are harmed, a step that says of none of them that it protects them; or one for somebody who is not harmed. */
function protectsProblem({ codes: { protects } }: Entry, harmed: readonly unknown[]): FieldProblem | null {
  if (protects === undefined)
    return harmed.length > 1
      ? { field: 'protects', problem: 'must say whom it is to protect: more than one person is harmed on this case' }
      : null
  return harmed.includes(protects) ? null : { field: 'protects', problem: 'must be one of those harmed on this case' }
}

/** A step that is put right: not once it is over, and not into another step than was authorised. */
function putRightProblem({ codes }: Entry, counted: readonly Entry[]): FieldProblem | null {
  const known = proposedSteps(counted).get(codes.action)
  if (known === undefined) return null
  const { proposal, notOpen, isAuthorised, onlyAnew } = known
  if (notOpen !== null && onlyAnew)
    return { field: 'action', problem: notOpen === 'not-agreed' ? `was not agreed to. ${ANEW}` : NOT_OPEN[notOpen] }
  const changed = (['kind', 'person', 'protects'] as const).find(
    (field) => proposal.codes[field] !== undefined && proposal.codes[field] !== codes[field],
  )
  return isAuthorised && changed
    ? { field: changed, problem: 'cannot change once it was authorised: propose it as a new step' }
    : null
}

/** Null where nothing is in the way of a proposal. `before` is the record. */
export function proposalProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const counted = countedBefore(before, entry)
  const changed = putRightProblem(entry, counted)
  if (changed !== null) return changed
  const { action, person, kind, protects } = entry.codes
  const first = openProposals(counted).find(
    (each) =>
      each.codes.action !== action &&
      each.codes.person === person &&
      each.codes.kind === kind &&
      (harmedOn(before).length < 2 || protectedBy(each, counted) === protects),
  )
  if (first === undefined) return null
  return {
    field: 'kind',
    problem: `was proposed against them already, on ${sayDay(dateOfDay(dayOf(first.at)))}, and has not begun. Go on with that proposal, or end it first`,
  }
}

/**
 * A yes to a step that nobody proposed, or that is over: it would wait for whoever takes the step up again. A late yes to one that was begun without
 * is written down.
 */
export function yesProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const counted = countedBefore(before, entry)
  const known = proposedSteps(counted).get(entry.codes.action)
  if (known?.notOpen === 'ended' || known?.notOpen === 'case-closed')
    return { field: 'action', problem: NOT_OPEN[known.notOpen] }
  const isOnCase = known !== undefined || counted.some((each) => isStartOf(each, entry.codes.action))
  return isOnCase ? null : { field: 'action', problem: 'must be a step that was proposed on this case' }
}

const isStartOf = ({ type, codes }: Entry, action: unknown): boolean =>
  type === 'legal-action.started' && codes.action === action

/** A start of anything but an open proposal, as it was proposed: no yes to something else, and to nothing that is over, carries it. */
export function startProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const { action, person, kind } = entry.codes
  const known = proposedSteps(countedBefore(before, entry)).get(action)
  if (known === undefined)
    return { field: 'action', problem: 'must be a step that was proposed on this case: propose it first' }
  if (known.notOpen !== null) return { field: 'action', problem: NOT_OPEN[known.notOpen] }
  const { codes } = known.proposal
  if (codes.person !== person) return { field: 'person', problem: 'must be whom it was proposed against' }
  return codes.kind === kind ? null : { field: 'kind', problem: 'must be the step that was proposed' }
}

/** The end of a step that nobody proposed, that ended already, or of which an order came; or an end that it cannot have yet. */
function stepEndProblem({ codes: { action, why } }: Entry, counted: readonly Entry[]): FieldProblem | null {
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

/**
 * What cannot be so, whoever says that it happened: a step for nobody in particular of several who are harmed, the end of a step that there is not, and
 * the start of one that is over. Such a start was of a new step, and under the old id a yes to what is over would hide that it had none.
 */
export function untrueStepProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  if (entry.type === 'legal-action.proposed') return protectsProblem(entry, harmedOn(before))
  if (entry.type === 'legal-action.ended') return stepEndProblem(entry, countedBefore(before, entry))
  if (entry.type !== 'legal-action.started') return null
  const notOpen = proposedSteps(countedBefore(before, entry)).get(entry.codes.action)?.notOpen
  return notOpen === 'ended' || notOpen === 'case-closed' ? { field: 'action', problem: NOT_OPEN[notOpen] } : null
}
