/** The people on a case and how they are connected: drawn, and the same as a list. */
import type { CasePage, Labels, PersonOnCase } from '../../views/case-page.ts'
import { paths } from '../kit/paths.ts'
import { sayValueInside } from '../kit/words.ts'
import { OurRecords } from './our-records.tsx'
import { PeopleDrawing, sayConnection } from './people-drawing.tsx'
import { sayCustomerType, sayPart } from './person-words.ts'

const about = (labels: Labels, person: PersonOnCase): string =>
  [
    sayPart(labels, person).toLowerCase(),
    person.ageGroup && person.ageGroup !== 'not-known' ? sayValueInside(person.ageGroup) : null,
    person.customerType ? sayCustomerType(labels, person.customerType) : null,
    person.affected ? sayValueInside(person.affected) : null,
  ]
    .filter(Boolean)
    .join(', ')

const isColleague = ({ customerType }: PersonOnCase): boolean =>
  customerType === 'colleague' || customerType === 'colleague-and-customer'

const nameOf = (page: CasePage, id: string): string => page.people.find((each) => each.id === id)?.name ?? 'Somebody'

/** Somebody causing harm who works here could read the case. Whoever has it in an emergency alone may keep nobody out. */
const KeepOut = ({ person, page }: { readonly person: PersonOnCase; readonly page: CasePage }) =>
  person.role === 'perpetrator' && isColleague(person) && page.readsUntil === null ? (
    <p class="govuk-body">
      {'They work here. If nobody has yet, '}
      <a class="govuk-link" href={paths.whoMaySee(page.reference)}>
        keep them out of this case
      </a>
      .
    </p>
  ) : null

export const People = ({ page }: { readonly page: CasePage }) => (
  <section id="people">
    <h2 class="govuk-heading-m">People</h2>
    <PeopleDrawing page={page} />
    {page.people.length === 0 && <p class="govuk-body">Nobody is named yet.</p>}
    <ul class="app-plain">
      {page.people.map((person) => (
        <li key={person.id}>
          <strong>{person.name}</strong>
          {`, ${about(page.labels, person)}`}
          <OurRecords page={page} person={person.id} />
          <KeepOut person={person} page={page} />
        </li>
      ))}
      {page.relationships.map((each) => (
        <li key={`${each.from}${each.to}${each.relation}`}>
          {sayConnection(each, nameOf(page, each.from), nameOf(page, each.to))}
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
