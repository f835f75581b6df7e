/** What may have got out, through the API: told of by anybody, who hears nothing back; looked after by few. */
import { z } from 'zod'
import { handleLeak, tieToCase } from '../casework/leaks/handle-leak.ts'
import { reportLeak } from '../casework/leaks/report-leak.ts'
import { readLeak, readLeaks } from '../views/leaks/read-leaks.ts'
import { answerTo, type HttpAnswer, invalid, NOT_FOUND } from './answers.ts'
import { CivilTimeSchema, Recorded, RoleSchema } from './entry-schemas.ts'
import { readTimes } from './read-act.ts'
import { type Route, route } from './route.ts'
import { Moment } from './view-schemas.ts'

const State = z.enum(['open', 'closed'])
const Step = z.enum(['stopped', 'safety-call', 'risk-looked-at', 'regulator', 'told', 'lessons'])
const Text = z.string().max(20_000)

const Line = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  reported: Moment,
  exposes: z.boolean().describe('somebody can be found or reached by it, or nobody can rule that out'),
  state: State,
  nextStep: z.string().nullable(),
  nextDue: Moment.nullable(),
  late: z.boolean(),
  cases: z.array(z.string()).describe('references of those that were not taken back'),
  undecided: z.boolean().describe('somebody not on one of them named it, and it is not decided yet'),
})
const List = z.strictObject({ now: Moment, leaks: z.array(Line) })

const Page = z.strictObject({
  id: z.uuid(),
  reference: z.string(),
  seq: z.int(),
  now: Moment,
  state: State,
  known: Moment,
  what: z.array(z.string()),
  exposes: z.boolean(),
  how: z.string().nullable(),
  learnt: z.array(z.string()),
  goesOn: z.boolean().nullable(),
  account: z.string().nullable(),
  whose: z.string().nullable(),
  by: z.string(),
  cases: z.array(
    z.strictObject({
      id: z.uuid(),
      reference: z.string(),
      state: z
        .enum(['raised', 'held', 'stands', 'withdrawn'])
        .describe('raised holds nothing back, held does until it is decided, stands until contact is agreed again'),
      since: Moment,
    }),
  ),
  steps: z.array(
    z.strictObject({
      step: Step,
      due: Moment.nullable().describe('null: without delay, no time is stated'),
      law: z.string().nullable().describe('the law that gives the time; null: Rowan’s own'),
      taken: z.strictObject({ at: Moment, outcome: z.string() }).nullable(),
      late: z.boolean(),
    }),
  ),
  law: z.strictObject({ name: z.string(), hours: z.int(), verified: z.boolean(), note: z.string() }).nullable(),
  closes: z.boolean(),
  written: z.array(
    z.strictObject({
      n: z.int(),
      type: z.string(),
      sentence: z.string(),
      step: z.string().nullable(),
      outcome: z.string().nullable(),
      at: Moment,
      by: z.string(),
      reasons: z.string().nullable(),
    }),
  ),
})

const Told = z.strictObject({
  by: RoleSchema,
  at: CivilTimeSchema.optional().describe('when whoever tells of it came to know'),
  ofCase: z.string().max(20).default('').describe('the reference of a case, as typed'),
  data: z.record(z.string(), z.unknown()).describe('the fields of leak.reported'),
})

const act = <Data extends z.ZodType>(data: Data) => z.strictObject({ by: RoleSchema, seq: z.int().optional(), data })

