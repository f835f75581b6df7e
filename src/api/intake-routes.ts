/** The routes of taking in: raising a concern by the shortest way, and what was passed on and waits to be taken on. */
import { z } from 'zod'
import { perform } from '../casework/perform.ts'
import { raiseConcern, WAYS_OF_KNOWING } from '../casework/raise-concern.ts'
import { receivePartnerUpdate, recordSignUp } from '../casework/take-in.ts'
import { readHandovers } from '../views/read-handovers.ts'
import { answerTo, NOT_FOUND } from './answers.ts'
import { RoleSchema } from './entry-schemas.ts'
import { type Route, route } from './route.ts'
import { HandoversAnswer } from './view-schemas.ts'

const text = z.string().max(10_000).optional()

const ConcernSent = z.strictObject({
  by: RoleSchema,
  how: z.enum(WAYS_OF_KNOWING).describe('how the sender knows: it decides who gets it first'),
  ofColleague: z.boolean().default(false).describe('the person works for the landlord'),
  to: RoleSchema.optional().describe('where the landlord names more than one'),
  name: z.string().max(200).optional(),
  imminentDanger: z.boolean().optional(),
  sourceAnonymous: z.boolean().optional(),
  channel: z.string().max(50).optional().describe('how it reached the sender; left out: in person'),
  noticedIn: z.string().max(50).optional(),
  signs: z.array(z.string().max(50)).max(30).optional(),
  summary: text,
  considered: z
    .strictObject({ outcome: z.string().max(50), reason: text })
    .optional()
    .describe('whether it could be abuse; required where a record made the sender think'),
})

/** What was left out stays out. */
const given = <T extends object>(sent: T) =>
  Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]: Exclude<T[Name], undefined>
  }

const CaseBegunAnswer = z.strictObject({
  outcome: z.literal('recorded'),
  caseId: z.uuid(),
  reference: z.string(),
  seq: z.int(),
})
const name = z.string().max(200).optional()

export const INTAKE_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/partner-updates',
    summary:
      'An update from a partner about somebody without a case; where the policy says so it opens one for monitoring',
    access: 'in-a-role',
    audit: ['act:receive-partner-update'],
    body: z.strictObject({ by: RoleSchema, from: z.string().max(50), kind: z.string().max(50).optional(), name }),
    answers: CaseBegunAnswer,
    answer: async ({ rowan, token, body: { by, ...update }, key }) =>
      answerTo(
        await receivePartnerUpdate(rowan, token, { ...given(update), role: by, ...(key === undefined ? {} : { key }) }),
      ),
  }),
  route({
    method: 'POST',
    path: '/sign-ups',
    summary: 'A new customer whom abuse has affected, or whom it was not safe to ask; a no is sent nowhere',
    access: 'in-a-role',
    audit: ['act:record-sign-up'],
    body: z.strictObject({ by: RoleSchema, answer: z.enum(['yes', 'not-safe']), othersPresent: z.boolean(), name }),
    answers: CaseBegunAnswer,
    answer: async ({ rowan, token, body: { by, ...signUp }, key }) =>
      answerTo(await recordSignUp(rowan, token, { ...given(signUp), role: by, ...(key === undefined ? {} : { key }) })),
  }),
  route({
    method: 'POST',
    path: '/concerns',
    summary: 'Pass on what was noticed, suspected, seen or told; whoever only passes on then sees nothing of it',
    access: 'in-a-role',
    audit: ['act:raise-concern'],
    body: ConcernSent,
    answers: z.strictObject({ outcome: z.literal('recorded') }),
    answer: async ({ rowan, token, body, key }) => {
      const { by, considered, ...concern } = body
      const raised = await raiseConcern(rowan, token, {
        ...given(concern),
        ...(considered ? { considered: given(considered) } : {}),
        role: by,
        ...(key === undefined ? {} : { key }),
      })
      return raised.outcome === 'recorded' ? { status: 201, body: { outcome: 'recorded' } } : answerTo(raised)
    },
  }),
  route({
    method: 'GET',
    path: '/handovers',
    summary: 'What was passed on and waits: to my roles, and by me',
    access: 'signed-in',
    audit: ['view:handovers'],
    answers: HandoversAnswer,
    answer: async ({ rowan, token }) => {
      const found = await readHandovers(rowan, token)
      return found ? { status: 200, body: HandoversAnswer.parse(found) } : NOT_FOUND
    },
  }),
  route({
    method: 'POST',
    path: '/handovers/{id}/acceptance',
    summary: 'Take on what was passed to a role of mine: from then on I am on its case',
    access: 'passed-on',
    audit: ['act:handover.accepted'],
    body: z.strictObject({ by: RoleSchema, entry: z.uuid().describe('the entry that passed it on') }),
    answers: z.strictObject({
      outcome: z.literal('recorded'),
      caseId: z.uuid().nullable(),
      entryId: z.uuid(),
      seq: z.int(),
    }),
    answer: async ({ rowan, token, params, body, key }) =>
      answerTo(
        await perform(rowan, token, {
          target: { on: 'handover', caseId: params.id ?? '' },
          type: 'handover.accepted',
          data: { entry: body.entry },
          role: body.by,
          ...(key === undefined ? {} : { key }),
        }),
      ),
  }),
]
