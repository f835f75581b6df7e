/** What the form asks from that takes a complaint: the staff that it may be about. */
import { seesComplaints } from '../../access/permissions.ts'
import type { Rowan } from '../../casework/rowan.ts'
import { asActor } from '../../store/database.ts'
import { colleaguesOf } from '../../store/queries/staff.ts'
import type { ComplaintChoices } from './complaint-page.ts'

/** Null where the token opens nothing, and for a role that handles no complaints. Nothing personal is read: names of staff alone. */
export const complaintChoices = (rowan: Rowan, token: string): Promise<ComplaintChoices | null> =>
  asActor(rowan.database, token, async (query, actor) =>
    seesComplaints(actor.roles) ? { now: rowan.clock(), staff: await colleaguesOf(query) } : null,
  )
