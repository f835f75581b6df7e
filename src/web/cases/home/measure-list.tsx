/** The measures of a home: where each stands, what it is for, and the one step that comes next. */

import { Status } from '../../../design-system/parts/status.tsx'
import type { MeasureLine } from '../../../views/areas/home/measures.ts'
import { ClauseLink } from '../../kit/clauses.tsx'
import { paths } from '../../kit/paths.ts'
import { longDate } from '../../kit/times.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { homePath } from './home-paths.ts'
import { measureState, pounds } from './home-words.ts'

/** What comes next for a measure; null where nothing does. */
function nextStep(line: MeasureLine, reference: string): { readonly href: string; readonly label: string } | null {
  const about = { person: line.person, key: line.measure }
  if (line.removed !== null || line.fitted !== null || line.earlierHome) return null
  if (line.ordered !== null) return { href: homePath(reference, 'fitted', about), label: 'Say that it is in place' }
  return line.offered?.outcome === 'accepted' ? { href: homePath(reference, 'order', about), label: 'Order it' } : null
}

const dates = (line: MeasureLine): readonly string[] => [
  ...(line.offered ? [`offered ${longDate(line.offered.at)}: ${sayValueInside(line.offered.outcome)}`] : []),
  ...(line.ordered
    ? [`ordered ${longDate(line.ordered.at)}${line.ordered.priority ? `, ${line.ordered.priority}` : ''}`]
    : []),
  ...(line.job ? [`job given to ${line.job.holderName ?? 'repairs'} ${longDate(line.job.at)}`] : []),
  ...(line.job?.failed ?? []).map(({ at, why }) => `not done ${longDate(at)}: ${sayValueInside(why)}`),
  ...(line.fitted === null ? [] : [`${line.item?.lent ? 'lent' : 'in place since'} ${longDate(line.fitted)}`]),
  ...(line.removed === null ? [] : [`${line.item?.lent ? 'came back' : 'taken out'} ${longDate(line.removed)}`]),
]

const Line = ({ line, reference }: { readonly line: MeasureLine; readonly reference: string }) => {
  const next = nextStep(line, reference)
  const isGood = line.fitted !== null && line.removed === null && !line.earlierHome
  const cost = line.cost > 0 ? line.cost : null
  return (
    <li class="app-duty">
      <div class="app-duty__what">
        <strong>{sayValue(line.measure)}</strong>{' '}
        <Status tone={isGood ? 'good' : undefined}>{measureState(line)}</Status>
        {line.ordered?.risk && <p class="govuk-body govuk-!-margin-bottom-1">{`So that: ${line.ordered.risk}`}</p>}
        <p class="app-duty__about">{dates(line).join('; ')}</p>
        {line.ordered?.serial && <p class="app-duty__about">{`Number on it: ${line.ordered.serial}`}</p>}
        {line.item?.lent && line.ordered !== null && line.ordered.serial === null && (
          <p class="app-duty__about">The number on it was not written down.</p>
        )}
        {line.item?.clause && (
          <p class="app-duty__about">
            <ClauseLink id={line.item.clause} />
          </p>
        )}
        {next && (
          <p class="govuk-body govuk-!-margin-bottom-1">
            <a class="govuk-link" href={next.href}>
              {next.label}
              <span class="govuk-visually-hidden">{`: ${sayValue(line.measure)}`}</span>
            </a>
            {line.job?.state === 'open' && (
              <>
                {' or '}
                <a class="govuk-link" href={paths.act(reference, 'work-order.cancelled', { key: line.job.order })}>
                  take the job back<span class="govuk-visually-hidden">{`: ${sayValue(line.measure)}`}</span>
                </a>
              </>
            )}
          </p>
        )}
      </div>
      <span class="app-by">
        {cost !== null && <span>{pounds(cost)}</span>}
        <span class="app-exact">{line.name}</span>
      </span>
    </li>
  )
}

export const MeasureList = ({
  lines,
  reference,
}: {
  readonly lines: readonly MeasureLine[]
  readonly reference: string
}) => {
  const now = lines.filter((line) => !line.earlierHome)
  const before = lines.filter((line) => line.earlierHome)
  return (
    <section id="measures">
      <h2 class="govuk-heading-m">What makes the home safer</h2>
      {now.length === 0 && <p class="govuk-body">Nothing was offered for this home yet.</p>}
      <ul class="app-duties">
        {now.map((line) => (
          <Line line={line} reference={reference} key={`${line.person}${line.measure}`} />
        ))}
      </ul>
      {before.length > 0 && (
        <>
          <h3 class="govuk-heading-s">At the home before</h3>
          <p class="govuk-body">They have moved. Nothing of this is in place where they live now: look at it again.</p>
          <ul class="app-duties">
            {before.map((line) => (
              <Line line={line} reference={reference} key={`${line.person}${line.measure}`} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
