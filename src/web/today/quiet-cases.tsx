/** Cases on which nothing was written for longer than the landlord lets pass: they would sink in every list, so they stand above it. */
import type { CaseLine } from '../../views/today.ts'
import { runningPath } from '../cases/running/running-paths.ts'

/** So many are named, in one line; the rest is in the list of cases, where each says it too. */
const NAMED = 3

/** The longest quiet first, each with the way to look at it. Source: MHA-9.1.a1. */
export const QuietCases = ({ cases }: { readonly cases: readonly CaseLine[] }) => {
  const quiet = cases
    .flatMap(({ reference, quietFor }) => (quietFor === null ? [] : [{ reference, quietFor }]))
    .toSorted((a, b) => b.quietFor - a.quietFor)
  const rest = quiet.length - NAMED
  if (quiet.length === 0) return null
  return (
    <p class="govuk-body">
      <strong class="app-late">{quiet.length === 1 ? '1 case is quiet' : `${quiet.length} cases are quiet`}</strong>
      {', with nothing written. Look at '}
      {quiet.slice(0, NAMED).map(({ reference, quietFor }, index) => (
        <span key={reference}>
          {index > 0 && ', '}
          <a class="govuk-link govuk-link--no-visited-state" href={runningPath(reference, 'review')}>
            {reference}
          </a>
          {` (${quietFor} days)`}
        </span>
      ))}
      {rest > 0 ? ` and ${rest} more below.` : '.'}
    </p>
  )
}
