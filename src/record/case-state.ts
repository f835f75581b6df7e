/** What state a case is in, folded from its entries. */
import type { Entry } from './entry.ts'
import type { Instant } from './london-time.ts'
import { standing } from './standing.ts'

export type CaseState =
  | { readonly state: 'reported'; readonly since: Instant }
  | { readonly state: 'open'; readonly since: Instant; readonly kind: string }
  | { readonly state: 'monitoring'; readonly since: Instant; readonly closedFor: string }
  | { readonly state: 'closed'; readonly since: Instant; readonly reason: string }

/** The next state. Entries that do not open, close or watch a case leave it as it is. */
export function evolve(state: CaseState, entry: Entry): CaseState {
  switch (entry.type) {
    case 'case.opened':
      return { state: 'open', since: entry.at, kind: String(entry.codes.kind ?? 'victim') }
    case 'case.reopened':
      return { state: 'open', since: entry.at, kind: 'victim' }
    case 'case.closed':
      return { state: 'closed', since: entry.at, reason: String(entry.codes.reason ?? 'other') }
    case 'case.monitored':
    case 'monitoring.safety-considered':
      return state.state === 'closed' ? { state: 'monitoring', since: entry.at, closedFor: state.reason } : state
    default:
      return state
  }
}

/** The state of a case from its entries in any order. `opened` is when its stream began. */
export const caseState = (entries: readonly Entry[], opened: Instant): CaseState =>
  standing(entries)
    .toSorted((a, b) => a.at - b.at || a.n - b.n)
    .reduce<CaseState>(evolve, { state: 'reported', since: opened })
