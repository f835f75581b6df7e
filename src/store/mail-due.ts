/** Who is to be told by e-mail that something waits: at most once an hour, and again after a delivery that failed. */
import type { Instant } from '../record/london-time.ts'
import type { Query } from './database.ts'

export type MailDue = {
  readonly landlord: string
  readonly account: string
  /** The e-mail address with which the person signs in. */
  readonly address: string
  readonly waiting: Date
}

/** Somebody to be told, whom nobody else takes within the hour, whatever becomes of this process. */
export const takeMail = async (query: Query, now: Instant): Promise<MailDue | undefined> =>
  (await query<MailDue>('take-mail', 'select * from sec.take_mail(to_timestamp($1 / 1000.0))', [now]))[0]

export async function mailSent(query: Query, due: MailDue, now: Instant): Promise<void> {
  await query('mail-sent', 'select sec.mail_sent($1, $2, $3, to_timestamp($4 / 1000.0))', [
    due.landlord,
    due.account,
    due.waiting,
    now,
  ])
}

/** It was surely not delivered: tried again after 1, 2, 4 and at most 60 minutes. */
export async function mailRefused(query: Query, due: MailDue, now: Instant): Promise<void> {
  await query('mail-refused', 'select sec.mail_refused($1, $2, to_timestamp($3 / 1000.0))', [
    due.landlord,
    due.account,
    now,
  ])
}
