/** What was asked for of tenancies and moves and is not answered yet. Codes alone: no address, no area, no reason. */
import type { Entry } from './entry.ts'
import type { Instant } from './london-time.ts'
import { standing } from './standing.ts'

export type OpenRequest = {
  readonly queue: 'tenancy-change' | 'rehousing'
  readonly person: string
  /** What change of tenancy: `joint-to-sole`; null for a move. */
  readonly kind: string | null
  readonly since: Instant
  /** Whether it was asked for by the person said to cause harm: that never goes before others. */
  readonly byOneCausingHarm: boolean
}

/** Entries from which it is known. */
export const TELLS_REQUESTS = [
  'person.added',
  'tenancy-change.requested',
  'tenancy-change.decided',
  'rehousing.requested',
  'rehousing.decided',
  'rehousing.answered',
  'victim.moved',
] as const

/** Whether this entry answers that request. A change is answered for its person; a move by its own reference, or by the move itself. */
function answers(request: Entry, { type, codes, at, n }: Entry): boolean {
  if (at < request.at || (at === request.at && n < request.n)) return false
  if (request.type === 'tenancy-change.requested')
    return type === 'tenancy-change.decided' && codes.person === request.codes.person
  if (type === 'victim.moved') return codes.person === request.codes.person
  if (codes.rehousing !== request.codes.rehousing) return false
  return (
    (type === 'rehousing.decided' && codes.outcome === 'refused') ||
    (type === 'rehousing.answered' && codes.outcome === 'accepted')
  )
}

/** Open requests of one case, the oldest first. */
export function openRequests(entries: readonly Entry[]): readonly OpenRequest[] {
  const own = standing(entries)
  const harming = new Set(
    own.flatMap(({ type, codes }) =>
      type === 'person.added' && codes.role === 'perpetrator' ? [String(codes.person)] : [],
    ),
  )
  return own
    .filter(({ type }) => type === 'tenancy-change.requested' || type === 'rehousing.requested')
    .filter((request) => !own.some((entry) => answers(request, entry)))
    .toSorted((a, b) => a.at - b.at || a.n - b.n)
    .map(({ type, codes, at }) => ({
      queue: type === 'rehousing.requested' ? 'rehousing' : 'tenancy-change',
      person: String(codes.person),
      kind: typeof codes.kind === 'string' ? codes.kind : null,
      since: at,
      byOneCausingHarm: harming.has(String(codes.person)),
    }))
}
