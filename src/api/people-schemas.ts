/** Who a case concerns, as JSON: each person by the landlord's rule on children and witnesses, and what is said of two of them. */
import { z } from 'zod'
import type { PeopleShown } from '../views/areas/people.ts'

const Known = z.enum(['yes', 'no', 'not-known'])

export const PeopleAnswer = z.strictObject({
  people: z.array(
    z.strictObject({
      person: z.string(),
      role: z.string().describe('their part on the record'),
      byRule: z
        .enum(['victim', 'witness', 'not-known'])
        .nullable()
        .describe("by the landlord's rule; null: it says nothing"),
      differs: z.boolean(),
      safeguarding: z.boolean().describe('under 18: asked whatever their part'),
      childAbuse: z.boolean().describe('the policy sends it to safeguarding as child abuse'),
    }),
  ),
  pairs: z.array(
    z.strictObject({
      victim: z.string(),
      perpetrator: z.string(),
      connected: z
        .strictObject({ connected: Known, clauses: z.array(z.string()), otherwise: z.string().nullable() })
        .describe(
          'personally connected, and the clauses that name how; otherwise: the policy by which it is dealt with',
        ),
      law: z.array(z.strictObject({ law: z.string(), met: Known })),
      policy: z.strictObject({ covered: Known, clauses: z.array(z.string()) }).describe("the policy's own list"),
    }),
  ),
})

/** The answers apart; none of them is a condition of anything. */
export const peopleAnswer = ({ people, pairs, notConnected }: PeopleShown): z.infer<typeof PeopleAnswer> => ({
  people: people.map(({ person, rule, differs }) => ({
    person: person.id,
    role: person.role,
    byRule: rule.role,
    differs,
    safeguarding: rule.safeguarding,
    childAbuse: rule.childAbuse,
  })),
  pairs: pairs.map(({ victim, perpetrator, law, policy, connected, connections }) => ({
    victim: victim.id,
    perpetrator: perpetrator.id,
    connected: {
      connected,
      clauses: connections.map((each) => each.clause),
      otherwise: connected === 'no' ? notConnected.policy : null,
    },
    law: law.map((line) => ({ law: line.law, met: line.met })),
    policy: { covered: policy.covered, clauses: policy.named.map((each) => each.clause) },
  })),
})
