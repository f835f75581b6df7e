/** Reads several proposals that belong together, each on top of those before it, and asks the policy about each in turn. */

import type { Policy } from '../policy/compile.ts'
import type { Refusal } from '../policy/judgement.ts'
import { refusals } from '../policy/refusals.ts'
import type { Entry } from '../record/entry.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { Numbered } from './judged-record.ts'
import type { RunningLandlord } from './landlord.ts'
import { type NewEntry, type Proposal, readProposal } from './new-entry.ts'
import type { RefusalShown } from './performed.ts'
import { refusalInFull } from './refused.ts'

export type ReadInTurn = { readonly made: readonly NewEntry[]; readonly problems: readonly FieldProblem[] }

/**
 * Reads all of them and says of every field what is wrong with it. `name` gives a field its name among several acts.
 * `first` is the place on the stream of the first one, from 1.
 */
export function readInTurn(
  proposals: readonly Proposal[],
  first: number,
  record: Numbered,
  name: (index: number, field: string) => string,
): ReadInTurn {
  const made: NewEntry[] = []
  const problems: FieldProblem[] = []
  proposals.forEach((proposal, index) => {
    const read = readProposal(proposal, first + index, record)
    if (read.ok) made.push(read.made)
    else problems.push(...read.problems.map((each) => ({ ...each, field: name(index, each.field) })))
  })
  return { made, problems }
}

/** What the policy refuses of one act, with the act and what stood before it. */
export type RefusedAct = {
  readonly entry: Entry
  readonly stands: readonly Entry[]
  readonly refusals: readonly Refusal[]
}

/** Nothing that happens to anybody: whether they may be is the policy's to say at every door. In a story they are taken, as breaches. */
const NEVER_OUTSIDE_OUR_CONTROL: readonly EntryTypeName[] = ['case.closed', 'case.reopened']

/** What the policy refuses of these, each judged as if those before it were on the record already. What has happened is written down all the same. */
export function refusalsInTurn(
  policy: Policy,
  before: readonly Entry[],
  made: readonly NewEntry[],
  inStory = false,
): readonly RefusedAct[] {
  const entries = made.map(({ entry }) => entry)
  return entries.flatMap((entry, index): readonly RefusedAct[] => {
    if (entry.happened && (inStory || !NEVER_OUTSIDE_OUR_CONTROL.includes(entry.type))) return []
    const stands = [...before, ...entries.slice(0, index)]
    const against = refusals(policy, stands, entry, inStory)
    return against.length > 0 ? [{ entry, stands, refusals: against }] : []
  })
}

/** For somebody on the case: all that is refused, in full. */
export const refusedInFull = (landlord: RunningLandlord, refused: readonly RefusedAct[]): readonly RefusalShown[] =>
  refused.flatMap(({ entry, stands, refusals: against }) =>
    against.map((refusal) => refusalInFull(landlord, refusal, stands, entry)),
  )
