/** The pause of court action over rent: until when it runs, and what still has to be decided. */

import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { PauseShown } from '../../../views/areas/money/pause.ts'
import { ClauseLink } from '../../kit/clauses.tsx'
import { longDate, sayEnd } from '../../kit/times.ts'
import { moneyPath } from './money-paths.ts'
import { sayMonths } from './money-words.ts'

const said = ({ hold, months, declined }: PauseShown): string => {
  if (declined) return `They did not want the pause: it ended on ${longDate(hold.until)}.`
  if (!hold.running) return `The pause ended at ${sayEnd(hold.until)}.`
  const length = months === null ? 'Nobody has chosen its length yet' : `${sayMonths(months)} were chosen`
  return `No court action over rent until ${sayEnd(hold.until)}. ${length}.`
}

export const Pause = ({ pause, reference }: { readonly pause: PauseShown; readonly reference: string }) => (
  <section id="pause">
    <h2 class="govuk-heading-m">Pause of court action over rent</h2>
    <InsetText>
      <p class="govuk-body">
        <strong>{said(pause)}</strong>
      </p>
      {pause.askAgain && (
        <p class="govuk-body">
          A further report came after the length was chosen. Ask again, and choose a length again.
        </p>
      )}
      {pause.hold.running && (
        <p class="govuk-body">
          <a class="govuk-link" href={moneyPath(reference, 'pause')}>
            {pause.months === null ? 'Choose how long it runs' : 'Change how long it runs'}
          </a>
        </p>
      )}
      <p class="app-note">
        {
          'The income team sees the account and the end of the pause, and no reason. It covers a joint account too. This is our own pause, not the statutory breathing space for debts. '
        }
        {pause.hold.clauses.map((clause) => (
          <ClauseLink id={clause.id} key={clause.id} />
        ))}
      </p>
    </InsetText>
  </section>
)
