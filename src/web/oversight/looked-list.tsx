/** Who looked at a case, part by part: each person, when they last did, and every day a click away. */
import { Details } from '../../design-system/govuk/details.tsx'
import type { WhoLooked } from '../../views/read-who-looked.ts'
import type { Looker } from '../../views/who-looked.ts'
import { exactTime, sayWhen } from '../kit/times.ts'
import { byDay, HOWS, sayDay } from './looked-words.ts'

const Person = ({ looker, now }: { readonly looker: Looker; readonly now: number }) => {
  const days = byDay(looker.looks)
  return (
    <li class="app-duty">
      <div class="app-duty__what">
        <strong>{looker.name}</strong>
        <Details
          classes="govuk-!-margin-bottom-1 govuk-!-margin-top-1"
          summaryText={
            <>
              {days.length === 1 ? 'On 1 day' : `On ${days.length} days`}
              <span class="govuk-visually-hidden">{`: ${looker.name}`}</span>
            </>
          }
        >
          <ul class="govuk-list">
            {days.map((looks) => (
              <li key={looks[0]?.day}>{sayDay(looks)}</li>
            ))}
          </ul>
        </Details>
      </div>
      <span class="app-by">
        <strong>{`last ${sayWhen(looker.last, now)}`}</strong>
        <span class="app-exact">{exactTime(looker.last)}</span>
      </span>
    </li>
  )
}

export const LookedList = ({ looked }: { readonly looked: WhoLooked }) => (
  <>
    {HOWS.map(({ how, title, says }) => {
      const found = looked.lookers.filter((each) => each.how === how)
      if (found.length === 0) return null
      return (
        <section key={how}>
          <h2 class="govuk-heading-m">{`${title} (${found.length})`}</h2>
          <p class="govuk-body">{says}</p>
          <ul class="app-duties">
            {found.map((looker) => (
              <Person looker={looker} now={looked.now} key={looker.account} />
            ))}
          </ul>
        </section>
      )
    })}
  </>
)
