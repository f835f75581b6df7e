/** Look at a closed or paused case again, from the desk, or with a partner; by speaking to them only after a safety check. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const lookPage = defineCaseForm({
  slug: 'look',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'case.monitored',
  title: 'Look at the case from the desk',
  why: 'New repairs, arrears, noise, a new tenant in the home, what other agencies know. Nobody is called or written to.',
  start: () => ({ 'look.how': 'desk' }),
  questions: (asked) => (
    <ActQuestions
      asked={asked}
      part="look"
      type="case.monitored"
      fields={['how', 'person', 'seen', 'vulnerabilityReduced']}
    />
  ),
  acts: (form) => [actOf('look', 'case.monitored', form)],
  after:
    'Speak to them only once somebody has said that it is safe to make contact. If you see something that worries you, reopen the case.',
  button: 'Record that you looked',
})
