/** Which entries still count: a retraction takes an entry out, unless the retraction was itself retracted. */
import type { Entry } from './entry.ts'

/** The numbers of the entries that a standing retraction names. */
export function retracted(entries: readonly Entry[]): ReadonlySet<number> {
  const gone = new Set<number>()
  const retractions = entries.filter((entry) => entry.type === 'entry.retracted')
  for (const retraction of retractions.toSorted((a, b) => b.recordedAt - a.recordedAt || b.n - a.n))
    if (!gone.has(retraction.n) && typeof retraction.codes.entry === 'number') gone.add(retraction.codes.entry)
  return gone
}

/** The entries that still count, in the order given. */
export function standing(entries: readonly Entry[]): readonly Entry[] {
  const gone = retracted(entries)
  return gone.size === 0 ? entries : entries.filter((entry) => !gone.has(entry.n))
}
