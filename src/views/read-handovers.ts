/** What was passed on and waits to be taken on: to the reader's roles, and by the reader. It tells a reference, a time and a role. */
import { landlordOf, type Rowan } from '../casework/rowan.ts'
import { mayTakeOn } from '../packs/case-owner.ts'
import type { Organisation } from '../packs/organisation.ts'
import type { Instant } from '../record/london-time.ts'
import type { RoleName } from '../record/vocabulary.ts'
import { asActor, auditAtEnd } from '../store/database.ts'
import { type HandoverRead, handoversOf } from '../store/queries/handovers.ts'

export type HandoverLine = {
  readonly caseId: string
  readonly caseReference: string
  /** The id of the entry that passed it on: its acceptance names it. */
  readonly entry: string
  readonly to: RoleName
  readonly since: Instant
  readonly by: string
  readonly byRole: RoleName
  /** Nobody can take it on: whoever it is addressed to sees no whole case here. It must be passed to somebody else. */
  readonly astray: boolean
  /** Somebody may be in danger now; told to those alone who can take it on, as what becomes of it is of the case. */
  readonly danger: boolean
}

export type Handovers = {
  readonly now: Instant
  /** Addressed to a role of the reader, who takes it on or leaves it. */
  readonly toMe: readonly HandoverLine[]
  /** Passed on by the reader, with whom it stays until then (CBC-5.2.l). */
  readonly byMe: readonly HandoverLine[]
}

/** In the order of the rows. What somebody passed to a role of their own is in both. */
export function handoverLines(
  rows: readonly HandoverRead[],
  roles: readonly RoleName[],
  organisation: Organisation,
): Omit<Handovers, 'now'> {
  const lines = rows.map((row) => ({
    own: row.own,
    line: {
      caseId: row.stream,
      caseReference: row.reference,
      entry: row.entry,
      to: row.to_role,
      since: row.at.getTime(),
      by: row.name ?? 'Somebody who has left',
      byRole: row.by_role,
      astray: !mayTakeOn(organisation, null, row.to_role),
      danger: row.danger && roles.includes(row.to_role),
    },
  }))
  return {
    toMe: lines.filter(({ line }) => roles.includes(line.to) && !line.astray).map(({ line }) => line),
    byMe: lines.filter(({ own }) => own).map(({ line }) => line),
  }
}

/** Null where the token opens nothing. */
export async function readHandovers(rowan: Rowan, token: string): Promise<Handovers | null> {
  const now = rowan.clock()
  return asActor(rowan.database, token, async (query, actor) => {
    const lines = handoverLines(await handoversOf(query), actor.roles, landlordOf(rowan, actor.landlord).organisation)
    const object = [...new Set([...lines.toMe, ...lines.byMe].map((line) => line.caseId))].join(' ') || null
    auditAtEnd(query, { action: 'view:handovers', objectType: 'list', object, basis: 'self', result: 'shown' })
    return { now, ...lines }
  })
}
