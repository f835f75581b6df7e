/** Refusals as their reader may see them. */
import type { Refusal } from '../policy/judgement.ts'
import { safeWays } from '../policy/safe-ways.ts'
import type { Entry } from '../record/entry.ts'
import type { RunningLandlord } from './landlord.ts'
import type { RefusalShown } from './performed.ts'

/** For somebody on the case: the clause, what it says, what is missing, and of an unsafe contact what may be done instead. */
export function refusalInFull(
  landlord: RunningLandlord,
  refusal: Refusal,
  before: readonly Entry[],
  act: Entry,
): RefusalShown {
  const instead = refusal.kind === 'safe-contact' ? safeWays(before, act) : null
  return {
    ...refusal,
    sees: 'all',
    says: refusal.clauses.map((id) => landlord.clauses.get(id)?.says ?? 'Contact only by the safe way that was agreed'),
    ...(instead ? { instead } : {}),
  }
}
