/** What waits for somebody's agreement on the reader's cases. Members alone: who may agree but is not on a case sees nothing of it. */
import { numbered } from '../casework/judged-record.ts'
import type { RunningLandlord } from '../casework/landlord.ts'
import { approvals } from '../policy/approvals.ts'
import type { Entry } from '../record/entry.ts'
import type { Instant } from '../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import type { Actor } from '../store/database.ts'
import type { EntryRead } from '../store/queries/cases.ts'
import type { StoredEntry } from '../store/record.ts'
import { type Names, nameOn } from './record-words.ts'
import { sentenceOf } from './sentences.ts'
import { clausesShown } from './stored-duty.ts'

export type ApprovalLine = {
  readonly stream: string
  readonly caseReference: string
  /** The act that waits, and the entry by which somebody agrees to it. */
  readonly act: EntryTypeName
  readonly agreement: EntryTypeName
  /** Who may agree: any one of these. */
  readonly roles: readonly RoleName[]
  /** What both name: an action, a move. */
  readonly key: string | null
  /** What was proposed, as a sentence. */
  readonly proposed: string
  /** Its place on the record. */
  readonly entry: number
  readonly by: string
  readonly since: Instant
  /** What the policy asks for before the act, the agreement apart: entry types and fields. */
  readonly missing: readonly string[]
  readonly clauses: readonly { readonly id: string; readonly printed: string; readonly says: string }[]
  /** `me`: one of the reader's roles may agree. `own`: so it might, but the reader proposed it, and somebody else has to. */
  readonly waitsFor: 'me' | 'own' | 'somebody-else'
}

/** A case on which something may wait: its entries as they were read, and the names on it that its reader may see. */
export type ReadToWait = {
  readonly stream: string
  readonly reference: string
  readonly rows: readonly EntryRead[]
  readonly names: Names
}

/** The record of a case as the core reads it. */
export const recordOf = (rows: readonly EntryRead[], organisation: readonly StoredEntry[]): readonly Entry[] =>
  numbered({
    entries: rows.map((row) => ({ ...row, at: row.happened_at.getTime(), recordedAt: row.recorded_at.getTime() })),
    organisation,
  }).entries

/** What waits for agreement on one case, the longest first. */
export function approvalLines(
  landlord: RunningLandlord,
  actor: Actor,
  { stream, reference, rows, names }: ReadToWait,
  organisation: readonly StoredEntry[],
  now: Instant,
): readonly ApprovalLine[] {
  return approvals(landlord.policy, recordOf(rows, organisation), now).flatMap((approval) => {
    const proposal = rows.find((row) => row.seq === approval.proposal)
    if (!proposal) return []
    const may = approval.roles.some((role) => actor.roles.includes(role))
    return [
      {
        stream,
        caseReference: reference,
        act: approval.act,
        agreement: approval.agreement,
        roles: approval.roles,
        key: approval.key,
        proposed: sentenceOf(proposal.type, proposal.codes, (person) => nameOn(names, stream, person)),
        entry: approval.proposal,
        by: proposal.name ?? '',
        since: approval.since,
        missing: approval.missing,
        clauses: clausesShown(landlord, approval.clauses, []),
        waitsFor: !may ? 'somebody-else' : proposal.by === actor.account ? 'own' : 'me',
      },
    ]
  })
}
