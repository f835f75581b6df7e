/** The open door: the person came back, or something new came in. The same case goes on, with all that is known. Source: MHA-4.2.10.d. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const reopenPage = defineCaseForm({
  slug: 'reopen',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'case.reopened',
  title: 'Open the case again',
  why: 'Nobody has to explain why they went or why they came back. They get the same service, from the first day again.',
  lacks: ({ page }) =>
    page.state.state === 'open' || page.state.state === 'reported'
      ? 'This case is not closed: everything can be done on it now.'
      : null,
  start: () => ({ 'again.reason': 'person-returned' }),
  questions: (asked) => <ActQuestions asked={asked} part="again" type="case.reopened" fields={['reason']} />,
  acts: (form) => [actOf('again', 'case.reopened', form)],
  after: 'Take the new report too: its times run from when they told us. Agree again how they may safely be reached.',
  button: 'Open it again',
})
