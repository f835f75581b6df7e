/** Write down how somebody answered the home that was offered. */
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { MoveQuestion, startMove } from './move-question.tsx'

export const answerOfferPage = defineCaseForm<MovingShown>({
  slug: 'answer',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'rehousing.answered',
  title: 'Write down their answer to the offer',
  why: 'What did not suit them helps to find the next home, and counts where an exception is asked for.',
  lacks: ({ shows }) =>
    shows.moves.some((move) => move.offers.length > 0) ? null : 'No home was offered on this case yet.',
  start: (data, visit) => ({ 'answer.rehousing': startMove(data, visit) }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <MoveQuestion asked={asked} part="answer" />
        <Radios
          {...shared}
          name="answer.outcome"
          label="What did they say?"
          inline
          choices={[
            { value: 'accepted', label: 'They said yes' },
            { value: 'declined', label: 'They said no' },
          ]}
        />
        <Radios
          {...shared}
          name="answer.suitable"
          label="Does the home suit their needs, as they see it?"
          inline
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
        <WordsField
          {...shared}
          name="answer.reason"
          label="Why, in their words (if they say)"
          hint="No address."
          rows={3}
        />
      </>
    )
  },
  acts: (form) => [actOf('answer', 'rehousing.answered', form)],
  after: 'A yes leads to the move. A no leaves the decision as it is.',
  button: 'Record their answer',
})
