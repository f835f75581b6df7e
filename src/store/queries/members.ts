/** Who is on a case now. */
import type { Query } from '../database.ts'

export type MemberRow = {
  readonly account: string
  readonly name: string
  readonly purpose: string
  readonly member_from: Date
  readonly member_until: Date | null
}

/** By name; of a case that the reader is on, and of no other. */
export const membersOn = (query: Query, stream: string) =>
  query<MemberRow>(
    'members-on',
    `select m.account, a.name, m.purpose, m.member_from, m.member_until
     from rowan.membership m join rowan.account a on a.landlord = m.landlord and a.account = m.account
     where m.stream = $1 and m.member_from <= now() and (m.member_until is null or m.member_until > now()) and not a.disabled
     order by a.name, m.account`,
    [stream],
  )
