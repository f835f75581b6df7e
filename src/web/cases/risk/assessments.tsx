/** Every assessment and incident in a table: what the drawing shows, and who judged it so. */

import { Details } from '../../../design-system/govuk/details.tsx'
import type { Assessment, RiskOfPerson, RiskShown } from '../../../views/risk-area.ts'
import { longDate, sayDate } from '../../kit/times.ts'
import { plain, sayValue } from '../../kit/words.ts'
import { sayAgencies, sayLevel, sayScore, sayWaiting } from './risk-words.ts'

const whose = (each: Assessment): string =>
  each.ofOtherAgency
    ? `${each.agency ? sayValue(each.agency) : 'Another agency'}${each.assessedOn ? `, ${sayDate(each.assessedOn)}` : ''}${
        each.learned ? `; we ${each.learned === 'seen' ? 'have seen it' : 'were told of it'}` : ''
      }${each.copyHeld ? '; we hold a copy' : ''}`
    : `${each.by}, ${sayValue(each.instrument)}`

const scoreSaid = (each: Assessment): string | null =>
  each.answered ? sayScore(each.answered) : each.score === null ? null : `Score ${each.score}`

const Row = ({ each }: { readonly each: Assessment }) => (
  <li>
    <p class="app-timeline__what">{`${longDate(each.at)}: ${sayLevel(each.set)}${each.partial ? ', not finished' : ''}`}</p>
    <p class="app-timeline__when">{whose(each)}</p>
    {each.namesNobody && (
      <p class="govuk-body-s">It names nobody: it may be about another person harmed, and stands for each of them.</p>
    )}
    {scoreSaid(each) && <p class="govuk-body-s">{scoreSaid(each)}</p>}
    {each.waiting && (
      <p class="govuk-body-s">
        {each.lowering === 'not-agreed' ? 'A second person did not agree: high stands' : sayWaiting(each.waiting)}
      </p>
    )}
    {each.lowering === 'agreed' && <p class="govuk-body-s">A second person agreed.</p>}
    {each.reasons && <p class="govuk-body-s">{each.reasons}</p>}
    {each.agencies.length > 0 && <p class="govuk-body-s">{`Working on it: ${sayAgencies(each.agencies)}`}</p>}
    {each.comments.length > 0 && (
      <ul class="govuk-list govuk-list--bullet govuk-body-s">
        {each.comments.map((comment) => (
          <li key={comment}>{comment}</li>
        ))}
      </ul>
    )}
  </li>
)

export const Assessments = ({
  risk,
  incidents,
}: {
  readonly risk: RiskOfPerson
  readonly incidents: RiskShown['incidents']
}) => (
  <Details summaryText="The same in words" open={risk.assessments.length <= 2}>
    <ol class="app-plain">
      {risk.assessments.toReversed().map((each) => (
        <Row each={each} key={each.n} />
      ))}
    </ol>
    {incidents.length > 0 && (
      <>
        <h4 class="govuk-heading-s">Incidents</h4>
        <ul class="govuk-list govuk-list--bullet">
          {incidents.toReversed().map(({ n, at, kinds }) => (
            <li key={n}>{`${longDate(at)}${kinds.length > 0 ? `: ${kinds.map(plain).join(', ')}` : ''}`}</li>
          ))}
        </ul>
      </>
    )}
  </Details>
)
