/** Messages to the people of a case, as row-level security lets the reader have them. */
import type { Query } from '../database.ts'
import type { MessageState, StoppedWhy } from '../outbox.ts'

export type MessageRead = {
  readonly message: string
  readonly person: string
  readonly template: string
  readonly sealed: Buffer
  readonly state: MessageState
  readonly why: StoppedWhy | null
  readonly queued: Date
  readonly not_before: Date
  readonly ended: Date | null
  readonly by: string | null
}

const SELECT = `select o.message, o.person, o.template, o.sealed, o.state, o.why, o.queued, o.not_before, o.ended, a.name as by
  from rowan.outbox o left join rowan.account a on a.landlord = o.landlord and a.account = o.account`

/** The newest first. */
export const messagesOn = (query: Query, stream: string | null) =>
  query<MessageRead>('messages-on', `${SELECT} where o.stream = $1 order by o.queued desc, o.message`, [stream])

export const findMessage = async (query: Query, stream: string, message: string): Promise<MessageRead | undefined> =>
  (
    await query<MessageRead>('find-message', `${SELECT} where o.stream = $1 and o.message::text = $2`, [
      stream,
      message,
    ])
  )[0]
