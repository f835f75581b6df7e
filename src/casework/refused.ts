/** Refusals as their reader may see them. */
import type { Refusal } from '../policy/judgement.ts'
import type { RunningLandlord } from './landlord.ts'
import type { RefusalShown } from './performed.ts'

/** For somebody on the case: the clause, what it says, and what is missing. */
export const refusalInFull = (landlord: RunningLandlord, refusal: Refusal): RefusalShown => ({
  ...refusal,
  sees: 'all',
  says: refusal.clauses.map((id) => landlord.clauses.get(id)?.says ?? 'Contact only by the safe way that was agreed'),
})

/** For somebody who sees accounts alone: that it may not be, and until when where a hold says so. */
export const refusalAsFacet = (refusals: readonly Refusal[]): RefusalShown => {
  const ends = refusals.flatMap((refusal) => (refusal.until === null ? [] : [refusal.until]))
  return { sees: 'facet', until: ends.length > 0 ? Math.max(...ends) : null }
}
