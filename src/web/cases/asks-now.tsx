/** What the policy asks on a case now, each with its reason in place, and below it what was done or ended. */
import { Details } from '../../design-system/govuk/details.tsx'
import type { CasePage } from '../../views/case-page.ts'
import { DutyList } from '../kit/duty-lines.tsx'
import { paths } from '../kit/paths.ts'
import { exactTime } from '../kit/times.ts'
import { plain } from '../kit/words.ts'

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
export const LeftUndone = ({ leftUndone, now }: Pick<CasePage, 'leftUndone' | 'now'>) =>
  leftUndone.length === 0 ? null : (
    <section id="left">
      <h2 class="govuk-heading-m">Not done when the case was closed</h2>
      <p class="govuk-body">Nobody is reminded of these now. Do again what they still need.</p>
      <DutyList duties={leftUndone} now={now} />
    </section>
  )

type Props = Pick<CasePage, 'open' | 'ended' | 'now' | 'reasons'> & { readonly title?: string }

export const AsksNow = ({ title = 'What the policy asks now', open, ended, now, reasons }: Props) => (
  <section id="asks">
    <h2 class="govuk-heading-m">{title}</h2>
    {open.length === 0 ? (
      <p class="govuk-body">Nothing just now.</p>
    ) : (
      <DutyList duties={open} now={now} reasons={reasons} />
    )}
    <Ended ended={ended} />
  </section>
)
