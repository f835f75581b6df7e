/** What the policy asks on a case now, each with its reason in place, and below it what was done or ended. */
import { Details } from '../../design-system/govuk/details.tsx'
import type { CasePage } from '../../views/case-page.ts'
import { DutyList } from '../kit/duty-lines.tsx'
import { paths } from '../kit/paths.ts'
import { exactTime } from '../kit/times.ts'
import { plain } from '../kit/words.ts'
import { PLACES, placePath } from './places.ts'

const Ended = ({ ended }: Pick<CasePage, 'ended'>) =>
  ended.length === 0 ? null : (
    <Details summaryText={`Done or ended (${ended.length})`}>
      <ul class="app-plain">
        {ended.map((duty) => (
          <li key={duty.id}>
            <a class="govuk-link" href={paths.duty(duty.id)}>
              {duty.what}
            </a>
            {`: ${plain(duty.outcome)}${duty.late ? ', late' : ''}${duty.ended === null ? '' : `, ${exactTime(duty.ended)}`}`}
          </li>
        ))}
      </ul>
    </Details>
  )

/** For a case that is open again: what nobody had done when it was closed. Nobody is reminded of it. */
export const LeftUndone = ({ leftUndone, now, safeContact }: Pick<CasePage, 'leftUndone' | 'now' | 'safeContact'>) =>
  leftUndone.length === 0 ? null : (
    <section id="left">
      <h2 class="govuk-heading-m">Not done when the case was closed</h2>
      <p class="govuk-body">
        Nobody is reminded of these now.
        {(safeContact.length === 0 || safeContact.some(({ died }) => died === null)) &&
          ' Do again what they still need.'}
      </p>
      <DutyList duties={leftUndone} now={now} />
    </section>
  )

/** What a policy asks for somebody does not end with their death by its own words: it is said beside it, and nobody is contacted. */
const AfterDeath = ({ open, safeContact, reference }: Pick<CasePage, 'open' | 'safeContact' | 'reference'>) => {
  const names = safeContact.filter(({ died }) => died !== null).map(({ name }) => name)
  return names.length === 0 || open.length === 0 ? null : (
    <p class="govuk-body">
      {`${names.join(' and ')} ${names.length > 1 ? 'have' : 'has'} died. What was asked for them stands until the case is closed, and is no reason to make contact. `}
      <a class="govuk-link" href={placePath(reference, PLACES.running)}>
        What follows, and closing the case
      </a>
    </p>
  )
}

type Props = Pick<CasePage, 'open' | 'ended' | 'now' | 'reasons' | 'safeContact' | 'reference'> & {
  readonly title?: string
}

export const AsksNow = ({ title = 'What the policy asks now', ...page }: Props) => {
  const { open, ended, now, reasons } = page
  return (
    <section id="asks">
      <h2 class="govuk-heading-m">{title}</h2>
      <AfterDeath {...page} />
      {open.length === 0 ? (
        <p class="govuk-body">Nothing just now.</p>
      ) : (
        <DutyList duties={open} now={now} reasons={reasons} />
      )}
      <Ended ended={ended} />
    </section>
  )
}
