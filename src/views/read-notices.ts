/** What the reader was told because time passed: for which case, what, and where to look. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import type { Instant } from '../record/london-time.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import type { NoticeKind } from '../store/jobs.ts'
import { OF_NO_CASE, openDuties } from '../store/queries/duties.ts'
import { type NoticeRead, noticesOf } from '../store/queries/notices.ts'
import { dutyLine } from './stored-duty.ts'

export { NOTICE_KINDS, type NoticeKind } from '../store/jobs.ts'

export type NoticeLine = {
  readonly id: string
  readonly kind: NoticeKind
  /** Null for the organisation itself, and for a complaint. */
  readonly caseReference: string | null
  /** The complaint that it is about; null where it is about none. */
  readonly complaintReference: string | null
  /** What is asked, without a name; null where it is about no duty, or one that is not open any more. */
  readonly what: string | null
  /** The open duty that it is about, to be looked at. */
  readonly duty: string | null
  /** The request for data that it is about. */
  readonly request: string | null
  /** The part of an answer that is to be put together from this case or complaint. */
  readonly part: string | null
  readonly at: Instant
  readonly seen: Instant | null
}

export type Notices = { readonly now: Instant; readonly unseen: number; readonly notices: readonly NoticeLine[] }

/** What the law's times of a complaint ask, without a word of what it is about. */
const CLOCKS = { acknowledge: 'Say that a complaint came', answer: 'Answer a complaint' } as const

/** What those who protect data, and those who agree, are told of a request: it is about the request itself. */
const OF_DATA: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'data-soon',
  'data-tomorrow',
  'data-late',
  'data-waits',
  'data-who',
  'data-back',
])

/** What those who are there are told of a part of an answer. */
const OF_PARTS: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'data-part',
  'data-part-back',
  'data-read',
  'data-nobody',
])

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
    const duties = new Map(open.map((row) => [row.id, dutyLine(landlord, row, OF_NO_CASE, actor, now, () => null)]))
    const line = (row: NoticeRead): NoticeLine => {
      const duty = duties.get(row.about) ?? null
      return {
        id: row.id,
        kind: row.kind,
        caseReference: row.reference,
        complaintReference: row.complaint,
        what: row.next_clock === null ? (duty?.what ?? null) : CLOCKS[row.next_clock],
        duty: duty?.id ?? null,
        part: OF_PARTS.has(row.kind) ? row.about : null,
        request: OF_DATA.has(row.kind) ? row.about : null,
        at: row.at.getTime(),
        seen: row.seen?.getTime() ?? null,
      }
    }
    const object = [...new Set(rows.map((row) => row.stream))].join(' ') || null
    auditAtEnd(query, { action: 'view:notices', objectType: 'list', object, basis: 'self', result: 'shown' })
    return { now, unseen: rows.filter((row) => row.seen === null).length, notices: rows.map(line) }
  })
}
