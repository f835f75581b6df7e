/** Requests for the data that we hold about somebody, through the API: on no case, and the same for whoever asks. */
import { z } from 'zod'
import type { DataRequestDone } from '../casework/data-requests/data-step.ts'
import {
  agreeDelivery,
  agreeToAnswer,
  askWhoItIs,
  confirmWhoItIs,
  DELIVERIES,
  IDENTITY_CHECKS,
  receiveDataRequest,
  reviewDataRequest,
} from '../casework/data-requests/handle-data-request.ts'
import { OTHERS_AGREE } from '../casework/data-requests/others-answers.ts'
import { agreeWhoItIs, sendBackWhoItIs } from '../casework/data-requests/second-identity.ts'
import { askWhatTheyMean, extendDataRequest, hearWhatTheyMean } from '../casework/data-requests/time-data-request.ts'
import { answerRequest } from '../outgoing/data-requests/answer-request.ts'
import { DATA_GROUNDS } from '../packs/law.ts'
import { civilOf, dateOfDay, dayOf } from '../record/london-time.ts'
import { readDataRequests } from '../views/read-data-requests.ts'
import { type HttpAnswer, invalid, NOT_FOUND } from './answers.ts'
import { type Route, route } from './route.ts'

const Done = z.strictObject({ outcome: z.literal('done'), id: z.uuid() })
const Text = z.string().max(5_000)

/** Of a part the day alone: a time of day could be looked for on the trail. */
const dayOnly = (at: number): string => dateOfDay(dayOf(at))

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
  identity: z
    .strictObject({
      said: z.uuid().describe('names what was read: sent along by whoever agrees to it or sends it back'),
      how: z.string(),
      whom: z.strictObject({ name: z.string(), bornIn: z.int().nullable() }).nullable(),
    })
    .nullable()
    .describe('who it is, as it was said, while a second person is asked to agree to it; null before and after'),
  wasSentBack: z.boolean().describe('a second person sent back who it is, and it is to be said anew'),
  known: z.boolean().describe('whether it is known who they are in the housing records'),
  runsFrom: z.string().nullable().describe('the first day; null while we wait to hear who it is'),
  waitsFor: z.enum(['identity', 'clarity']).nullable().describe('what we wait to hear, so that no time runs'),
  due: z.string().nullable().describe('the last day in law; null while no time runs'),
  extendBy: z.string().nullable().describe('the last day on which they can be told that it takes longer'),
  pausedDays: z.int().describe('for how many days it stood still'),
  extended: z.strictObject({ at: z.string(), because: z.string(), reasons: z.string() }).nullable(),
  isLate: z.boolean(),
  notBefore: z.string().nullable(),
  delivery: z.string().nullable(),
  givenApart: z.string().nullable().describe('when part of the answer was given: the whole is still to be given'),
  reviewed: z.int().nullable().describe('when it was reviewed, in milliseconds: sent back to agree'),
  parts: z
    .array(
      z.strictObject({
        part: z.uuid(),
        place: z.enum(['case', 'complaint']),
        asked: z.string(),
        who: z.string().nullable().describe('whoever put it together, or whose it is to do so'),
        gathered: z.string().nullable(),
        gives: z.boolean().describe('false while nothing is given from there'),
        reader: z.string().nullable(),
        agreed: z.string().nullable(),
        reference: z.string().nullable().describe('of a complaint that may be read as a second person'),
      }),
    )
    .describe('where else their data stands; for whoever protects data alone'),
  step: z.enum(['identity', 'identity-second', 'delivery', 'parts', 'review', 'second', 'waits', 'answer', 'answered']),
})

