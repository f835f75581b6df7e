/** The complaints that the reader handles, what is due first. */
import { seesComplaints } from '../../access/permissions.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import { asActor, auditAtEnd } from '../../store/database.ts'
import { complaintLines } from './complaint-lines.ts'
import type { Complaints } from './complaint-page.ts'
import { schemeShown } from './scheme-shown.ts'

/** Null where the token opens nothing, and for a role that handles no complaints. What is about the reader's own work is not there. */
export const readComplaints = (rowan: Rowan, token: string): Promise<Complaints | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const now = rowan.clock()
    const may = seesComplaints(actor.roles)
    const lines = may ? await complaintLines(rowan, query, actor, now) : []
    auditAtEnd(query, {
      action: 'view:complaints',
      objectType: 'list',
      object: lines.map(({ id }) => id).join(' ') || null,
      basis: may ? 'complaints' : 'none',
      result: may ? 'shown' : 'not-found',
    })
    if (!may) return null
    const { organisation } = landlordOf(rowan, actor.landlord)
    return {
      now,
      scheme: schemeShown({ organisation }, now),
      complaints: lines,
    }
  })
