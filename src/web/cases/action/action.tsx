/** The person causing harm, as a page of the case: what was weighed, each legal step, orders, and who may come near. */
import { Details } from '../../../design-system/govuk/details.tsx'
import type { AreaPage } from '../../../views/area-page.ts'
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { paths } from '../../kit/paths.ts'
import { Timeline } from '../../kit/timeline.tsx'
import { sayDate } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { type Doing, defineAreaPage } from '../area-page.tsx'
import { PLACES } from '../places.ts'
import { actionPath } from './action-paths.ts'
import { Harming } from './harming.tsx'
import { Journeys } from './journeys.tsx'
import { Orders } from './orders.tsx'

type Data = AreaPage<ActionShown>

const does = ({ page: { reference }, organisation }: Data): readonly Doing[] => [
  { href: actionPath(reference, 'weigh'), label: 'Weigh what to do' },
  { href: paths.act(reference, 'perpetrator.contacted'), label: 'Contact with them' },
  { href: paths.act(reference, 'legal-action.proposed'), label: 'Propose a legal step' },
  { href: paths.act(reference, 'court-order.made'), label: 'Record an order or conditions' },
  { href: paths.act(reference, 'court-order.breached'), label: 'An order was broken' },
  { href: paths.act(reference, 'perpetrator-support.requested'), label: 'They want to change' },
  { href: actionPath(reference, 'elsewhere'), label: 'Help them to live elsewhere' },
  { href: paths.act(reference, 'police-evidence.provided'), label: 'Give evidence to the police' },
  ...(organisation.restrictedAccess === null
    ? []
    : [{ href: paths.act(reference, 'restricted-access.assessed'), label: 'Restricted Access List' }]),
  { href: paths.act(reference, 'alert.placed'), label: 'Alert for staff who visit' },
]

const Alerts = ({ data }: { readonly data: Data }) =>
  data.shows.alerts.length === 0 ? null : (
    <section id="alerts">
      <h2 class="govuk-heading-m">Alerts for staff who visit</h2>
      <p class="govuk-body">An alert says what to do, never why.</p>
      <ul class="app-plain">
        {data.shows.alerts.map((alert) => (
          <li key={alert.id}>
            <strong>{sayValue(alert.wording)}</strong>
            {`, on ${alert.person ?? (alert.subject === 'home' ? 'the home' : 'a person')}. `}
            {alert.isDue ? 'Look at it again now. ' : `Look at it again on ${sayDate(alert.reviewOn)}. `}
            <a class="govuk-link" href={paths.act(data.page.reference, 'alert.removed', { key: alert.id })}>
              Take it off<span class="govuk-visually-hidden">{`: ${sayValue(alert.wording)}`}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )

export const actionPage = defineAreaPage<ActionShown>({
  place: PLACES.action,
  reading: ACTION_AREA,
  does,
  drawn: (gate) => gate.act === 'legal-action.started',
  view: (data) => (
    <>
      <p class="govuk-body">
        Nothing here goes to them by itself. Before any contact, weigh what it could mean for the person harmed.
      </p>
      {data.shows.people.length === 0 && (
        <p class="govuk-body">
          {'Nobody is named as causing harm on this case. Nobody needs to be, to get help. '}
          <a class="govuk-link" href={paths.act(data.page.reference, 'person.added')}>
            Add a person
          </a>
        </p>
      )}
      {data.shows.people.map((person) => (
        <Harming person={person} data={data} key={person.id} />
      ))}
      <Journeys data={data} />
      <Orders data={data} />
      <Alerts data={data} />
      {data.shows.lines.length > 0 && (
        <Details summaryText={`On the record about them (${data.shows.lines.length})`}>
          <Timeline lines={data.shows.lines} now={data.page.now} />
        </Details>
      )}
    </>
  ),
})
