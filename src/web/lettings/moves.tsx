/** The moves that lettings work on, the most urgent first. Nothing here leads to a case or says who moves. */
import { Answer } from '../../design-system/parts/answer.tsx'
import type { MoveFacet, Moves } from '../../views/read-moves.ts'
import { one } from '../kit/form.ts'
import { Frame } from '../kit/layout.tsx'
import { definePage } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { longDate } from '../kit/times.ts'
import { sayValue } from '../kit/words.ts'
import { sayAvoid, sayHome, sayMoveBy } from './move-words.ts'

const NEXT: Readonly<Record<MoveFacet['next'], string>> = {
  offer: 'Find a home',
  answer: 'Write down their answer',
  wait: 'They said yes: until they have moved',
}

const Line = ({ move }: { readonly move: MoveFacet }) => {
  const by = sayMoveBy(move)
  return (
    <li class="app-duty">
      <div class="app-duty__what">
        <a class="govuk-link govuk-link--no-visited-state app-duty__title" href={paths.move(move.id)}>
          {sayHome(move)}
          <span class="govuk-visually-hidden">{`, ${move.number}`}</span>
        </a>
        <p class="govuk-body govuk-!-margin-bottom-1">
          {move.avoid.length === 0 ? sayAvoid(move) : `Not in ${sayAvoid(move)}`}
        </p>
        <p class="app-duty__about">{`${NEXT[move.next]}${by === null ? '' : `. By ${by}`}`}</p>
      </div>
      <span class="app-by">
        <strong>{sayValue(move.priority)}</strong>
        <span class="app-exact">{`${move.number}, since ${longDate(move.asked)}`}</span>
      </span>
    </li>
  )
}

export const movesPage = definePage<Moves>({
  path: paths.moves,
  access: 'moves',
  audit: 'read-moves',
  shows: ['view:moves'],
  load: (desk, visit) => desk.readMoves(visit.token),
  view: ({ moves, speakTo, checksApplications }, visit) => (
    <Frame title="Lettings" visit={visit} section="moves" wide>
      {one(visit.query, 'noted') !== '' && (
        <Answer>
          <p class="govuk-body">
            <strong>Noted. Thank you.</strong> Whoever asked for the move knows now.
          </p>
        </Answer>
      )}
      <h1 class="govuk-heading-l">Moves</h1>
      <p class="govuk-body">
        {`Each move says what the home must be, and no more. To talk about one, call the ${speakTo} and give its number.`}
      </p>
      {checksApplications && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.applications}>
            Check an application before you offer a home
          </a>
        </p>
      )}
      {moves.length === 0 && <p class="govuk-body">No move is open.</p>}
      <ul class="app-duties">
        {moves.map((move) => (
          <Line move={move} key={move.id} />
        ))}
      </ul>
    </Frame>
  ),
})
