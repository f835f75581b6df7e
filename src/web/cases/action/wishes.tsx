/** Weigh wishes, safety and repercussions for a legal step that is already proposed. */
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { one } from '../../kit/form.ts'
import { defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskAction, actionFirst } from './ask-person.tsx'
import { WishesQuestions, weighedOf, wishesErrors } from './wishes-questions.tsx'

const PART = 'wishes'

export const wishesPage = defineCaseForm<ActionShown>({
  slug: 'wishes',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: 'victim-wishes.considered',
  title: 'Weigh wishes and safety',
  why: 'Before a step against somebody: what the person harmed wants, how safe they are, what might follow, and how that is managed.',
  start: (data, visit) => ({ [`${PART}.action`]: actionFirst(data, visit) }),
  questions: (asked) => (
    <>
      <AskAction asked={asked} part={PART} type="victim-wishes.considered" />
      <WishesQuestions asked={asked} />
    </>
  ),
  acts: (form) => {
    const errors = wishesErrors(form)
    const action = one(form, `${PART}.action`)
    return errors.length > 0
      ? { errors }
      : [
          {
            part: PART,
            type: 'victim-wishes.considered',
            data: { ...(action === '' ? {} : { action }), ...weighedOf(form) },
          },
        ]
  },
  after: 'It goes on the record for this step. If acting would not be safe, the policy keeps the step closed.',
  button: 'Record what was weighed',
})
