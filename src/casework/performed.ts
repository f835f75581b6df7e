/** What can come of an act. Expected refusals are values with a name; only a programmer's mistake throws. */
import type { Refusal } from '../policy/judgement.ts'
import type { SafeWays } from '../policy/safe-ways.ts'
import type { Unsaid } from '../policy/unsaid.ts'
import type { Instant } from '../record/london-time.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'

/** A refusal as its reader may see it: somebody who sees a facet alone gets the fact and the end, and no clause. */
export type RefusalShown =
  | (Refusal & {
      readonly sees: 'all'
      readonly says: readonly string[]
      /** Whether one of what is missing is enough: the policy says “or”. Absent: all of it is needed. */
      readonly oneIsEnough?: true
      /** What is on the record and was answered with no: it is not missing, and to record it once more opens nothing. */
      readonly answeredNo?: readonly Unsaid[]
      /** What may be done instead of an unsafe contact. */
      readonly instead?: SafeWays
      /** Roles of the landlord in which the policy lets it be done; absent where it is not the role that it refuses. */
      readonly onlyBy?: readonly RoleName[]
      /** The role may do one more, and has to say why: the field that is empty. */
      readonly oneMoreNeeds?: string
      /** The most hours for which somebody may be reached outside what was agreed. */
      readonly atMostHours?: number
    })
  | { readonly sees: 'facet'; readonly until: Instant | null }

export type Performed =
  | {
      readonly outcome: 'recorded'
      readonly caseId: string | null
      readonly entryId: string
      /** Place in its stream, from 1. */
      readonly seq: number
    }
  | { readonly outcome: 'refused'; readonly refusals: readonly RefusalShown[] }
  | { readonly outcome: 'invalid'; readonly problems: readonly FieldProblem[] }
  /** Somebody else wrote first: what they wrote, so that the second can decide again. Nothing was written. */
  | {
      readonly outcome: 'conflict'
      readonly since: readonly { readonly type: EntryTypeName; readonly by: string; readonly recordedAt: Instant }[]
    }
  /** The same key was used for another request. */
  | { readonly outcome: 'key-reused' }
  /** Said to somebody who may see what they write on, and not in this role. Nothing was written. */
  | { readonly outcome: 'role-not-held'; readonly role: RoleName }
  /** Hidden, missing, or not theirs to do: one answer for all. */
  | { readonly outcome: 'not-found' }
