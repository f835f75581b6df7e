/** What was written to the people of the made-up case: a message in every state. */
import type { MessagePrepared } from '../outgoing/messages/prepare-message.ts'
import { HOUR } from '../record/london-time.ts'
import type { MessageLine, MessagesPage } from '../views/messages-page.ts'
import { NOW } from './made-up-duties.ts'

const LINE: MessageLine = {
  id: 'ms-1',
  person: 'p-1',
  subject: 'Please call me',
  text: 'Hello,\n\nYou can call me on 01632 960001.\n\nOlu Example',
  by: 'Olu Example',
  state: 'waiting',
  why: null,
  queued: NOW - HOUR,
  goes: NOW + 20 * HOUR,
  ended: null,
}

export const MADE_UP_MESSAGES: Omit<MessagesPage, 'now'> = {
  caseId: 'c-1',
  reference: 'R-4F7K',
  sends: true,
  texts: [
    { id: 'please-call', name: 'Please call me', use: 'To ask somebody to get in touch', asks: ['phone'] },
    { id: 'appointment', name: 'An appointment', use: 'To confirm a time that was agreed', asks: ['phone', 'when'] },
  ],
  messages: [
    LINE,
    { ...LINE, id: 'ms-2', state: 'sending', goes: NOW },
    { ...LINE, id: 'ms-3', state: 'sent', ended: NOW - HOUR },
    { ...LINE, id: 'ms-4', state: 'stopped', why: 'agreement', ended: NOW - 2 * HOUR },
    { ...LINE, id: 'ms-5', state: 'not-known', why: 'interrupted', ended: NOW - 3 * HOUR },
  ],
}

export const MADE_UP_MESSAGE: MessagePrepared = {
  outcome: 'ready',
  stream: 'c-1',
  message: { subject: LINE.subject, text: LINE.text, language: 'english', print: 'standard' },
  goes: NOW,
  isNow: true,
  version: 'e-2',
}
