/** Who is signed in, as a door needs to know: their name, their landlord, their roles, and whether they see cases at all. */
import { seesAccounts } from '../access/table.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { whoIs } from '../identity/sign-in.ts'
import type { RoleName } from '../record/vocabulary.ts'

export type Asker = {
  readonly name: string
  /** The landlord's name. */
  readonly landlord: string
  readonly roles: readonly RoleName[]
  /** False for roles that see holds alone. */
  readonly seesCases: boolean
}

/** Null where the token opens no session. */
export async function readAsker(rowan: Rowan, token: string): Promise<Asker | null> {
  const actor = await whoIs(rowan.database, token)
  if (!actor) return null
  const { name, roles } = actor
  return {
    name,
    landlord: landlordOf(rowan, actor.landlord).name,
    roles,
    seesCases: roles.length > 0 && !roles.every((role) => seesAccounts([role])),
  }
}
