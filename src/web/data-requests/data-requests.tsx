/** Requests for data, the next to be done first: for those who answer them. */
import { Status } from '../../design-system/parts/status.tsx'
import type { DataRequestShown, DataRequests } from '../../views/read-data-requests.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { sayDate, sayWhen } from '../kit/times.ts'
import { STEPS } from './data-request-words.ts'

const NO_DAY = { identity: 'once we know who it is', clarity: 'once we know what they mean' } as const

const Line = ({ each, now }: { readonly each: DataRequestShown; readonly now: number }) => (
  <li class="app-duty">
    <div class="app-duty__what">
      <a class="govuk-link" href={paths.dataRequest(each.id)}>
        {STEPS[each.step]}
        <span class="govuk-visually-hidden">{`: ${each.reference}`}</span>
      </a>
      <p class="app-duty__about">{`${each.name}, ${each.reference}. Asked ${sayWhen(each.received, now)}.`}</p>
    </div>
    <span class="app-by">
      {each.released === null ? (
        <>
          {each.isLate && <Status tone="late">late</Status>}
          <strong>{each.due === null ? NO_DAY[each.time.waitsFor ?? 'identity'] : `by ${sayDate(each.due)}`}</strong>
          {each.notBefore !== null && <span class="app-exact">{`not before ${sayDate(each.notBefore)}`}</span>}
        </>
      ) : (
        <strong>{sayWhen(each.released, now)}</strong>
      )}
    </span>
  </li>
)

export const dataRequestsPage = definePage<DataRequests>({
  path: paths.dataRequests,
  access: 'data-requests',
  audit: 'read-data-requests',
  shows: ['view:data-requests'],
  load: (desk, visit) => desk.readDataRequests(visit.token),
  view: ({ requests, law, now }, visit) => (
    <Frame title="Requests for data" visit={visit} section="organisation" wide>
      <h1 class="govuk-heading-l">Requests for data</h1>
      <p class="govuk-body">
        Everybody is answered in the same way, in the same words and from the same day on. These pages look at no case.
        Where somebody is the person harmed, or has complained, those who are there put together what they may have.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.newDataRequest}>
          Take in a request
        </a>
      </p>
      {requests.length === 0 && <p class="govuk-body">Nobody has asked yet.</p>}
      <ul class="app-duties">
        {requests.map((each) => (
          <Line each={each} now={now} key={each.id} />
        ))}
      </ul>
      <p class="govuk-body">
        {`The time is law: ${law.name}${law.verified ? '' : ' (not checked by a lawyer yet)'}. That no answer goes out sooner than its first day is our own rule: how long one took then tells nothing.`}
      </p>
    </Frame>
  ),
})
