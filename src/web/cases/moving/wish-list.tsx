/** Stay or go: what they want, how the home was judged, and what the risk asks to think about. Their wish leads. */
import type { AreaPage } from '../../../views/area-page.ts'
import type { HomeWish } from '../../../views/areas/moving/wish.ts'
import type { MovingShown } from '../../../views/areas/moving.ts'
import { paths } from '../../kit/paths.ts'
import { sayValue } from '../../kit/words.ts'
import { homePath } from '../home/home-paths.ts'
import { movingPath } from './moving-paths.ts'
import { sayThreshold } from './moving-words.ts'

const judgedWords = (judged: NonNullable<HomeWish['judged']>): string =>
  `${judged.safe ? 'Safe to stay' : 'Not safe to stay'}, ${judged.practical ? 'practical' : 'not practical'}${
    judged.canReturn === false ? '; they cannot go back' : ''
  }.`

/** Where they stay or go, and what is there for each: staying leads to the home, going to a move. */
const Leads = ({ wish, data }: { readonly wish: HomeWish; readonly data: AreaPage<MovingShown> }) => {
  const { reference } = data.page
  const person = wish.person
  const goes = wish.choice === 'move' || wish.choice === 'leave-now' || wish.judged?.safe === false
  const asked = data.shows.moves.some((move) => move.person === person && move.next !== 'refused')
  return (
    <ul class="govuk-list">
      {goes && !asked && (
        <li>
          <a class="govuk-link" href={movingPath(reference, 'ask', { person })}>
            Begin a move
          </a>
          <LinkedPolicies data={data} />
        </li>
      )}
      {goes && (
        <>
          <li>
            <a class="govuk-link" href={paths.act(reference, 'temporary-accommodation.arranged', { person })}>
              Arrange somewhere to stay tonight
            </a>
          </li>
          <li>
            <a class="govuk-link" href={movingPath(reference, 'advise', { person, topic: 'homelessness-application' })}>
              Advise on asking a council for help
            </a>
          </li>
        </>
      )}
      {(wish.choice === 'stay-at-home' || wish.choice === 'stay-with-perpetrator') && (
        <li>
          <a class="govuk-link" href={homePath(reference, 'stay', { person })}>
            Plan to stay safely
          </a>
          {', or '}
          <a class="govuk-link" href={paths.act(reference, 'security.offered', { person })}>
            make the home safer
          </a>
        </li>
      )}
    </ul>
  )
}

/** Policies of the landlord's own by which moves are decided. */
export const LinkedPolicies = ({ data }: { readonly data: Pick<AreaPage<MovingShown>, 'organisation'> }) => {
  const names = data.organisation.linkedPolicies.filter(({ area }) => area === 'tenancy').map(({ name }) => name)
  return names.length === 0 ? null : <span>{`. It is decided under the ${names.join(' and the ')}.`}</span>
}

export const WishList = ({ data }: { readonly data: AreaPage<MovingShown> }) => (
  <section id="stay-or-go">
    <h2 class="govuk-heading-m">Stay or go</h2>
    {data.shows.wishes.length === 0 && <p class="govuk-body">Nobody who is harmed is named on this case yet.</p>}
    <ul class="app-plain">
      {data.shows.wishes.map((wish) => (
        <li key={wish.person}>
          <strong>{wish.name}</strong>
          <p class="govuk-body govuk-!-margin-bottom-1">
            {wish.choice ? (
              `Their choice: ${sayValue(wish.choice).toLowerCase()}. `
            ) : (
              <a
                class="govuk-link"
                href={paths.act(data.page.reference, 'victim-choice.recorded', { person: wish.person })}
              >
                Ask whether they want to stay or go
              </a>
            )}
            {wish.judged && ` ${judgedWords(wish.judged)}`}
          </p>
          {wish.thresholds.length > 0 && (
            <p class="govuk-body govuk-!-margin-bottom-1">
              {`The risk asks to think about a move: ${wish.thresholds.map(sayThreshold).join('; ').toLowerCase()}.`}
            </p>
          )}
          {wish.daysWithoutCouncil !== null && (
            <p class="govuk-body govuk-!-margin-bottom-1">
              {`The council has not been asked yet${wish.daysWithoutCouncil > 0 ? `, ${wish.daysWithoutCouncil} ${wish.daysWithoutCouncil === 1 ? 'day' : 'days'} after they chose to go` : ''}. `}
              <a class="govuk-link" href={paths.act(data.page.reference, 'partner.contacted', { person: wish.person })}>
                Log a talk with the council
              </a>
            </p>
          )}
          <Leads wish={wish} data={data} />
        </li>
      ))}
    </ul>
  </section>
)
