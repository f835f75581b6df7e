/** What the policy asks on a case now, each with its reason in place, and below it what was done or ended. */
import { Details } from '../../design-system/govuk/details.tsx'
import { wasForTheDead } from '../../views/after-death.ts'
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

/**
 * What a policy asks for somebody does not end with their death by its own words: it stands until the case is closed, folded away from what
 * can still be done, and nobody is contacted for it.
 */
const AfterDeath = ({ asked, page }: { readonly asked: CasePage['open']; readonly page: Props }) => {
  const names = page.safeContact.filter(({ died }) => died !== null).map(({ name }) => name)
  if (names.length === 0 || page.open.length === 0) return null
  const who = names.join(' and ')
  return (
    <>
      <p class="govuk-body">
        {`${who} ${names.length > 1 ? 'have' : 'has'} died. What was asked for them stands until the case is closed, and is no reason to make contact. `}
        <a class="govuk-link" href={placePath(page.reference, PLACES.running)}>
          What follows, and closing the case
        </a>
      </p>
      {asked.length > 0 && (
        <Details summaryText={`What was asked for ${who} (${asked.length})`}>
          <DutyList duties={asked} now={page.now} reasons={page.reasons} />
        </Details>
      )}
    </>
  )
}

type Props = Pick<CasePage, 'open' | 'ended' | 'now' | 'reasons' | 'safeContact' | 'reference'> & {
  readonly title?: string
}

export const AsksNow = ({ title = 'What the policy asks now', ...page }: Props) => {
  const died = new Map(page.safeContact.map((each) => [each.person, each.died]))
  // What their death itself asks for is still to be done.
  const isForTheDead = (duty: CasePage['open'][number]) => wasForTheDead(duty, died.get(duty.person ?? ''))
  const open = page.open.filter((duty) => !isForTheDead(duty))
  return (
    <section id="asks">
      <h2 class="govuk-heading-m">{title}</h2>
      {open.length === 0 ? (
        <p class="govuk-body">{page.open.length === 0 ? 'Nothing just now.' : 'Nothing else just now.'}</p>
      ) : (
        <DutyList duties={open} now={page.now} reasons={page.reasons} />
      )}
      <AfterDeath asked={page.open.filter(isForTheDead)} page={page} />
      <Ended ended={page.ended} />
    </section>
  )
}
