/** What was written to the people of a case, and what became of each; and whether anything can be sent from here. */
import type { Instant } from '../record/london-time.ts'
import type { MessageState, StoppedWhy } from '../store/outbox.ts'

export type { MessageState, StoppedWhy } from '../store/outbox.ts'

export type MessageLine = {
  readonly id: string
  readonly person: string
  readonly subject: string
  readonly text: string
  /** Who wrote it. */
  readonly by: string
  readonly state: MessageState
  readonly why: StoppedWhy | null
  readonly queued: Instant
  /** When it may go at the earliest. */
  readonly goes: Instant
  /** When it went, or was stopped. */
  readonly ended: Instant | null
}

export type MessagesPage = {
  readonly caseId: string
  readonly reference: string
  readonly now: Instant
  /** False where no mail server was set up: then a person sends. */
  readonly sends: boolean
  readonly texts: readonly {
    readonly id: string
    readonly name: string
    readonly use: string
    readonly asks: readonly ('phone' | 'when')[]
  }[]
  /** The newest first. */
  readonly messages: readonly MessageLine[]
}
