/** Propose a legal step against somebody: only what can be used against them, and what each would mean for the person harmed. */
import { randomUUID } from 'node:crypto'
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { Radios, WordsField } from '../../kit/fields.tsx'
import { one } from '../../kit/form.ts'
import { actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { sayAction, sayHolding } from './action-words.ts'
import { AskPerson, candidates, personFirst } from './ask-person.tsx'
import { fittingActions, hintOf } from './fitting-actions.ts'
import { GroundQuestion } from './ground-question.tsx'

const PART = 'proposed'

const Propose = (asked: Questions<ActionShown>) => {
  const { data, form, typed } = asked
  const chosen = one(form, `${PART}.person`)
  const [first, ...others] = candidates(data, chosen)
  const actions = fittingActions(data, chosen)
  return (
    <>
      <input type="hidden" name={`${PART}.action`} value={one(form, `${PART}.action`)} />
      <AskPerson asked={asked} part={PART} />
      {first && others.length === 0 && <p class="govuk-body">{`${first.name}: ${sayHolding(first.holding)}`}</p>}
      <Radios
        form={form}
        typed={typed}
        name={`${PART}.kind`}
        label="Which step?"
        choices={actions.map((value) => {
          const hint = hintOf(data, value)
          return { value, label: sayAction(value), ...(hint ? { hint } : {}) }
        })}
      />
      {data.shows.victims.length > 1 && (
        <Radios
          form={form}
          typed={typed}
          name={`${PART}.protects`}
          label="Whom is it to protect?"
          hint="One step can be proposed for each of them, where one does not cover both."
          choices={data.shows.victims.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <GroundQuestion asked={asked} part={PART} chosen={chosen} />
      {actions.includes('end-rights-non-occupation') && (
        <WordsField
          form={form}
          typed={typed}
          name={`${PART}.leftEvidence`}
          label="If they have left: what shows it? (if known)"
          hint="And that they did not flee. Somebody who fled still holds their home."
          rows={3}
        />
      )}
    </>
  )
}

export const proposePage = defineCaseForm<ActionShown>({
  slug: 'propose',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: 'legal-action.proposed',
  title: 'Propose a legal step',
  why: 'A proposal starts nothing. Rowan then shows what comes first: wishes and safety, a review, somebody’s authority.',
  start: (data, visit) => {
    const again = data.shows.actions.find(({ id }) => id === one(visit.query, 'key'))
    return {
      [`${PART}.person`]: again?.person.id ?? personFirst(data, visit),
      [`${PART}.action`]: again && !again.onlyAnew ? again.id : randomUUID(),
      [`${PART}.kind`]: again?.kind ?? '',
      [`${PART}.ground`]: again?.ground ?? '',
      [`${PART}.protects`]: again?.protects?.id ?? '',
    }
  },
  questions: Propose,
  acts: (form) => [actOf(PART, 'legal-action.proposed', form)],
  after:
    'It goes on the record as proposed, with your name. Somebody else authorises it where the policy asks for that.',
  button: 'Propose it',
})
