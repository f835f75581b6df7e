/** Start a legal step that was proposed: refused until everything that comes first is on the record. */
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { YesNo } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskAction, actionFirst, noStep } from './ask-person.tsx'

const PART = 'started'
const TYPE = 'legal-action.started'

export const startPage = defineCaseForm<ActionShown>({
  slug: 'start',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: TYPE,
  title: 'Start a legal step',
  why: 'From here on the other side may learn of it. Check once more that the person harmed knows, and is safe today.',
  start: (data, visit) => ({ [`${PART}.action`]: actionFirst(data, visit) }),
  lacks: noStep,
  asksAs: { [`${PART}.kind`]: `${PART}.action` },
  questions: (asked) => (
    <>
      <AskAction asked={asked} part={PART} type={TYPE} />
      {asked.data.shows.victims.some((victim) => victim.holding === 'shared') && (
        <YesNo
          form={asked.form}
          typed={asked.typed}
          name={`${PART}.endsRemainingHoldersTenure`}
          label="Would it end the home of the person harmed too?"
          hint="Possession of the whole contract does. Excluding one holder does not."
        />
      )}
    </>
  ),
  acts: (form, data) => {
    const journey = data.shows.actions.find((each) => each.id === one(form, `${PART}.action`))
    return journey
      ? [actOf(PART, TYPE, form, { person: journey.person.id, kind: journey.kind })]
      : { errors: [{ field: `${PART}.action`, text: 'Choose which step' }] }
  },
  after: 'If anything that comes first is missing, it is refused and Rowan says what.',
  button: 'Start it',
})
