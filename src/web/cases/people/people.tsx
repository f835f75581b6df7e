/** The people of a case: how it came and who has it, each person and their part, and what law and policy say, kept apart. */

import { Details } from '../../../design-system/govuk/details.tsx'
import { InsetText } from '../../../design-system/govuk/inset-text.tsx'
import { asksAge } from '../../../record/age-group.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { PEOPLE_AREA, type PeopleShown, type PersonShown } from '../../../views/areas/people.ts'
import { paths } from '../../kit/paths.ts'
import { Timeline } from '../../kit/timeline.tsx'
import { longDate } from '../../kit/times.ts'
import { sayChannel, sayRole, sayValueInside } from '../../kit/words.ts'
import { type Doing, defineAreaPage } from '../area-page.tsx'
import { OurRecords } from '../our-records.tsx'
import { PeopleDrawing, sayConnection } from '../people-drawing.tsx'
import { sayCustomerType, sayPart } from '../person-words.ts'
import { PLACES } from '../places.ts'
import { ChildRuleLine } from './child-rule-line.tsx'
import { peoplePath } from './people-paths.ts'
import { ThreeAnswers } from './three-answers.tsx'

type Data = AreaPage<PeopleShown>

const does = ({ page }: Data): readonly Doing[] => [
  { href: peoplePath(page.reference, 'add'), label: 'Add a person' },
  { href: paths.act(page.reference, 'relationship.recorded'), label: 'Say how two are connected' },
  { href: peoplePath(page.reference, 'word'), label: 'Say which word somebody uses for themselves' },
  { href: peoplePath(page.reference, 'classify'), label: 'Say what kinds of abuse it is' },
  { href: peoplePath(page.reference, 'pass-on'), label: 'Pass it on' },
  { href: paths.act(page.reference, 'report.received'), label: 'Add a further report' },
  { href: paths.acts(page.reference), label: 'Log something else' },
]

/** How it came, without naming who must not be named (CBC-5.2.f). */
const CameBy = ({ page, shows, organisation }: Data) => {
  const { cameBy, handover } = shows
  const source = cameBy?.secret ? 'somebody who must not be named' : cameBy && sayValueInside(cameBy.source)
  return (
    <section>
      {cameBy && (
        <p class="govuk-body">
          {`How it came: ${source}${cameBy.channel ? `, ${sayChannel(cameBy.channel)}` : ''}, ${longDate(cameBy.at)}.`}
          {cameBy.secret && ' Do not ask who, and tell nobody that it came from outside.'}
        </p>
      )}
      {handover && (
        <p class="govuk-body">
          {handover.accepted
            ? `${handover.by} passed it to ${sayRole(handover.to, organisation.titles)}; ${handover.accepted.by} took it on, ${longDate(handover.accepted.at)}.`
            : `${handover.by} passed it to ${sayRole(handover.to, organisation.titles)}, ${longDate(handover.at)}. Nobody has taken it on yet: it stays with ${handover.by}.`}{' '}
          {handover.astray && 'Nobody there can: pass it to somebody else. '}
          {!handover.accepted && (
            <a class="govuk-link" href={paths.handovers}>
              See what waits
            </a>
          )}
        </p>
      )}
      {page.knowsNothing && (
        <InsetText>
          <p class="govuk-body">
            Another agency told us. The person has not spoken to us and may not know that we know. Do not contact them
            because of it: talk to the agency.
          </p>
        </InsetText>
      )}
      {shows.unanswered.map((concern) => (
        <InsetText key={concern.n}>
          <p class="govuk-body">
            {`Noticed${page.people
              .filter(({ id }) => id === concern.person)
              .map(({ name }) => ` for ${name}`)
              .join(
                '',
              )}: ${sayValueInside(concern.noticedIn)}${concern.signs.length ? `, ${concern.signs.map(sayValueInside).join(', ')}` : ''}. Could it be abuse? Nobody has answered yet. `}
            <a class="govuk-link" href={peoplePath(page.reference, 'consider')}>
              Answer<span class="govuk-visually-hidden"> whether it could be abuse</span>
            </a>
          </p>
        </InsetText>
      ))}
    </section>
  )
}

const Person = ({ shown, data }: { readonly shown: PersonShown; readonly data: Data }) => {
  const { page, shows } = data
  const { person } = shown
  const facts = [
    sayPart(page.labels, person),
    person.ageGroup && person.ageGroup !== 'not-known' ? sayValueInside(person.ageGroup) : null,
    person.affected ? sayValueInside(person.affected) : null,
  ]
  return (
    <li class="app-duty">
      <div class="app-duty__what">
        <strong>{person.name}</strong>
        {`, ${facts.filter(Boolean).join(', ')}`}
        <p class="app-duty__about">
          {person.customerType
            ? `To us: ${sayCustomerType(page.labels, person.customerType)}`
            : 'What they are to us is not known. It changes nothing in the help they get.'}
        </p>
        {asksAge(person.ageGroup) &&
          (person.role === 'victim' || person.affected !== null || shown.rule.safeguarding) && (
            <p class="app-duty__about">
              {'How old they are is not known: '}
              <a class="govuk-link" href={peoplePath(page.reference, 'facts', { person: person.id })}>
                say it when you know<span class="govuk-visually-hidden">{`, ${person.name}`}</span>
              </a>
              {'.'}
            </p>
          )}
        <ChildRuleLine shown={shown} page={page} clauses={shows.childClauses} />
        <OurRecords page={page} person={person.id} />
      </div>
    </li>
  )
}

export const peoplePage = defineAreaPage<PeopleShown>({
  place: PLACES.people,
  reading: PEOPLE_AREA,
  does,
  view: (data) => {
    const { page, shows } = data
    const nameOf = (id: string) => page.people.find((each) => each.id === id)?.name ?? 'Somebody'
    return (
      <>
        <CameBy {...data} />
        <section>
          <h2 class="govuk-heading-m">Who is who</h2>
          {page.people.length === 0 && <p class="govuk-body">Nobody is named yet.</p>}
          <ul class="app-duties">
            {shows.people.map((shown) => (
              <Person shown={shown} data={data} key={shown.person.id} />
            ))}
          </ul>
          <PeopleDrawing page={page} />
          <ul class="app-plain">
            {page.relationships.map((each) => (
              <li key={`${each.from}${each.to}${each.relation}`}>
                {sayConnection(each, nameOf(each.from), nameOf(each.to))}
              </li>
            ))}
          </ul>
        </section>
        <ThreeAnswers data={data} />
        {shows.lines.length > 0 && (
          <Details summaryText={`On the record about people and reports (${shows.lines.length})`}>
            <Timeline lines={shows.lines} now={page.now} />
          </Details>
        )}
      </>
    )
  },
})
