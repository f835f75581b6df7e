/**
 * All that can stop acts before anything is written, in one order and for every door: one act, several together, and those with which a case
 * begins. What only a door of its own asks, such as whether somebody sees the case, is asked before.
 */
import type { Entry } from '../record/entry.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { Actor, Query } from '../store/database.ts'
import type { StoredRecord } from '../store/record.ts'
import { complaintOnCaseProblem } from './complaints/pass-on-complaint.ts'
import { ownStepProblem, secondCheckProblem } from './four-eyes.ts'
import { numbered } from './judged-record.ts'
import type { RunningLandlord } from './landlord.ts'
import { localProblem } from './local-problem.ts'
import type { NewEntry } from './new-entry.ts'
import type { ProblemAt } from './offer-area.ts'
import { ownRuleProblem } from './own-rule.ts'
import { type RefusedAct, refusalsInTurn } from './read-in-turn.ts'
import type { Rowan } from './rowan.ts'
import { sealedProblems } from './sealed-problems.ts'
import { thingMissing } from './with-their-thing.ts'

export type Stopping = {
  readonly rowan: Rowan
  readonly query: Query
  readonly actor: Actor
  readonly landlord: RunningLandlord
  readonly record: StoredRecord
  /** In the order in which they would be written; each is looked at as if those before it stood on the record. */
  readonly made: readonly NewEntry[]
  /** The move by which lettings write, who are not on the case. */
  readonly move?: string | undefined
  /** What the entry names, such as a file, is kept with it in the same transaction. */
  readonly withItsThing?: boolean
}

export type Stopped =
  | { readonly outcome: 'invalid'; readonly problems: readonly ProblemAt[] }
  | { readonly outcome: 'refused'; readonly refused: readonly RefusedAct[] }

/** Null where nothing stops them. Stories play what a policy alone says, in roles and not by accounts: no rule of Rowan's own, and nothing that a landlord chose. */
export async function stopped(work: Stopping): Promise<Stopped | null> {
  const { rowan, query, actor, landlord, record, made, move, withItsThing = false } = work
  const { entries } = numbered(record)
  const asked = (problemOf: (each: NewEntry, before: readonly Entry[], index: number) => FieldProblem | null) =>
    made.flatMap((each, index): readonly ProblemAt[] => {
      const before = [...entries, ...made.slice(0, index).map(({ entry }) => entry)]
      const problem = problemOf(each, before, index)
      return problem ? [{ ...problem, index }] : []
    })
  const unchecked = asked(
    (each, before, index) =>
      (withItsThing ? null : thingMissing(rowan, each)) ??
      (rowan.playing
        ? null
        : (secondCheckProblem(record, actor.account, each) ??
          ownStepProblem(record, actor.account, each, made.slice(0, index)))) ??
      complaintOnCaseProblem(rowan, each, before),
  )
  const problems = [...unchecked, ...(await sealedProblems(rowan, query, actor, record, made, move))]
  if (problems.length > 0) return { outcome: 'invalid', problems }
  const refused = refusalsInTurn(landlord.policy, entries, made, rowan.playing)
  if (refused.length > 0) return { outcome: 'refused', refused }
  if (rowan.playing) return null
  const byOwnRule = asked((each, before) => ownRuleProblem(landlord, each, before))
  if (byOwnRule.length > 0) return { outcome: 'invalid', problems: byOwnRule }
  const local = asked((each) => localProblem(landlord, record.caseKind, each))
  return local.length > 0 ? { outcome: 'invalid', problems: local } : null
}
