/** The complaints that the reader handles, what is due first. */
import { seesComplaints } from '../../access/table.ts'
import { schemeFor } from '../../casework/complaints/complaint-clocks.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import { complaintsOf } from '../../store/complaints.ts'
import { asActor, audit } from '../../store/database.ts'
import type { Complaints } from './complaint-page.ts'
import { schemeShown } from './scheme-shown.ts'

/** Null where the token opens nothing, and for a role that handles no complaints. What is about the reader's own work is not there. */
export const readComplaints = (rowan: Rowan, token: string): Promise<Complaints | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const now = rowan.clock()
    const may = seesComplaints(actor.roles)
    const rows = may ? await complaintsOf(query) : []
    await audit(query, {
      action: 'view:complaints',
      objectType: 'list',
      object: rows.map(({ stream }) => stream).join(' ') || null,
      basis: may ? 'complaints' : 'none',
      result: may ? 'shown' : 'not-found',
    })
    if (!may) return null
    const { organisation } = landlordOf(rowan, actor.landlord)
    // A time that nobody has checked is shown, and nothing is late by it.
    const isRule = (received: number, stage: string): boolean =>
      schemeFor(organisation.law, organisation.nation, received)?.stages.some(
        (each) => each.stage === stage && each.verified,
      ) ?? false
    return {
      now,
      scheme: schemeShown({ organisation }, now),
      complaints: rows.map((row) => {
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
      }),
    }
  })
