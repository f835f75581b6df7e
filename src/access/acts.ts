/** What somebody may say without being on a case, and entry types that open or close more than they say. Pure. */
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import { ROLES } from '../record/vocabulary.ts'
import { ACCOUNT_ROLES, DOING_JOBS, PLANNING_JOBS, PUBLIC_ROLE } from './roles.ts'

/** What they may propose for an account without being on its case. */
export const ACCOUNT_ACTS: readonly EntryTypeName[] = ['income-court-action.started']
/** What they may propose for a job without being on its case. */
export const JOB_ACTS: readonly EntryTypeName[] = ['security.fitted', 'repair.completed', 'work-order.failed']
/** What they may propose for a move without being on its case. */
export const LETTINGS_ACTS: readonly EntryTypeName[] = ['rehousing.offered', 'rehousing.answered', 'lettings.returned']
/** What an adviser may say of a question that was put to a role of theirs, without being on its case. */
export const ADVISER_ACTS: readonly EntryTypeName[] = ['advice.answered']
/**
 * The ways onto a case for somebody who is not on it, and what they may say by each: its roles, its entry types, and of each the fields
 * that they fill in. All else comes from the record. The database writes such an entry itself, and tells nothing of the case.
 */
export const FACET_WAYS: Readonly<
  Record<
    'account' | 'job' | 'handover',
    { readonly roles: readonly RoleName[]; readonly says: Readonly<Partial<Record<EntryTypeName, readonly string[]>>> }
  >
> = {
  account: { roles: ACCOUNT_ROLES, says: { 'income-court-action.started': ['step'] } },
  job: {
    roles: [...PLANNING_JOBS, ...DOING_JOBS],
    says: { 'security.fitted': [], 'repair.completed': [], 'work-order.failed': ['why', 'note'] },
  },
  // Whoever holds the role to which it was passed; in whichever of their roles they take it on.
  handover: { roles: ROLES.filter((role) => role !== PUBLIC_ROLE), says: { 'handover.accepted': [] } },
}
export type FacetWay = keyof typeof FACET_WAYS
/** What is written on a complaint, and of it on the case that it belongs to. */
export const COMPLAINT_ACTS: readonly EntryTypeName[] = [
  'complaint.received',
  'complaint.assigned',
  'complaint.acknowledged',
  'complaint.extended',
  'complaint.answered',
  'complaint.closed',
]
/** Entries of the organisation's own record by which roles are given or taken: a retraction may undo either. */
export const CHANGES_ROLES: readonly EntryTypeName[] = ['role.assigned', 'entry.retracted']

/**
 * Entries of a case by which it changes how somebody may be reached: in other hands the next message goes where it must not. Whoever sends
 * one shows again who they are; not with a report, which begins with what was agreed.
 */
export const CHANGES_SAFE_CONTACT: readonly EntryTypeName[] = [
  'safe-contact.agreed',
  'safe-contact.overridden',
  'entry.retracted',
]

/** Kinds of document that left only when a second person had looked at them, before there were numbered papers. */
export const FIRST_SECOND_LOOK_KINDS: readonly string[] = ['marac-referral', 'chronology']
/** Kinds that do so now: papers for a court or a MARAC hold the most. */
export const SECOND_LOOK_KINDS: readonly string[] = [...FIRST_SECOND_LOOK_KINDS, 'court-bundle', 'redacted-copy']
