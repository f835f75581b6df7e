/** Put somebody's part in a case right: their part, their age, how they were affected. Their entry stands; this one counts from now on. */
import { PEOPLE_AREA, type PeopleShown } from '../../../views/areas/people.ts'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const changePartPage = defineCaseForm<PeopleShown>({
  slug: 'part',
  place: PLACES.people,
  reading: PEOPLE_AREA,
  main: 'person.added',
  title: 'Put somebody’s part right',
  why: 'A part is not a label for life: it says what this case has to do for them.',
  start: ({ page, shows }, visit) => {
    const shown =
      shows.people.find(({ person }) => person.id === one(visit.query, 'person')) ??
      shows.people.find(({ differs }) => differs)
    const person = shown?.person ?? page.people[0]
    const rule = shown?.rule.role
    return {
      'part.person': person?.id ?? '',
      'part.role': rule === 'victim' || rule === 'witness' ? rule : (person?.role ?? ''),
      'part.ageGroup': shown?.wasUnder16 ? 'under-16' : (person?.ageGroup ?? ''),
      'part.affected': person?.affected ?? '',
    }
  },
  questions: (asked) => {
    const person = asked.data.page.people.find((each) => each.id === one(asked.form, 'part.person'))
    return (
      <>
        <input type="hidden" name="part.person" value={one(asked.form, 'part.person')} />
        <p class="govuk-body">
          <strong>{person?.name ?? 'Nobody is on the case yet'}</strong>
        </p>
        <ActQuestions asked={asked} part="part" type="person.added" fields={['role', 'ageGroup', 'affected']} />
      </>
    )
  },
  acts: (form, { page }) =>
    page.people.some((each) => each.id === one(form, 'part.person'))
      ? [actOf('part', 'person.added', form, { person: one(form, 'part.person') })]
      : { errors: [{ field: '', text: 'Choose somebody who is on the case' }] },
  after: 'What the policy asks for them follows from it at once. What was asked before stays on the record.',
  button: 'Put it right',
  asksWhen: false,
})
