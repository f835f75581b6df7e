/** Tells people by e-mail that something waits for them: at most once an hour each, and nothing else. */
import type { Rowan } from '../casework/rowan.ts'
import { transaction } from '../store/database.ts'
import { mailRefused, mailSent, takeMail } from '../store/mail-due.ts'

/** What came of handing a message over. `unknown`: the connection broke when it may have been taken already. */
export type Delivery = 'sent' | 'refused' | 'unknown'
/** `id` is the same when the same message is tried again, so that a mail server can know it. */
export type SendMail = (to: { readonly address: string; readonly id: string }) => Promise<Delivery>

export type Told = { readonly sent: number; readonly refused: number; readonly unknown: number }

/**
 * Everybody who has something to look at that they were not told of. What was refused is tried again after 1, 2, 4 ... minutes;
 * what may have arrived, and what a dead process had taken, after an hour: so that nobody gets two in an hour.
 */
export async function tellByMail(rowan: Rowan, send: SendMail, most = 1000): Promise<Told> {
  const told = { sent: 0, refused: 0, unknown: 0 }
  for (let n = 0; n < most; n++) {
    const now = rowan.clock()
    const due = await transaction(rowan.worker, (query) => takeMail(query, now))
    if (!due) break
    const delivery = await send({ address: due.address, id: `${due.account}.${due.waiting.getTime()}` })
    told[delivery]++
    if (delivery === 'sent') await transaction(rowan.worker, (query) => mailSent(query, due, now))
    if (delivery === 'refused') await transaction(rowan.worker, (query) => mailRefused(query, due, now))
  }
  return told
}
