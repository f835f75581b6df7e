/** Clare's Law: that somebody was helped to ask the police, and that the police answered. Never what the police said. */
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Radios } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { type ActPart, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

export const disclosureSchemePage = defineCaseForm({
  slug: 'ask-them',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'signpost.given',
  title: 'The right to ask (Clare’s Law)',
  why: 'Somebody can ask the police whether a partner has been violent before. What the police tell them is theirs: write none of it here or anywhere in Rowan.',
  start: (data, visit) => ({ 'asked.person': startPerson(data, visit) }),
  questions: (asked) => (
    <>
      <PersonQuestion asked={asked} part="asked" type="signpost.given" />
      <Radios
        name="what"
        label="What did you do?"
        choices={[
          { value: 'told', label: 'Told them that they can ask' },
          { value: 'helped', label: 'Helped them to ask the police' },
        ]}
        form={asked.form}
        typed={asked.typed}
      />
    </>
  ),
  acts: (form) => {
    const data = { to: 'disclosure-scheme', person: one(form, 'asked.person') }
    const told: ActPart = { part: 'asked', type: 'signpost.given', data }
    const helped: ActPart = {
      part: 'asked',
      type: 'referral.made',
      data: { ...data, purpose: 'crime', consent: 'given' },
    }
    const what = one(form, 'what')
    return what === 'told' ? [told] : what === 'helped' ? [helped] : { errors: [{ field: 'what', text: 'Choose one' }] }
  },
  after: 'Only that it was done is kept, with the day.',
  button: 'Record this',
})
