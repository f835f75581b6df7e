/** Routes for messages to people, and for the question that other systems ask before they write to anybody. */
import { z } from 'zod'
import { inSteadyTime } from '../identity/steady-time.ts'
import type { MessagePrepared } from '../outgoing/messages/prepare-message.ts'
import { lookAtMessage, queueMessage, takeBackMessage } from '../outgoing/messages/queue-message.ts'
import { civilOf } from '../record/london-time.ts'
import { checkContact } from '../views/check-contact.ts'
import { readMessages } from '../views/read-messages.ts'
import { saySafeWays } from '../views/safe-ways-sentence.ts'
import { answerTo, type HttpAnswer, insteadOf, invalid, NOT_FOUND, TOO_MANY_LOOKS } from './answers.ts'
import { RoleSchema } from './entry-schemas.ts'
import { type Route, route } from './route.ts'

const Message = z.strictObject({
  by: RoleSchema,
  person: z.uuid(),
  template: z.string().max(60).describe('one of the texts that GET names; there is no free text'),
  phone: z.string().max(30).default('').describe('on which whoever writes can be called'),
  when: z.string().max(200).default('').describe('day and time, where the text asks for it'),
})

const CHANNELS = ['letter', 'email', 'text', 'phone', 'voicemail', 'in-person', 'app', 'messaging-app'] as const
const ContactAsked = z.strictObject({
  account: z.string().min(1).max(50).describe('the rent account'),
  channel: z.enum(CHANNELS),
})

const refused = (says: string, more: object = {}): HttpAnswer => ({
  status: 422,
  body: { error: 'refused', says: `Nothing was sent. ${says}`, ...more },
})

function notSent(found: Exclude<MessagePrepared, { readonly outcome: 'ready' }>): HttpAnswer {
  switch (found.outcome) {
    case 'unsafe':
      return found.ways
        ? refused(saySafeWays(found.ways), {
            refusals: [{ norm: 'safe-contact', kind: 'safe-contact', until: null, instead: insteadOf(found.ways) }],
          })
        : refused('No safe way to make contact was agreed yet: agree one first.')
    case 'unfit':
      return refused(found.says)
    case 'invalid':
      return invalid(found.problems)
    default:
      return answerTo(found)
  }
}

const Text = z.strictObject({ subject: z.string(), text: z.string() })

export const MESSAGE_ROUTES: readonly Route[] = [
  route({
    method: 'GET',
    path: '/cases/{id}/messages',
    summary: 'What was written to the people of a case, what became of each, and the texts that there are',
    access: 'on-case',
    audit: ['view:messages'],
    answers: z.strictObject({
      sends: z.boolean().describe('false: no mail server was set up'),
      texts: z.array(
        z.strictObject({ id: z.string(), name: z.string(), use: z.string(), asks: z.array(z.enum(['phone', 'when'])) }),
      ),
      messages: z.array(
        Text.extend({
          id: z.uuid(),
          person: z.uuid(),
          by: z.string(),
          state: z.enum(['waiting', 'sending', 'sent', 'stopped', 'not-known']),
          why: z.string().nullable(),
          queued: z.string(),
          goes: z.string(),
          ended: z.string().nullable(),
        }),
      ),
    }),
    answer: async ({ rowan, token, params }) => {
      const page = await readMessages(rowan, token, params.id ?? '')
      if (!page) return NOT_FOUND
      const { sends, texts } = page
      const messages = page.messages.map((line) => ({
        ...line,
        queued: civilOf(line.queued),
        goes: civilOf(line.goes),
        ended: line.ended === null ? null : civilOf(line.ended),
      }))
      return { status: 200, body: { sends, texts, messages } }
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/messages/preview',
    summary: 'A message as it would be sent; nothing is sent',
    access: 'acts-on-case',
    audit: ['view:message'],
    reads: true,
    body: Message,
    answers: Text.extend({ goes: z.string() }),
    answer: async ({ rowan, token, params, body: { by, ...ask } }) => {
      const found = await lookAtMessage(rowan, token, { ...ask, role: by, caseId: params.id ?? '' })
      if (found.outcome !== 'ready') return notSent(found)
      const { subject, text } = found.message
      return { status: 200, body: { subject, text, goes: civilOf(found.goes) } }
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/messages',
    summary: 'Send an e-mail to a person by what was agreed, now or at the next agreed hour',
    access: 'acts-on-case',
    audit: ['act:message.queued'],
    body: Message,
    answers: z.strictObject({ outcome: z.literal('queued'), caseId: z.uuid(), message: z.uuid(), goes: z.string() }),
    answer: async ({ rowan, token, params, body: { by, ...ask }, key }) => {
      const sent = { ...ask, role: by, caseId: params.id ?? '', ...(key === undefined ? {} : { key }) }
      const queued = await queueMessage(rowan, token, sent)
      if (queued.outcome === 'no-mail') return refused('No mail server was set up: a person sends it, and records it.')
      if (queued.outcome !== 'queued') return notSent(queued)
      const { caseId, message, goes } = queued
      return { status: 201, body: { outcome: 'queued', caseId, message, goes: civilOf(goes) } }
    },
  }),
  route({
    method: 'POST',
    path: '/cases/{id}/messages/{message}/withdrawal',
    summary: 'Take back a message that waits',
    access: 'acts-on-case',
    audit: ['act:message.withdrawn'],
    answers: z.strictObject({ outcome: z.literal('taken-back') }),
    answer: async ({ rowan, token, params }) => {
      const came = await takeBackMessage(rowan, token, { caseId: params.id ?? '', message: params.message ?? '' })
      if (came === 'not-found') return NOT_FOUND
      return came === 'taken-back'
        ? { status: 200, body: { outcome: 'taken-back' } }
        : invalid([{ field: '', problem: 'This message waits no more: it went, or was stopped' }])
    },
  }),
  route({
    method: 'POST',
    path: '/contact-check',
    summary: 'Before anybody is written to: may we, in this way, now? No reason is given',
    access: 'checks-contact',
    audit: ['view:contact-check'],
    reads: true,
    body: ContactAsked,
    answers: z.strictObject({ answer: z.enum(['send', 'do-not-send', 'ask-the-case-lead']) }),
    answer: ({ rowan, token, body }) =>
      inSteadyTime(async () => {
        const answer = await checkContact(rowan, token, body)
        if (answer === null) return NOT_FOUND
        return answer === 'too-many' ? TOO_MANY_LOOKS : { status: 200, body: { answer } }
      }),
  }),
]
