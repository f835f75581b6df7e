/**
 * Where somebody is the person harmed in one case and said to cause harm in another. Neither case tells of the other: only whoever
 * looks after such conflicts sees the two references, and opens neither by it.
 */
import { seesConflicts } from '../access/table.ts'
import type { Rowan } from '../casework/rowan.ts'
import type { Instant } from '../record/london-time.ts'
import { asActor, audit } from '../store/database.ts'
import { conflictingCases } from '../store/queries/lettings.ts'

export type Conflicts = {
  readonly now: Instant
  /** References of cases: the same person is harmed in the first and said to cause harm in the second. */
  readonly pairs: readonly { readonly harmedIn: string; readonly causesIn: string }[]
}

/** Null where the token opens nothing, and for everybody who does not look after conflicts. */
export const readConflicts = (rowan: Rowan, token: string): Promise<Conflicts | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const may = seesConflicts(actor.roles)
    const pairs = (await conflictingCases(query)).map((row) => ({
      harmedIn: row.harmed_in,
      causesIn: row.causes_in,
    }))
    await audit(query, {
      action: 'view:conflicts',
      objectType: 'list',
      object: pairs.map(({ harmedIn, causesIn }) => `${harmedIn} ${causesIn}`).join(' ') || null,
      basis: 'staff',
      result: may ? 'shown' : 'not-found',
    })
    return may ? { now: rowan.clock(), pairs } : null
  })
