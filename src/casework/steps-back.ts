/** Who passes on what they are told and sees nothing of it afterwards: everywhere three roles, and those that the landlord names. */
import { onlyPassesOn } from '../access/permissions.ts'
import type { IntakeChoice } from '../packs/intake-choice.ts'
import type { RoleName } from '../record/vocabulary.ts'

/** True where all that somebody may do here is to pass things on. Source: CBC-5.2.j, MHA-4.2.1.a, MHA-9.1.b. */
export const stepsBack = (intake: IntakeChoice, roles: readonly RoleName[]): boolean =>
  roles.length > 0 && roles.every((role) => onlyPassesOn([role]) || intake.stepsBack.some((each) => each.role === role))
