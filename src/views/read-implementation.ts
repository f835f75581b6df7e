/** How far the policy is carried out, in numbers and without a case: for those who answer for it. Source: MHA-8.1.a. */
import { EXACT_NUMBERS_ROLES, STEERING_ROLES } from '../access/roles.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { versionAt } from '../policy/compile.ts'
import type { Instant } from '../record/london-time.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { implementation } from '../store/queries/oversight.ts'
import { type Implementation, implementationOf } from './implementation.ts'

/** Null where the token opens nothing, and for a role that steers nothing: there is no such page for them. */
export const readImplementation = (rowan: Rowan, token: string): Promise<Implementation | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const now: Instant = rowan.clock()
    const may = actor.roles.some((role) => STEERING_ROLES.includes(role))
    auditAtEnd(query, {
      action: 'view:implementation',
      objectType: 'policy',
      object: null,
      basis: may ? 'staff' : 'none',
      result: may ? 'shown' : 'not-found',
    })
    if (!may) return null
    const landlord = landlordOf(rowan, actor.landlord)
    const pack = versionAt(landlord.policy, now)
    return implementationOf({
      rows: await implementation(query, now),
      landlord: landlord.name,
      teams: landlord.organisation.teams,
      clauses: landlord.clauses,
      version: pack.version,
      exact: actor.roles.some((role) => EXACT_NUMBERS_ROLES.includes(role)),
      responsible: landlord.organisation.document?.responsible ?? null,
      now,
    })
  })
