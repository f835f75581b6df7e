/** The times of the law for complaints as a page says them: whose they are, from where, and whether anybody checked them. */
import { schemeFor } from '../../casework/complaints/complaint-clocks.ts'
import type { RunningLandlord } from '../../casework/landlord.ts'
import type { Instant } from '../../record/london-time.ts'
import type { SchemeShown } from './complaint-page.ts'

/** Null where no scheme was in force for a complaint that came at that time. */
export function schemeShown(
  { organisation }: Pick<RunningLandlord, 'organisation'>,
  received: Instant,
): SchemeShown | null {
  const scheme = schemeFor(organisation.law, organisation.nation, received)
  return (
    scheme && {
      name: scheme.name,
      nation: organisation.nation,
      source: scheme.source,
      verified: scheme.verified,
      note: scheme.note ?? '',
      hasTimes: scheme.stages.length > 0,
    }
  )
}
