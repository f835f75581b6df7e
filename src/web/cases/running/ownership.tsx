/** Whose the case is, what waits to be taken on, and where it went or came from. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { RunningShown } from '../../../views/areas/running.ts'
import type { CasePage } from '../../../views/case-page.ts'
import { sayWhen } from '../../kit/times.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'

/** From or to what a case moved: one of ours is another one. */
const sayOther = (to: string): string => (to === 'team' || to === 'area' ? `another of our ${to}s` : sayValueInside(to))

/** Somebody by name, or whoever holds a role. */
const whoOf = (by: string): string => (/^[a-z-]+$/.test(by) ? `the ${sayValueInside(by)}` : by)

type Props = { readonly page: CasePage; readonly shows: RunningShown }

export const Ownership = ({ page, shows }: Props) => {
  const waiting = shows.passedOn.find((each) => each.waits)
  const earlier = shows.passedOn.filter((each) => !each.waits)
  return (
    <section>
      <h2 class="govuk-heading-m">Whose it is</h2>
      <p class="govuk-body">
        {page.owner.role ? sayValue(page.owner.role) : 'Nobody yet'}
        {page.owner.officer ? `, ${page.owner.officer}` : ', no one person named yet'}
      </p>
      {waiting && (
        <InsetText>
          <p class="govuk-body">
            {`${waiting.by} passed it to the ${sayValueInside(waiting.to)} ${sayWhen(waiting.at, page.now)}. Nobody has taken it on: until then it stays with ${waiting.by}.${waiting.astray ? ' Nobody there can: pass it to somebody else.' : ''}`}
          </p>
        </InsetText>
      )}
      {(earlier.length > 0 || shows.given.length > 0 || shows.transfers.length > 0) && (
        <ul class="govuk-list govuk-list--bullet">
          {shows.given.map((each) => (
            <li key={each.n}>
              {`Given to ${each.officer ?? sayValueInside(each.to)} by ${each.by}, ${sayWhen(each.at, page.now)}`}
            </li>
          ))}
          {earlier.map((each) => (
            <li key={each.n}>
              {each.takenOn
                ? `Passed on by ${each.by}, taken on by ${whoOf(each.takenOn.by)} ${sayWhen(each.takenOn.at, page.now)}`
                : `Passed to the ${sayValueInside(each.to)} by ${each.by}, and then to somebody else`}
            </li>
          ))}
          {shows.transfers.map((each) => (
            <li key={each.n}>
              {`${each.direction === 'in' ? 'Came from' : 'Went to'} ${sayOther(each.to)}, ${sayWhen(each.at, page.now)}; ${each.accepted ? 'taken on' : 'not yet taken on'}${each.reasons ? `. ${each.reasons}` : ''}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
