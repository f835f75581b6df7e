/** Requests for the data that we hold about somebody, through the API: on no case, and the same for whoever asks. */
import { z } from 'zod'
import {
  agreeDelivery,
  agreeToAnswer,
  askWhoItIs,
  confirmWhoItIs,
  type DataRequestDone,
  DELIVERIES,
  IDENTITY_CHECKS,
  OTHERS_AGREE,
  receiveDataRequest,
  reviewDataRequest,
} from '../casework/data-requests/handle-data-request.ts'
import { answerRequest } from '../outgoing/data-requests/answer-request.ts'
import { civilOf } from '../record/london-time.ts'
import { readDataRequests } from '../views/read-data-requests.ts'
import { type HttpAnswer, invalid, NOT_FOUND } from './answers.ts'
import { type Route, route } from './routes.ts'

const Done = z.strictObject({ outcome: z.literal('done'), id: z.uuid() })
const Text = z.string().max(5_000)

const answerOf = (done: DataRequestDone, status = 200): HttpAnswer => {
  if (done.outcome === 'invalid') return invalid(done.problems)
  return done.outcome === 'not-found' ? NOT_FOUND : { status, body: done }
}

const Shown = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  reach: z.string(),
  asks: z.string(),
  received: z.string(),
  known: z.boolean().describe('whether it is known who they are in the housing records'),
  due: z.string().nullable().describe('the last day in law; null while we wait to hear who it is'),
  isLate: z.boolean(),
  notBefore: z.string().nullable(),
  delivery: z.string().nullable(),
  step: z.enum(['identity', 'delivery', 'review', 'second', 'waits', 'answer', 'answered']),
})

export const DATA_REQUEST_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/data-requests',
    summary: 'Take in a request of somebody for the data that is held about them; by anybody who works here',
    signedIn: true,
    body: z.strictObject({ name: Text, reach: Text, asks: Text }),
    answers: Done,
    answer: async ({ rowan, token, body }) => answerOf(await receiveDataRequest(rowan, token, body), 201),
  }),
  {
    method: 'GET',
    path: '/data-requests',
    summary: 'Requests for data and where each stands, for those who answer them',
    signedIn: true,
    answers: z.strictObject({
      requests: z.array(Shown),
      law: z.strictObject({
        name: z.string(),
        verified: z.boolean(),
        keptBack: z.array(z.string()).describe('kept back by default, from whoever asks'),
        keptBackBy: z.string(),
      }),
    }),
    answer: async ({ rowan, token }) => {
      const read = await readDataRequests(rowan, token)
      if (!read) return NOT_FOUND
      const requests = read.requests.map(
        ({ id, reference, name, reach, asks, received, known, due, isLate, notBefore, delivery, step }) => ({
          ...{ id, reference, name, reach, asks, known, due, isLate, notBefore, delivery, step },
          received: civilOf(received),
        }),
      )
      return { status: 200, body: { requests, law: read.law } }
    },
  },
  {
    method: 'POST',
    path: '/data-requests/{id}/identity/ask',
    summary: 'Say that we had to ask who it is: the time runs from when we know',
    signedIn: true,
    answers: Done,
    answer: async ({ rowan, token, params }) => answerOf(await askWhoItIs(rowan, token, params.id ?? '')),
  },
  route({
    method: 'POST',
    path: '/data-requests/{id}/identity',
    summary: 'Say who it is, and how that is known',
    signedIn: true,
    body: z.strictObject({ customer: z.uuid().nullable(), how: z.enum(IDENTITY_CHECKS) }),
    answers: Done,
    answer: async ({ rowan, token, params, body: { customer, how } }) =>
      answerOf(await confirmWhoItIs(rowan, token, { id: params.id ?? '', customer: customer ?? '', how })),
  }),
  route({
    method: 'POST',
    path: '/data-requests/{id}/delivery',
    summary: 'Say how the answer reaches them and nobody else, as they were asked',
    signedIn: true,
    body: z.strictObject({ delivery: z.enum(DELIVERIES), safe: z.boolean() }),
    answers: Done,
    answer: async ({ rowan, token, params, body }) =>
      answerOf(await agreeDelivery(rowan, token, { id: params.id ?? '', ...body })),
  }),
  route({
    method: 'POST',
    path: '/data-requests/{id}/review',
    summary: 'The three questions about others, with why; for the log, and for no answer',
    signedIn: true,
    body: z.strictObject({
      tellsOfOthers: z.boolean(),
      othersAgree: z.enum(OTHERS_AGREE).nullable().default(null),
      reasonableWithout: z.boolean().nullable().default(null),
      why: Text,
    }),
    answers: Done,
    answer: async ({ rowan, token, params, body: { othersAgree, ...body } }) =>
      answerOf(await reviewDataRequest(rowan, token, { id: params.id ?? '', othersAgree: othersAgree ?? '', ...body })),
  }),
  {
    method: 'POST',
    path: '/data-requests/{id}/agree',
    summary: 'Agree to the answer, as a second person who safeguards',
    signedIn: true,
    answers: Done,
    answer: async ({ rowan, token, params }) => answerOf(await agreeToAnswer(rowan, token, params.id ?? '')),
  },
  route({
    method: 'POST',
    path: '/data-requests/{id}/answer',
    summary: 'The answer as a file, from the day on that is the same for everybody',
    signedIn: true,
    body: z.strictObject({ file: z.enum(['pdf', 'docx']).default('pdf') }),
    answers: z.strictObject({ name: z.string(), mediaType: z.string(), base64: z.string() }),
    answer: async ({ rowan, token, params, body }) => {
      const answered = await answerRequest(rowan, token, { id: params.id ?? '', file: body.file })
      if (answered.outcome === 'no-pdf')
        return invalid([{ field: 'file', problem: 'cannot be a PDF here: ask for docx' }])
      if (answered.outcome === 'not-found') return NOT_FOUND
      const { name, mediaType, bytes } = answered.file
      return { status: 200, body: { name, mediaType, base64: bytes.toString('base64') } }
    },
  }),
]
