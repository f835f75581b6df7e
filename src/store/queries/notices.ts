/** The reader's own notices, about cases that they are on now; and marking them as seen. */
import type { Instant } from '../../record/london-time.ts'
import type { Query } from '../database.ts'
import type { NoticeKind } from '../jobs.ts'

export type NoticeRead = {
  readonly id: string
  readonly stream: string
  readonly kind: NoticeKind
  readonly about: string
  readonly at: Date
  readonly seen: Date | null
  /** Null for the organisation itself, and for a complaint. */
  readonly reference: string | null
  /** Of a complaint its reference, and which of its times it is about, while that runs. */
  readonly complaint: string | null
  readonly next_clock: 'acknowledge' | 'answer' | null
}

/** Those not seen first, then the newest; at most `most`. */
export const noticesOf = (query: Query, most: number) =>
  query<NoticeRead>(
    'notices-of',
    `select n.id, n.stream, n.kind, n.about, n.at, n.seen, case when s.kind = 'case' then s.reference end as reference,
       c.reference as complaint,
       case when n.about = c.next_clock || ' ' || (extract(epoch from c.next_due) * 1000)::bigint then c.next_clock end as next_clock
     from rowan.notice n
     left join rowan.stream s on s.landlord = n.landlord and s.stream = n.stream
     left join rowan.complaint c on c.landlord = n.landlord and c.stream = n.stream
     where n.account = (select sec.account())
     order by n.seen is not null, n.at desc, n.id limit $1`,
    [most],
  )

/** How many the reader has not seen yet. */
export async function unseenNotices(query: Query): Promise<number> {
  const [row] = await query<{ n: number }>(
    'unseen-notices',
    'select count(*) as n from rowan.notice where account = (select sec.account()) and seen is null',
  )
  return row?.n ?? 0
}

/** Marks one's own notices as seen, and answers with how many were. Ids that are not one's own are passed over. */
export async function markSeen(query: Query, ids: readonly string[], now: Instant): Promise<number> {
  const [row] = await query<{ marked: number }>(
    'see-notices',
    'select sec.see_notices($1, to_timestamp($2 / 1000.0)) as marked',
    [ids, now],
  )
  return row?.marked ?? 0
}
