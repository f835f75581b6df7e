/** The open duties that the reader may see, by clause: for the policy page's counts. */
import type { Instant } from '../record/london-time.ts'
import type { Query } from './database.ts'

export type LiveDuty = { readonly clauses: readonly string[]; readonly due: Instant | null }

/** Open duties of the cases that the reader is on, and of the organisation itself. Row policies leave out all others. */
export async function liveDuties(query: Query): Promise<readonly LiveDuty[]> {
  const rows = await query<{ clauses: string[]; due: Date | null }>(
    'live-duties',
    `select clauses, due from rowan.duty where outcome = 'open'`,
  )
  return rows.map(({ clauses, due }) => ({ clauses, due: due === null ? null : due.getTime() }))
}
