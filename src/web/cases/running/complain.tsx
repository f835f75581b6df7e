/** Write down a complaint of the person harmed about our handling, for those who handle complaints. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { Radios, TextField, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const complainPage = defineCaseForm({
  slug: 'complain',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'complaint.received',
  title: 'Record a complaint about our handling',
  why: 'Of the person harmed alone. A complaint of anybody else never goes on this case: send them to whoever handles complaints, and say nothing of a case.',
  start: ({ page }) => ({ 'complaint.person': page.people.find(({ role }) => role === 'victim')?.id ?? '' }),
  questions: (asked) => {
    const { form, typed } = asked
    const harmed = asked.data.page.people.filter(({ role }) => role === 'victim')
    return (
      <>
        <Radios
          name="complaint.person"
          label="Who complains?"
          choices={harmed.map(({ id, name }) => ({ value: id, label: name ?? 'The person harmed' }))}
          form={form}
          typed={typed}
        />
        <TextField
          name="complaint.name"
          label="What shall whoever handles it call them?"
          hint="Leave it empty if they should not know the name"
          width={20}
          form={form}
          typed={typed}
        />
        <WordsField
          name="complaint.about"
          label="What do they complain of, in their words?"
          form={form}
          typed={typed}
        />
        <WordsField
          name="complaint.reach"
          label="On which number, and whom to ask for?"
          hint="The agreed safe way is told from the case by itself. Write no address here that must stay secret."
          rows={2}
          form={form}
          typed={typed}
        />
        <ActQuestions asked={asked} part="complaint" type="complaint.received" fields={['officer']} />
      </>
    )
  },
  acts: (form) =>
    one(form, 'complaint.about') === '' || one(form, 'complaint.person') === ''
      ? {
          errors: [
            ...(one(form, 'complaint.person') === '' ? [{ field: 'complaint.person', text: 'Say who complains' }] : []),
            ...(one(form, 'complaint.about') === ''
              ? [{ field: 'complaint.about', text: 'Write what they complain of' }]
              : []),
          ],
        }
      : [actOf('complaint', 'complaint.received', form, { side: 'victim', stage: 'stage-1' })],
  after:
    'It goes to those who handle complaints. They see these answers, the agreed safe way to reach this person, and whom to ask; nothing else of the case. The case keeps that it came, not what it says.',
  button: 'Record it and pass it on',
})
