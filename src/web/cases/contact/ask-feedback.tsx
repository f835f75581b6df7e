/** Decide whether it is safe to ask somebody what they thought, and ask only then. */
import { CONTACT_AREA } from '../../../views/areas/contact.ts'
import { Radios, Select } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { type ActPart, actOf, defineCaseForm } from '../case-form.tsx'
import { startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { BeforeContact } from './before-contact.tsx'
import { ways } from './ways.ts'
import { Who } from './who.tsx'

export const askFeedbackPage = defineCaseForm({
  slug: 'feedback',
  place: PLACES.contact,
  reading: CONTACT_AREA,
  main: 'feedback.considered',
  title: 'Is it safe to ask what they thought?',
  why: 'A survey on the wrong phone can tell somebody that they spoke to us. Not asking is always allowed.',
  start: (data, visit) => ({ 'feedback.person': startPerson(data, visit) }),
  questions: (asked) => {
    const { data, form, typed } = asked
    return (
      <>
        <BeforeContact asked={asked} part="feedback" />
        <Who asked={asked} part="feedback" />
        <Radios
          name="feedback.safe"
          label="Is it appropriate and safe to ask this person?"
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No: nobody asks them' },
          ]}
          form={form}
          typed={typed}
        />
        <Select
          name="feedback.channel"
          label="Asked now, by (leave empty if not asked)"
          empty="Not asked"
          choices={ways(data, one(form, 'feedback.person'))}
          form={form}
          typed={typed}
        />
      </>
    )
  },
  acts: (form) => {
    const considered = actOf('feedback', 'feedback.considered', form)
    if (one(form, 'feedback.safe') === 'no' && one(form, 'feedback.channel') !== '')
      return { errors: [{ field: 'feedback.channel', text: 'You said that nobody asks them. Choose “Not asked”' }] }
    const asked: readonly ActPart[] =
      one(form, 'feedback.channel') === '' ? [] : [actOf('feedback', 'feedback.asked', form)]
    return [considered, ...asked]
  },
  after: 'Asking passes the safe-contact check. After a no, nobody asks until somebody has said that it is safe.',
  button: 'Record it',
})
