/** The pause of court action over rent: until when it runs, and what still has to be decided. */

import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { PauseShown } from '../../../views/areas/money/pause.ts'
import { ClauseLink } from '../../kit/clauses.tsx'
import { paths } from '../../kit/paths.ts'
import { longDate, sayEnd } from '../../kit/times.ts'
import { moneyPath } from './money-paths.ts'
import { sayChosen } from './money-words.ts'

const said = ({ hold, months, declined }: PauseShown): string => {
  if (declined) return `They did not want the pause: it ended on ${longDate(hold.until)}.`
  if (!hold.running) return `The pause ended at ${sayEnd(hold.until)}.`
  const length = months === null ? 'Nobody has chosen its length yet' : sayChosen(months)
  return `No court action over rent until ${sayEnd(hold.until)}. ${length}.`
}

const names = new Intl.ListFormat('en-GB')

/** Said of a pause that runs for somebody of whom no rent account is known: whoever handles rent goes by accounts, and sees nothing of it. */
export const NoAccount = ({ pause, reference }: { readonly pause: PauseShown; readonly reference: string }) => {
  const without = pause.withoutAccount
  if (!pause.hold.running || without.length === 0) return null
  return (
    <>
      <p class="govuk-body">
        <strong>{`No rent account is known for ${names.format(without.map(({ name }) => name))}.`}</strong>
        {' The income team does not see this pause yet, and a check of the account does not tell them to wait.'}
      </p>
      {without.map(({ id, name }) => (
        <p class="govuk-body" key={id}>
          <a class="govuk-link" href={paths.matchPerson(reference, id)}>
            {without.length === 1 ? 'Match to our records' : `Match to our records: ${name}`}
          </a>
        </p>
      ))}
    </>
  )
}

const KNOWN = 'The income team sees the account and the end of the pause, and no reason.'
const NOT_KNOWN = 'Once an account is known, the income team sees it and the end of the pause, and no reason.'

export const Pause = ({ pause, reference }: { readonly pause: PauseShown; readonly reference: string }) => (
  <section id="pause">
    <h2 class="govuk-heading-m">Pause of court action over rent</h2>
    <InsetText>
      <p class="govuk-body">
        <strong>{said(pause)}</strong>
      </p>
      <NoAccount pause={pause} reference={reference} />
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
        {`${pause.withoutAccount.length > 0 ? NOT_KNOWN : KNOWN} It covers a joint account too. This is our own pause, not the statutory breathing space for debts. `}
        {pause.hold.clauses.map((clause) => (
          <ClauseLink id={clause.id} key={clause.id} />
        ))}
      </p>
    </InsetText>
  </section>
)
