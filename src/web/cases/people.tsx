/** The people on a case and how they are connected: a list for everybody, and the same as a drawing. */
import type { CasePage, PersonOnCase } from '../../views/case-page.ts'
import { paths } from '../kit/paths.ts'
import { sayValue, sayValueInside } from '../kit/words.ts'

const about = (person: PersonOnCase): string =>
  [
    sayValue(person.role).toLowerCase(),
    person.ageGroup && person.ageGroup !== 'not-known' ? sayValueInside(person.ageGroup) : null,
    person.customerType ? sayValueInside(person.customerType) : null,
    person.affected ? sayValueInside(person.affected) : null,
  ]
    .filter(Boolean)
    .join(', ')

const nameOf = (page: CasePage, id: string): string => page.people.find((each) => each.id === id)?.name ?? 'Somebody'

const WIDTH = 320
const ROW = 64

/** People down the page, a line for each connection at the side. The list below says the same in words. */
function Drawing({ page }: { readonly page: CasePage }) {
  const rows = new Map(page.people.map((person, index) => [person.id, index]))
  const links = page.relationships.flatMap((each) => {
    const from = rows.get(each.from)
    const to = rows.get(each.to)
    return from === undefined || to === undefined ? [] : [{ ...each, fromRow: from, toRow: to }]
  })
  if (links.length === 0) return null
  return (
    <svg class="app-drawing" viewBox={`0 0 ${WIDTH} ${page.people.length * ROW}`} aria-hidden="true" focusable="false">
      {links.map((link, index) => {
        const x = 226 + (index % 4) * 22
        const y1 = link.fromRow * ROW + 26
        const y2 = link.toRow * ROW + 26
        return (
          <path
            d={`M216 ${y1} H${x} V${y2} H216`}
            fill="none"
            stroke={link.current ? '#14532d' : '#7c8a82'}
            stroke-width="2"
            stroke-dasharray={link.current ? undefined : '5 4'}
            key={`${link.from}${link.to}${link.relation}`}
          />
        )
      })}
      {page.people.map((person, index) => (
        <g key={person.id}>
          <rect
            x="1"
            y={index * ROW + 4}
            width="215"
            height="44"
            rx="4"
            fill="#fff"
            stroke={person.role === 'perpetrator' ? '#9f1239' : '#14532d'}
            stroke-width="2"
          />
          <text x="12" y={index * ROW + 24} font-size="15" font-weight="700" fill="#16211b">
            {person.name.slice(0, 24)}
          </text>
          <text x="12" y={index * ROW + 41} font-size="13" fill="#4a5751">
            {sayValue(person.role)}
          </text>
        </g>
      ))}
    </svg>
  )
}

export const People = ({ page }: { readonly page: CasePage }) => (
  <section id="people">
    <h2 class="govuk-heading-m">People</h2>
    <Drawing page={page} />
    {page.people.length === 0 && <p class="govuk-body">Nobody is named yet.</p>}
    <ul class="app-plain">
      {page.people.map((person) => (
        <li key={person.id}>
          <strong>{person.name}</strong>
          {`, ${about(person)}`}
        </li>
      ))}
      {page.relationships.map((each) => (
        <li key={`${each.from}${each.to}${each.relation}`}>
          {`${nameOf(page, each.from)} and ${nameOf(page, each.to)}: ${sayValueInside(each.relation)}`}
          {each.current ? '' : ', no longer'}
          {each.shareHome ? ', living together' : ''}
        </li>
      ))}
    </ul>
    <p class="govuk-body">
      <a class="govuk-link" href={paths.act(page.reference, 'person.added')}>
        Add a person
      </a>
      {' or '}
      <a class="govuk-link" href={paths.act(page.reference, 'relationship.recorded')}>
        say how two are connected
      </a>
    </p>
  </section>
)
