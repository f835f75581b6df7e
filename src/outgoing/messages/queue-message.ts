/** Puts an e-mail to a person into the outbox, in the transaction in which it was looked at; and takes back one that waits. */
import { randomUUID } from 'node:crypto'
import { attempted } from '../../casework/attempted.ts'
import { isId } from '../../casework/new-entry.ts'
import type { Rowan } from '../../casework/rowan.ts'
import type { Instant } from '../../record/london-time.ts'
import { type AuditLine, asActor, audit } from '../../store/database.ts'
import { idOf } from '../../store/judged-rows.ts'
import { sealMessage } from '../../store/keys/sealed-messages.ts'
import { queueSealedMessage, withdrawMessage } from '../../store/outbox.ts'
import { findStream } from '../../store/queries/cases.ts'
import { type MessageAskedFor, type MessagePrepared, prepareMessage } from './prepare-message.ts'

export type MessageQueued =
  | {
      readonly outcome: 'queued'
      readonly caseId: string
      readonly message: string
      readonly goes: Instant
      readonly isNow: boolean
    }
  /** No mail server was set up: a person sends it and records it. */
  | { readonly outcome: 'no-mail' }
  | Exclude<MessagePrepared, { readonly outcome: 'ready' }>

const RESULTS: Readonly<Record<MessagePrepared['outcome'], AuditLine['result']>> = {
  ready: 'done',
  invalid: 'invalid',
  unsafe: 'refused',
  unfit: 'refused',
  refused: 'refused',
  'role-not-held': 'refused',
  'not-found': 'not-found',
}

/** Looks at a message as it would be sent, and writes nothing but that it was looked at. */
export async function lookAtMessage(rowan: Rowan, token: string, ask: MessageAskedFor): Promise<MessagePrepared> {
  const now = rowan.clock()
  const prepared = await asActor(rowan.database, token, async (query, actor) => {
    const found = await prepareMessage(rowan, query, actor, ask, now)
    await note(query, 'view:message', ask, found)
    return found
  })
  return prepared ?? { outcome: 'not-found' }
}

const note = (query: Parameters<typeof audit>[0], action: string, ask: MessageAskedFor, found: MessagePrepared) =>
  audit(query, {
    action,
    objectType: 'case',
    object: found.outcome === 'ready' ? found.stream : attempted(ask.caseId),
    basis: found.outcome === 'not-found' ? 'none' : 'member',
    result: action.startsWith('view:') && found.outcome !== 'not-found' ? 'shown' : RESULTS[found.outcome],
  })

/** The same request sent twice, known by its `key`, is one message. */
export async function queueMessage(
  rowan: Rowan,
  token: string,
  { key, ...ask }: MessageAskedFor & { readonly key?: string },
): Promise<MessageQueued> {
  if (!rowan.sendsMessages) return { outcome: 'no-mail' }
  const now = rowan.clock()
  const queued = await asActor(rowan.database, token, async (query, actor): Promise<MessageQueued> => {
    const found = await prepareMessage(rowan, query, actor, ask, now)
    await note(query, 'act:message.queued', ask, found)
    if (found.outcome !== 'ready') return found
    const { landlord, account } = actor
    const { stream, version, goes, isNow } = found
    const message = key === undefined ? randomUUID() : idOf('message', landlord, account, stream, key)
    const words = await rowan.keyring.keyFor({ landlord, kind: 'case', subject: stream })
    if (!words) throw new Error('The key of this case was destroyed: nothing can be written to its people any more.')
    const sealed = sealMessage(words, { landlord, stream, message }, JSON.stringify(found.message))
    const { person, role, template } = ask
    await queueSealedMessage(query, {
      message,
      stream,
      person,
      version,
      role,
      template,
      sealed,
      queued: now,
      notBefore: goes,
    })
    return { outcome: 'queued', caseId: stream, message, goes, isNow }
  })
  return queued ?? { outcome: 'not-found' }
}

/** Whether it was still waiting: what is being sent cannot be taken back. */
export async function takeBackMessage(
  rowan: Rowan,
  token: string,
  sent: { readonly caseId: string; readonly message: string },
): Promise<'taken-back' | 'too-late' | 'not-found'> {
  const done = await asActor(rowan.database, token, async (query) => {
    const found = await findStream(query, sent.caseId)
    const stream = found?.kind === 'case' ? found.stream : null
    const was =
      stream !== null && isId(sent.message) ? await withdrawMessage(query, stream, sent.message, rowan.clock()) : false
    await audit(query, {
      action: 'act:message.withdrawn',
      objectType: 'case',
      object: stream ?? attempted(sent.caseId),
      basis: stream ? 'member' : 'none',
      result: stream ? (was ? 'done' : 'conflict') : 'not-found',
    })
    return stream === null ? 'not-found' : was ? 'taken-back' : 'too-late'
  })
  return done ?? 'not-found'
}
