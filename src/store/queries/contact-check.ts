/** Whether another system may write to the people of a rent account now. */
import type { Instant } from '../../record/london-time.ts'
import type { Query } from '../database.ts'

export type ContactCheck = 'send' | 'do-not-send' | 'ask-the-case-lead'

/** Null for whoever sees no accounts. */
export const contactCheckOf = async (
  query: Query,
  account: string,
  channel: string,
  now: Instant,
): Promise<ContactCheck | null> =>
  (
    await query<{ answer: ContactCheck | null }>(
      'contact-check',
      'select sec.contact_check($1, $2, to_timestamp($3 / 1000.0)) as answer',
      [account, channel, now],
    )
  )[0]?.answer ?? null
