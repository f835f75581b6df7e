/**
 * A legal step that is proposed while the same one against the same person is open already: two would be weighed, reviewed and authorised
 * apart, and one of them would stay open for ever. To put a proposal right is no second one: it names the same action. Pure.
 */
import { countedBefore } from '../policy/refusals.ts'
import type { Entry } from '../record/entry.ts'
import { dateOfDay, dayOf } from '../record/london-time.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { NewEntry } from './new-entry.ts'
import { sayDay } from './say-day.ts'

/** The last word on an action is what it proposes now: a proposal that was put right is no longer for what it first said. */
function openFor({ action, person, kind }: Entry['codes'], stands: readonly Entry[]): Entry | undefined {
  const started = new Set(stands.flatMap(({ type, codes }) => (type === 'legal-action.started' ? [codes.action] : [])))
  const saidNo = new Set(
    stands.flatMap(({ type, codes }) =>
      type === 'second-check.made' && codes.outcome === 'not-agreed' ? [codes.entry] : [],
    ),
  )
  // What was weighed before the case was closed or opened again carries no step of today.
  const opened = stands.findLast(({ type }) => type === 'case.closed' || type === 'case.reopened')?.n ?? 0
  const latest = new Map(
    stands.flatMap((each) =>
      each.type === 'legal-action.proposed' && each.n > opened ? [[each.codes.action, each] as const] : [],
    ),
  )
  return [...latest.values()].find(
    ({ n, codes }) =>
      codes.action !== action &&
      codes.person === person &&
      codes.kind === kind &&
      !started.has(codes.action) &&
      !saidNo.has(n),
  )
}

/** Null where nothing is in its way. `before` is the record. */
export function proposedTwiceProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  const first = openFor(entry.codes, countedBefore(before, entry))
  return first === undefined
    ? null
    : {
        field: 'kind',
        problem: `was proposed against them already, on ${sayDay(dateOfDay(dayOf(first.at)))}, and has not begun. Go on with that proposal, or take it back first`,
      }
}
