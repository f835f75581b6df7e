/** Ask once what somebody needs; what is done differently is then shown on every page and task of the case. */
import { CONTACT_AREA } from '../../../views/areas/contact.ts'
import { many } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { Who } from './who.tsx'

export const askNeedsPage = defineCaseForm({
  slug: 'needs',
  place: PLACES.contact,
  reading: CONTACT_AREA,
  main: 'needs.assessed',
  title: 'What do they need from us?',
  why: 'Asked once, so that nobody has to explain it again. Others see what to do differently, and nothing of why.',
  start: (data, visit) => {
    const person = startPerson(data, visit)
    const known = data.shows.people.find((each) => each.id === person)
    return {
      'needs.person': person,
      'needs.for': ['case', 'security', 'rehousing', 'support'],
      ...(known ? { 'needs.needs': [...known.needs], 'needs.barriers': [...known.barriers] } : {}),
    }
  },
  questions: (asked) => (
    <>
      <Who asked={asked} part="needs" />
      <ActQuestions
        asked={asked}
        part="needs"
        type="needs.assessed"
        fields={['needs', 'adjustments', 'barriers', 'protectedCharacteristics', 'for', 'note']}
      />
    </>
  ),
  acts: (form) => {
    const found = ['needs', 'adjustments', 'barriers', 'note'].some((field) =>
      many(form, `needs.${field}`).some((said) => said.trim() !== ''),
    )
    if (!found) return { errors: [{ field: 'needs.note', text: 'Say what you found, also where nothing is needed' }] }
    return [actOf('needs', 'needs.assessed', form)]
  },
  after: 'The adjustments stand in the bar above every page of the case. Needs and circumstances stay with the case.',
  button: 'Record what they need',
})
