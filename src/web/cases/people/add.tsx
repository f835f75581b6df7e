/** Add a person to a case with their part in it and, in the same breath, how they are connected to somebody who is on it. */
import { randomUUID } from 'node:crypto'
import { PEOPLE_AREA, type PeopleShown } from '../../../views/areas/people.ts'
import { Select, YesNo } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { vocabularyChoices } from '../../reports/report-choices.ts'
import { type ActPart, ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

const FIELDS = ['name', 'role', 'dateOfBirth', 'ageGroup', 'affected', 'customerType']

export const addPersonPage = defineCaseForm<PeopleShown>({
  slug: 'add',
  place: PLACES.people,
  reading: PEOPLE_AREA,
  main: 'person.added',
  title: 'Add a person',
  why: 'Write only what you know. Somebody needs no name here, no tenancy and no customer number.',
  start: ({ page }) => ({
    'added.person': randomUUID(),
    'link.to': page.people.find((each) => each.role === 'victim')?.id ?? '',
  }),
  questions: (asked) => {
    const { page } = asked.data
    const given = { form: asked.form, typed: asked.typed }
    return (
      <>
        <input type="hidden" name="added.person" value={one(asked.form, 'added.person')} />
        <ActQuestions asked={asked} part="added" type="person.added" fields={FIELDS} />
        {page.people.length > 0 && (
          <>
            <Select
              name="link.relation"
              label="How are they connected?"
              empty="Not known"
              choices={vocabularyChoices('relationship.recorded', 'relation')}
              {...given}
            />
            <Select
              name="link.to"
              label="To whom?"
              empty="Nobody yet"
              choices={page.people.map(({ id, name }) => ({ value: id, label: name }))}
              {...given}
            />
            <YesNo name="link.current" label="Is that still so?" {...given} />
            <YesNo name="link.shareHome" label="Do they live together?" {...given} />
          </>
        )}
      </>
    )
  },
  acts: (form) => {
    const person = one(form, 'added.person') || randomUUID()
    const relation = one(form, 'link.relation')
    const to = one(form, 'link.to')
    const yes = (name: string) => {
      const said = one(form, `link.${name}`)
      return said === 'yes' || said === 'no' ? { [name]: said === 'yes' } : {}
    }
    const added = actOf('added', 'person.added', form, { person })
    const link: ActPart = {
      part: 'link',
      type: 'relationship.recorded',
      data: { from: person, to, relation, ...yes('current'), ...yes('shareHome') },
    }
    return relation && to ? [added, link] : [added]
  },
  after: 'A child gets their own duties at once. The date of birth is never shown outside this case.',
  button: 'Add this person',
  asksWhen: false,
})
