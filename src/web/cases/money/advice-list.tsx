/** Advice about money, and whoever was asked to help with it. */
import type { Instant } from '../../../record/london-time.ts'
import type { AdviceLine, AdviserLine } from '../../../views/areas/money/advice.ts'
import { exactTime, sayWhen } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { sayAnswer } from './money-words.ts'

const When = ({ at, now }: { readonly at: Instant; readonly now: Instant }) => (
  <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
    {sayWhen(at, now)}
  </time>
)

export const AdviceList = (props: {
  readonly advice: readonly AdviceLine[]
  readonly advisers: readonly AdviserLine[]
  readonly now: Instant
}) => (
  <section id="advice">
    <h2 class="govuk-heading-m">Advice about money</h2>
    {props.advice.length + props.advisers.length === 0 && <p class="govuk-body">None yet.</p>}
    <ul class="app-plain">
      {props.advisers.map((line) => (
        <li key={line.n}>
          <strong>{sayValue(line.to)}</strong>
          {line.name && ` for ${line.name}`} {!line.made && <span class="app-tag">Not referred</span>}
          <p class="app-note govuk-!-margin-bottom-0">
            {line.reason && `${line.reason} `}
            <When at={line.at} now={props.now} />
          </p>
        </li>
      ))}
      {props.advice.map((line) => (
        <li key={line.n}>
          <strong>{line.topics.map(sayValue).join(', ')}</strong>
          {line.name && ` to ${line.name}`}
          <p class="app-note govuk-!-margin-bottom-0">
            {line.outcome && line.outcome !== 'accepted' && `${sayAnswer(line.outcome)}. `}
            <When at={line.at} now={props.now} />
            {`, ${line.by}`}
          </p>
        </li>
      ))}
    </ul>
  </section>
)
