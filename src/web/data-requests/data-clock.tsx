/** The time of the law for one request: where it stands, day by day, in words. */
import type { ComponentChildren } from 'preact'
import type { DataRequestShown, DataRequests } from '../../views/read-data-requests.ts'
import { longDate, sayDate } from '../kit/times.ts'
import { BECAUSE } from './data-request-words.ts'

const Row = ({ what, children }: { readonly what: string; readonly children: ComponentChildren }) => (
  <div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">{what}</dt>
    <dd class="govuk-summary-list__value">{children}</dd>
  </div>
)

const many = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** `9 days are left`, `it is over since 2 days`. */
export function sayLeft(left: number): string {
  if (left < 0) return `${many(-left, 'day')} over`
  if (left === 0) return 'today is the last day'
  return `${many(left, 'day')} left`
}

function dueIn({ time, released, daysLeft }: DataRequestShown): string {
  if (time.waitsFor === 'identity') return 'It begins when we know who asks'
  if (time.waitsFor === 'clarity') return 'It stands still until they say what they mean'
  if (time.due === null) return ''
  return released !== null || daysLeft === null
    ? `By ${sayDate(time.due)}`
    : `By ${sayDate(time.due)}: ${sayLeft(daysLeft)}`
}

export function DataClock({ each, law }: { readonly each: DataRequestShown; readonly law: DataRequests['law'] }) {
  const { time, extended } = each
  return (
    <section aria-labelledby="time">
      <h2 class="govuk-heading-m" id="time">
        The time
      </h2>
      <dl class="govuk-summary-list">
        <Row what="Came in">{longDate(each.received)}</Row>
        {time.runsFrom !== null && <Row what="Runs from">{sayDate(time.runsFrom)}</Row>}
        {each.identityAsked !== null && <Row what="We asked who it is">{longDate(each.identityAsked)}</Row>}
        {each.clarityAsked !== null && <Row what="We asked what they mean">{longDate(each.clarityAsked)}</Row>}
        {each.pausedDays > 0 && <Row what="Stood still">{many(each.pausedDays, 'day')}</Row>}
        {extended !== null && (
          <Row what="Takes longer">
            {`By ${many(law.moreMonths, 'month')}: ${BECAUSE[extended.because] ?? extended.because}. They were told on ${longDate(extended.at)}: “${extended.reasons}”`}
          </Row>
        )}
        <Row what="Answer">
          <strong>{dueIn(each)}</strong>
        </Row>
        {each.released !== null && <Row what="Answered">{longDate(each.released)}</Row>}
        {each.notBefore !== null && each.released === null && (
          <Row what="Not before">{`${sayDate(each.notBefore)}, as everybody’s`}</Row>
        )}
      </dl>
      <p class="govuk-body">{`This is law: ${law.name}${law.verified ? '' : ' (not checked by a lawyer yet)'}.`}</p>
    </section>
  )
}
