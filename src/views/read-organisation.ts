/** What the policy asks of the organisation itself, and its own record. */
import { numbered } from '../casework/judged-record.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import type { Instant } from '../record/london-time.ts'
import { retracted } from '../record/standing.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { dutiesOf, OF_NO_CASE } from '../store/queries/duties.ts'
import { staffOf } from '../store/queries/staff.ts'
import type { TimelineLine } from './case-page.ts'
import { findRecord } from './case-record.ts'
import type { DutyLine } from './duty-line.ts'
import { byUrgency } from './in-order.ts'
import { dutyLine } from './stored-duty.ts'
import { timeline } from './timeline.ts'

export type OrganisationPage = {
  readonly now: Instant
  readonly seq: number
  readonly duties: readonly DutyLine[]
  readonly timeline: readonly TimelineLine[]
}

/** Null where the token opens nothing. */
export function readOrganisation(rowan: Rowan, token: string): Promise<OrganisationPage | null> {
  const now = rowan.clock()
  return asActor(rowan.database, token, async (query, actor) => {
    const record = await findRecord(query, rowan.keyring, actor, actor.organisation)
    auditAtEnd(query, {
      action: 'view:organisation',
      objectType: 'organisation',
      object: actor.organisation,
      basis: 'organisation',
      result: record ? 'shown' : 'not-found',
    })
    if (!record) return null
    const landlord = landlordOf(rowan, actor.landlord)
    const duties = await dutiesOf(query, record.stream)
    const staff = await staffOf(query)
    const nameOf = (id: string) => staff.find((each) => each.account === id)?.name ?? null
    const { entries } = numbered({ entries: record.entries, organisation: [] })
    return {
      now,
      seq: record.seq,
      duties: duties.map((row) => dutyLine(landlord, row, OF_NO_CASE, actor, now, nameOf)).toSorted(byUrgency),
      timeline: timeline(record.entries, retracted(entries), duties, nameOf),
    }
  })
}
