/** What the law's tests of domestic abuse say of the people on a case: beside what a person classified, never instead of it. */

import type { AbuseDefinition } from '../packs/law.ts'
import { type AbuseTestAnswer, applyTest, relationsAsTheyStand } from '../record/abuse-test.ts'
import { mayBeUnder16 } from '../record/age-group.ts'
import type { Entry } from '../record/entry.ts'
import type { PersonOnCase } from './case-page.ts'

export type AbuseTestLine = AbuseTestAnswer & {
  /** The law, never the policy. */
  readonly law: string
  readonly verified: boolean
  readonly victim: string
  readonly perpetrator: string
  /** Either of them is under 16: child safeguarding is not a choice. */
  readonly childRoute: boolean
  readonly says: string
}

function sayAnswer({ met, connected, aged, abusive }: AbuseTestAnswer, childRoute: boolean): string {
  const child = childRoute ? ' One of them is under 16: child safeguarding comes first.' : ''
  if (met === 'yes') return `Met.${child}`
  if (connected === 'no')
    return `Not met: they are not personally connected. Think of the way for anti-social behaviour; the report stays, and help does not end.${child}`
  if (aged === 'no') return `The age test is not met.${child} All that is offered stays.`
  const open = [
    ...(connected === 'not-known' ? ['how they are connected'] : []),
    ...(aged === 'not-known' ? ['how old each of them is'] : []),
    ...(abusive === 'not-known' ? ['what was done'] : []),
  ]
  return `Not known yet: say ${open.join(' and ')}.${child}`
}

/** One line for each victim, each person said to cause harm, and each test of the landlord's nation. */
export function abuseTestsOn(
  standing: readonly Entry[],
  people: readonly PersonOnCase[],
  definitions: readonly AbuseDefinition[],
): readonly AbuseTestLine[] {
  const kinds = standing.flatMap(({ codes }) =>
    [codes.abuse, codes.kinds].flatMap((list) => (Array.isArray(list) ? list : [])),
  )
  const relationsOf = (one: string, other: string) =>
    standing.flatMap(({ type, codes: { from, to, relation } }) =>
      type === 'relationship.recorded' &&
      typeof relation === 'string' &&
      ((from === one && to === other) || (from === other && to === one))
        ? [relation]
        : [],
    )
  const inRole = (role: string) => people.filter((person) => person.role === role)
  return inRole('victim').flatMap((victim) =>
    inRole('perpetrator').flatMap((perpetrator) =>
      definitions.map((definition): AbuseTestLine => {
        const ageGroups = [victim.ageGroup, perpetrator.ageGroup] as const
        const relations = relationsAsTheyStand(relationsOf(victim.id, perpetrator.id))
        const answer = applyTest(definition, { relations, ageGroups, kinds })
        const childRoute = ageGroups.some(mayBeUnder16)
        return {
          ...answer,
          law: definition.name,
          verified: definition.verified,
          victim: victim.id,
          perpetrator: perpetrator.id,
          childRoute,
          says: sayAnswer(answer, childRoute),
        }
      }),
    ),
  )
}
