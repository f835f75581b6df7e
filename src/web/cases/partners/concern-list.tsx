/** Safeguarding and modern slavery: each concern with where it has to go. None of them can be taken away here. */
import type { Instant } from '../../../record/london-time.ts'
import type { ConcernLine } from '../../../views/areas/partners/concerns.ts'
import { sayWhen } from '../../kit/times.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { partnerPath } from './partner-paths.ts'
import { sayAgency, sayOutcome } from './partner-words.ts'

const KINDS: Readonly<Record<ConcernLine['kind'], string>> = {
  child: 'A child may be at risk',
  adult: 'An adult may be at risk',
  slavery: 'Modern slavery is suspected',
}

const Route = ({
  concern,
  route,
  reference,
}: {
  readonly concern: ConcernLine
  readonly route: ConcernLine['routes'][number]
  readonly reference: string
}) => {
  if (route.referral)
    return (
      <li>
        {`Referred to ${sayAgency(route.referral.to)}`}
        {route.referral.reference && `, reference ${route.referral.reference}`}
        {route.referral.answer ? `: ${sayOutcome(route.referral.answer.outcome).toLowerCase()}` : ': no answer yet'}
      </li>
    )
  if (route.notMade) return <li>{`Not referred to ${sayAgency(route.to)}: ${route.notMade.reason ?? ''}`}</li>
  return (
    <li>
      <strong>{`Still to be referred to ${sayAgency(route.to)}.`}</strong>{' '}
      <a
        class="govuk-link"
        href={partnerPath(reference, 'refer', {
          to: route.to,
          person: concern.person,
          purpose: concern.kind === 'slavery' ? 'crime' : 'safeguarding',
        })}
      >
        Refer now
        <span class="govuk-visually-hidden">{`: ${sayValue(route.to)}, ${concern.name ?? ''}`}</span>
      </a>
    </li>
  )
}

export const ConcernList = ({
  concerns,
  reference,
  now,
}: {
  readonly concerns: readonly ConcernLine[]
  readonly reference: string
  readonly now: Instant
}) => (
  <section id="concerns">
    <h2 class="govuk-heading-m">Children and adults at risk</h2>
    {concerns.length === 0 ? (
      <p class="govuk-body">No concern was written down.</p>
    ) : (
      <ul class="app-plain">
        {concerns.map((concern) => (
          <li key={concern.n}>
            <strong>{KINDS[concern.kind]}</strong>
            {concern.name && `: ${concern.name}`}
            <span class="app-note">{` (${sayWhen(concern.at, now)})`}</span>
            {concern.signs.length > 0 && (
              <p class="govuk-body govuk-!-margin-bottom-1">{`Signs: ${concern.signs.map(sayValueInside).join(', ')}`}</p>
            )}
            <ul class="govuk-list govuk-list--bullet">
              {concern.routes.map((route) => (
                <Route concern={concern} route={route} reference={reference} key={route.to} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    )}
  </section>
)
