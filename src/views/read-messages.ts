/** Reads what was written to the people of a case, for somebody on it; null for a case that is hidden or missing, and the attempt is audited. */
import { attempted } from '../casework/attempted.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { openMessage } from '../store/keys/sealed-messages.ts'
import { findStream } from '../store/queries/cases.ts'
import { messagesOn } from '../store/queries/messages.ts'
import type { MessagesPage } from './messages-page.ts'

const ASKS = ['phone', 'when'] as const

/** `of` is the reference or the id of the case. */
export const readMessages = (rowan: Rowan, token: string, of: string): Promise<MessagesPage | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const stream = await findStream(query, of)
    const found = stream?.kind === 'case' ? stream : null
    const rows = await messagesOn(query, found?.stream ?? null)
    auditAtEnd(query, {
      action: 'view:messages',
      objectType: 'case',
      object: found?.stream ?? attempted(of),
      basis: found ? 'member' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    if (!found) return null
    const { landlord } = actor
    const key =
      rows.length > 0 ? await rowan.keyring.findKey({ landlord, kind: 'case', subject: found.stream }) : undefined
    const said = (message: string, sealed: Buffer): { subject: string; text: string } =>
      key
        ? JSON.parse(openMessage(key, { landlord, stream: found.stream, message }, sealed))
        : { subject: 'What it said was erased', text: '' }
    return {
      caseId: found.stream,
      reference: found.reference,
      now: rowan.clock(),
      sends: rowan.sendsMessages,
      texts: landlordOf(rowan, landlord)
        .letters.filter(({ handed }) => !handed)
        .map(({ id, name, use, english }) => ({
          id,
          name,
          use,
          asks: ASKS.filter((place) => english.paragraphs.some((text) => text.includes(`{${place}}`))),
        })),
      messages: rows.map(({ message, person, sealed, by, state, why, queued, not_before, ended }) => {
        const { subject, text } = said(message, sealed)
        return {
          id: message,
          person,
          subject,
          text,
          by: by ?? '',
          state,
          why,
          queued: queued.getTime(),
          goes: not_before.getTime(),
          ended: ended?.getTime() ?? null,
        }
      }),
    }
  })
