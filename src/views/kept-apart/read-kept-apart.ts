/**
 * What those see who keep people apart: who is kept out of which case, and where somebody is the person harmed in one case and said to
 * cause harm in another. Neither opens a case.
 */
import { keepsApart, seesConflicts } from '../../access/table.ts'
import type { Rowan } from '../../casework/rowan.ts'
import type { Instant } from '../../record/london-time.ts'
import { asActor, audit } from '../../store/database.ts'
import { exclusions } from '../../store/queries/kept-apart.ts'
import { conflictingCases } from '../../store/queries/lettings.ts'
import { type Colleague, colleaguesOf } from '../../store/queries/staff.ts'

export type ExclusionLine = {
  readonly id: string
  readonly reference: string
  readonly account: string
  readonly name: string
  readonly why: string
  readonly since: Instant
  /** Null: found in the landlord's own data. */
  readonly by: string | null
  /** Somebody asked to let them in again, and a second person has not agreed yet. */
  readonly asked: { readonly byMe: boolean } | null
}

export type KeptApart = {
  readonly now: Instant
  /** References of cases: the same person is harmed in the first and said to cause harm in the second. */
  readonly pairs: readonly { readonly harmedIn: string; readonly causesIn: string }[]
  readonly exclusions: readonly ExclusionLine[]
  /** True for whoever may keep people out of cases that they are not on. */
  readonly keeps: boolean
  /** Who may be kept out; empty for whoever may not. */
  readonly colleagues: readonly Colleague[]
}

/** Null where the token opens nothing, and for everybody who does not look after this. */
export const readKeptApart = (rowan: Rowan, token: string): Promise<KeptApart | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const keeps = keepsApart(actor.roles)
    const may = keeps || seesConflicts(actor.roles)
    const pairs = (await conflictingCases(query)).map((row) => ({ harmedIn: row.harmed_in, causesIn: row.causes_in }))
    const kept = (await exclusions(query)).map(
      (row): ExclusionLine => ({
        id: row.id,
        reference: row.reference,
        account: row.account,
        name: row.name,
        why: row.why,
        since: row.declared.getTime(),
        by: row.declared_by,
        asked: row.end_asked === null ? null : { byMe: row.asked_by_me },
      }),
    )
    await audit(query, {
      action: 'view:conflicts',
      objectType: 'list',
      object: pairs.map(({ harmedIn, causesIn }) => `${harmedIn} ${causesIn}`).join(' ') || null,
      basis: 'staff',
      result: may ? 'shown' : 'not-found',
    })
    if (!may) return null
    return { now: rowan.clock(), pairs, exclusions: kept, keeps, colleagues: keeps ? await colleaguesOf(query) : [] }
  })
