/**
 * For the lead of a case: that somebody who is on it complained, and who. Not what they say, nor to whom. It is asked from the case;
 * those who handle the complaint are not told that anybody asked, nor that there is a case (docs/decisions/0042).
 */
import { attempted } from '../../casework/attempted.ts'
import type { Rowan } from '../../casework/rowan.ts'
import { complaintsNear } from '../../store/complaints.ts'
import { asActor, auditAtEnd } from '../../store/database.ts'
import { findRecord, namesIn } from '../case-record.ts'
import { peopleOn } from '../people-on-case.ts'
import type { NearComplaints } from './complaint-page.ts'

/** Null for a case that is hidden or missing. Who is on it and does not lead it finds none. */
export const readCaseComplaints = (rowan: Rowan, token: string, of: string): Promise<NearComplaints | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const record = await findRecord(query, rowan.keyring, actor, of)
    const found = record?.kind === 'case' ? record : null
    const rows = found ? await complaintsNear(query, found.stream) : []
    auditAtEnd(query, {
      action: 'view:case-complaints',
      objectType: 'case',
      object: found?.stream ?? attempted(of),
      basis: found ? 'member' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    if (!found) return null
    const entries = found.entries.map(({ role, seq, ...entry }) => ({ ...entry, by: role, n: seq }))
    const people = peopleOn(entries, namesIn(found))
    return {
      reference: found.reference,
      now: rowan.clock(),
      complaints: rows.map((row) => {
        const person = people.find(({ id }) => id === row.person)
        return {
          id: row.complaint,
          reference: row.reference,
          received: row.received.getTime(),
          stage: row.stage,
          state: row.state,
          person: row.person,
          name: person?.name ?? null,
          role: person?.role ?? null,
          belongs: row.belongs,
          mayBelong: row.may_belong,
        }
      }),
    }
  })
