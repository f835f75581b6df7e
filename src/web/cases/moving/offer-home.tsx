/** Offer a home: by its area and what it is like, never by its address. */
import { WarningText } from '../../../design-system/govuk/warning-text.tsx'
import { areaToAvoid } from '../../../record/area-words.ts'
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Radios, Select, WordsField } from '../../kit/fields.tsx'
import { type FormError, one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { areaChoices, areaNames } from './area-choices.ts'
import { MoveQuestion, moveIn, noMove, startMove } from './move-question.tsx'

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]

const QUESTIONS = [
  ['offer.mitigatesRisk', 'Does living there lower the risk enough?', 'Where it does not, offer another home.'],
  ['offer.likeForLike', 'Is it like for like?', 'As many bedrooms, the same kind of home. If not, say why below.'],
  [
    'offer.sameTenure',
    'Is it the same kind of tenancy?',
    'So that they lose no rights by moving. If not, say why below.',
  ],
] as const

export const offerHomePage = defineCaseForm<MovingShown>({
  slug: 'offer',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'rehousing.offered',
  title: 'Offer a home',
  why: 'Check it before they hear of it: an offer that is not safe, or not like for like, costs trust and time.',
  lacks: noMove,
  start: (data, visit) => ({ 'offer.rehousing': startMove(data, visit) }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    const move = moveIn(asked.data, asked.form, 'offer')
    return (
      <>
        <MoveQuestion asked={asked} part="offer" />
        <WarningText>Write the area only. The address goes into the vault, once they have said yes.</WarningText>
        {move && move.areasToAvoid.length + move.avoid.length > 0 && (
          <p class="govuk-body">
            {'They would not be safe in: '}
            <strong>{[...areaNames(asked.data, move.avoid), ...move.areasToAvoid].join('; ')}</strong>
          </p>
        )}
        {move && move.offers.length > 0 && (
          <p class="govuk-body">
            {`This would be offer ${move.offers.length + 1}. Say below why there is another one.`}
          </p>
        )}
        <Select
          {...shared}
          name="offer.areaId"
          label="In which area?"
          choices={areaChoices(asked.data).filter(({ value }) => !move?.avoid.includes(value))}
        />
        {QUESTIONS.map(([name, label, hint]) => (
          <Radios {...shared} name={name} label={label} hint={hint} inline choices={YES_NO} key={name} />
        ))}
        <WordsField
          {...shared}
          name="offer.reason"
          label="Why it differs, or why there is a further offer (if either)"
          rows={3}
        />
      </>
    )
  },
  acts: (form, data) => {
    const errors: FormError[] = []
    const [areaId, move] = [one(form, 'offer.areaId'), moveIn(data, form, 'offer')]
    const [area = ''] = areaNames(data, [areaId])
    const avoided = areaToAvoid(area, [...(move?.areasToAvoid ?? []), ...areaNames(data, move?.avoid ?? [])])
    if (areaId === '') errors.push({ field: 'offer.areaId', text: 'Say in which area it is' })
    if (avoided !== null)
      errors.push({ field: 'offer.areaId', text: `They asked to avoid ${avoided}. Offer a home somewhere else` })
    for (const [name, label] of QUESTIONS)
      if (one(form, name) === '') errors.push({ field: name, text: `${label} Answer this` })
    const differs = one(form, 'offer.likeForLike') === 'no' || one(form, 'offer.sameTenure') === 'no'
    if (differs && one(form, 'offer.reason') === '') errors.push({ field: 'offer.reason', text: 'Say why it differs' })
    if (errors.length > 0) return { errors }
    return [actOf('offer', 'rehousing.offered', form, { outsideAreasToAvoid: true, area })]
  },
  after: 'It waits for their answer. They may take time, and a no is not held against them.',
  button: 'Record this offer',
})
