/** What the person wants now: time, to stay, to be left alone, to come back. Never blamed, never a lesser service. */
import { RUNNING_AREA } from '../../../views/areas/running.ts'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'

export const wantsPage = defineCaseForm({
  slug: 'wants',
  place: PLACES.running,
  reading: RUNNING_AREA,
  main: 'victim-choice.recorded',
  title: 'What does the person want now?',
  why: 'It is their decision, whatever it is. Write it as they say it.',
  start: ({ page }, visit) => ({
    'wants.person': one(visit.query, 'person') || (page.safeContact[0]?.person ?? ''),
    'wants.choice': one(visit.query, 'choice'),
  }),
  questions: (asked) => (
    <ActQuestions
      asked={asked}
      part="wants"
      type="victim-choice.recorded"
      fields={['person', 'choice', 'until', 'ownWords']}
    />
  ),
  acts: (form) => [actOf('wants', 'victim-choice.recorded', form)],
  after:
    'Everything that was offered stays on offer. Somebody who wants no contact is not called about it; calls for their safety stay possible.',
  button: 'Record what they want',
})
