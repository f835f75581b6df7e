/** Messages to people, as rows: put in by whoever writes, taken by a worker, and sent once or not at all. The database has the last word. */
import { createHash } from 'node:crypto'
import type { Instant } from '../record/london-time.ts'
import type { RoleName } from '../record/vocabulary.ts'
import type { Query } from './database.ts'

/** `not-known`: it was handed over and nobody heard whether it was taken. It is never sent again. */
export type MessageState = 'waiting' | 'sending' | 'sent' | 'stopped' | 'not-known'

/** Why a message did not go. */
export type StoppedWhy =
  /** What was agreed ran out, was changed, or may not be safe any more. */
  | 'agreement'
  | 'withdrawn'
  /** Whoever wrote it is not on the case any more, or not in that role. */
  | 'writer-left'
  /** It would now tell something that it must not. */
  | 'would-tell'
  /** The policy does not let it go. */
  | 'refused'
  /** The mail server would not take it. */
  | 'not-delivered'
  | 'interrupted'

export type QueuedMessage = {
  readonly message: string
  readonly stream: string
  readonly person: string
  /** The entry in which the address was agreed. */
  readonly version: string
  readonly role: RoleName
  readonly template: string
  readonly sealed: Buffer
  readonly queued: Instant
  readonly notBefore: Instant
}

/** Throws where the point is not safe: the form of the words decides nothing, the database does. */
export async function queueSealedMessage(query: Query, row: QueuedMessage): Promise<void> {
  await query(
    'queue-message',
    'select sec.queue_message($1, $2, $3, $4, $5, $6, $7, to_timestamp($8 / 1000.0), to_timestamp($9 / 1000.0))',
    [row.message, row.stream, row.person, row.version, row.role, row.template, row.sealed, row.queued, row.notBefore],
  )
}

/** Takes back one that waits. False where it waits no more, or was never there. */
export const withdrawMessage = async (query: Query, stream: string, message: string, now: Instant): Promise<boolean> =>
  (
    await query<{ was: boolean }>(
      'withdraw-message',
      'select sec.withdraw_message($1, $2, to_timestamp($3 / 1000.0)) as was',
      [stream, message, now],
    )
  )[0]?.was ?? false

export type TakenMessage = {
  readonly landlord: string
  readonly message: string
  readonly stream: string
  readonly person: string
  readonly version: string
  readonly role: RoleName
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** One that is due, for this claim alone, with a session of a minute for whoever wrote it under `token`. */
export const takeMessage = async (
  query: Query,
  now: Instant,
  claim: string,
  token: string,
): Promise<TakenMessage | undefined> =>
  (
    await query<TakenMessage>('take-message', 'select * from sec.take_message(to_timestamp($1 / 1000.0), $2, $3)', [
      now,
      claim,
      hashOf(token),
    ])
  )[0]

/** Within the act of sending, its case locked: whether it may go now. */
export const maySend = async (query: Query, message: string, claim: string, now: Instant): Promise<boolean> =>
  (
    await query<{ may: boolean }>('may-send', 'select sec.may_send($1, $2, to_timestamp($3 / 1000.0)) as may', [
      message,
      claim,
      now,
    ])
  )[0]?.may ?? false

/** Kept before it is handed to a mail server: from here on it is never sent again. False where the claim holds no more. */
export const handOver = async (
  query: Query,
  { landlord, message }: TakenMessage,
  claim: string,
  now: Instant,
): Promise<boolean> =>
  (
    await query<{ was: boolean }>('hand-over', 'select sec.hand_over($1, $2, $3, to_timestamp($4 / 1000.0)) as was', [
      landlord,
      message,
      claim,
      now,
    ])
  )[0]?.was ?? false

/** In the transaction in which its entry was written. Throws where the point is not safe and open. */
export async function messageSent(query: Query, message: string, claim: string, entry: string, now: Instant) {
  await query('message-sent', 'select sec.message_sent($1, $2, $3, to_timestamp($4 / 1000.0))', [
    message,
    claim,
    entry,
    now,
  ])
}

/** `waiting`: tried again after that many minutes, later and later, and stopped after eight times. */
export type Failure = {
  readonly state: 'waiting' | 'stopped' | 'not-known'
  readonly why: StoppedWhy
  readonly minutes: number
}

export async function messageFailed(
  query: Query,
  { landlord, message }: TakenMessage,
  claim: string,
  { state, why, minutes }: Failure,
  now: Instant,
): Promise<void> {
  await query('message-failed', 'select sec.message_failed($1, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0))', [
    landlord,
    message,
    claim,
    state,
    why,
    minutes,
    now,
  ])
}

/** Ends the session in which one was sent. */
export async function endSending(query: Query, token: string): Promise<void> {
  await query('end-sending', 'select sec.end_sending($1)', [hashOf(token)])
}
