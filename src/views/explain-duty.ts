/** One duty with the reason for it; null where the reader may not see it, or there is none. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { editionWhenWritten } from '../store/pack-editions.ts'
import { findDuty } from '../store/queries/duties.ts'
import { findRecord, namesIn } from './case-record.ts'
import type { DutyLine } from './duty-line.ts'
import { type DutyReason, dutyReason } from './duty-reason.ts'
import { dutyLine } from './stored-duty.ts'

export type DutyExplained = DutyReason & { readonly duty: DutyLine }

export function explainDuty(rowan: Rowan, token: string, id: string): Promise<DutyExplained | null> {
  const now = rowan.clock()
  return asActor(rowan.database, token, async (query, actor) => {
    const row = await findDuty(query, id)
    const basis = row === undefined ? 'none' : row.stream === actor.organisation ? 'organisation' : 'member'
    const result = row ? 'shown' : 'not-found'
    auditAtEnd(query, { action: 'view:duty', objectType: 'duty', object: row?.id ?? null, basis, result })
    const record = row && (await findRecord(query, rowan.keyring, actor, row.stream))
    if (!row || !record) return null
    const landlord = landlordOf(rowan, actor.landlord)
    const names = namesIn(record)
    const nameOf = (person: string) => names.get(person) ?? null
    const line = dutyLine(landlord, row, row, actor, now, nameOf)
    const reason = dutyReason(landlord, { row, line, record, nameOf }, now)
    if (!reason) return null
    const edition = row.trigger === null ? null : await editionWhenWritten(query, row.stream, row.trigger, row.version)
    const steps =
      edition === null
        ? []
        : [`When it was written down, edition ${edition} of that version judged it. A later one judged it again.`]
    return { duty: line, ...reason, steps: [...reason.steps, ...steps] }
  })
}
