/** Somebody noticed a sign: could it be abuse? A person answers, with a reason; no list answers. */
import type { AreaPage } from '../../../views/area-page.ts'
import { PEOPLE_AREA, type PeopleShown } from '../../../views/areas/people.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

/** Signs about the same person are answered together; what names nobody is answered with any of them, or alone. */
const NOBODY = 'nobody'

const sayPerson = ({ page }: AreaPage<PeopleShown>, person: string | null): string =>
  page.people.find(({ id }) => id === person)?.name ?? 'Somebody who is not named'

const about = ({ shows }: AreaPage<PeopleShown>): readonly string[] => [
  ...new Set(shows.unanswered.map(({ person }) => person ?? NOBODY)),
]

export const considerPage = defineCaseForm<PeopleShown>({
  slug: 'consider',
  place: PLACES.people,
  reading: PEOPLE_AREA,
  main: 'concern.considered',
  title: 'Could it be abuse?',
  why: 'One broken lock is a repair; three may be something else. Look at what we know of this home before you answer.',
  start: (data) => ({ 'considered.about': about(data)[0] ?? NOBODY }),
  questions: ({ data, form, typed }) => (
    <>
      <ul class="govuk-list govuk-list--bullet">
        {data.shows.unanswered.map((concern) => (
          <li key={concern.n}>
            {[sayValue(concern.noticedIn), ...concern.signs.map(sayValueInside)].join(', ')}
            {about(data).length > 1 && `: ${sayPerson(data, concern.person)}`}
          </li>
        ))}
      </ul>
      {about(data).length > 1 ? (
        <Radios
          name="considered.about"
          label="About whom do you answer?"
          hint="Each is answered on its own."
          choices={about(data).map((person) => ({ value: person, label: sayPerson(data, person) }))}
          form={form}
          typed={typed}
        />
      ) : (
        <input type="hidden" name="considered.about" value={one(form, 'considered.about')} />
      )}
      <Radios
        name="considered.outcome"
        label="Could it be abuse?"
        choices={[
          { value: 'abuse-suspected', label: 'Yes, it could' },
          {
            value: 'more-needed',
            label: 'I need to know more',
            hint: 'Somebody looks into it; do not question the person',
          },
          { value: 'no-abuse-seen', label: 'No' },
        ]}
        form={form}
        typed={typed}
      />
      <WordsField name="considered.reason" label="Why do you think so?" form={form} typed={typed} />
    </>
  ),
  acts: (form, data) => {
    const person = one(form, 'considered.about')
    if (about(data).length > 1 && !about(data).includes(person))
      return { errors: [{ field: 'considered.about', text: 'Choose about whom you answer' }] }
    if (one(form, 'considered.reason').trim() === '')
      return { errors: [{ field: 'considered.reason', text: 'Say why you think so' }] }
    const said = Object.fromEntries(Object.entries(form).filter(([name]) => name !== 'considered.about'))
    return [actOf('considered', 'concern.considered', said, person && person !== NOBODY ? { person } : {})]
  },
  after: 'Your answer and its reason are kept. Nobody is contacted because of it.',
  button: 'Record my answer',
})
