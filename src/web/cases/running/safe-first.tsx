/** Before anybody revisits a closed case: could contact do harm? Source: PD-15.b. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const safeFirstPage = defineCaseForm({
  slug: 'first',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'monitoring.safety-considered',
  title: 'Is it safe to make contact?',
  why: 'They may be back with the person causing harm, or share a home again. A call out of the blue can do harm. Look at our records and ask other agencies; do not ask the person.',
  questions: (asked) => (
    <ActQuestions
      asked={asked}
      part="safety"
      type="monitoring.safety-considered"
      fields={['relationshipResumed', 'safe', 'reasons']}
    />
  ),
  acts: (form) => [actOf('safety', 'monitoring.safety-considered', form)],
  after: 'Answer no if you do not know. You can go on watching from the desk either way.',
  button: 'Record the answer',
})
