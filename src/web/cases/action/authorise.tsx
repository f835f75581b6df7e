/** Authorise a legal step that somebody else proposed. Source: MHA-8.4. */
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { YesNo } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { longDate } from '../../kit/times.ts'
import { actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { sayAction, sayStep } from './action-words.ts'
import { AskAction, actionFirst } from './ask-person.tsx'

const PART = 'authorised'
const TYPE = 'legal-action.authorised'

const Authorise = (asked: Questions<ActionShown>) => {
  const { data, form, typed } = asked
  const journey = data.shows.actions.find((each) => each.id === one(form, `${PART}.action`))
  const missing = journey?.steps.filter((step) => step.state === 'asked' && step.id !== 'authorised') ?? []
  return (
    <>
      <AskAction asked={asked} part={PART} type={TYPE} />
      {journey && (
        <>
          <p class="govuk-body">
            {`${sayAction(journey.kind)} against ${journey.person.name}, proposed by ${journey.proposed.by}, ${longDate(journey.proposed.at)}.`}
          </p>
          <p class="govuk-body">
            {missing.length === 0
              ? 'Everything that comes before is on the record.'
              : `Still missing: ${missing.map((step) => sayStep(step.id).toLowerCase()).join('; ')}.`}
          </p>
        </>
      )}
      <YesNo
        form={form}
        typed={typed}
        name={`${PART}.stepsConsidered`}
        label="Were proportionality and the pre-court steps considered?"
        hint="Yes also where the review was lifted because of an incident of serious threat or violence."
      />
    </>
  )
}

export const authorisePage = defineCaseForm<ActionShown>({
  slug: 'authorise',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: TYPE,
  title: 'Authorise a legal step',
  why: 'You answer for it that the step is in proportion. Nobody authorises what they proposed themselves.',
  start: (data, visit) => ({ [`${PART}.action`]: actionFirst(data, visit) }),
  questions: Authorise,
  acts: (form) => [actOf(PART, TYPE, form)],
  after:
    'It counts where you hold the post that the policy names. The step itself is started by whoever owns the case.',
  button: 'Authorise it',
})
