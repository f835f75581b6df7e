/** Write down a complaint of the person harmed about our handling, for those who handle complaints. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
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
  start: ({ page }) => ({
    'complaint.person': page.people.find(({ role }) => role === 'victim')?.id ?? '',
    'complaint.stage': 'stage-1',
  }),
  questions: (asked) => (
    <ActQuestions
      asked={asked}
      part="complaint"
      type="complaint.received"
      fields={['person', 'name', 'about', 'reach', 'officer', 'stage']}
    />
  ),
  acts: (form) =>
    one(form, 'complaint.about') === ''
      ? { errors: [{ field: 'complaint.about', text: 'Write what they complain of' }] }
      : [actOf('complaint', 'complaint.received', form, { side: 'victim' })],
  after:
    'It goes to those who handle complaints. They see these answers, the agreed safe way to reach this person, and whom to ask; nothing else of the case. The case keeps that it came, not what it says.',
  button: 'Record it and pass it on',
})
