/** What the reader was told because time passed: for which case, what, and where to look. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import type { Instant } from '../record/london-time.ts'
import { asActor, audit } from '../store/database.ts'
import type { NoticeKind } from '../store/jobs.ts'
import { openDuties } from '../store/queries/duties.ts'
import { type NoticeRead, noticesOf } from '../store/queries/notices.ts'
import { dutyLine } from './stored-duty.ts'

export { NOTICE_KINDS, type NoticeKind } from '../store/jobs.ts'

export type NoticeLine = {
  readonly id: string
  readonly kind: NoticeKind
  /** Null for the organisation itself. */
  readonly caseReference: string | null
  /** What is asked, without a name; null where it is about no duty, or one that is not open any more. */
  readonly what: string | null
  /** The open duty that it is about, to be looked at. */
  readonly duty: string | null
  readonly at: Instant
  readonly seen: Instant | null
}

export type Notices = { readonly now: Instant; readonly unseen: number; readonly notices: readonly NoticeLine[] }

/** As many as a person looks through at once. */
const MOST = 100

/** Null where the token opens nothing. Notices of cases that the reader has left are not there. */
export async function readNotices(rowan: Rowan, token: string): Promise<Notices | null> {
  const now = rowan.clock()
  return asActor(rowan.database, token, async (query, actor) => {
    const landlord = landlordOf(rowan, actor.landlord)
    const rows = await noticesOf(query, MOST)
    const about = new Set(rows.map((row) => row.about))
    const open = rows.length === 0 ? [] : (await openDuties(query)).filter((duty) => about.has(duty.id))
    const duties = new Map(open.map((row) => [row.id, dutyLine(landlord, row, actor, now, () => null)]))
    const line = (row: NoticeRead): NoticeLine => {
      const duty = duties.get(row.about) ?? null
      return {
        id: row.id,
        kind: row.kind,
        caseReference: row.reference,
        what: duty?.what ?? null,
        duty: duty?.id ?? null,
        at: row.at.getTime(),
        seen: row.seen?.getTime() ?? null,
      }
    }
    const object = [...new Set(rows.map((row) => row.stream))].join(' ') || null
    await audit(query, { action: 'view:notices', objectType: 'list', object, basis: 'self', result: 'shown' })
    return { now, unseen: rows.filter((row) => row.seen === null).length, notices: rows.map(line) }
  })
}
