/** Who is signed in, as a door needs to know: their name, their landlord, their roles, and whether they see cases at all. */
import { seesAccounts, seesComplaints, seesConflicts, seesJobs, seesMoves } from '../access/permissions.ts'
import {
  AUDIT_ROLES,
  KEEPING_APART_ROLES,
  KEEPING_COLLEAGUES_APART,
  ROLE_GIVERS,
  STEERING_ROLES,
} from '../access/roles.ts'
import { seesCases } from '../access/ways-in.ts'
import { choiceOf } from '../casework/landlord.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { actorWith } from '../store/database.ts'
import { unseenNotices } from '../store/queries/notices.ts'
import { advises } from './read-questions.ts'

export type Asker = {
  readonly name: string
  /** The landlord's name. */
  readonly landlord: string
  readonly roles: readonly RoleName[]
  /** False for roles that see holds alone, and for those who only pass on what they were told. */
  readonly seesCases: boolean
  readonly seesAccounts: boolean
  /** Plans jobs or does them. */
  readonly seesJobs: boolean
  /** Answers for how the policy is carried out. */
  readonly oversees: boolean
  /** Reads the whole audit trail. */
  readonly readsTrail: boolean
  /** Lets homes. */
  readonly seesMoves: boolean
  /** Is asked about colleagues without a name. */
  readonly advises: boolean
  /** Looks after who is kept out of which case, and where one person is harmed in one case and said to cause harm in another. */
  readonly seesKeptApart: boolean
  /** Handles complaints. */
  readonly seesComplaints: boolean
  /** Gives out roles, and lets colleagues sign in again. */
  readonly givesRoles: boolean
  /** Whether they showed who they are within the last five minutes. */
  readonly proved: boolean
  /** What forms of the session carry where its token has changed since it began; else null. */
  readonly formToken: string | null
  /** How many notices they have not seen yet. */
  readonly unseenNotices: number
}

/** Who always finds the list; whoever stands in for them is led to it by a notice. */
const KEEPS_APART: readonly RoleName[] = [...KEEPING_APART_ROLES, ...KEEPING_COLLEAGUES_APART]

/** Null where the token opens no session. */
export async function readAsker(rowan: Rowan, token: string): Promise<Asker | null> {
  const found = await actorWith(rowan.database, token, unseenNotices)
  if (!found) return null
  const [{ name, roles, landlord, proved, formToken }, unseen] = found
  const isOnCases = seesCases(roles, choiceOf(landlordOf(rowan, landlord)))
  return {
    name,
    landlord: landlordOf(rowan, landlord).name,
    roles,
    seesCases: isOnCases,
    seesAccounts: seesAccounts(roles),
    seesJobs: seesJobs(roles),
    oversees: roles.some((role) => STEERING_ROLES.includes(role)),
    readsTrail: roles.some((role) => AUDIT_ROLES.includes(role)),
    seesMoves: seesMoves(roles),
    advises: advises(rowan, landlord, roles),
    seesKeptApart: seesConflicts(roles) || roles.some((role) => KEEPS_APART.includes(role)),
    seesComplaints: seesComplaints(roles),
    givesRoles: roles.some((role) => ROLE_GIVERS.includes(role)),
    proved,
    formToken,
    unseenNotices: isOnCases ? unseen : 0,
  }
}
