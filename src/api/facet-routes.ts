/** Acts by those who see a facet of a case and not the case: a rent account, a job, a move, a question without a name. */
import { ACT_NAMED } from '../access/audited.ts'
import { perform } from '../casework/perform.ts'
import { checkApplication } from '../views/check-application.ts'
import { answerTo, invalid, NOT_FOUND } from './answers.ts'
import { Envelope, Recorded } from './entry-schemas.ts'
import { ApplicationAnswer, ApplicationAsked } from './lettings-schemas.ts'
import { readAct } from './read-act.ts'
import { type Route, route } from './route.ts'

export const FACET_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/accounts/{id}/entries',
    summary: 'Do one act for a rent account, for a role that sees accounts and no cases',
    access: 'accounts',
    audit: [ACT_NAMED],
    body: Envelope,
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) => {
      const read = readAct(body, key)
      if (!read.ok) return read.answer
      return answerTo(await perform(rowan, token, { ...read.act, target: { on: 'account', account: params.id ?? '' } }))
    },
  }),
  route({
    method: 'POST',
    path: '/jobs/{id}/entries',
    summary: 'Say that a job is done, or why it is not, for whoever plans or does jobs and sees no cases',
    access: 'job',
    audit: [ACT_NAMED],
    body: Envelope,
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) => {
      const read = readAct(body, key)
      if (!read.ok) return read.answer
      return answerTo(
        await perform(rowan, token, { ...read.act, target: { on: 'work-order', order: params.id ?? '' } }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/moves/{id}/entries',
    summary: 'Offer a home, write down the answer, or give a move back, for lettings who see no cases',
    access: 'move',
    audit: [ACT_NAMED],
    body: Envelope,
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) => {
      const read = readAct(body, key)
      if (!read.ok) return read.answer
      return answerTo(await perform(rowan, token, { ...read.act, target: { on: 'move', move: params.id ?? '' } }))
    },
  }),
  route({
    method: 'POST',
    path: '/questions/{id}/entries',
    summary: 'Answer a question that was put to me without a name',
    access: 'question',
    audit: [ACT_NAMED],
    body: Envelope,
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) => {
      const read = readAct(body, key)
      if (!read.ok) return read.answer
      const target = { on: 'question', question: params.id ?? '' } as const
      return answerTo(await perform(rowan, token, { ...read.act, target }))
    },
  }),
  route({
    method: 'POST',
    path: '/application-check',
    summary: 'Whether lettings speak to somebody before they go on with an application, and nothing else',
    access: 'restricted-list',
    audit: ['view:application-check'],
    reads: true,
    body: ApplicationAsked,
    answers: ApplicationAnswer,
    answer: async ({ rowan, token, body }) => {
      const checked = await checkApplication(rowan, token, body)
      if (checked === null) return NOT_FOUND
      if (checked.outcome === 'invalid') return invalid(checked.problems)
      if (checked.outcome === 'too-many')
        return { status: 429, body: { error: 'too-many-attempts', says: 'Too many in an hour: wait a little.' } }
      return { status: 200, body: { speakTo: checked.speakTo } }
    },
  }),
]
