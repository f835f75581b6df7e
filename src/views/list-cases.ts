/** The cases that the reader is on, newest change first. */
import type { Rowan } from '../casework/rowan.ts'
import type { Instant } from '../record/london-time.ts'
import { type Actor, asActor, audit, type Query } from '../store/database.ts'
import { casesOf } from '../store/queries/cases.ts'
import { nameOn, readNames } from './record-words.ts'
import { plainly } from './sentences.ts'
import type { CaseLine } from './today.ts'

/** Within the reader's own transaction; the caller writes the audit. */
export async function caseLines(rowan: Rowan, query: Query, actor: Actor, now: Instant): Promise<readonly CaseLine[]> {
  const rows = await casesOf(query, now)
  const names = await readNames(
    query,
    rowan.keyring,
    actor.landlord,
    rows.map((row) => row.stream),
  )
  return rows.map((row) => ({
    id: row.stream,
    reference: row.reference,
    state: row.state,
    kind: row.kind,
    victim: nameOn(names, row.stream, row.victim),
    owner: row.owner ?? (row.owner_role === null ? '' : plainly(row.owner_role)),
    openDuties: row.open_duties,
    lateDuties: row.late_duties,
    nextDue: row.next_due?.getTime() ?? null,
    changed: row.changed.getTime(),
  }))
}

/** Null where the token opens nothing. */
export const listCases = (rowan: Rowan, token: string): Promise<readonly CaseLine[] | null> =>
  asActor(rowan.database, token, async (query, actor) => {
    const cases = await caseLines(rowan, query, actor, rowan.clock())
    const object = cases.map((each) => each.id).join(' ') || null
    await audit(query, { action: 'view:cases', objectType: 'list', object, basis: 'member', result: 'shown' })
    return cases
  })
