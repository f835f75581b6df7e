/**
 * What those see who keep people apart: who is kept out of which case, and where somebody is the person harmed in one case and said to
 * cause harm in another. Neither opens a case.
 */
import { keepsApart, looksAfterApart, seesConflicts } from '../../access/permissions.ts'
import type { Rowan } from '../../casework/rowan.ts'
import type { CivilDate, Instant } from '../../record/london-time.ts'
import { asActor, auditAtEnd } from '../../store/database.ts'
import { exclusions, seals, stoppedLooking } from '../../store/queries/kept-apart.ts'
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
  /** On the case of a colleague: only its people team is told. */
  readonly ofColleague: boolean
}

/** A case that is closed to all but a few: that it is, and nothing of it. */
export type SealLine = {
  readonly stream: string
  readonly reference: string
  readonly by: string
  readonly since: Instant
  /** How many are named, and how many of them could still open it. */
  readonly named: number
  readonly able: number
  /** Somebody asked to open it to its team, and a second person has not agreed yet. */
  readonly asked: { readonly by: string; readonly byMe: boolean } | null
  readonly ofColleague: boolean
}

/** A colleague who looked at more than work explains, and was stopped; never the reader. */
export type StoppedLine = { readonly name: string; readonly day: CivilDate; readonly times: number }

export type KeptApart = {
  readonly now: Instant
  /** References of cases: the same person is harmed in the first and said to cause harm in the second. */
  readonly pairs: readonly { readonly harmedIn: string; readonly causesIn: string }[]
  readonly exclusions: readonly ExclusionLine[]
  readonly seals: readonly SealLine[]
  /** Of the last thirty days; empty for whoever keeps nobody apart. */
  readonly stopped: readonly StoppedLine[]
  /** True for whoever may have to say, on some case, who is let in again. */
  readonly looksAfter: boolean
  /** True for whoever may keep people out of cases that they are not on. */
  readonly keeps: boolean
  /** Who may be kept out; empty for whoever may not. */
  readonly colleagues: readonly Colleague[]
}

/** Null where the token opens nothing, and for everybody who does not look after this. */
export const readKeptApart = (rowan: Rowan, token: string): Promise<KeptApart | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const keeps = keepsApart(actor.roles)
    const looksAfter = looksAfterApart(actor.roles)
    const may = looksAfter || seesConflicts(actor.roles)
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
        ofColleague: row.of_colleague,
      }),
    )
    const sealed = (await seals(query)).map(
      (row): SealLine => ({
        stream: row.stream,
        reference: row.reference,
        by: row.sealed_by,
        since: row.sealed.getTime(),
        named: row.named,
        able: row.able,
        asked: row.asked_by === null ? null : { by: row.asked_by, byMe: row.asked_by_me },
        ofColleague: row.of_colleague,
      }),
    )
    const named = [
      ...pairs.flatMap(({ harmedIn, causesIn }) => [harmedIn, causesIn]),
      ...kept.map(({ reference }) => reference),
      ...sealed.map(({ reference }) => reference),
    ]
    auditAtEnd(query, {
      action: 'view:conflicts',
      objectType: 'list',
      object: [...new Set(named)].join(' ') || null,
      basis: 'staff',
      result: may ? 'shown' : 'not-found',
    })
    if (!may) return null
    const stopped = await stoppedLooking(query)
    const colleagues = keeps ? await colleaguesOf(query) : []
    return { now: rowan.clock(), pairs, exclusions: kept, seals: sealed, stopped, keeps, looksAfter, colleagues }
  })
