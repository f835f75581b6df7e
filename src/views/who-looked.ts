/** Who looked at a case: each person once, with every day on which they did, and whether they were let in. Source: MHA-9.5.a1. */
import type { CivilDate, Instant } from '../record/london-time.ts'
import type { LookRow } from '../store/queries/oversight.ts'

/**
 * How somebody came to it. `on-case`: works on it now. `was-on-case`: did so, and does not any more. `emergency`: read it for an hour. `part`: saw a part alone, a job at the
 * home or a hold on a rent account. `looked-up`: looked somebody of the case up in the landlord's records. `turned-away`: is not on the case, asked
 * for it all the same, and was shown nothing. `trail`: reads the audit trail, and nothing of the case.
 */
export type HowLooked = 'on-case' | 'was-on-case' | 'emergency' | 'part' | 'looked-up' | 'turned-away' | 'trail'

export type Look = {
  readonly day: CivilDate
  /** As the audit trail names it: `view:case`, `act:victim.contacted`. */
  readonly action: string
  readonly result: string
  readonly times: number
  readonly first: Instant
  readonly last: Instant
}

export type Looker = {
  readonly account: string
  readonly name: string
  readonly how: HowLooked
  readonly last: Instant
  /** The latest first. */
  readonly looks: readonly Look[]
}

const PARTS = ['work-order', 'account']
const LET_IN = ['shown', 'done', 'invalid', 'conflict']

function howOf(row: LookRow): HowLooked {
  if (row.action === 'view:trail-of-case') return row.result === 'shown' ? 'trail' : 'turned-away'
  if (row.object_type === 'person') return 'looked-up'
  if (PARTS.includes(row.object_type) || row.action === 'view:jobs') return 'part'
  if (row.result === 'not-found' || (row.purpose === null && !LET_IN.includes(row.result))) return 'turned-away'
  if (row.purpose === 'emergency') return 'emergency'
  return row.member_until === null ? 'on-case' : 'was-on-case'
}

/** The rows of the audit by person and by how they came to it; whoever looked last comes first. */
export function lookers(rows: readonly LookRow[]): readonly Looker[] {
  const found = new Map<string, Looker>()
  for (const row of rows) {
    const how = howOf(row)
    const key = `${row.account} ${how}`
    const look: Look = {
      day: row.day,
      action: row.action,
      result: row.result,
      times: Number(row.times),
      first: row.first_at.getTime(),
      last: row.last_at.getTime(),
    }
    const before = found.get(key)
    found.set(key, {
      account: row.account,
      name: row.name ?? 'Somebody who is not here any more',
      how,
      last: Math.max(before?.last ?? 0, look.last),
      looks: [...(before?.looks ?? []), look],
    })
  }
  return [...found.values()].toSorted((a, b) => b.last - a.last || (a.name < b.name ? -1 : 1))
}
