/** What waits for the reader to agree, and what waits for others, on the cases that the reader is on. */
import type { Rowan } from '../casework/rowan.ts'
import type { Instant } from '../record/london-time.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import type { ApprovalLine } from './approval-lines.ts'
import { whatWaits } from './what-waits.ts'

export type { ApprovalLine } from './approval-lines.ts'

export type Approvals = { readonly now: Instant; readonly approvals: readonly ApprovalLine[] }

/** Null where the token opens nothing. */
export async function readApprovals(rowan: Rowan, token: string): Promise<Approvals | null> {
  const now = rowan.clock()
  return asActor(rowan.database, token, async (query, actor) => {
    const lines = await whatWaits(rowan, query, actor, now)
    const object = [...new Set(lines.map((line) => line.stream))].join(' ') || null
    auditAtEnd(query, { action: 'view:approvals', objectType: 'list', object, basis: 'member', result: 'shown' })
    return { now, approvals: lines }
  })
}
