/**
 * Sends what waits in the outbox: each message once or not at all, as an act of whoever wrote it. What was agreed is read again in the
 * transaction of that act, with the case locked, and the contact is on the record in the same transaction or the message did not go.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { perform, type WithEntry } from '../../casework/perform.ts'
import type { Performed } from '../../casework/performed.ts'
import { landlordOf, type Rowan } from '../../casework/rowan.ts'
import { asActor, transaction } from '../../store/database.ts'
import { openMessage } from '../../store/keys/sealed-messages.ts'
import {
  endSending,
  type Failure,
  handOver,
  maySend,
  messageFailed,
  messageSent,
  type TakenMessage,
  takeMessage,
} from '../../store/outbox.ts'
import { findMessage } from '../../store/queries/messages.ts'
import { addressesLeftOut } from '../../views/addresses-left-out.ts'
import { caseReading } from '../../views/case-reading.ts'
import { findRecord } from '../../views/case-record.ts'
import { wordingOf } from '../documents/letter.ts'
import type { Delivery } from '../tell-by-mail.ts'
import { type Message, messageOf } from './message.ts'
import { wouldTell } from './prepare-message.ts'
import { addressIn } from './writing-agreed.ts'

export type PersonalMail = Message & { readonly address: string; readonly id: string }
/** Hands one message to a mail server. Never throws: a delivery that failed is an answer. */
export type SendToPerson = (mail: PersonalMail) => Promise<Delivery>

export type MessagesSent = { readonly sent: number; readonly failed: number; readonly unknown: number }

/** Ends the act in which a message was to go: nothing of it is written. */
class NotGone extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super('The message did not go')
    this.name = 'NotGone'
    this.failure = failure
  }
}

const again = (minutes = 1): Failure => ({ state: 'waiting', why: 'not-delivered', minutes })
const stopped = (why: Failure['why']): Failure => ({ state: 'stopped', why, minutes: 0 })
const NOT_KNOWN: Failure = { state: 'not-known', why: 'interrupted', minutes: 0 }

type Prepared = { readonly seq: number; readonly message: Message; readonly address: string }

/** What it says and where it goes, read now from the record, and looked through once more: what is kept apart may be new. */
const prepare = (rowan: Rowan, token: string, taken: TakenMessage): Promise<Prepared | Failure | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const record = await findRecord(query, rowan.keyring, actor, taken.stream)
    const row = record && (await findMessage(query, record.stream, taken.message))
    if (!record || !row) return stopped('writer-left')
    const { landlord, stream, message: id } = taken
    const key = await rowan.keyring.findKey({ landlord, kind: 'case', subject: stream })
    if (!key) return stopped('agreement')
    const message = JSON.parse(openMessage(key, { landlord, stream, message: id }, row.sealed)) as Message
    const address = addressIn(record.entries.find((entry) => entry.id === taken.version)?.words ?? {})
    if (address === null) return stopped('agreement')
    const hidden = await addressesLeftOut(rowan, query, landlord, stream)
    const template = landlordOf(rowan, landlord).letters.find((each) => each.id === row.template)
    if (!template || wordingOf(template, message.language) === null) return stopped('would-tell')
    const frame = messageOf(template, { ...message, from: actor.name, phone: '', when: '' })
    const against = { reading: caseReading(record), hidden, person: taken.person }
    const tells = wouldTell(message, frame, against).length > 0
    return tells ? stopped('would-tell') : { seq: record.seq, message, address }
  })

const failureOf = (performed: Performed): Failure | null => {
  switch (performed.outcome) {
    case 'recorded':
      return null
    case 'conflict':
      return again(0)
    case 'refused':
      return stopped(
        performed.refusals.some((each) => 'kind' in each && each.kind === 'safe-contact') ? 'agreement' : 'refused',
      )
    case 'not-found':
    case 'role-not-held':
      return stopped('writer-left')
    case 'invalid':
    case 'key-reused':
      return stopped('refused')
    default:
      return performed satisfies never
  }
}

/** One message that this process took. Answers with why it did not go, or null. */
async function sendTaken(
  rowan: Rowan,
  send: SendToPerson,
  taken: TakenMessage,
  claim: string,
  token: string,
): Promise<Failure | null> {
  let handed = false
  try {
    const ready = await prepare(rowan, token, taken)
    if (ready === null) return stopped('writer-left')
    if ('state' in ready) return ready
    const { message, address, seq } = ready
    const hand: WithEntry = async ({ query, entry }) => {
      if (handed) throw new NotGone(NOT_KNOWN)
      const now = rowan.clock()
      if (!(await maySend(query, taken.message, claim, now))) throw new NotGone(again())
      handed = await transaction(rowan.worker, (own) => handOver(own, taken, claim, now))
      if (!handed) throw new NotGone(again())
      const delivery = await send({ ...message, address, id: taken.message })
      if (delivery !== 'sent') throw new NotGone(delivery === 'refused' ? again() : NOT_KNOWN)
      await messageSent(query, taken.message, claim, entry, now)
    }
    const data = {
      person: taken.person,
      channel: 'email',
      revealsReport: false,
      wording: `${message.subject}\n\n${message.text}`,
    }
    const target = { on: 'case', caseId: taken.stream } as const
    const performed = await perform(rowan, token, { target, type: 'message.sent', role: taken.role, data, seq }, hand)
    return failureOf(performed)
  } catch (error) {
    if (error instanceof NotGone) return error.failure
    return handed ? NOT_KNOWN : again()
  }
}

/** Everything that is due. Throws only where the database cannot be asked. */
export async function sendMessages(rowan: Rowan, send: SendToPerson, most = 1000): Promise<MessagesSent> {
  const came = { sent: 0, failed: 0, unknown: 0 }
  for (let n = 0; n < most; n++) {
    const claim = randomUUID()
    const token = randomBytes(32).toString('base64url')
    const taken = await transaction(rowan.worker, (query) => takeMessage(query, rowan.clock(), claim, token))
    if (!taken) break
    const failure = await sendTaken(rowan, send, taken, claim, token)
    await transaction(rowan.worker, async (query) => {
      if (failure) await messageFailed(query, taken, claim, failure, rowan.clock())
      await endSending(query, token)
    })
    came[failure === null ? 'sent' : failure.state === 'not-known' ? 'unknown' : 'failed']++
  }
  return came
}
