/** Begin a move: who asks, and where they would not be safe. It goes ahead of routine transfers. */
import { randomUUID } from 'node:crypto'
import { MOVING_AREA, type MovingShown } from '../../../views/areas/moving.ts'
import { Checkboxes, Radios, WordsField } from '../../kit/fields.tsx'
import { many, one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PersonQuestion, startPerson } from '../partners/person-question.tsx'
import { PLACES } from '../places.ts'
import { areaChoices } from './area-choices.ts'

export const askMovePage = defineCaseForm<MovingShown>({
  slug: 'ask',
  place: PLACES.moving,
  reading: MOVING_AREA,
  main: 'rehousing.requested',
  title: 'Begin a move',
  why: 'Ask where they would not be safe: where the other person lives, works, drinks, has family. No home is offered there.',
  start: (data, visit) => ({
    'move.person': startPerson(data, visit),
    'move.rehousing': randomUUID(),
    'move.avoid': [...(data.shows.moves[0]?.avoid ?? [])],
    'move.areasToAvoid': data.shows.moves[0]?.areasToAvoid.join('\n') ?? '',
    first: 'yes',
  }),
  questions: (asked) => {
    const shared = { form: asked.form, typed: asked.typed }
    return (
      <>
        <PersonQuestion asked={asked} part="move" type="rehousing.requested" />
        <input type="hidden" name="move.rehousing" value={one(asked.form, 'move.rehousing')} />
        <Checkboxes
          {...shared}
          name="move.avoid"
          label="Which of our areas would not be safe?"
          hint="Lettings read these by name, and nothing of why. Leave it empty where there is none."
          choices={areaChoices(asked.data)}
          columns
        />
        <WordsField
          {...shared}
          name="move.areasToAvoid"
          label="Areas to avoid, in their words"
          hint="Streets, towns, places that are not in the list, one on each line. Only you and your team read them. Do not write where they want to live."
          rows={4}
        />
        {asked.data.organisation.linkedPolicies
          .filter(({ area }) => area === 'tenancy')
          .map(({ name, clause }) => (
            <p class="govuk-body" key={name}>
              {`A move is decided under the ${name}${clause ? ` (${clause})` : ''}, on its own merits.`}
            </p>
          ))}
        <Radios
          {...shared}
          name="first"
          label="Put it ahead of routine transfers?"
          inline
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
      </>
    )
  },
  acts: (form) => {
    const move = actOf('move', 'rehousing.requested', form, { avoid: many(form, 'move.avoid') })
    return one(form, 'first') === 'yes'
      ? [move, { part: 'first', type: 'priority.set', data: { queue: 'rehousing', level: 'top' } }]
      : [move]
  },
  after: 'It stays on this page, with what comes next, until it is decided and they have moved or said no.',
  button: 'Begin this move',
})
