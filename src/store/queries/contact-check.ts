/** Whether another system may write to the people of a rent account now. */
import type { Instant } from '../../record/london-time.ts'
import type { Query } from '../database.ts'

export type ContactCheck = 'send' | 'do-not-send' | 'ask-the-case-lead'

/** Writes its own line on the audit. `too-many`: asked more often than one account may in an hour. Null for whoever may not ask. */
export const contactCheckOf = async (
  query: Query,
  account: string,
  channel: string,
  now: Instant,
): Promise<ContactCheck | 'too-many' | null> =>
  (
    await query<{ answer: ContactCheck | 'too-many' | null }>(
      'contact-check',
      'select sec.contact_check($1, $2, to_timestamp($3 / 1000.0)) as answer',
      [account, channel, now],
    )
  )[0]?.answer ?? null
