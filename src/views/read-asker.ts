/** Who is signed in, as a door needs to know: their name, their landlord, their roles, and whether they see cases at all. */
import { seesAccounts } from '../access/table.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { asActor } from '../store/database.ts'
import { unseenNotices } from '../store/queries/notices.ts'

export type Asker = {
  readonly name: string
  /** The landlord's name. */
  readonly landlord: string
  readonly roles: readonly RoleName[]
  /** False for roles that see holds alone. */
  readonly seesCases: boolean
  /** How many notices they have not seen yet. */
  readonly unseenNotices: number
}

/** Null where the token opens no session. */
export const readAsker = (rowan: Rowan, token: string): Promise<Asker | null> =>
  asActor(rowan.database, token, async (query, { name, roles, landlord }) => {
    const seesCases = roles.length > 0 && !roles.every((role) => seesAccounts([role]))
    return {
      name,
      landlord: landlordOf(rowan, landlord).name,
      roles,
      seesCases,
      unseenNotices: seesCases ? await unseenNotices(query) : 0,
    }
  })
