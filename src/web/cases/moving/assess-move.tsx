/** Assess a move on its own merits: what started it, how it would lower the risk, and what they need. */
import { randomUUID } from 'node:crypto'
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { type ActPart, actOf, defineCaseForm } from '../case-form.tsx'
import { PersonQuestion, startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { MoveQuestion, moveIn, startMove } from './move-question.tsx'
import { THRESHOLDS } from './moving-words.ts'

export const assessMovePage = defineCaseForm<MovingShown>({
  slug: 'assess',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'rehousing.assessed',
  title: 'Assess a move',
  why: 'Nobody is refused, and nobody moved, by a rule alone: write what holds for this person and this home.',
  start: (data, visit) => {
    const rehousing = startMove(data, visit) || randomUUID()
    const move = data.shows.moves.find((each) => each.rehousing === rehousing)
    const person = move?.person || startPerson(data, visit)
    const wish = data.shows.wishes.find((each) => each.person === person)
    return {
      'assess.rehousing': rehousing,
      'assess.person': person,
      'assess.threshold': move?.assessed?.threshold ?? wish?.thresholds[0] ?? (move?.asked ? 'asked-to-move' : ''),
      'assess.riskMitigation': move?.assessed?.riskMitigation ?? '',
      'assess.reasons': move?.assessed?.reasons ?? '',
    }
  },
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <MoveQuestion asked={asked} part="assess" />
        {asked.data.shows.moves.length === 0 && (
          <PersonQuestion asked={asked} part="assess" type="rehousing.assessed" />
        )}
        <Radios {...shared} name="assess.threshold" label="What started it?" choices={THRESHOLDS} />
        <WordsField
          {...shared}
          name="assess.riskMitigation"
          label="How would a move lower the risk?"
          hint="What it changes, what it does not, and what else has to be in place. No address."
          rows={4}
        />
        <WordsField
          {...shared}
          name="assess.reasons"
          label="What else counts for this person?"
          hint="Work, school, family, health, pets, their own view."
          rows={4}
        />
        <Radios
          {...shared}
          name="needs"
          label="Did you consider their needs and protected characteristics for this move?"
          inline
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'Not yet' },
          ]}
        />
      </>
    )
  },
  acts: (form, data) => {
    const errors: FormError[] = []
    if (one(form, 'assess.threshold') === '') errors.push({ field: 'assess.threshold', text: 'Say what started it' })
    if (one(form, 'assess.riskMitigation') === '')
      errors.push({ field: 'assess.riskMitigation', text: 'Say how a move would lower the risk' })
    if (errors.length > 0) return { errors }
    const person = moveIn(data, form, 'assess')?.person || one(form, 'assess.person')
    const assessed = actOf('assess', 'rehousing.assessed', form, person === '' ? {} : { person })
    if (one(form, 'needs') !== 'yes' || person === '') return [assessed]
    const needs = { person, for: ['rehousing'], protectedCharacteristics: true }
    return [assessed, { part: 'needs', type: 'needs.assessed', data: needs }] satisfies readonly ActPart[]
  },
  after: 'It can then be decided. The assessment of before stays on the record.',
  button: 'Record this assessment',
})
