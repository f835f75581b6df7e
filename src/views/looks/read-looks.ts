/** The weekly look, for those who look at it: who looked at what, why it was drawn, and what somebody found. Nothing that stands on a case. */
import { opensWeeklyLook } from '../../access/permissions.ts'
import type { Rowan } from '../../casework/rowan.ts'
import { openKept } from '../../people/registry-words.ts'
import type { CivilDate, Instant } from '../../record/london-time.ts'
import { asActor, auditAtEnd } from '../../store/database.ts'
import { type LookAtRow, myLooks } from '../../store/queries/looks.ts'

export type LookLine = {
  readonly id: string
  readonly week: CivilDate
  readonly why: LookAtRow['why']
  readonly name: string
  readonly at: Instant
  readonly action: string
  /** How often on that day. */
  readonly times: number
  readonly cases: readonly string[]
  readonly looked: { readonly at: Instant; readonly by: string; readonly note: string } | null
}

export type Looks = { readonly now: Instant; readonly lines: readonly LookLine[] }

const SOMEBODY = 'Somebody who has left'

/** Null where the token opens nothing, and for a role that looks at none. */
export const readLooks = (rowan: Rowan, token: string): Promise<Looks | null> =>
  asActor(rowan.database, token, async (query, { landlord, roles }) => {
    const may = opensWeeklyLook(roles)
    const rows = may ? await myLooks(query) : []
    auditAtEnd(query, {
      action: 'view:looks',
      objectType: 'list',
      object: null,
      basis: may ? 'staff' : 'none',
      result: may ? 'shown' : 'not-found',
    })
    if (!may) return null
    const keys = await rowan.keyring.findKeys(
      landlord,
      'vault',
      rows.flatMap(({ id, sealed }) => (sealed === null ? [] : [id])),
    )
    const noteOf = ({ id, sealed }: LookAtRow): string => {
      const key = keys.get(id)
      return key && sealed !== null
        ? String((openKept(key, landlord, id, sealed) as { readonly note?: string }).note ?? '')
        : ''
    }
    const lines = rows.map(
      (row): LookLine => ({
        id: row.id,
        week: row.week,
        why: row.why,
        name: row.name ?? SOMEBODY,
        at: row.at.getTime(),
        action: row.action,
        times: row.times,
        cases: row.refs,
        looked:
          row.looked === null ? null : { at: row.looked.getTime(), by: row.looked_by ?? SOMEBODY, note: noteOf(row) },
      }),
    )
    return { now: rowan.clock(), lines }
  })
