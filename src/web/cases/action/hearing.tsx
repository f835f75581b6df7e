/** The date of a hearing: the defendant is then to be told of each one. Source: MHA-4.3.4.b. */

import { dateOfDay, dayOf } from '../../../record/london-time.ts'
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { one } from '../../kit/form.ts'
import { longDate } from '../../kit/times.ts'
import { ActQuestions, actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskAction, actionFirst, noStep } from './ask-person.tsx'

const PART = 'hearing'
const TYPE = 'court-hearing.fixed'

export const hearingPage = defineCaseForm<ActionShown>({
  slug: 'date',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: TYPE,
  title: 'Set a hearing date',
  why: 'The person harmed needs to know the day too, and where they will be.',
  start: (data, visit) => ({ [`${PART}.action`]: actionFirst(data, visit) }),
  lacks: noStep,
  questions: (asked) => (
    <>
      <AskAction asked={asked} part={PART} type={TYPE} />
      <ActQuestions asked={asked} part={PART} type={TYPE} fields={['hearingOn']} />
    </>
  ),
  acts: (form, data) => {
    const journey = data.shows.actions.find((each) => each.id === one(form, `${PART}.action`))
    const on = one(form, `${PART}.hearingOn`)
    // ISO dates: the order of the letters is that of the days.
    if (journey && on !== '' && on < dateOfDay(dayOf(journey.proposed.at)))
      return {
        errors: [
          {
            field: `${PART}.hearingOn`,
            text: `The step was proposed on ${longDate(journey.proposed.at)}: the hearing cannot be before that`,
          },
        ],
      }
    return [actOf(PART, TYPE, form, journey ? { person: journey.person.id } : {})]
  },
  after: 'Rowan then asks that the defendant is told to attend.',
  button: 'Record the date',
})
