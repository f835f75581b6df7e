/** What waits for somebody's agreement on the reader's cases. Members alone: who may agree but is not on a case sees nothing of it. */
import { numbered } from '../casework/judged-record.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { approvals, proposalTypes } from '../policy/approvals.ts'
import type { Instant } from '../record/london-time.ts'
import type { EntryTypeName, RoleName } from '../record/vocabulary.ts'
import type { Actor, Query } from '../store/database.ts'
import { casesWith, entriesOf, organisationEntries } from '../store/queries/cases.ts'
import { nameOn, readNames } from './record-words.ts'
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

/** Within the reader's own transaction, the longest first. Asks nothing of the database where the policy names nobody. */
export async function approvalLines(
  rowan: Rowan,
  query: Query,
  actor: Actor,
  now: Instant,
): Promise<readonly ApprovalLine[]> {
  const landlord = landlordOf(rowan, actor.landlord)
  const types = proposalTypes(landlord.policy, now)
  if (types.length === 0) return []
  const cases = await casesWith(query, types)
  if (cases.length === 0) return []
  const names = await readNames(
    query,
    rowan.keyring,
    actor.landlord,
    cases.map((each) => each.stream),
  )
  const organisation = await organisationEntries(query, actor.organisation, landlord.organisationTypes)
  const lines: ApprovalLine[] = []
  for (const { stream, reference } of cases) {
    const rows = await entriesOf(query, stream)
    const record = rows.map((row) => ({ ...row, at: row.happened_at.getTime(), recordedAt: row.recorded_at.getTime() }))
    const { entries } = numbered({ entries: record, organisation })
    for (const approval of approvals(landlord.policy, entries, now)) {
      const proposal = rows.find((row) => row.seq === approval.proposal)
      if (!proposal) continue
      const may = approval.roles.some((role) => actor.roles.includes(role))
      lines.push({
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
      })
    }
  }
  return lines.toSorted((a, b) => a.since - b.since || (a.caseReference < b.caseReference ? -1 : 1))
}
