/** It is on a MARAC's agenda. Taking part does not wait for agreement; what is told there needs a ground. */
import { PARTNERS_AREA } from '../../../views/areas/partners.ts'
import { Checkboxes, Radios, TextField } from '../../kit/fields.tsx'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { criteria } from './marac-words.ts'
import { AGREEMENT } from './partner-words.ts'
import { PersonQuestion, startPerson } from './person-question.tsx'

export const listMaracPage = defineCaseForm({
  slug: 'listed',
  place: PLACES.partners,
  reading: PARTNERS_AREA,
  main: 'marac.listed',
  title: 'It is on a MARAC agenda',
  tab: 'Panel',
  backTo: 'panel',
  why: 'So that somebody goes there for us, with what we hold.',
  start: (data, visit) => {
    const person = startPerson(data, visit)
    const decided = data.shows.marac.people.find((each) => each.person === person)?.considered
    return {
      'listed.person': person,
      // Whether they agree is asked anew: they may have said something else since it was decided.
      ...(decided?.decision === 'refer' ? { 'listed.criteria': decided.criteria } : {}),
    }
  },
  questions: (asked) => {
    const { form, typed } = asked
    return (
      <>
        <PersonQuestion asked={asked} part="listed" type="marac.listed" />
        <TextField
          name="listed.meetingOn"
          label="When is the meeting?"
          type="date"
          width={10}
          form={form}
          typed={typed}
        />
        <Checkboxes
          name="listed.criteria"
          label="On which criteria? (if known)"
          choices={criteria()}
          form={form}
          typed={typed}
        />
        <Radios
          name="listed.consent"
          label="Do they agree? (if known)"
          hint="As they say now: it may be another answer than when it was decided."
          choices={AGREEMENT.filter(({ value }) => value !== 'withdrawn')}
          form={form}
          typed={typed}
        />
      </>
    )
  },
  acts: (form) => [actOf('listed', 'marac.listed', form)],
  after: 'If nobody writes down that we were there, it shows as missed the day after.',
  button: 'Record the meeting',
})
