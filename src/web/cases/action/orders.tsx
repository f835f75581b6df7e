/** Orders and conditions: until when, what they say, how they were broken and what that asks for. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { Status } from '../../../design-system/parts/status.tsx'
import type { AreaPage } from '../../../views/area-page.ts'
import type { ActionShown } from '../../../views/areas/action.ts'
import type { OrderBreach, OrderShown } from '../../../views/areas/court-orders.ts'
import { paths } from '../../kit/paths.ts'
import { exactTime, longDate, sayDate } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { actionPath } from './action-paths.ts'
import { sayBreach, sayOrderState } from './action-words.ts'

type Data = AreaPage<ActionShown>

const length = (order: OrderShown): string =>
  order.expiresOn ? `until the end of ${sayDate(order.expiresOn)}` : 'until the court ends it'

/** What a breach asks of us, in this order: safety, the police if the person wants it, risk, the court. */
const Breach = ({
  breach,
  order,
  reference,
}: {
  readonly breach: OrderBreach
  readonly order: OrderShown
  readonly reference: string
}) => (
  <InsetText>
    <p class="govuk-body">
      <strong>{`Broken: ${sayBreach(breach.how).toLowerCase()}`}</strong>
      {`, ${exactTime(breach.at)}. `}
      {breach.police === true ? 'The police know.' : breach.police === false ? 'The police have not been told.' : ''}
    </p>
    <ul class="govuk-list govuk-list--bullet">
      <li>Is the person harmed safe now? In danger: call 999.</li>
      {breach.police !== true && (
        <li>
          <a class="govuk-link" href={paths.act(reference, 'police-report.decided')}>
            Decide with them whether the police are told
          </a>
        </li>
      )}
      <li>
        <a class="govuk-link" href={paths.act(reference, 'risk.assessed')}>
          Look at the risk again
        </a>
      </li>
      <li>
        <a class="govuk-link" href={actionPath(reference, 'weigh', { person: order.personId })}>
          Weigh what to do, such as committal
        </a>
      </li>
    </ul>
  </InsetText>
)

const Law = ({ order }: { readonly order: OrderShown }) => (
  <p class="app-exact">
    {order.law
      ? `${order.law.source}${order.law.verified ? '' : ' (to verify)'}.${order.law.note ? ` ${order.law.note}` : ''}`
      : 'Not configured: the law’s data holds nothing of such an order on that day. Ask a lawyer.'}
  </p>
)

const Order = ({ order, data }: { readonly order: OrderShown; readonly data: Data }) => {
  const { reference } = data.page
  return (
    <li>
      <p class="govuk-body govuk-!-margin-bottom-1">
        <strong>{`${sayValue(order.kind)}: ${order.person}`}</strong>{' '}
        <Status tone={order.state === 'past' ? 'late' : order.state === 'in-force' ? 'good' : undefined}>
          {sayOrderState(order.state)}
        </Status>
      </p>
      <p class="govuk-body govuk-!-margin-bottom-1">
        {`${order.startsOn ? `From ${sayDate(order.startsOn)}` : `Made ${longDate(order.at)}`}, ${length(order)}.`}
        {order.noContact && ' No contact.'}
        {order.mustLeave && ' Must leave the home.'}
        {order.powerOfArrest && ' The police may arrest on breach.'}
      </p>
      {order.conditions && <p class="govuk-body govuk-!-margin-bottom-1">{order.conditions}</p>}
      <p class="govuk-body govuk-!-margin-bottom-1">
        {order.toldOn ? (
          `Person harmed kept up to date ${longDate(order.toldOn)}.`
        ) : (
          <a class="govuk-link" href={paths.act(reference, 'victim.updated')}>
            Tell the person harmed, by their safe contact
          </a>
        )}
      </p>
      {order.breaches.map((breach) => (
        <Breach breach={breach} order={order} reference={reference} key={breach.n} />
      ))}
      {order.state !== 'ended' && (
        <p class="govuk-body">
          <a
            class="govuk-link"
            href={actionPath(reference, 'not-kept', { entry: String(order.n), person: order.personId })}
          >
            It was broken
          </a>
          {' · '}
          <a class="govuk-link" href={paths.act(reference, 'court-order.ended', { entry: String(order.n) })}>
            It ended or was changed
          </a>
        </p>
      )}
      <Law order={order} />
    </li>
  )
}

export const Orders = ({ data }: { readonly data: Data }) =>
  data.shows.orders.length === 0 ? null : (
    <section id="orders">
      <h2 class="govuk-heading-m">Orders and conditions</h2>
      <ul class="app-plain">
        {data.shows.orders.map((order) => (
          <Order order={order} data={data} key={order.n} />
        ))}
      </ul>
    </section>
  )
