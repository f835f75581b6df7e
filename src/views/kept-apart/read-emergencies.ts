/** What was opened in an emergency, for those who look at it afterwards: by whom, why, and by when somebody should have looked. */
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import { dayOf, type Instant, startOfDay } from '../../record/london-time.ts'
import { asActor, auditAtEnd } from '../../store/database.ts'
import { openWords } from '../../store/keys/words.ts'
import { type EmergencyRow, emergencies } from '../../store/queries/kept-apart.ts'

export type EmergencyLine = {
  readonly id: string
  readonly reference: string
  readonly by: string
  readonly category: string
  readonly reason: string
  readonly opened: Instant
  readonly until: Instant
  /** The end of the second working day after it was opened: by then somebody has looked at it. */
  readonly reviewBy: Instant
  readonly reviewed: { readonly at: Instant; readonly by: string; readonly finding: string } | null
}

export type Emergencies = { readonly now: Instant; readonly emergencies: readonly EmergencyLine[] }

/** Working days within which somebody looks at an emergency. */
const REVIEW_DAYS = 2

/** An empty list for whoever reviews nothing; null where the token opens nothing. */
export const readEmergencies = (rowan: Rowan, token: string): Promise<Emergencies | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const rows = await emergencies(query)
    const line = async (row: EmergencyRow): Promise<EmergencyLine> => {
      const key = await rowan.keyring.findKey({ landlord: actor.landlord, kind: 'case', subject: row.stream })
      const place = { landlord: actor.landlord, stream: row.stream, entry: row.id }
      return {
        id: row.id,
        reference: row.reference,
        by: row.name,
        category: row.category,
        reason: key && row.reason ? openWords(key, place, row.reason) : '',
        opened: row.opened.getTime(),
        until: row.ends.getTime(),
        reviewBy: startOfDay(
          landlordOf(rowan, actor.landlord).legalDays.add(dayOf(row.opened.getTime()), REVIEW_DAYS) + 1,
        ),
        reviewed:
          row.reviewed === null
            ? null
            : { at: row.reviewed.getTime(), by: row.reviewed_by ?? '', finding: row.finding ?? '' },
      }
    }
    const object = rows.map(({ stream }) => stream).join(' ') || null
    auditAtEnd(query, { action: 'view:emergencies', objectType: 'list', object, basis: 'staff', result: 'shown' })
    return { now: rowan.clock(), emergencies: await Promise.all(rows.map(line)) }
  })
