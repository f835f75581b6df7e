/** The routes about the landlord's own records: who is known, asked by what a caller says. */
import { z } from 'zod'
import { findMatches } from '../views/find-matches.ts'
import { invalid, NOT_FOUND } from './answers.ts'
import { type Route, route } from './route.ts'

const text = z.string().max(200).optional()

const Asked = z.strictObject({
  name: text,
  address: text.describe('number and street; may hold the postcode'),
  postcode: text,
  phone: text,
  dateOfBirth: text.describe('YYYY-MM-DD'),
})

const Candidate = z.strictObject({
  customer: z.uuid(),
  name: z.string(),
  bornIn: z.int().nullable(),
  matchedOn: z.array(z.enum(['name', 'surname', 'date-of-birth', 'phone', 'postcode', 'address'])),
  home: z.strictObject({ id: z.uuid(), address: z.string() }).nullable().describe('confirmed where it was asked for'),
  tenancy: z.enum(['sole', 'joint', 'household', 'former']).nullable(),
  ownCases: z
    .array(z.strictObject({ id: z.uuid(), reference: z.string(), role: z.string() }))
    .describe("the asker's own cases that name this person; nobody else's are told"),
})

export const PEOPLE_ROUTES: readonly Route[] = [
  route({
    method: 'POST',
    path: '/matches',
    summary: "Find people in the landlord's records by what somebody says; tells no place and no case",
    access: 'searches',
    audit: ['view:matches'],
    reads: true,
    body: Asked,
    answers: z.strictObject({ outcome: z.literal('found'), candidates: z.array(Candidate) }),
    answer: async ({ rowan, token, body }) => {
      const found = await findMatches(rowan, token, body)
      if (found === null) return NOT_FOUND
      if (found.outcome === 'invalid') return invalid(found.problems)
      if (found.outcome === 'too-many')
        return { status: 429, body: { error: 'too-many-attempts', says: 'Too many searches: wait an hour.' } }
      return { status: 200, body: found }
    },
  }),
]
