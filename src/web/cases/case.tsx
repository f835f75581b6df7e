/** A case: what the policy asks now first, then what needs something first, the people, and the record. */
import { Details } from '../../design-system/govuk/details.tsx'
import { findEntryType } from '../../record/entry-type.ts'
import type { CasePage } from '../../views/case-page.ts'
import { DutyList } from '../kit/duty-lines.tsx'
import { one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage, type Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { Timeline } from '../kit/timeline.tsx'
import { exactTime } from '../kit/times.ts'
import { actHappened, plain } from '../kit/words.ts'
import { CaseBar } from './case-bar.tsx'
import { Breaches, Gates, Holds, Tensions } from './gates.tsx'
import { People } from './people.tsx'

const Recorded = ({ visit }: { readonly visit: Visit }) => {
  const type = findEntryType(one(visit.query, 'recorded'))
  return type ? (
    <div class="app-answer" role="status">
      <p class="govuk-body">
        <strong>On the record:</strong> {`${actHappened(type.name)}. What the policy asks now is below.`}
      </p>
    </div>
  ) : null
}

const Ended = ({ page }: { readonly page: CasePage }) =>
  page.ended.length === 0 ? null : (
    <Details summaryText={`Done or ended (${page.ended.length})`}>
      <ul class="app-plain">
        {page.ended.map((duty) => (
          <li key={duty.id}>
            <a class="govuk-link" href={paths.duty(duty.id)}>
              {duty.what}
            </a>
            {`: ${plain(duty.outcome)}${duty.late ? ', late' : ''}${duty.ended === null ? '' : `, ${exactTime(duty.ended)}`}`}
          </li>
        ))}
      </ul>
    </Details>
  )

const Do = ({ page }: { readonly page: CasePage }) => {
  const { reference } = page
  const closed = page.state.state === 'closed' || page.state.state === 'monitoring'
  return (
    <nav class="app-side" aria-label="Do something on this case">
      <p class="govuk-body">
        <a class="govuk-button govuk-!-margin-bottom-2" href={paths.acts(reference)}>
          Log an act
        </a>
      </p>
      <ul class="app-plain">
        <li>
          <a class="govuk-link" href={paths.act(reference, 'victim.contacted')}>
            Log a contact
          </a>
        </li>
        <li>
          <a class="govuk-link" href={paths.act(reference, 'risk.assessed')}>
            Log a risk assessment
          </a>
        </li>
        <li>
          <a class="govuk-link" href={paths.act(reference, 'case.assigned')}>
            Give the case an owner
          </a>
        </li>
        <li>
          <a class="govuk-link" href={paths.act(reference, closed ? 'case.reopened' : 'case.closed')}>
            {closed ? 'Reopen the case' : 'Close the case'}
          </a>
        </li>
      </ul>
    </nav>
  )
}

export const CaseView = ({ page, visit }: { readonly page: CasePage; readonly visit: Visit }) => (
  <Frame title={`Case ${page.reference}`} visit={visit} wide banner={<CaseBar page={page} />}>
    <Recorded visit={visit} />
    <h1 class="govuk-heading-l">{`Case ${page.reference}`}</h1>
    <section id="asks">
      <h2 class="govuk-heading-m">What the policy asks now</h2>
      {page.open.length === 0 ? (
        <p class="govuk-body">Nothing just now.</p>
      ) : (
        <DutyList duties={page.open} now={page.now} />
      )}
      <Ended page={page} />
    </section>
    <div class="app-two">
      <div class="app-two__side">
        <Do page={page} />
        <People page={page} />
      </div>
      <div class="app-two__main">
        <Tensions page={page} />
        <Holds page={page} />
        <Breaches page={page} />
        <Gates page={page} />
        <section id="record">
          <h2 class="govuk-heading-m">The record</h2>
          <Timeline lines={page.timeline} now={page.now} />
        </section>
      </div>
    </div>
  </Frame>
)

export const casePage = definePage<CasePage>({
  path: '/cases/:reference',
  access: 'sees-cases',
  audit: 'read-a-case',
  load: (desk, visit) => desk.readCase(visit.token, visit.params.reference ?? ''),
  view: (page, visit) => <CaseView page={page} visit={visit} />,
})
