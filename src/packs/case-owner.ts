/** To whom a landlord gives a case of a kind. */
import { COLLEAGUE_ROLES, OWNING_ROLES } from '../access/roles.ts'
import type { RoleName } from '../record/vocabulary.ts'
import type { Organisation } from './organisation.ts'

type Says = Pick<Organisation, 'owners' | 'teams' | 'intake'>

/** Roles whose holders may be the officer of a case: those who see whole cases, or the people team where it is a colleague's. */
export const officerRoles = ({ intake }: Pick<Says, 'intake'>, caseKind: string | null): readonly RoleName[] =>
  caseKind === 'colleague'
    ? COLLEAGUE_ROLES
    : OWNING_ROLES.filter((role) => !intake.stepsBack.some((each) => each.role === role))

/**
 * Whether somebody in this role may take on what was passed to them: whoever does comes onto the case and sees all of it. That of a colleague
 * is taken on by the people team alone. `caseKind`: null where a list does not say; what is on it waits for nobody else.
 */
export const mayTakeOn = (says: Pick<Says, 'intake'>, caseKind: string | null, role: RoleName): boolean =>
  officerRoles(says, caseKind).includes(role) || (caseKind === null && COLLEAGUE_ROLES.includes(role))

/**
 * Roles that may own it. The landlord's data says where only one team may; roles of that team may too.
 * Source: MHA-8.2.a, WHG-2.1.a2, PD-10.b1.
 */
export function ownerRoles(says: Says, caseKind: string | null): readonly RoleName[] {
  const owner = says.owners.find((each) => each.kind === caseKind)
  if (!owner?.only) return officerRoles(says, caseKind)
  return [owner.role, ...says.teams.filter(({ roles }) => roles.includes(owner.role)).flatMap(({ roles }) => roles)]
}
