/** Why no review is needed before a legal step: serious threat or violence. It lifts the review and nothing else. Source: MHA-8.5.a. */
import { WarningText } from '../../../design-system/govuk/warning-text.tsx'
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { ActQuestions, actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { AskAction, actionFirst } from './ask-person.tsx'

const PART = 'exempt'
const TYPE = 'extreme-circumstances.recorded'

const Exempt = (asked: Questions<ActionShown>) => {
  const shared = { form: asked.form, typed: asked.typed }
  return (
    <>
      <AskAction asked={asked} part={PART} type={TYPE} />
      <ActQuestions asked={asked} part={PART} type={TYPE} fields={['incident']} />
      <WordsField {...shared} name={`${PART}.reason`} label="Why can a review not be waited for?" rows={3} />
      <WarningText>
        Capacity and equality are part of the review that this lifts. The law asks for them all the same.
      </WarningText>
      <WordsField
        {...shared}
        name={`${PART}.mentalCapacity`}
        label="What do we know of their mental capacity? (if known)"
        rows={2}
      />
      <WordsField
        {...shared}
        name={`${PART}.equalityAct`}
        label="What does the Equality Act ask here? (if known)"
        rows={2}
      />
    </>
  )
}

export const exemptPage = defineCaseForm<ActionShown>({
  slug: 'exempt',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: TYPE,
  title: 'Say why no review is needed',
  why: 'Only for serious threat or physical violence, above all to staff or contractors: name the incident.',
  start: (data, visit) => ({ [`${PART}.action`]: actionFirst(data, visit) }),
  questions: Exempt,
  acts: (form) =>
    one(form, `${PART}.reason`) === ''
      ? { errors: [{ field: `${PART}.reason`, text: 'Say why a review cannot be waited for' }] }
      : [actOf(PART, TYPE, form)],
  after: 'Only the review is lifted. Wishes, safety, authority and what they must be told before court all stay.',
  button: 'Record it',
})
