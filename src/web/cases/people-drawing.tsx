/**
 * How the people of a case are connected, drawn: a card for each, a line for each connection. The line ends at the words that
 * say what it is, on the card of the one who stands lower; a house on it says that the two live together.
 */
import { isUnder18 } from '../../record/age-group.ts'
import type { CasePage, Labels, PersonOnCase } from '../../views/case-page.ts'
import { sayValue, sayValueInside } from '../kit/words.ts'
import { sayPart } from './person-words.ts'

const WIDTH = 320
const CARD = 244
const GAP = 12
/** Height of a card without connections, and of the two lines that each connection takes on it. */
const HEAD = 46
const LINE = 36
/** Lines stand beside the cards, this far apart; after the fourth they share a place. */
const LANE = 18
const LANES = 4
/** Letters that fit on a card's line. */
const LETTERS = 36

type Link = {
  readonly above: number
  readonly below: number
  readonly words: string
  readonly whom: string
  readonly kind: LinkKind
}
type LinkKind = { readonly current: boolean; readonly shareHome: boolean }

const ORDER: Readonly<Record<string, number>> = { perpetrator: 0, victim: 1 }
const isChild = ({ ageGroup }: PersonOnCase): boolean => isUnder18(ageGroup)

/** Who causes harm stands first, then the adults harmed, then children, then others. */
const inOrder = (people: readonly PersonOnCase[]): readonly PersonOnCase[] => {
  const place = (person: PersonOnCase) => (isChild(person) ? 2 : (ORDER[person.role] ?? 3))
  return people.toSorted((a, b) => place(a) - place(b))
}

const short = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text

/** What somebody is in the case, in two or three words. */
const partOf = (labels: Labels, person: PersonOnCase): string =>
  isChild(person) ? `${sayPart(labels, person)}, child` : sayPart(labels, person)

/** The connections between people who are drawn, with what is said of each on the lower card. */
function linksBetween(page: Pick<CasePage, 'relationships'>, people: readonly PersonOnCase[]): readonly Link[] {
  const rowOf = (id: string) => people.findIndex((person) => person.id === id)
  return page.relationships.flatMap(({ from, to, relation, ...kind }) => {
    const rows = [rowOf(from), rowOf(to)].toSorted((a, b) => a - b)
    const [above = -1, below = -1] = rows
    const other = people[above]
    if (!other || above === below) return []
    const ended = kind.current ? '' : ', no longer'
    return [
      {
        above,
        below,
        words: short(sayValue(relation), LETTERS),
        whom: short(`with ${other.name}${ended}`, LETTERS),
        kind,
      },
    ]
  })
}

const House = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <path class="app-drawing__house" d={`M${x - 8} ${y} l8 -8 l8 8 h-2 v8 h-12 v-8 z`} />
)

function Line({ link, lane, from, to }: { link: Link; lane: number; from: number; to: number }) {
  const x = CARD + 14 + lane * LANE
  return (
    <>
      <path
        class={`app-drawing__line${link.kind.current ? '' : ' app-drawing__line--ended'}`}
        d={`M${CARD} ${from} H${x} V${to} H${CARD}`}
      />
      {link.kind.shareHome && <House x={x} y={(from + to) / 2} />}
    </>
  )
}

/** The drawing, where any two are connected. What it shows stands beside it as a list. */
export function PeopleDrawing({ page }: { readonly page: Pick<CasePage, 'people' | 'relationships' | 'labels'> }) {
  const people = inOrder(page.people)
  const links = linksBetween(page, people)
  if (links.length === 0) return null
  const own = people.map((_, row) => links.filter((link) => link.below === row))
  const heights = own.map((lines) => HEAD + lines.length * LINE + (lines.length > 0 ? 6 : 0))
  const tops = heights.map((_, row) => heights.slice(0, row).reduce((sum, height) => sum + height + GAP, 1))
  const top = (row: number): number => tops[row] ?? 0
  const lineOf = (link: Link): number => top(link.below) + HEAD + (own[link.below]?.indexOf(link) ?? 0) * LINE + 4
  const height = (tops.at(-1) ?? 0) + (heights.at(-1) ?? 0) + 1
  return (
    <svg
      class="app-drawing"
      viewBox={`0 0 ${WIDTH} ${height}`}
      role="img"
      aria-label="Who is connected to whom. The list below says the same."
      focusable="false"
    >
      {links.map((link, index) => (
        <Line
          link={link}
          lane={index % LANES}
          from={top(link.above) + 14 + (index % LANES) * 8}
          to={lineOf(link)}
          key={`${link.above}-${link.below}-${link.words}`}
        />
      ))}
      {people.map((person, row) => (
        <g key={person.id}>
          <rect
            class={`app-drawing__card${person.role === 'perpetrator' ? ' app-drawing__card--harming' : ''}`}
            x="1"
            y={top(row)}
            width={CARD - 1}
            height={heights[row]}
            rx="3"
          />
          <text class="app-drawing__name" x="12" y={top(row) + 20}>
            {short(person.name, 26)}
          </text>
          <text class="app-drawing__words" x="12" y={top(row) + 37}>
            {partOf(page.labels, person)}
          </text>
          {own[row]?.map((link) => (
            <text class="app-drawing__words" y={lineOf(link) + 5} key={`${link.above}-${link.words}`}>
              <tspan x="12">{link.words}</tspan>
              <tspan x="12" dy="16">
                {link.whom}
              </tspan>
            </text>
          ))}
        </g>
      ))}
    </svg>
  )
}

/** One connection in words, for the list. */
export const sayConnection = (
  { relation, current, shareHome }: CasePage['relationships'][number],
  from: string,
  to: string,
): string =>
  `${from} and ${to}: ${sayValueInside(relation)}${current ? '' : ', no longer'}${shareHome ? ', living together' : ''}`
