/** Who looked at a case, from the audit trail, for its team; and for those who read the trail and not the case. Source: MHA-9.5.a1. */
import { AUDIT_ROLES, LOOK_UP_ROLES } from '../access/roles.ts'
import { attempted } from '../casework/attempted.ts'
import type { Rowan } from '../casework/rowan.ts'
import type { Instant } from '../record/london-time.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { asActor, audit } from '../store/database.ts'
import { whoLooked } from '../store/queries/oversight.ts'
import type { CasePage } from './case-page.ts'
import { findRecord } from './case-record.ts'
import { casePage } from './read-case.ts'
import { type Looker, lookers } from './who-looked.ts'

export type WhoLooked = {
  readonly now: Instant
  readonly reference: string
  readonly lookers: readonly Looker[]
  /** Whether the reader is told who looked the people of the case up in the landlord's records. */
  readonly tellsLookUps: boolean
}

export type WhoLookedOnCase = WhoLooked & { readonly page: CasePage }

/** For the team, or printed for the person whose case it is: the audit tells these apart. */
export type LookedFor = 'team' | 'person'

const isAuditor = (role: RoleName): boolean => AUDIT_ROLES.includes(role)

/** `of` is the reference or id. Null for a case that is hidden or missing, and the attempt is audited. */
export const readWhoLooked = (
  rowan: Rowan,
  token: string,
  of: string,
  whom: LookedFor,
): Promise<WhoLookedOnCase | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const now = rowan.clock()
    const record = await findRecord(query, rowan.keyring, actor, of)
    const found = record?.kind === 'case' ? record : null
    await audit(query, {
      action: whom === 'team' ? 'view:who-looked' : 'view:who-looked-printed',
      objectType: 'case',
      object: found?.stream ?? attempted(of),
      basis: found ? 'member' : 'none',
      result: found ? 'shown' : 'not-found',
    })
    if (!found) return null
    return {
      now,
      reference: found.reference,
      lookers: lookers(await whoLooked(query, found.stream)),
      tellsLookUps: actor.roles.some((role) => isAuditor(role) || LOOK_UP_ROLES.includes(role)),
      page: await casePage(rowan, query, actor, found, now),
    }
  })

/** As above, for those who read the trail: nothing of the case but its reference. Null for everybody else, and for no such case. */
export const readTrailOfCase = (rowan: Rowan, token: string, of: string): Promise<WhoLooked | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const rows = actor.roles.some(isAuditor) ? await whoLooked(query, of) : []
    const [first] = rows
    await audit(query, {
      action: 'view:trail-of-case',
      objectType: 'case',
      object: first?.stream ?? attempted(of),
      basis: first ? 'staff' : 'none',
      result: first ? 'shown' : 'not-found',
    })
    return first ? { now: rowan.clock(), reference: first.reference, lookers: lookers(rows), tellsLookUps: true } : null
  })
