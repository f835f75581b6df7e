/** When the case was looked at and is next, whether it has gone quiet, and what waits for a second person. */

import { WarningText } from '../../../design-system/govuk/warning-text.tsx'
import type { RunningShown } from '../../../views/areas/running.ts'
import type { CasePage } from '../../../views/case-page.ts'
import { sayPeriod } from '../../keeping/keeping-words.ts'
import { sayClause } from '../../kit/say-clause.ts'
import { sayDate, sayWhen } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { riskPaths } from '../risk/risk-paths.ts'
import { runningPath } from './running-paths.ts'

type Props = { readonly page: CasePage; readonly shows: RunningShown }

const Checks = ({ page, shows }: Props) =>
  shows.checks.length === 0 ? null : (
    <>
      <h3 class="govuk-heading-s">Waits for a second person</h3>
      <ul class="govuk-list govuk-list--bullet">
        {shows.checks.map((check) => (
          <li key={check.n}>
            {`${check.sentence}, by ${check.by} ${sayWhen(check.at, page.now)}. `}
            <a
              class="govuk-link"
              href={
                check.type === 'risk.assessed'
                  ? riskPaths.second(page.reference, check.n)
                  : runningPath(page.reference, 'check', { entry: String(check.n) })
              }
            >
              Look at it<span class="govuk-visually-hidden">{`: ${check.sentence}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )

const Kept = ({ page: { keptUntil } }: Pick<Props, 'page'>) =>
  keptUntil === null ? null : (
    <>
      <h2 class="govuk-heading-m">How long it is kept</h2>
      <p class="govuk-body">
        {`Until ${sayDate(keptUntil.until)}: ${sayPeriod(keptUntil.rule.period)} after it was closed. `}
        {keptUntil.rule.decided
          ? 'Then two people decide whether it is erased. '
          : 'This time is proposed: your data protection officer has not decided it yet. '}
        A hold, or opening the case again, keeps it longer.
        {keptUntil.rule.clause && <span class="app-exact">{` Source: ${sayClause(keptUntil.rule.clause)}.`}</span>}
      </p>
    </>
  )

export const LookedAt = ({ page, shows }: Props) => (
  <section>
    {shows.quietFor !== null && (
      <WarningText>{`Nothing was written on this case for ${shows.quietFor} days. Look at it today.`}</WarningText>
    )}
    <h2 class="govuk-heading-m">When it is looked at</h2>
    {shows.nextReview && (
      <p class="govuk-body">
        {shows.nextReview.past
          ? `It was to be reviewed by ${sayDate(shows.nextReview.on)}. `
          : `Review it by ${sayDate(shows.nextReview.on)}. `}
        <a class="govuk-link" href={runningPath(page.reference, 'review')}>
          Review it now
        </a>
        <span class="app-exact"> Our own target: the policy states no time.</span>
      </p>
    )}
    {shows.nextMonitoring && (
      <p class="govuk-body">
        {shows.nextMonitoring.past
          ? `It was to be looked at from the desk by ${sayDate(shows.nextMonitoring.on)}. `
          : `Look at it from the desk by ${sayDate(shows.nextMonitoring.on)}. `}
        <a class="govuk-link" href={runningPath(page.reference, 'look')}>
          Look at it now
        </a>
        <span class="app-exact"> Our own target: the policy states no time.</span>
      </p>
    )}
    {shows.looks.length === 0 ? (
      <p class="govuk-body">Nobody has reviewed it as a whole yet.</p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {shows.looks.map((look) => (
          <li key={look.n}>
            {`${look.what === 'review' ? 'Reviewed' : 'Supervision'} (${sayValue(look.why).toLowerCase()})${look.outcome ? `: ${sayValue(look.outcome).toLowerCase()}` : ''}, ${look.by}, ${sayWhen(look.at, page.now)}`}
            {look.note && <p class="govuk-body">{look.note}</p>}
          </li>
        ))}
      </ul>
    )}
    <Checks page={page} shows={shows} />
    <Kept page={page} />
  </section>
)
