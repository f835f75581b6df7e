/** Give the case to a team, and to one member of staff who is then on it. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const givePage = defineCaseForm({
  slug: 'give',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'case.assigned',
  title: 'Give the case an owner',
  why: 'One person has to know that it is theirs. Name nobody who knows the people involved.',
  start: ({ page }) => ({ 'given.to': page.owner.role ?? '' }),
  questions: (asked) => <ActQuestions asked={asked} part="given" type="case.assigned" fields={['officer', 'to']} />,
  acts: (form) => [actOf('given', 'case.assigned', form)],
  after: 'Whoever you name sees the whole case from now on. Tell them yourself too.',
  button: 'Give it to them',
})
