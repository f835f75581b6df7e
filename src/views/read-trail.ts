/** The audit trail for those who read it whole: who did what, when, on which case by its reference, and nothing that stands there. */
import { AUDIT_ROLES } from '../access/roles.ts'
import type { Rowan } from '../casework/rowan.ts'
import type { Instant } from '../record/london-time.ts'
import { type CheckpointsSeen, checkpointsSeen } from '../store/checkpoints.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { trailBefore } from '../store/queries/oversight.ts'

export type TrailLine = {
  readonly seq: number
  readonly at: Instant
  readonly name: string
  readonly action: string
  readonly result: string
  /** References of the cases that it is about. */
  readonly cases: readonly string[]
}

export type Trail = {
  readonly now: Instant
  readonly lines: readonly TrailLine[]
  readonly signed: TrailSigned | null
  /** Where to read on from; null at the beginning of the trail. */
  readonly before: number | null
}

/** How much of the trail is signed for, and where that is kept. */
export type TrailSigned = {
  /** The newest checkpoint; null where there is none yet. */
  readonly newest: { readonly n: number; readonly at: Instant; readonly lines: number } | null
  /** Lines after it. */
  readonly since: number
  readonly places: readonly {
    readonly name: string
    /** Checkpoints that it does not have yet, for a mailbox always some. */
    readonly missing: number
    readonly failingSince: Instant | null
  }[]
}

export type TrailFilter = { readonly before: number | null; readonly turnedAway: boolean }

const LINES = 50

const signedOf = ({ n, at, size, uncovered, places }: CheckpointsSeen): TrailSigned => ({
  newest: n === null || at === null || size === null ? null : { n, at: at.getTime(), lines: size },
  since: uncovered,
  places: places.map(({ place, reached, failingSince }) => ({
    name: place,
    missing: (n ?? 0) - reached,
    failingSince,
  })),
})

/** Null where the token opens nothing, and for everybody who does not read the trail. */
export const readTrail = (rowan: Rowan, token: string, filter: TrailFilter): Promise<Trail | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const may = actor.roles.some((role) => AUDIT_ROLES.includes(role))
    const before = filter.before ?? Number.MAX_SAFE_INTEGER
    const seen = may ? await checkpointsSeen(query) : undefined
    const rows = may ? await trailBefore(query, before, filter.turnedAway, LINES + 1) : []
    auditAtEnd(query, {
      action: 'view:trail',
      objectType: 'list',
      object: null,
      basis: may ? 'staff' : 'none',
      result: may ? 'shown' : 'not-found',
    })
    if (!may) return null
    const lines = rows.slice(0, LINES).map((row) => ({
      seq: row.seq,
      at: row.at.getTime(),
      name: row.name ?? 'Somebody who is not here any more',
      action: row.action,
      result: row.result,
      cases: row.refs,
    }))
    return {
      now: rowan.clock(),
      lines,
      signed: seen ? signedOf(seen) : null,
      before: rows.length > LINES ? (lines.at(-1)?.seq ?? null) : null,
    }
  })
