/** Consider whether it is appropriate and safe to ask for feedback. Source: VIV-4.6.b, MHA-13.1.c. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const askPage = defineCaseForm({
  slug: 'ask',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'feedback.considered',
  title: 'May we ask how it was for them?',
  why: 'A survey that the wrong person opens can do harm, and not everybody wants to go through it again.',
  start: ({ page }, visit) => ({
    'asked.person': one(visit.query, 'person') || (page.safeContact[0]?.person ?? ''),
  }),
  questions: (asked) => (
    <ActQuestions asked={asked} part="asked" type="feedback.considered" fields={['person', 'safe']} />
  ),
  acts: (form) => [actOf('asked', 'feedback.considered', form)],
  after: 'Nothing is sent by this. Asking them is an act of its own, by a safe way.',
  button: 'Record the answer',
})
