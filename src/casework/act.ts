/** What somebody proposes: one entry, on a case, for a rent account, or on the organisation's own record. */
import type { Instant } from '../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'

export type ActTarget =
  /** `caseId` is the id or the reference of a case. */
  | { readonly on: 'case'; readonly caseId: string }
  /** Something that was passed on to a role of the actor and waits on a case that they are not on yet: its id or reference. */
  | { readonly on: 'handover'; readonly caseId: string }
  | { readonly on: 'organisation' }
  /** For a role that sees rent accounts and no cases. */
  | { readonly on: 'account'; readonly account: string }
  /** For whoever plans or does a job and sees no cases: the id by which they know it. */
  | { readonly on: 'work-order'; readonly order: string }
  /** For lettings, who see what a move needs and no case: the id by which they know it. */
  | { readonly on: 'move'; readonly move: string }
  /** For an adviser to whom a question was put without a name: the id by which they know it. */
  | { readonly on: 'question'; readonly question: string }

export type Act = {
  readonly target: ActTarget
  readonly type: EntryTypeName
  /** The fields as they were typed or sent. References to entries are their ids, or their places on the stream. */
  readonly data: Readonly<Record<string, unknown>>
  readonly role: RoleName
  /** When it happened; now where it is left out. */
  readonly at?: Instant
  /** When it was written down: only where stories are played. */
  readonly recordedAt?: Instant
  readonly happened?: boolean
  /** The version of the stream that the form was made from. */
  readonly seq?: number
  /** The same key twice is the same request: one effect, one answer. */
  readonly key?: string
}
