/** The cases that the reader is on, newest change first. */
import type { Rowan } from '../casework/rowan.ts'
import type { Instant } from '../record/london-time.ts'
import { type Actor, asActor, audit, type Query } from '../store/database.ts'
import { nameOn, readNames } from './record-words.ts'
import { plainly } from './sentences.ts'
import type { CaseLine } from './today.ts'

type Row = {
  readonly stream: string
  readonly reference: string
  readonly state: CaseLine['state']
  readonly kind: string
  readonly victim: string | null
  readonly owner_role: string | null
  readonly owner: string | null
  readonly open_duties: number
  readonly late_duties: number
  readonly next_due: Date | null
  readonly changed: Date
}

/** Within the reader's own transaction; the caller writes the audit. */
export async function casesOf(rowan: Rowan, query: Query, actor: Actor, now: Instant): Promise<readonly CaseLine[]> {
  const rows = await query<Row>(
    'cases',
    `select c.stream, s.reference, c.state, c.kind, c.victim, c.owner_role, a.name as owner, c.open_duties, c.next_due, c.changed,
       (select count(*) from rowan.duty d where d.landlord = c.landlord and d.stream = c.stream and d.outcome = 'open'
          and d.due < to_timestamp($1 / 1000.0)) as late_duties
     from rowan.case_summary c join rowan.stream s on s.landlord = c.landlord and s.stream = c.stream
     left join rowan.account a on a.landlord = c.landlord and a.account = c.owner
     where c.stream = any((select sec.visible())::uuid[])
     order by c.changed desc, c.stream`,
    [now],
  )
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
    const cases = await casesOf(rowan, query, actor, rowan.clock())
    const object = cases.map((each) => each.id).join(' ') || null
    await audit(query, { action: 'view:cases', objectType: 'list', object, basis: 'member', result: 'shown' })
    return cases
  })
