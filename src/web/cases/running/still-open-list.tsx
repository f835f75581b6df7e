/** What still stands open, each kind with each of its things: shown on the page of running, and before closing. */
import type { StillOpen } from '../../../views/areas/running/still-open.ts'
import { sayDate } from '../../kit/times.ts'
import { sayValue } from '../../kit/words.ts'
import { sayStillOpen } from './running-words.ts'

/** A code with the day on which it takes effect. */
const WITH_A_DAY = /^([a-z][a-z0-9-]*) (\d{4}-\d\d-\d\d)$/

/** Codes of the vocabulary are said in words; sentences and names stay as they are. */
function say(each: string): string {
  const [, what, on] = WITH_A_DAY.exec(each) ?? []
  if (what !== undefined && on !== undefined) return `${sayValue(what)}: takes effect on ${sayDate(on)}`
  return /^\d{4}-\d\d-\d\d$/.test(each)
    ? `Until the end of ${sayDate(each)}`
    : /^[a-z][a-z0-9-]*$/.test(each)
      ? sayValue(each)
      : each
}

export const StillOpenList = ({
  lines,
  areSaid = false,
}: {
  readonly lines: readonly StillOpen[]
  /** What becomes of them is said above the list already. */
  readonly areSaid?: boolean
}) => (
  <dl class="govuk-summary-list">
    {lines.map(({ what, each: all, ends }) => {
      // What two clauses ask of one person is one thing to do.
      const each = [...new Set(all)]
      return (
        <div class="govuk-summary-list__row" key={what}>
          <dt class="govuk-summary-list__key">{`${sayStillOpen(what)}${each.length > 1 ? ` (${each.length})` : ''}`}</dt>
          <dd class="govuk-summary-list__value">
            {each.length === 1 ? (
              say(each[0] ?? '')
            ) : (
              <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-1">
                {each.map((one, index) => (
                  <li key={`${one}${index}`}>{say(one)}</li>
                ))}
              </ul>
            )}
            {!areSaid && (
              <p class="app-exact">
                {ends
                  ? 'ends with closing, and stays on the record as not answered'
                  : 'does not end by closing: see to it, or leave it on purpose'}
              </p>
            )}
          </dd>
        </div>
      )
    })}
  </dl>
)
