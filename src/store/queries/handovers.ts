/** What was passed on and waits: the reader's own, and what is addressed to a role of theirs. Coming onto a case by it, and leaving. */
import type { RoleName } from '../../record/vocabulary.ts'
import type { Query } from '../database.ts'

export type HandoverRead = {
  readonly stream: string
  readonly entry: string
  readonly reference: string
  readonly to_role: RoleName
  readonly at: Date
  readonly by_role: RoleName
  /** Null for an account that is gone. */
  readonly name: string | null
  /** The reader passed it on. */
  readonly own: boolean
  readonly danger: boolean
}

/** Where somebody may be in danger first, then the longest waiting; row policies show the reader's own and those addressed to their roles. */
export const handoversOf = (query: Query) =>
  query<HandoverRead>(
    'handovers-of',
    `select h.stream, h.entry, h.reference, h.to_role, h.at, h.by_role, a.name, h.account = (select sec.account()) as own, h.danger
     from rowan.waiting_handover h left join rowan.account a on a.landlord = h.landlord and a.account = h.account
     order by not h.danger, h.at, h.reference`,
  )

/** Leaves the case of a report that the actor took. */
export async function stepBack(query: Query, stream: string): Promise<void> {
  await query('step-back', 'select sec.step_back($1)', [stream])
}
