/** Bring the facts about somebody up to date: what they are to the landlord, their age, whether they call themselves a survivor now. */

import { PEOPLE_AREA, type PeopleShown } from '../../../views/areas/people.ts'
import { recordsSayOtherwise } from '../../../views/held-with-us.ts'
import { OneOf } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

const FACTS = ['customerType', 'ageGroup', 'status'] as const

export const changeFactsPage = defineCaseForm<PeopleShown>({
  slug: 'facts',
  place: PLACES.people,
  reading: PEOPLE_AREA,
  main: 'person.updated',
  title: 'Bring the facts about somebody up to date',
  why: 'What they hold with us decides which steps the policy allows. Change only what has changed.',
  start: ({ page }, visit) => {
    const person = page.people.find(({ id }) => id === one(visit.query, 'person'))
    return {
      'facts.person': person?.id ?? '',
      'facts.customerType': (person && recordsSayOtherwise(page, person.id)) ?? person?.customerType ?? '',
      'facts.ageGroup': person?.ageGroup ?? '',
    }
  },
  questions: (asked) => {
    const { data, form, typed } = asked
    const person = data.page.people.find(({ id }) => id === one(form, 'facts.person'))
    return (
      <>
        {person ? (
          <>
            <input type="hidden" name="facts.person" value={person.id} />
            <p class="govuk-body">
              <strong>{person.name}</strong>
              {recordsSayOtherwise(data.page, person.id) && ': filled in below as our housing records say. Check it.'}
            </p>
          </>
        ) : (
          <OneOf
            name="facts.person"
            label="Who is this about?"
            choices={data.page.people.map(({ id, name }) => ({ value: id, label: name }))}
            form={form}
            typed={typed}
          />
        )}
        <ActQuestions asked={asked} part="facts" type="person.updated" fields={FACTS} />
        <ActQuestions asked={asked} part="facts" type="person.updated" fields={['reason']} />
      </>
    )
  },
  acts: (form, { page }) => {
    const person = page.people.find(({ id }) => id === one(form, 'facts.person'))
    if (!person) return { errors: [{ field: 'facts.person', text: 'Choose somebody who is on the case' }] }
    const known: Readonly<Record<string, string | null>> = {
      customerType: person.customerType,
      ageGroup: person.ageGroup,
      status: null,
    }
    const same = FACTS.filter((name) => one(form, `facts.${name}`) === (known[name] ?? ''))
    if (same.length === FACTS.length)
      return { errors: [{ field: 'facts.customerType', text: 'Change at least one of the three facts' }] }
    const changed = Object.fromEntries(
      Object.entries(form).filter(([name]) => !same.some((each) => name === `facts.${each}`)),
    )
    return [actOf('facts', 'person.updated', changed, { person: person.id })]
  },
  after:
    'It counts from now on, and what the policy asks follows from it at once. What was said before stays on the record.',
  button: 'Put it on the case',
  asksWhen: false,
})
