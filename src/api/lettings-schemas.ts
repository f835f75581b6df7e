/** What lettings and advisers are told, as the API tells it: strict, so that a field that was not meant for them cannot slip through. */
import { z } from 'zod'
import { Moment } from './view-schemas.ts'

const Area = z.strictObject({ id: z.string(), name: z.string() })

const MoveFacet = z.strictObject({
  id: z.guid(),
  number: z.string().describe('to say on the telephone; it leads to no case'),
  asked: Moment,
  priority: z.string(),
  needs: z.strictObject({
    bedrooms: z.int(),
    homeType: z.string(),
    mustHave: z.array(z.string()),
    likeForLike: z.boolean(),
    sameTenure: z.boolean(),
    tenancy: z.string().nullable(),
    moveBy: z.string().nullable(),
  }),
  avoid: z.array(Area).describe('areas in which no home is offered'),
  fits: z.array(Area).describe('areas in which one may be'),
  offers: z.array(
    z.strictObject({ at: Moment, area: z.string().nullable(), answer: z.enum(['accepted', 'declined']).nullable() }),
  ),
  next: z.enum(['offer', 'answer', 'wait']),
})

export const MovesAnswer = z.strictObject({
  now: Moment,
  speakTo: z.string(),
  limit: z
    .strictObject({ atMost: z.int(), clause: z.string(), exceptionBy: z.array(z.string()) })
    .nullable()
    .describe('how many offers the policy expects, and who makes another one with a reason'),
  checksApplications: z.boolean(),
  moves: z.array(MoveFacet),
})

export const QuestionLine = z.strictObject({
  id: z.guid(),
  number: z.string().describe('by which the question is called, and not the person or the case'),
  asks: z.string(),
  asked: Moment,
  role: z.string().describe('in which it is answered'),
})

export const ApplicationAsked = z.strictObject({
  name: z.string().max(200).default(''),
  dateOfBirth: z.string().max(10).default(''),
  address: z.string().max(500).default(''),
})
export const ApplicationAnswer = z.strictObject({
  speakTo: z.string().nullable().describe('whom to speak to before going on; null: go on as usual'),
})
