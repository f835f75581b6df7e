/** Joint holders, each apart: what they were told, and where to advise them. Never one letter to both. */
import type { Instant } from '../../../record/london-time.ts'
import type { JointHolder } from '../../../views/areas/moving/joint.ts'
import { paths } from '../../kit/paths.ts'
import { sayWhen } from '../../kit/times.ts'
import { movingPath } from './moving-paths.ts'
import { sayAdvice } from './moving-words.ts'

export const HolderList = (props: {
  readonly holders: readonly JointHolder[]
  readonly reference: string
  readonly now: Instant
  /** What one holder's notice does, where they live. */
  readonly warning: string | null
}) =>
  props.holders.length === 0 ? null : (
    <section id="joint">
      <h2 class="govuk-heading-m">Who holds the home together</h2>
      <p class="govuk-body">
        Advise each apart and by their own safe way. Never write one letter to both, and tell neither what the other
        said.
      </p>
      {props.warning && <p class="govuk-body">{props.warning}</p>}
      <ul class="app-plain">
        {props.holders.map((holder) => (
          <li key={holder.person}>
            <strong>{holder.name}</strong>{' '}
            {holder.causesHarm && <span class="app-tag app-tag--late">Said to cause harm</span>}
            <p class="govuk-body govuk-!-margin-bottom-1">
              {holder.advice ? `${sayAdvice(holder.advice.outcome)}.` : 'Nothing said yet about the joint tenancy.'}
              {holder.advice?.reason && ` ${holder.advice.reason}`}{' '}
              <a
                class="govuk-link"
                href={movingPath(props.reference, 'advise', { person: holder.person, topic: 'joint-tenancy' })}
              >
                {holder.advice ? 'Advise again' : 'Advise'}
                <span class="govuk-visually-hidden">{` ${holder.name}`}</span>
              </a>
            </p>
            {holder.causesHarm && !holder.advice && (
              <p class="govuk-body govuk-!-margin-bottom-1">
                Check first that it is safe. What they are told is general: any joint tenant could be told it. “Not
                suitable”, with the reason, is an answer.
              </p>
            )}
            <p class="app-note govuk-!-margin-bottom-0">
              {holder.onRecords
                ? `On our records, with ${holder.with.join(', ')}.`
                : 'As we were told; match them to our records.'}
              {holder.advice && ` Written down ${sayWhen(holder.advice.at, props.now)} by ${holder.advice.by}.`}
            </p>
            {holder.notOnCase && (
              <p class="govuk-body govuk-!-margin-bottom-1">
                {'This case does not say so yet, and the policy goes by the case. '}
                <a class="govuk-link" href={paths.act(props.reference, 'person.updated', { person: holder.person })}>
                  Put it on the case<span class="govuk-visually-hidden">{` for ${holder.name}`}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
