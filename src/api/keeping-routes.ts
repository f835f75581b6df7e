/** The routes about keeping and erasing: what is due, what is held, and the two people that it takes. */
import { z } from 'zod'
import {
  agreeToErase,
  holdCase,
  type KeepingDone,
  liftHold,
  proposeToErase,
  SET_BY_HAND,
  withdrawErasing,
} from '../casework/keeping-acts.ts'
import { readKeeping } from '../views/read-keeping.ts'
import { type HttpAnswer, invalid, NOT_FOUND } from './answers.ts'
import { type Route, route } from './route.ts'
import { Moment } from './view-schemas.ts'

const Done = z.strictObject({ id: z.uuid() })
const What = z.enum(['enquiry', 'case', 'kept-addresses', 'complaint', 'leak', 'data-request', 'person'])
const Reason = z.string().max(1_000)

const KeepingAnswer = z.looseObject({
  now: Moment,
  due: z.array(
    z.looseObject({
      caseId: z.uuid(),
      reference: z.string(),
      what: What,
      closed: Moment,
      due: z.iso.date(),
      decided: z.boolean().describe('false: the time is proposed, and not decided yet'),
      isDue: z.boolean(),
      held: z.array(z.string()),
    }),
  ),
  holds: z.array(z.looseObject({ id: z.uuid(), reference: z.string(), kind: z.string(), since: Moment })),
  erasures: z.array(
    z.looseObject({
      id: z.uuid(),
      reference: z.string(),
      what: What,
      proposed: Moment,
      agreed: Moment.nullable(),
      done: Moment.nullable(),
    }),
  ),
})

function answerOf(done: KeepingDone): HttpAnswer {
  switch (done.outcome) {
    case 'done':
      return { status: 201, body: { id: done.id } }
    case 'invalid':
      return invalid(done.problems)
    case 'held':
      return {
        status: 409,
        body: { error: 'refused', says: 'It is held: nothing of it is erased until that is lifted.' },
      }
    case 'own':
      return { status: 409, body: { error: 'refused', says: 'Somebody else agrees, in a session of their own.' } }
    case 'not-found':
      return NOT_FOUND
    default:
      return done satisfies never
  }
}

export const KEEPING_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/keeping',
    summary: 'What is due to be erased, what is held, and what waits for a second person',
    access: 'keeping',
    audit: ['view:keeping'],
    answers: KeepingAnswer,
    answer: async ({ rowan, token }) => {
      const found = await readKeeping(rowan, token)
      return found === null ? NOT_FOUND : { status: 200, body: KeepingAnswer.parse(found) }
    },
  },
  route({
    method: 'POST',
    path: '/keeping/holds',
    summary:
      'Hold a case, a complaint, what may have got out or somebody of the records, so that nothing of it is erased',
    access: 'holds-case',
    audit: ['act:hold-keeping'],
    body: z.strictObject({
      case: z
        .string()
        .max(50)
        .describe('the reference or id of any of these, or the landlord’s own number of somebody'),
      kind: z.enum(SET_BY_HAND),
      reason: Reason,
    }),
    answers: Done,
    answer: async ({ rowan, token, body: { case: caseId, kind, reason } }) =>
      answerOf(await holdCase(rowan, token, { caseId, kind, reason })),
  }),
  route({
    method: 'POST',
    path: '/keeping/holds/{id}/lift',
    summary: 'Lift a hold, with the reason',
    access: 'erases',
    audit: ['act:lift-hold'],
    stepUp: true,
    body: z.strictObject({ reason: Reason }),
    answers: Done,
    answer: async ({ rowan, token, params, body }) =>
      answerOf(await liftHold(rowan, token, { hold: params.id ?? '', reason: body.reason })),
  }),
  route({
    method: 'POST',
    path: '/keeping/erasures',
    summary: 'Propose to erase what is due',
    access: 'erases',
    audit: ['act:propose-erasure'],
    stepUp: true,
    body: z.strictObject({ caseId: z.uuid(), what: What }),
    answers: Done,
    answer: async ({ rowan, token, body }) => answerOf(await proposeToErase(rowan, token, body)),
  }),
  {
    method: 'POST',
    path: '/keeping/erasures/{id}/agree',
    summary: 'Agree to erase what somebody else proposed; it is then done soon, for ever',
    access: 'agrees-to-erase',
    audit: ['act:agree-to-erasure'],
    stepUp: true,
    answers: Done,
    answer: async ({ rowan, token, params }) => answerOf(await agreeToErase(rowan, token, params.id ?? '')),
  },
  {
    method: 'POST',
    path: '/keeping/erasures/{id}/withdraw',
    summary: 'Take back a proposal to erase, while it is not done',
    access: 'erases',
    audit: ['act:withdraw-erasure'],
    answers: Done,
    answer: async ({ rowan, token, params }) => answerOf(await withdrawErasing(rowan, token, params.id ?? '')),
  },
]
