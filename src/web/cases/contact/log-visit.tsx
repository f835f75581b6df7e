/** Log a visit: what was thought of, and any concern for the welfare of somebody in the home. Source: PD-16.b1, PD-16.b2. */
import { CONTACT_AREA } from '../../../views/areas/contact.ts'
import { Radios, WordsField, YesNo } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { Who } from './who.tsx'

const SIGNS = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not-considered', label: 'Nobody thought of it' },
]

export const logVisitPage = defineCaseForm({
  slug: 'visit',
  place: PLACES.contact,
  reading: CONTACT_AREA,
  main: 'visit.made',
  title: 'Log a visit',
  why: 'Think of everybody in the home, whether they were there or not.',
  start: (data, visit) => ({ 'visit.person': startPerson(data, visit) }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <Who asked={asked} part="visit" />
        <Radios
          {...shared}
          name="visit.slaverySigns"
          label="Were there signs of slavery or trafficking?"
          choices={SIGNS}
        />
        <YesNo
          {...shared}
          name="visit.welfareConcern"
          label="Is there any other concern for somebody in the home?"
          hint="Cold, no food, hoarding, neglect, ill health, a child or an animal not cared for."
        />
        <WordsField {...shared} name="visit.welfare" label="What is the concern? (if there is one)" rows={3} />
      </>
    )
  },
  acts: (form) => {
    const [concern, what] = [one(form, 'visit.welfareConcern'), one(form, 'visit.welfare')]
    if (one(form, 'visit.slaverySigns') === '')
      return {
        errors: [{ field: 'visit.slaverySigns', text: 'Say whether there were signs, or that nobody thought of it' }],
      }
    if (concern === 'yes' && what === '')
      return { errors: [{ field: 'visit.welfare', text: 'Say what the concern is' }] }
    if (concern !== 'yes' && what !== '')
      return { errors: [{ field: 'visit.welfareConcern', text: 'Say yes where there is a concern' }] }
    return [actOf('visit', 'visit.made', form)]
  },
  after: 'A concern stays at the top of Contact until somebody raises it with safeguarding.',
  button: 'Record this visit',
})
