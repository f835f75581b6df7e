/** The weekly look, through the API: what was drawn, and that somebody looked at it. */
import { z } from 'zod'
import { markLook } from '../casework/looks/mark-look.ts'
import { readLooks } from '../views/looks/read-looks.ts'
import { type HttpAnswer, invalid, NOT_FOUND } from './answers.ts'
import { type Route, route } from './route.ts'
import { Moment } from './view-schemas.ts'

const Answer = z.strictObject({
  now: Moment,
  lines: z.array(
    z.strictObject({
      id: z.uuid(),
      week: z.iso.date().describe('the Monday on which it was drawn'),
      why: z.enum(['emergency', 'out-of-hours', 'not-found', 'sent-out', 'searched', 'drawn']),
      name: z.string(),
      at: Moment,
      action: z.string(),
      times: z.int(),
      cases: z.array(z.string()).describe('references'),
      looked: z.strictObject({ at: Moment, by: z.string(), note: z.string() }).nullable(),
    }),
  ),
})

export const LOOK_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/looks',
    summary: 'The weekly look: a sample of what colleagues looked at; never what the asker did',
    access: 'looks',
    audit: ['view:looks'],
    answers: Answer,
    answer: async ({ rowan, token }) => {
      const found = await readLooks(rowan, token)
      return found ? { status: 200, body: Answer.parse(found) } : NOT_FOUND
    },
  },
  route({
    method: 'POST',
    path: '/looks/{id}/mark',
    summary: 'Mark one of them as looked at, with what was found',
    access: 'looks',
    audit: ['act:mark-look'],
    body: z.strictObject({ note: z.string().max(2_000) }),
    answers: z.strictObject({ outcome: z.literal('marked') }),
    answer: async ({ rowan, token, params, body }): Promise<HttpAnswer> => {
      const came = await markLook(rowan, token, { id: params.id ?? '', note: body.note })
      if (came.outcome === 'invalid') return invalid(came.problems)
      return came.outcome === 'marked' ? { status: 200, body: came } : NOT_FOUND
    },
  }),
]
