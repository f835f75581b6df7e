/** The home of a case: whether staying is safe, what makes it safer, what is broken, who pays and what it costs. */
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import type { AreaPage } from '../../../views/area-page.ts'
import { HOME_AREA, type HolderLine, type HomeShown, type StayLine } from '../../../views/areas/home.ts'
import { paths } from '../../kit/paths.ts'
import { longDate } from '../../kit/times.ts'
import { actTitle, sayValueInside } from '../../kit/words.ts'
import { type Doing, defineAreaPage } from '../area-page.tsx'
import { PLACES, placePath } from '../places.ts'
import { homePath } from './home-paths.ts'
import { MeasureList } from './measure-list.tsx'
import { Costs, RepairList } from './repair-list.tsx'

const does = ({ page: { reference } }: AreaPage<HomeShown>): readonly Doing[] => [
  { href: homePath(reference, 'talk'), label: 'Talk about a safer home' },
  { href: homePath(reference, 'stay'), label: 'Plan to stay safely' },
  { href: homePath(reference, 'order'), label: 'Order a measure' },
  { href: homePath(reference, 'mend'), label: 'Report damage' },
  { href: homePath(reference, 'look-again'), label: 'Look at the measures again' },
  { href: homePath(reference, 'charge'), label: 'Raise a charge' },
  {
    href: paths.act(reference, 'temporary-accommodation.arranged'),
    label: actTitle('temporary-accommodation.arranged'),
  },
]

/** Whether staying is practical and safe: a no leads to a move, never to more locks. */
const Stay = ({ line, reference }: { readonly line: StayLine; readonly reference: string }) => {
  if (line.asked === null)
    return (
      <p class="govuk-body">
        {`Nobody has asked ${line.name} yet whether staying is practical and safe. `}
        <a class="govuk-link" href={homePath(reference, 'talk', { person: line.person })}>
          Ask<span class="govuk-visually-hidden">{` ${line.name}`}</span>
        </a>
      </p>
    )
  const { safe, practical, at } = line.asked
  if (safe && practical)
    return <p class="govuk-body">{`${line.name} can stay: practical and safe, asked on ${longDate(at)}.`}</p>
  const said = `${safe ? '' : 'not safe'}${!safe && !practical ? ' and ' : ''}${practical ? '' : 'not practical'}`
  return (
    <InsetText>
      <p class="govuk-body">
        <strong>{`Staying is ${said} for ${line.name}.`}</strong>
        {` Asked on ${longDate(at)}. Nothing is ordered of itself. `}
        <a class="govuk-link" href={placePath(reference, PLACES.moving)}>
          Look at a move
        </a>
        {' or '}
        <a class="govuk-link" href={paths.act(reference, 'temporary-accommodation.arranged', { person: line.person })}>
          arrange somewhere to stay
        </a>
        .
      </p>
    </InsetText>
  )
}

/** A joint holder has a right to come in: said before anybody orders locks. */
export const Holder = ({ line, reference }: { readonly line: HolderLine; readonly reference: string }) => (
  <InsetText>
    <p class="govuk-body">
      <strong>{`${line.name} holds the home too, and has a right to come in.`}</strong>
      {' New locks shut them out: ask a solicitor or a manager first, and think of an occupation order. '}
      {line.considered === null ? (
        <a class="govuk-link" href={paths.act(reference, 'right-of-entry.considered', { person: line.person })}>
          Write down what was decided
        </a>
      ) : (
        `Considered on ${longDate(line.considered.at)}: ${sayValueInside(line.considered.basis)}.`
      )}
    </p>
  </InsetText>
)

/** What the police said about the risk at the home: part of what keeps it safe. */
const PoliceTalks = ({ talks }: { readonly talks: HomeShown['policeTalks'] }) =>
  talks.length === 0 ? null : (
    <section id="police-talks">
      <h3 class="govuk-heading-s">With the police, about the risk here</h3>
      <ul class="app-plain">
        {talks.map(({ n, at, name, outcome }) => (
          <li key={n}>
            {`${longDate(at)}${name === null ? '' : `, for ${name}`}: ${outcome || 'what came of it is not written down yet.'}`}
          </li>
        ))}
      </ul>
    </section>
  )

export const homePage = defineAreaPage<HomeShown>({
  place: PLACES.home,
  reading: HOME_AREA,
  does,
  view: ({ page, shows }) => (
    <>
      <section id="stay">
        <h2 class="govuk-heading-m">Staying</h2>
        {shows.stays.length === 0 && <p class="govuk-body">No adult who is harmed is named on this case yet.</p>}
        {shows.stays.map((line) => (
          <Stay line={line} reference={page.reference} key={line.person} />
        ))}
        {shows.holders.map((line) => (
          <Holder line={line} reference={page.reference} key={line.person} />
        ))}
      </section>
      <MeasureList lines={shows.measures} reference={page.reference} />
      <PoliceTalks talks={shows.policeTalks} />
      <RepairList repairs={shows.repairs} charges={shows.charges} reference={page.reference} now={page.now} />
      <Costs costs={shows.costs} reference={page.reference} />
    </>
  ),
})
