/** Somebody noticed a sign: could it be abuse? A person answers, with a reason; no list answers. */
import { PEOPLE_AREA, type PeopleShown } from '../../../views/areas/people.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { sayValue, sayValueInside } from '../../kit/words.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const considerPage = defineCaseForm<PeopleShown>({
  slug: 'consider',
  place: PLACES.people,
  reading: PEOPLE_AREA,
  main: 'concern.considered',
  title: 'Could it be abuse?',
  why: 'One broken lock is a repair; three may be something else. Look at what we know of this home before you answer.',
  questions: ({ data, form, typed }) => (
    <>
      <ul class="govuk-list govuk-list--bullet">
        {data.shows.unanswered.map((concern) => (
          <li key={concern.n}>{[sayValue(concern.noticedIn), ...concern.signs.map(sayValueInside)].join(', ')}</li>
        ))}
      </ul>
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
  acts: (form) =>
    one(form, 'considered.reason').trim() === ''
      ? { errors: [{ field: 'considered.reason', text: 'Say why you think so' }] }
      : [actOf('considered', 'concern.considered', form)],
  after: 'Your answer and its reason are kept. Nobody is contacted because of it.',
  button: 'Record my answer',
})