export const LEAK_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/leaks',
    summary:
      'Tell of something that may have got out; by anybody, and the answer is the same whichever case it is about',
    access: 'in-a-role',
    audit: ['act:report-leak'],
    body: Told,
    answers: z.strictObject({ outcome: z.literal('passed-on') }),
    answer: async ({ rowan, token, body, key }): Promise<HttpAnswer> => {
      const read = readTimes({ at: body.at })
      if (!read.ok) return read.answer
      const came = await reportLeak(rowan, token, {
        role: body.by,
        ofCase: body.ofCase,
        data: body.data,
        ...read.times,
        ...(key === undefined ? {} : { key }),
      })
      if (came.outcome === 'invalid') return invalid(came.problems)
      return came.outcome === 'passed-on' ? { status: 201, body: came } : answerTo(came)
    },
  }),
  route({
    method: 'GET',
    path: '/leaks',
    summary: 'What may have got out, what is due first; for those who look after it',
    access: 'leaks',
    audit: ['view:leaks'],
    answers: List,
    answer: async ({ rowan, token }) => {
      const found = await readLeaks(rowan, token)
      return found ? { status: 200, body: List.parse(found) } : NOT_FOUND
    },
  }),
  route({
    method: 'GET',
    path: '/leaks/{id}',
    summary: 'One of them: what was told, what has to be done, and by when',
    access: 'leak',
    audit: ['view:leak'],
    answers: Page,
    answer: async ({ rowan, token, params }) => {
      const found = await readLeak(rowan, token, params.id ?? '')
      return found ? { status: 200, body: Page.parse(found) } : NOT_FOUND
    },
  }),
  route({
    method: 'POST',
    path: '/leaks/{id}/steps',
    summary: 'Write down a step: the call, the risk, the regulator, telling them, what is changed',
    access: 'leak',
    audit: ['act:leak.handled'],
    body: act(z.strictObject({ step: Step, outcome: z.string(), reasons: Text.optional() })),
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) =>
      answerTo(
        await handleLeak(rowan, token, {
          leak: params.id ?? '',
          type: 'leak.handled',
          role: body.by,
          data: body.data,
          ...(body.seq === undefined ? {} : { seq: body.seq }),
          ...(key === undefined ? {} : { key }),
        }),
      ),
  }),
  route({
    method: 'POST',
    path: '/leaks/{id}/cases',
    summary: 'Say of which case it is, by its reference: nothing is sent on it from then on',
    access: 'leak',
    audit: ['act:tie-leak'],
    body: z.strictObject({ ofCase: z.string().max(20) }),
    answers: z.strictObject({ outcome: z.literal('tied') }),
    answer: async ({ rowan, token, params, body }) => {
      const came = await tieToCase(rowan, token, { leak: params.id ?? '', ofCase: body.ofCase })
      return came.outcome === 'tied' ? { status: 200, body: came } : NOT_FOUND
    },
  }),
  route({
    method: 'POST',
    path: '/leaks/{id}/decisions',
    summary: 'Say whether it is of a case that was named; that it was the wrong one is for the data protection officer',
    access: 'leak',
    audit: ['act:leak.case-decided', 'act:tie-leak'],
    body: act(
      z.strictObject({
        case: z.string().max(20).describe('its reference'),
        outcome: z.enum(['stands', 'set-aside', 'wrong-case']),
        reasons: Text.optional(),
      }),
    ).extend({ instead: z.string().max(20).optional().describe('the reference of the right case') }),
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) =>
      answerTo(
        await handleLeak(rowan, token, {
          leak: params.id ?? '',
          type: 'leak.case-decided',
          role: body.by,
          data: body.data,
          ...(body.instead === undefined ? {} : { instead: body.instead }),
          ...(body.seq === undefined ? {} : { seq: body.seq }),
          ...(key === undefined ? {} : { key }),
        }),
      ),
  }),
  route({
    method: 'POST',
    path: '/leaks/{id}/close',
    summary: 'Close it with its reasons, once every step is taken or said not to be needed',
    access: 'closes-leak',
    audit: ['act:leak.closed'],
    body: act(z.strictObject({ finding: z.enum(['got-out', 'nothing-got-out', 'not-known']), reasons: Text })),
    answers: Recorded,
    answer: async ({ rowan, token, params, body, key }) =>
      answerTo(
        await handleLeak(rowan, token, {
          leak: params.id ?? '',
          type: 'leak.closed',
          role: body.by,
          data: body.data,
          ...(body.seq === undefined ? {} : { seq: body.seq }),
          ...(key === undefined ? {} : { key }),
        }),
      ),
  }),
]
