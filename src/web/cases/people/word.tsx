/** Say which word somebody uses for themselves: it goes before the landlord's on every page. */
import { PEOPLE_AREA, type PeopleShown } from '../../../views/areas/people.ts'
import { OneOf, Radios, TextField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

const WORDS = [
  { value: 'victim', label: 'Victim' },
  { value: 'survivor', label: 'Survivor' },
  { value: 'own-word', label: 'Another word' },
  { value: 'none', label: 'No word at all' },
]

export const chooseWordPage = defineCaseForm<PeopleShown>({
  slug: 'word',
  place: PLACES.people,
  reading: PEOPLE_AREA,
  main: 'person.label-chosen',
  title: 'Say which word they use for themselves',
  why: 'Ask the person. If they do not say, leave it: our usual word is used.',
  start: ({ page }, visit) => ({
    'word.person': one(visit.query, 'person') || (page.people.find((each) => each.role === 'victim')?.id ?? ''),
  }),
  questions: ({ data, form, typed }) => (
    <>
      <OneOf
        name="word.person"
        label="Who is this about?"
        choices={data.page.people
          .filter((person) => person.role === 'victim')
          .map(({ id, name }) => ({ value: id, label: name }))}
        form={form}
        typed={typed}
      />
      <Radios name="word.label" label="Which word do they use?" choices={WORDS} form={form} typed={typed} />
      <TextField
        name="word.ownWord"
        label="Their own word"
        hint="Only for another word"
        width={20}
        form={form}
        typed={typed}
      />
    </>
  ),
  acts: (form) => {
    const label = one(form, 'word.label')
    const ownWord = one(form, 'word.ownWord').trim()
    if (label === 'own-word' && ownWord === '')
      return { errors: [{ field: 'word.ownWord', text: 'Write their own word' }] }
    const data = { person: one(form, 'word.person'), label, chosenBy: 'person' }
    return [
      {
        part: 'word',
        type: 'person.label-chosen',
        data: label === 'own-word' ? { ...data, ownWord } : data,
      },
    ]
  },
  after: 'From now on the pages of this case use it.',
  button: 'Use this word',
  asksWhen: false,
})
