/** What still stands open, each kind with each of its things: shown on the page of running, and before closing. */
import type { StillOpen } from '../../../views/areas/running/still-open.ts'
import { sayValue } from '../../kit/words.ts'
import { sayStillOpen } from './running-words.ts'

/** Codes of the vocabulary are said in words; sentences and names stay as they are. */
const say = (each: string): string => (/^[a-z][a-z-]*$/.test(each) ? sayValue(each) : each)

export const StillOpenList = ({ lines }: { readonly lines: readonly StillOpen[] }) => (
  <dl class="govuk-summary-list">
    {lines.map(({ what, each, ends }) => (
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
          <p class="app-exact">
            {ends
              ? 'ends with closing, and stays on the record as not answered'
              : 'does not end by closing: see to it, or leave it on purpose'}
          </p>
        </dd>
      </div>
    ))}
  </dl>
)
