/** The complaints that the reader handles, as lists show them: what is due first. */
import { schemeFor } from '../../casework/complaints/complaint-clocks.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import type { Instant } from '../../record/london-time.ts'
import { complaintsOf } from '../../store/complaints.ts'
import type { Actor, Query } from '../../store/database.ts'
import type { ComplaintLine } from './complaint-page.ts'

/** Empty for a role that handles none. A time of the law that nobody has checked is shown, and nothing is late by it. */
export async function complaintLines(
  rowan: Rowan,
  query: Query,
  actor: Actor,
  now: Instant,
): Promise<readonly ComplaintLine[]> {
  const { organisation } = landlordOf(rowan, actor.landlord)
  const isRule = (received: number, stage: string): boolean =>
    schemeFor(organisation.law, organisation.nation, received)?.stages.some(
      (each) => each.stage === stage && each.verified,
    ) ?? false
  return (await complaintsOf(query)).map((row) => {
    const nextDue = row.next_due?.getTime() ?? null
    return {
      id: row.stream,
      reference: row.reference,
      received: row.received.getTime(),
      stage: row.stage,
      state: row.state,
      handler: row.handler_name,
      mine: row.handler === actor.account,
      nextClock: row.next_clock,
      nextDue,
      late: nextDue !== null && nextDue < now && isRule(row.received.getTime(), row.stage),
    }
  })
}
