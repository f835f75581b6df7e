/** Tell somebody how things stand, by the way that they prefer. */
import { CONTACT_AREA } from '../../../views/areas/contact.ts'
import { Select } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { BeforeContact } from './before-contact.tsx'
import { usualWay, ways } from './ways.ts'
import { Who } from './who.tsx'

export const tellProgressPage = defineCaseForm({
  slug: 'tell',
  place: PLACES.contact,
  reading: CONTACT_AREA,
  main: 'victim.updated',
  title: 'Tell them how things stand',
  why: 'Nobody should have to ask. Say what was done, what comes next and when they hear from you again.',
  start: (data, visit) => {
    const person = startPerson(data, visit)
    return { 'told.person': person, 'told.channel': usualWay(data, person), 'told.topic': one(visit.query, 'topic') }
  },
  questions: (asked) => {
    const { data, form, typed } = asked
    return (
      <>
        <BeforeContact asked={asked} part="told" />
        <Who asked={asked} part="told" />
        <Select
          name="told.channel"
          label="How?"
          choices={ways(data, one(form, 'told.person'))}
          form={form}
          typed={typed}
        />
        <ActQuestions asked={asked} part="told" type="victim.updated" fields={['topic']} />
      </>
    )
  },
  acts: (form) => [actOf('told', 'victim.updated', form)],
  after: 'The day stays on the record. Where your organisation set an interval, the next time counts from it.',
  button: 'Record that they were told',
})
