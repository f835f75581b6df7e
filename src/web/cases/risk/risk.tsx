/** Risk and safety on a case: the level and how it came about, what asks for another look, and the plan that was agreed. */

import { Details } from '../../../design-system/govuk/details.tsx'
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { Instant } from '../../../record/london-time.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { RISK_AREA, type RiskOfPerson, type RiskShown } from '../../../views/risk-area.ts'
import { ClauseLink } from '../../kit/clauses.tsx'
import { paths } from '../../kit/paths.ts'
import { Timeline } from '../../kit/timeline.tsx'
import { longDate, sayDate } from '../../kit/times.ts'
import { actTitle } from '../../kit/words.ts'
import { type Doing, defineAreaPage } from '../area-page.tsx'
import { PLACES } from '../places.ts'
import { Assessments } from './assessments.tsx'
import { Plan } from './plan.tsx'
import { ChartKey, RiskChart } from './risk-chart.tsx'
import { riskPaths } from './risk-paths.ts'
import { sayLevel, sayMaracReason, sayMarker, sayTrigger, sayWaiting } from './risk-words.ts'

type Data = AreaPage<RiskShown>

const does = ({ page }: Data): readonly Doing[] => [
  { href: riskPaths.assess(page.reference), label: 'Assess the risk' },
  { href: riskPaths.theirs(page.reference), label: 'Record another agency’s assessment' },
  { href: paths.act(page.reference, 'risk.other-agency-checked'), label: 'Say whether another agency has one' },
  { href: riskPaths.plan(page.reference), label: 'Agree a safety plan' },
  { href: paths.act(page.reference, 'incident.recorded'), label: actTitle('incident.recorded') },
  { href: paths.act(page.reference, 'police.called'), label: actTitle('police.called') },
  { href: paths.acts(page.reference), label: 'Log something else' },
]

/** The level in one line, and why the latest assessment did not change it. */
const Level = ({ risk, reference }: { readonly risk: RiskOfPerson; readonly reference: string }) => {
  const { stands, assessments, pending } = risk
  const by = assessments.find((each) => each.n === stands.by)
  const latest = assessments.at(-1)
  return (
    <>
      <p class={`app-risk-level app-risk-level--${stands.level}`}>
        <strong>{sayLevel(stands.level)}</strong>
        <span>
          {by
            ? `set by ${by.agency ? 'another agency' : by.by}, ${longDate(by.at)}`
            : stands.steps.length > 0
              ? 'no finished assessment yet'
              : 'nobody has assessed the risk yet'}
        </span>
      </p>
      {by?.reviewOn && <p class="govuk-body">{`Look at it again by ${sayDate(by.reviewOn)}.`}</p>}
      {latest?.waiting && latest.lowering === null && (
        <InsetText>
          <p class="govuk-body">
            {`${latest.by} set ${sayLevel(latest.set).toLowerCase()} on ${longDate(latest.at)}. ${sayWaiting(latest.waiting)}.`}
          </p>
          {pending.map((each) => (
            <p class="govuk-body" key={each.n}>
              {each.isOwn ? (
                'You set it: ask somebody else on the case to decide.'
              ) : (
                <a class="govuk-link" href={riskPaths.second(reference, each.n)}>
                  {`Decide whether ${sayLevel(each.set).toLowerCase()} may stand`}
                </a>
              )}
            </p>
          ))}
        </InsetText>
      )}
    </>
  )
}

