/** Record what somebody decided, in neutral words: no choice is wrong, and none ends their help. */
import { CONTACT_AREA } from '../../../views/areas/contact.ts'
import { Radios, TextField, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { CHOICES } from './choices.ts'
import { Who } from './who.tsx'

export const recordWishesPage = defineCaseForm({
  slug: 'wishes',
  place: PLACES.contact,
  reading: CONTACT_AREA,
  main: 'victim-choice.recorded',
  title: 'Record what they want',
  why: 'They decide, in their own time. Whatever they choose, the same help stays open, and they can change their mind.',
  start: (data, visit) => ({ 'wants.person': startPerson(data, visit) }),
  questions: (asked) => {
    const { form, typed } = asked
    return (
      <>
        <Who asked={asked} part="wants" />
        <Radios name="wants.choice" label="What did they decide?" choices={CHOICES} form={form} typed={typed} />
        <TextField
          name="wants.until"
          label="If they need time: until which day?"
          hint="Agree the day with them. Nobody asks them for a decision before then, and it does not count as late."
          type="date"
          width={10}
          form={form}
          typed={typed}
        />
        <WordsField
          name="wants.ownWords"
          label="In their own words (if they wish)"
          rows={3}
          form={form}
          typed={typed}
        />
      </>
    )
  },
  acts: (form, { organisation }) => {
    const [waits, until] = [one(form, 'wants.choice') === 'needs-time', one(form, 'wants.until')]
    if (!waits && until !== '')
      return { errors: [{ field: 'wants.until', text: 'Only give a day where they need time to decide' }] }
    if (waits && until === '' && organisation.contact.pauseHasDay.required)
      return { errors: [{ field: 'wants.until', text: 'Give the day on which you ask again: agree it with them' }] }
    return [actOf('wants', 'victim-choice.recorded', form)]
  },
  after: 'Every form of the case shows it. Offers and help stay open.',
  button: 'Record it',
})
