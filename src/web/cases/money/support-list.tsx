/** Help that was offered and given: what was accepted and did not come yet first; then what all of it cost. */
import { Table } from '../../../design-system/govuk/table.tsx'
import type { Instant } from '../../../record/london-time.ts'
import { type CostTotal, isStillToCome, type SupportLine } from '../../../views/areas/money/support.ts'
import { exactTime, sayWhen } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { moneyPath } from './money-paths.ts'
import { sayAnswer, sayPounds } from './money-words.ts'

const given = ({ given, cost }: SupportLine): string => {
  if (given === 0) return ''
  const times = given === 1 ? 'Given' : `Given ${given} times`
  return cost > 0 ? `${times}, ${sayPounds(cost)}.` : `${times}.`
}

/** Goods that come to the home can be seen by whoever causes harm: that nobody asked stays in view. Source: VIV-4.4.c. */
const safety = ({ safe }: SupportLine): string => {
  if (safe === null) return ''
  return safe
    ? 'We asked whether it is safe for them to have it.'
    : 'Nobody has asked yet whether it is safe for them to have it.'
}

export const SupportList = (props: {
  readonly lines: readonly SupportLine[]
  readonly reference: string
  readonly now: Instant
}) => (
  <section id="support">
    <h2 class="govuk-heading-m">Help offered and given</h2>
    {props.lines.length === 0 && <p class="govuk-body">Nothing yet.</p>}
    {props.lines.length > 0 && (
      <ul class="app-plain">
        {props.lines.map((line) => (
          <li key={line.n}>
            <strong>{sayValue(line.kind)}</strong>
            {line.name && ` for ${line.name}`}{' '}
            {isStillToCome(line) && <span class="app-tag app-tag--late">Still to come</span>}
            <p class="govuk-body govuk-!-margin-bottom-1">
              {[line.answer === null ? '' : `${sayAnswer(line.answer)}.`, given(line), safety(line), ...line.notes]
                .filter(Boolean)
                .join(' ')}{' '}
              {isStillToCome(line) && (
                <a
                  class="govuk-link"
                  href={moneyPath(props.reference, 'give', { kind: line.kind, person: line.person })}
                >
                  Log that it was given
                  <span class="govuk-visually-hidden">{`: ${sayValue(line.kind)}, ${line.name ?? ''}`}</span>
                </a>
              )}
            </p>
            <p class="app-note govuk-!-margin-bottom-0">
              <time dateTime={new Date(line.at).toISOString()} title={exactTime(line.at)}>
                {sayWhen(line.at, props.now)}
              </time>
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
)

export const Costs = ({ costs }: { readonly costs: readonly CostTotal[] }) =>
  costs.length === 0 ? null : (
    <section id="costs">
      <h2 class="govuk-heading-m">What this case cost</h2>
      <Table
        firstCellIsHeader
        head={['For what', { text: 'Pounds', format: 'numeric' }]}
        rows={[
          ...costs.map(({ what, amount }) => [sayValue(what), { text: sayPounds(amount), format: 'numeric' as const }]),
          [
            'In all',
            { text: sayPounds(costs.reduce((sum, { amount }) => sum + amount, 0)), format: 'numeric' as const },
          ],
        ]}
      />
      <p class="app-note">Help that was given, and every other cost that was written down.</p>
    </section>
  )
