/** What is due to be erased, what is held, and what waits for a second person: references, days and reasons, and nothing of a case. */
import { mayAgreeToErase, mayErase, seesKeeping } from '../access/permissions.ts'
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import type { KeepingRule } from '../packs/keeping-choice.ts'
import { openKept } from '../people/registry-words.ts'
import { type CivilDate, dateOfDay, dayOf, type Instant } from '../record/london-time.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { dueToErase, erasures, type HoldRow, holdsOfKeeping } from '../store/queries/keeping.ts'

export type DueShown = {
  readonly caseId: string
  readonly reference: string
  readonly what: string
  readonly closed: Instant
  readonly due: CivilDate
  /** False where the time is only proposed, and its owner has not decided it. */
  readonly decided: boolean
  readonly isDue: boolean
  /** What stops it. */
  readonly held: readonly string[]
}

export type HoldShown = {
  readonly id: string
  readonly reference: string
  readonly kind: string
  /** Null where the record itself says so. */
  readonly reason: string | null
  readonly since: Instant
  readonly by: string
}

export type ErasureShown = {
  readonly id: string
  readonly reference: string
  readonly what: string
  readonly proposed: Instant
  readonly proposedBy: string
  /** The reader proposed it: somebody else agrees. */
  readonly own: boolean
  readonly agreed: Instant | null
  readonly agreedBy: string | null
  readonly done: Instant | null
}

export type Keeping = {
  readonly now: Instant
  readonly due: readonly DueShown[]
  readonly holds: readonly HoldShown[]
  readonly erasures: readonly ErasureShown[]
  readonly rules: readonly KeepingRule[]
  readonly mayErase: boolean
  readonly mayAgree: boolean
}

const SOMEBODY = 'Somebody who has left'

/** Null for whoever holds none of the roles that see it. */
export const readKeeping = (rowan: Rowan, token: string): Promise<Keeping | null> =>
  asActor(rowan.database, token, async (query, { landlord, roles }) => {
    const sees = seesKeeping(roles)
    auditAtEnd(query, {
      action: 'view:keeping',
      objectType: 'list',
      object: null,
      basis: sees ? 'staff' : 'none',
      result: sees ? 'shown' : 'not-found',
    })
    if (!sees) return null
    const now = rowan.clock()
    const all = await erasures(query)
    const underWay = new Set(all.flatMap((each) => (each.done_at ? [] : [`${each.stream} ${each.what}`])))
    const held = await holdsOfKeeping(query)
    const keys = await rowan.keyring.findKeys(
      landlord,
      'vault',
      held.map((each) => each.hold),
    )
    const reasonOf = ({ hold, sealed }: HoldRow): string | null => {
      const key = keys.get(hold)
      if (sealed === null || !key) return null
      return String((openKept(key, landlord, hold, sealed) as { readonly reason?: string }).reason ?? '')
    }
    return {
      now,
      due: (await dueToErase(query))
        .filter((row) => !underWay.has(`${row.stream} ${row.what}`))
        .map((row) => ({
          caseId: row.stream,
          reference: row.reference,
          what: row.what,
          closed: row.closed.getTime(),
          due: row.due,
          decided: row.decided,
          isDue: row.due <= dateOfDay(dayOf(now)),
          held: row.held,
        })),
      holds: held.map((row) => ({
        id: row.hold,
        reference: row.reference,
        kind: row.kind,
        reason: reasonOf(row),
        since: row.set_at.getTime(),
        by: row.set_by ?? SOMEBODY,
      })),
      erasures: all.map((row) => ({
        id: row.erasure,
        reference: row.reference,
        what: row.what,
        proposed: row.proposed_at.getTime(),
        proposedBy: row.proposed_by ?? SOMEBODY,
        own: row.own,
        agreed: row.agreed_at?.getTime() ?? null,
        agreedBy: row.agreed_by,
        done: row.done_at?.getTime() ?? null,
      })),
      rules: landlordOf(rowan, landlord).organisation.keeping,
      mayErase: mayErase(roles),
      mayAgree: mayAgreeToErase(roles),
    }
  })
