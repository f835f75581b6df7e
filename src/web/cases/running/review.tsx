/** Look at the case as a whole, and decide what happens next and when to look again. */
import { dateOfDay, dayOf } from '../../../record/london-time.ts'
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const reviewPage = defineCaseForm({
  slug: 'review',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'case.reviewed',
  title: 'Review the case',
  why: 'Is the person safer? What was promised and not done? Who has not heard from us?',
  start: ({ page, organisation, shows }) => ({
    'review.why': shows.quietFor === null ? 'routine' : 'no-contact',
    'review.nextOn': dateOfDay(dayOf(page.now) + organisation.running.reviewDays),
  }),
  questions: (asked) => (
    <ActQuestions asked={asked} part="review" type="case.reviewed" fields={['why', 'note', 'outcome', 'nextOn']} />
  ),
  acts: (form, { page }) => {
    const next = one(form, 'review.nextOn')
    // ISO dates: the order of the letters is that of the days.
    return next !== '' && next < dateOfDay(dayOf(page.now))
      ? { errors: [{ field: 'review.nextOn', text: 'Choose a day that is still to come' }] }
      : [actOf('review', 'case.reviewed', form)]
  },
  after: 'The day you choose is shown on the case. It is your own target, not a time that the policy states.',
  button: 'Record the review',
})
