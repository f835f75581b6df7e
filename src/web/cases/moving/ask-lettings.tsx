/** Ask lettings for a home: what it must be and where it must not be. They learn nothing of who moves, from where, or why. */
import { WarningText } from '../../../design-system/govuk/warning-text.tsx'
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Checkboxes, Radios, Select, TextField } from '../../kit/fields.tsx'
import { type FormError, many, one } from '../../kit/form.ts'
import { HOME_TYPES, MUST_HAVE } from '../../lettings/move-words.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { choicesOf } from '../partners/partner-words.ts'
import { PLACES } from '../places.ts'
import { areaChoices } from './area-choices.ts'
import { MoveQuestion, moveIn, noMove, startMove } from './move-question.tsx'

const PART = 'let'
const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
const NEEDED = [
  ['bedrooms', 'Say how many bedrooms'],
  ['likeForLike', 'Say whether it has to be like for like'],
  ['sameTenure', 'Say whether it has to be the same kind of tenancy'],
  ['priority', 'Say how urgent it is'],
] as const

export const askLettingsPage = defineCaseForm<MovingShown>({
  slug: 'lettings',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'lettings.asked',
  title: 'Ask lettings for a home',
  why: 'Lettings read what you choose here, under a number. They see no name, no address and no reason.',
  lacks: noMove,
  start: (data, visit) => {
    const rehousing = startMove(data, visit)
    const move = data.shows.moves.find((each) => each.rehousing === rehousing)
    return {
      [`${PART}.rehousing`]: rehousing,
      [`${PART}.homeType`]: 'any',
      [`${PART}.avoid`]: [...(move?.avoid ?? [])],
    }
  },
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    const move = moveIn(asked.data, asked.form, PART)
    return (
      <>
        <MoveQuestion asked={asked} part={PART} />
        <Checkboxes
          {...shared}
          name={`${PART}.avoid`}
          label="Areas to avoid"
          hint="Areas that were named before stay on the list, also where you take them out here."
          choices={areaChoices(asked.data)}
          columns
        />
        {move && move.areasToAvoid.length > 0 && (
          <WarningText>{`In their words: ${move.areasToAvoid.join('; ')}. Lettings do not read this: choose every area above that it lies in.`}</WarningText>
        )}
        <TextField {...shared} name={`${PART}.bedrooms`} label="How many bedrooms?" type="number" width={4} />
        <Radios {...shared} name={`${PART}.homeType`} label="What kind of home?" choices={HOME_TYPES} />
        <Checkboxes {...shared} name={`${PART}.mustHave`} label="What must it have?" choices={MUST_HAVE} columns />
        <Radios
          {...shared}
          name={`${PART}.likeForLike`}
          label="Like for like?"
          hint="As many bedrooms, and the same kind of home as now."
          inline
          choices={YES_NO}
        />
        <Radios
          {...shared}
          name={`${PART}.sameTenure`}
          label="The same kind of tenancy as now?"
          hint="So that they lose no rights by moving."
          inline
          choices={YES_NO}
        />
        <Select
          {...shared}
          name={`${PART}.tenancy`}
          label="Which tenancy do they hold now? (if you know)"
          empty="Not known, or none"
          choices={choicesOf('lettings.asked', 'tenancy')}
        />
        <Radios
          {...shared}
          name={`${PART}.priority`}
          label="How urgent is it?"
          choices={choicesOf('lettings.asked', 'priority')}
        />
        <TextField
          {...shared}
          name={`${PART}.moveBy`}
          label="By which day do they have to move? (if any)"
          type="date"
          width={10}
        />
      </>
    )
  },
  acts: (form, data) => {
    const errors: FormError[] = NEEDED.filter(([field]) => one(form, `${PART}.${field}`) === '').map(
      ([field, text]) => ({ field: `${PART}.${field}`, text }),
    )
    if (errors.length > 0) return { errors }
    const person = moveIn(data, form, PART)?.person ?? ''
    const lists = { avoid: many(form, `${PART}.avoid`), mustHave: many(form, `${PART}.mustHave`) }
    return [actOf(PART, 'lettings.asked', form, { person, ...lists })]
  },
  after: 'It is on the list of lettings at once, under a number. Their offer and their answer come back to this page.',
  button: 'Ask lettings',
})
