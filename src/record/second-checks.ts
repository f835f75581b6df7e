/** What waits for a second person (four eyes): a high risk that somebody would lower, and what the landlord has looked at twice. Pure. */
import type { Entry } from './entry.ts'
import { standingLevel } from './risk/standing-level.ts'
import { standing } from './standing.ts'
import type { EntryTypeName } from './vocabulary.ts'

/** A level below high that waits, for each person assessed, with no assessment after it that stands. */
function waitingLowerings(own: readonly Entry[]): readonly Entry[] {
  const persons = new Set(
    own
      .filter(({ type }) => type === 'risk.assessed')
      .map(({ codes }) => (codes.person === undefined ? null : String(codes.person))),
  )
  const waiting = [...persons].flatMap((person) => {
    const { steps } = standingLevel(own, person)
    const lastThatStands = steps.findLastIndex((step) => step.waiting === null)
    return steps
      .slice(lastThatStands + 1)
      .filter((step) => step.waiting === 'second-person' && step.lowering === null)
      .map((step) => step.n)
  })
  return own.filter((entry) => waiting.includes(entry.n))
}

/** Entries that somebody else has still to look at, the oldest first. `types` are the landlord's own choice. */
export function waitingChecks(entries: readonly Entry[], types: readonly EntryTypeName[]): readonly Entry[] {
  const own = standing(entries).filter((entry) => entry.n > 0)
  const checked = new Set(own.filter(({ type }) => type === 'second-check.made').map(({ codes }) => codes.entry))
  const chosen = own.filter(
    (entry) => types.includes(entry.type) && entry.type !== 'risk.assessed' && !checked.has(entry.n),
  )
  return [...new Set([...waitingLowerings(own), ...chosen])].toSorted((a, b) => a.at - b.at || a.n - b.n)
}
