/** Contact on a case: danger first, then for each person how to reach them, what they want and what they need. */

import { Details } from '../../../design-system/govuk/details.tsx'
import type { AreaPage } from '../../../views/area-page.ts'
import { CONTACT_AREA, type ContactShown } from '../../../views/areas/contact.ts'
import { GoesFirst } from '../../kit/goes-first.tsx'
import { paths } from '../../kit/paths.ts'
import { Timeline } from '../../kit/timeline.tsx'
import { sayWhen } from '../../kit/times.ts'
import { actTitle } from '../../kit/words.ts'
import { type Doing, defineAreaPage } from '../area-page.tsx'
import { PLACES } from '../places.ts'
import { contactPath } from './contact-paths.ts'
import { ContactPerson } from './contact-person.tsx'

type Data = AreaPage<ContactShown>

/** The most usual first. */
const FORMS = [
  ['log', 'Log a contact, or that you tried'],
  ['write', 'Write to them'],
  ['message', 'Record a message that you sent'],
  ['meet', 'Plan a visit or a meeting'],
  ['tell', 'Tell them how things stand'],
  ['wishes', 'Record what they want'],
  ['options', 'Record what was talked through'],
  ['needs', 'Ask what they need'],
  ['agree', 'Agree a safe way'],
  ['feedback', 'Decide about feedback'],
] as const

const PLAIN = [
  'advice.given',
  'visit.made',
  'interview.offered',
  'report.acknowledged',
  'priority.set',
  'safe-contact.overridden',
] as const

const does = ({ page }: Data): readonly Doing[] => [
  ...FORMS.map(([form, label]) => ({ href: contactPath(page.reference, form), label })),
  ...PLAIN.map((type) => ({ href: paths.act(page.reference, type), label: actTitle(type) })),
]

export const contactPage = defineAreaPage<ContactShown>({
  place: PLACES.contact,
  reading: CONTACT_AREA,
  does,
  view: (data) => (
    <>
      {data.shows.welfare.some((each) => !each.raised) && (
        <section>
          <h2 class="govuk-heading-m">Noticed on a visit</h2>
          <ul class="app-plain">
            {data.shows.welfare
              .filter((each) => !each.raised)
              .map((each) => (
                <li key={each.n}>
                  {`${each.what ?? 'A concern for somebody in the home'} (${sayWhen(each.at, data.page.now)}). `}
                  <a
                    class="govuk-link"
                    href={paths.act(data.page.reference, 'safeguarding-concern.identified', { person: each.person })}
                  >
                    Raise it with safeguarding
                  </a>
                </li>
              ))}
          </ul>
        </section>
      )}
      <GoesFirst first={data.shows.first} />
      {data.shows.people.length === 0 && <p class="govuk-body">Nobody who is harmed is named on this case yet.</p>}
      {data.shows.people
        .filter(({ id }) => !data.page.safeContact.some(({ person, died }) => person === id && died !== null))
        .map((person) => (
          <ContactPerson person={person} reference={data.page.reference} now={data.page.now} key={person.id} />
        ))}
      {data.shows.lines.length > 0 && (
        <Details summaryText={`On the record about contact (${data.shows.lines.length})`}>
          <Timeline lines={data.shows.lines} now={data.page.now} />
        </Details>
      )}
    </>
  ),
})