export const DATA_REQUEST_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/data-requests',
    summary: 'Take in a request of somebody for the data that is held about them; by anybody who works here',
    access: 'signed-in',
    audit: ['act:receive-data-request'],
    body: z.strictObject({ name: Text, reach: Text, asks: Text }),
    answers: Done,
    answer: async ({ rowan, token, body }) => answerOf(await receiveDataRequest(rowan, token, body), 201),
  }),
  {
    method: 'GET',
    path: '/data-requests',
    summary: 'Requests for data and where each stands, for those who answer them',
    access: 'data-requests',
    audit: ['view:data-requests'],
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
        ({ id, reference, name, reach, asks, received, known, time, isLate, notBefore, delivery, step, ...more }) => ({
          ...{ id, reference, name, reach, asks, known, ...time, isLate, notBefore, delivery, step },
          reviewed: more.reviewed,
          givenApart: more.givenApart === null ? null : civilOf(more.givenApart),
          received: civilOf(received),
          identity:
            step === 'identity-second' && more.identity !== null
              ? { said: more.identity.said, how: more.identityHow ?? '', whom: more.identity.whom }
              : null,
          wasSentBack: more.identityBack !== null,
          parts: more.parts.map((each) => ({
            ...each,
            asked: dayOnly(each.asked),
            gathered: each.gathered === null ? null : dayOnly(each.gathered),
            agreed: each.agreed === null ? null : dayOnly(each.agreed),
          })),
          pausedDays: more.pausedDays,
          extended: more.extended && { ...more.extended, at: civilOf(more.extended.at) },
        }),
      )
      const { months: _months, moreMonths: _moreMonths, ...law } = read.law
      return { status: 200, body: { requests, law } }
    },
  },
  {
    method: 'POST',
    path: '/data-requests/{id}/identity/ask',
    summary: 'Say that we had to ask who it is: the time runs from when we know',
    access: 'protects-data',
    audit: ['act:ask-identity'],
    answers: Done,
    answer: async ({ rowan, token, params }) => answerOf(await askWhoItIs(rowan, token, params.id ?? '')),
  },
  route({
    method: 'POST',
    path: '/data-requests/{id}/identity',
    summary: 'Say who it is, and how that is known',
    access: 'protects-data',
    audit: ['act:confirm-identity'],
    body: z.strictObject({ customer: z.uuid().nullable(), how: z.enum(IDENTITY_CHECKS) }),
    answers: Done,
    answer: async ({ rowan, token, params, body: { customer, how } }) =>
      answerOf(await confirmWhoItIs(rowan, token, { id: params.id ?? '', customer: customer ?? '', how })),
  }),
  route({
    method: 'POST',
    path: '/data-requests/{id}/identity/agree',
    summary: 'Agree to who it is, as a second person who safeguards: to what was read',
    access: 'agrees-to-answer',
    audit: ['act:agree-identity'],
    stepUp: true,
    body: z.strictObject({ said: z.uuid() }),
    answers: Done,
    answer: async ({ rowan, token, params, body: { said } }) =>
      answerOf(await agreeWhoItIs(rowan, token, { id: params.id ?? '', said })),
  }),
  route({
    method: 'POST',
    path: '/data-requests/{id}/identity/back',
    summary: 'Send back who it is: it is said anew, and what followed from it is done anew',
    access: 'agrees-to-answer',
    audit: ['act:send-back-identity'],
    body: z.strictObject({ said: z.uuid() }),
    answers: Done,
    answer: async ({ rowan, token, params, body: { said } }) =>
      answerOf(await sendBackWhoItIs(rowan, token, { id: params.id ?? '', said })),
  }),
  {
    method: 'POST',
    path: '/data-requests/{id}/clarity/ask',
    summary: 'Say that we had to ask what they mean: the time stands still until they say it',
    access: 'protects-data',
    audit: ['act:ask-clarity'],
    answers: Done,
    answer: async ({ rowan, token, params }) => answerOf(await askWhatTheyMean(rowan, token, params.id ?? '')),
  },
  {
    method: 'POST',
    path: '/data-requests/{id}/clarity',
    summary: 'Say that they told us what they mean: the time runs on',
    access: 'protects-data',
    audit: ['act:hear-clarity'],
    answers: Done,
    answer: async ({ rowan, token, params }) => answerOf(await hearWhatTheyMean(rowan, token, params.id ?? '')),
  },
  route({
    method: 'POST',
    path: '/data-requests/{id}/extension',
    summary: 'Say that it takes longer, and that they were told why; refused once the first month is over',
    access: 'protects-data',
    audit: ['act:extend-data-request'],
    body: z.strictObject({ because: z.enum(DATA_GROUNDS), reasons: Text, told: z.boolean() }),
    answers: Done,
    answer: async ({ rowan, token, params, body }) =>
      answerOf(await extendDataRequest(rowan, token, { id: params.id ?? '', ...body })),
  }),
  route({
    method: 'POST',
    path: '/data-requests/{id}/delivery',
    summary: 'Say how the answer reaches them and nobody else, as they were asked',
    access: 'protects-data',
    audit: ['act:choose-delivery'],
    stepUp: true,
    body: z.strictObject({ delivery: z.enum(DELIVERIES), safe: z.boolean() }),
    answers: Done,
    answer: async ({ rowan, token, params, body }) =>
      answerOf(await agreeDelivery(rowan, token, { id: params.id ?? '', ...body })),
  }),
  route({
    method: 'POST',
    path: '/data-requests/{id}/review',
    summary: 'The three questions about others, with why; for the log, and for no answer',
    access: 'protects-data',
    audit: ['act:review-data-request'],
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
  route({
    method: 'POST',
    path: '/data-requests/{id}/agree',
    summary: 'Agree to the answer, as a second person who safeguards: to what was read',
    access: 'agrees-to-answer',
    audit: ['act:agree-to-answer'],
    stepUp: true,
    body: z.strictObject({
      reviewed: z.int().min(0).describe('as it was read: what was reviewed anew since is read anew'),
      delivery: z.enum(DELIVERIES).describe('as it was read: another way to reach them is read anew'),
    }),
    answers: Done,
    answer: async ({ rowan, token, params, body }) =>
      answerOf(await agreeToAnswer(rowan, token, { id: params.id ?? '', read: body })),
  }),
  route({
    method: 'POST',
    path: '/data-requests/{id}/answer',
    summary: 'The joined answer as one sealed file, from the day on that is the same for everybody',
    access: 'protects-data',
    audit: ['act:answer-data-request'],
    stepUp: true,
    body: z.strictObject({ file: z.enum(['pdf', 'docx']).default('pdf') }),
    answers: z.strictObject({
      name: z.string(),
      mediaType: z.string(),
      base64: z.string(),
      words: z.string().describe('that open it: tell them to the person, and never write them beside it'),
    }),
    answer: async ({ rowan, token, params, body }) => {
      const answered = await answerRequest(rowan, token, { id: params.id ?? '', file: body.file })
      if (answered.outcome === 'no-pdf')
        return invalid([{ field: 'file', problem: 'cannot be a PDF here: ask for docx' }])
      if (answered.outcome === 'not-found') return NOT_FOUND
      const { name, mediaType, bytes } = answered.file
      return { status: 200, body: { name, mediaType, base64: bytes.toString('base64'), words: answered.words } }
    },
  }),
]
