/** The plan that was agreed with the person: what they agreed, what goes on without it, and whether they hold it on paper. */
import { WarningText } from '../../../design-system/govuk/warning-text.tsx'
import { dateOfDay, dayOf, type Instant } from '../../../record/london-time.ts'
import type { RiskOfPerson } from '../../../views/risk-area.ts'
import { longDate, sayDate } from '../../kit/times.ts'
import { riskPaths } from './risk-paths.ts'

const COPY: Readonly<Record<string, string>> = {
  printed: 'A small printed copy is safe for them to hold.',
  'not-safe-to-hold': 'It is not safe for them to hold a printed plan. Do not print one, and do not send one.',
  'not-wanted': 'They do not want a printed copy.',
}

/** Only where somebody asked them and they said so: nothing is printed on a guess. */
export const maybePrinted = ({ copy }: { readonly copy: string | null }): boolean => copy === 'printed'

export const Plan = ({
  risk,
  reference,
  now,
}: {
  readonly risk: RiskOfPerson
  readonly reference: string
  readonly now: Instant
}) => {
  const { plan, person } = risk
  if (!plan)
    return (
      <section>
        <h3 class="govuk-heading-s">Safety plan</h3>
        <p class="govuk-body">
          {'None is agreed yet. '}
          <a class="govuk-link" href={riskPaths.plan(reference, person.id)}>
            Agree one<span class="govuk-visually-hidden">{` with ${person.name}`}</span>
          </a>
        </p>
      </section>
    )
  return (
    <section>
      <h3 class="govuk-heading-s">{`Safety plan, agreed ${longDate(plan.at)}`}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {plan.actions.map((action) => (
          <li key={action}>{action}</li>
        ))}
      </ul>
      {plan.notAgreed.length > 0 && (
        <>
          <p class="govuk-body">{`Not agreed by ${person.name}, and done all the same:`}</p>
          <ul class="govuk-list govuk-list--bullet">
            {plan.notAgreed.map((action) => (
              <li key={action}>
                <strong>Not agreed: </strong>
                {action}
              </li>
            ))}
          </ul>
          {plan.reason && <p class="govuk-body">{`Why: ${plan.reason}`}</p>}
        </>
      )}
      {plan.reviewOn && (
        <p class="govuk-body">
          {plan.reviewOn < dateOfDay(dayOf(now))
            ? `It was to be looked at again with them by ${sayDate(plan.reviewOn)}.`
            : `Look at it again with them by ${sayDate(plan.reviewOn)}.`}
        </p>
      )}
      {plan.copy === 'not-safe-to-hold' ? (
        <WarningText iconFallbackText="Warning">{COPY[plan.copy]}</WarningText>
      ) : (
        <p class="govuk-body">
          {plan.copy ? COPY[plan.copy] : 'Nobody has asked them yet whether a printed copy is safe.'}
          {maybePrinted(plan) && (
            <>
              {' '}
              <a class="govuk-link" href={riskPaths.sheet(reference, plan.n)}>
                Print it purse size<span class="govuk-visually-hidden">{` for ${person.name}`}</span>
              </a>
            </>
          )}
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={riskPaths.plan(reference, person.id)}>
          Change it<span class="govuk-visually-hidden">{` with ${person.name}`}</span>
        </a>
      </p>
    </section>
  )
}