const Reassess = ({ risk, reference }: { readonly risk: RiskOfPerson; readonly reference: string }) =>
  risk.reassess.length === 0 ? null : (
    <div class="app-next">
      <h3 class="app-next__title">Look at the risk again</h3>
      <ul class="govuk-list">
        {risk.reassess.map((each) => (
          <li key={`${each.trigger}${each.n}`}>
            {sayTrigger(each)}
            {each.clause && (
              <>
                {' ('}
                <ClauseLink id={each.clause} />)
              </>
            )}
            {'. '}
            <a class="govuk-link" href={riskPaths.assess(reference, { why: each.trigger, person: risk.person.id })}>
              Assess now<span class="govuk-visually-hidden">{`: ${sayTrigger(each)}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )

/** What comes first when the level is high, whoever is on the case. Source: Chesterfield 5.1. */
const HighRisk = ({ risk, reference }: { readonly risk: RiskOfPerson; readonly reference: string }) =>
  risk.stands.level !== 'high' ? null : (
    <section>
      <h3 class="govuk-heading-s">High risk: do these first</h3>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <a class="govuk-link" href={paths.act(reference, 'victim.contacted', { person: risk.person.id })}>
            Speak to them today
          </a>
          , by a safe way
        </li>
        <li>
          {risk.maracDecided ? (
            `MARAC: ${risk.maracDecided.decision === 'refer' ? 'to be referred' : 'not referred'}, decided by ${risk.maracDecided.by}, ${longDate(risk.maracDecided.at)}`
          ) : (
            <>
              <a class="govuk-link" href={paths.act(reference, 'marac.considered', { person: risk.person.id })}>
                Decide whether to refer to MARAC
              </a>
              <strong> Not decided yet</strong>
            </>
          )}
        </li>
        <li>
          <a class="govuk-link" href={riskPaths.plan(reference, risk.person.id)}>
            {risk.plan ? 'Look at the safety plan again' : 'Agree a safety plan'}
          </a>
        </li>
      </ul>
    </section>
  )

const Marac = ({ risk, data }: { readonly risk: RiskOfPerson; readonly data: Data }) => {
  const { area } = data.organisation.riskTools
  return risk.marac.length === 0 ? null : (
    <section>
      <h3 class="govuk-heading-s">Consider MARAC</h3>
      <ul class="govuk-list govuk-list--bullet">
        {risk.marac.map((reason) => (
          <li key={sayMaracReason(reason)}>{sayMaracReason(reason)}</li>
        ))}
      </ul>
      <p class="govuk-body">
        {'A person decides; Rowan refers nobody. '}
        <a class="govuk-link" href={paths.act(data.page.reference, 'marac.considered', { person: risk.person.id })}>
          Record the decision
        </a>
      </p>
      {area.confirmed === null && (
        <p class="app-exact">{`The figures for ${area.name} are set by your MARAC: nobody has confirmed them yet.`}</p>
      )}
    </section>
  )
}

const Markers = ({ risk, now }: { readonly risk: RiskOfPerson; readonly now: Instant }) =>
  risk.markers.length === 0 ? null : (
    <section>
      <h3 class="govuk-heading-s">Weighs more than any score</h3>
      <ul class="govuk-list govuk-list--bullet">
        {risk.markers.map(({ marker, at }) => (
          <li key={marker}>{`${sayMarker(marker)}, ${at === now ? 'today' : longDate(at)}`}</li>
        ))}
      </ul>
    </section>
  )

const PersonRisk = ({ risk, data }: { readonly risk: RiskOfPerson; readonly data: Data }) => {
  const { page, shows } = data
  const id = `risk-${shows.people.indexOf(risk)}`
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {`The risk to ${risk.person.name}`}
      </h2>
      <Level risk={risk} reference={page.reference} />
      {page.safeContact.every(({ person, died }) => person !== risk.person.id || died === null) && (
        <HighRisk risk={risk} reference={page.reference} />
      )}
      <Reassess risk={risk} reference={page.reference} />
      <Markers risk={risk} now={page.now} />
      <Marac risk={risk} data={data} />
      {risk.assessments.length > 0 && (
        <>
          <h3 class="govuk-heading-s">How it came about</h3>
          <RiskChart risk={risk} incidents={shows.incidents} now={page.now} id={`${id}-chart`} />
          <ChartKey />
          <Assessments risk={risk} incidents={shows.incidents} />
        </>
      )}
      <Plan risk={risk} reference={page.reference} now={page.now} />
    </section>
  )
}

export const riskPage = defineAreaPage<RiskShown>({
  place: PLACES.risk,
  reading: RISK_AREA,
  does,
  view: (data) => (
    <>
      {data.shows.people.length === 0 && (
        <p class="govuk-body">
          {'No adult who is harmed is named on this case yet. '}
          <a class="govuk-link" href={paths.act(data.page.reference, 'person.added')}>
            Add a person
          </a>
        </p>
      )}
      {data.shows.people.map((risk) => (
        <PersonRisk risk={risk} data={data} key={risk.person.id} />
      ))}
      {data.shows.children.map((child) => (
        <p class="govuk-body" key={child.id}>
          {`${child.name} is a child: a checklist for adults does not measure their risk. `}
          {child.safeguardedAt !== null &&
            `The safeguarding question was answered on ${longDate(child.safeguardedAt)}. If something new came up, `}
          <a
            class="govuk-link"
            href={paths.act(data.page.reference, 'safeguarding-concern.identified', { person: child.id })}
          >
            {child.safeguardedAt === null ? 'Raise a safeguarding concern' : 'answer it again'}
            <span class="govuk-visually-hidden">{` for ${child.name}`}</span>
          </a>
        </p>
      ))}
      {data.shows.lines.length > 0 && (
        <Details summaryText={`On the record about risk (${data.shows.lines.length})`}>
          <Timeline lines={data.shows.lines} now={data.page.now} />
        </Details>
      )}
    </>
  ),
})
