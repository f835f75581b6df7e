/** Who is on a case now. */
import type { Query } from '../database.ts'

export type MemberRow = {
  readonly account: string
  readonly name: string
  readonly purpose: string
  readonly member_from: Date
  readonly member_until: Date | null
}

/** Since when and until when one account is on a case now, and as what; nothing for a case that the reader is not on. */
export const membershipOf = async (query: Query, stream: string, account: string) =>
  (
    await query<Pick<MemberRow, 'purpose' | 'member_until'>>(
      'membership-of',
      `select m.purpose, m.member_until from rowan.membership m where m.stream = $1 and m.account = $2
         and m.member_from <= now() and (m.member_until is null or m.member_until > now())`,
      [stream, account],
    )
  )[0]

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
