/** Decide a move, with reasons: a refusal says what is done instead. */
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { MoveQuestion, noMove, startMove } from './move-question.tsx'
import { DECISIONS } from './moving-words.ts'

export const decideMovePage = defineCaseForm<MovingShown>({
  slug: 'decide',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'rehousing.decided',
  title: 'Decide a move',
  why: 'Write the reasons so that the person could read them.',
  lacks: noMove,
  start: (data, visit) => ({ 'decide.rehousing': startMove(data, visit) }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <MoveQuestion asked={asked} part="decide" />
        <Radios {...shared} name="decide.outcome" label="Are they to be moved?" choices={DECISIONS} />
        <WordsField {...shared} name="decide.reasons" label="Why?" rows={4} />
      </>
    )
  },
  acts: (form) => {
    const errors: FormError[] = []
    if (one(form, 'decide.outcome') === '') errors.push({ field: 'decide.outcome', text: 'Say what is decided' })
    if (one(form, 'decide.reasons') === '') errors.push({ field: 'decide.reasons', text: 'Say why' })
    return errors.length > 0 ? { errors } : [actOf('decide', 'rehousing.decided', form)]
  },
  after: 'Your name, the day and the reasons are on the record. Tell the person by their safe way.',
  button: 'Record this decision',
})
