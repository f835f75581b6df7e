/** Weigh what to do about the person causing harm, with what the person harmed wants, their safety and what might follow. */
import { randomUUID } from 'node:crypto'
import { LEGAL_ACTIONS, OTHER_REMEDIES } from '../../../record/legal-options.ts'
import type { AreaPage } from '../../../views/area-page.ts'
import { ACTION_AREA, type ActionShown } from '../../../views/areas/action.ts'
import { Checkboxes, Radios, WordsField, YesNo } from '../../kit/fields.tsx'
import { type Form, type FormError, many, one } from '../../kit/form.ts'
import { type ActPart, actOf, defineCaseForm, type Questions } from '../case-form.tsx'
import { PLACES } from '../places.ts'
import { sayAction, sayDecision, sayHolding } from './action-words.ts'
import { AskPerson, candidates, personFirst } from './ask-person.tsx'
import { fittingActions, hintOf } from './fitting-actions.ts'
import { GroundQuestion } from './ground-question.tsx'
import { WishesQuestions, weighedOf, whoseErrors, wishesErrors, wishesOf } from './wishes-questions.tsx'

type Data = AreaPage<ActionShown>
const PART = 'considered'

const Weigh = (asked: Questions<ActionShown>) => {
  const { data, form, typed } = asked
  const shared = { form, typed }
  const chosen = one(form, `${PART}.person`)
  const [first, ...others] = candidates(data, chosen)
  return (
    <>
      <AskPerson asked={asked} part={PART} />
      {first && others.length === 0 && <p class="govuk-body">{`${first.name}: ${sayHolding(first.holding)}`}</p>}
      <WishesQuestions asked={asked} asksWhose />
      <section>
        <h2 class="govuk-heading-m">What can be done</h2>
        <Checkboxes
          {...shared}
          name={`${PART}.other`}
          label="Without a court"
          choices={OTHER_REMEDIES.map((value) => ({
            value,
            label: sayAction(value),
            ...(value === 'mediation'
              ? { hint: 'Only if the person harmed asks for it, and never while it is unsafe' }
              : {}),
          }))}
        />
        <Checkboxes
          {...shared}
          name={`${PART}.legal`}
          label="Legal steps"
          hint="Tick what you weighed. Only what can be used against this person is listed."
          choices={fittingActions(data, chosen).map((value) => {
            const hint = hintOf(data, value)
            return { value, label: sayAction(value), ...(hint ? { hint } : {}) }
          })}
        />
        {LEGAL_ACTIONS.map((action) => (
          <input type="hidden" name={`id.${action}`} value={one(form, `id.${action}`)} key={action} />
        ))}
        <GroundQuestion asked={asked} part="proposed" chosen={chosen} />
      </section>
      <section>
        <h2 class="govuk-heading-m">Your decision</h2>
        <Radios
          {...shared}
          name={`${PART}.decision`}
          label="What is decided?"
          hint="Deciding not to act is a decision, and needs its reasons as much."
          choices={['act', 'later', 'no-action'].map((value) => ({ value, label: sayDecision(value) }))}
        />
        <WordsField {...shared} name={`${PART}.reasons`} label="Why?" />
        <YesNo {...shared} name={`${PART}.evidenceAvailable`} label="Is there evidence? (if known)" />
        <YesNo
          {...shared}
          name={`${PART}.onlyBecauseInProgramme`}
          label="If not acting: is it only because they are in a programme?"
          hint="Going to a programme is no reason by itself to leave a home unprotected."
        />
      </section>
    </>
  )
}

/**
 * Each legal step that was decided on is proposed, with all that was weighed for it; one that is open already is not proposed again, and what
 * was weighed goes to it. Otherwise what they want is kept as said.
 */
function proposals(form: Form, legal: readonly string[], data: Data): readonly ActPart[] {
  const person = one(form, `${PART}.person`)
  const ground = one(form, 'proposed.ground')
  // With several who are harmed a step is for the one whose wishes are asked.
  const [only, ...others] = data.shows.victims
  const victim = others.length > 0 ? one(form, 'wishes.person') : only?.id
  const protects = others.length > 0 ? victim : null
  if (one(form, `${PART}.decision`) === 'act' && legal.length > 0)
    return legal.flatMap((kind) => {
      const open = data.shows.actions.find(
        (each) =>
          each.notOpen === null &&
          each.person.id === person &&
          each.kind === kind &&
          (protects === null || each.protects?.id === protects),
      )
      const action = open?.id ?? one(form, `id.${kind}`)
      const wishes = { part: 'wishes', type: 'victim-wishes.considered', data: { action, ...weighedOf(form) } } as const
      if (open) return [wishes]
      return [
        {
          part: 'proposed',
          type: 'legal-action.proposed',
          data: { action, person, kind, ...(ground === '' ? {} : { ground }), ...(protects ? { protects } : {}) },
        },
        wishes,
      ] as const
    })
  return victim
    ? [
        {
          part: 'wishes',
          type: 'options.discussed',
          data: { person: victim, topics: ['action-against-perpetrator'], wishes: wishesOf(form) ?? undefined },
        },
      ]
    : []
}

/** A decision to act that says nothing of how safe they are, where the policy asks for it with each. Source: PD-13.a. */
function safetyErrors(form: Form, { organisation }: Data): readonly FormError[] {
  const asks = organisation.risk.askedFirst.some(
    ({ act, needs, says, only }) =>
      act === 'perpetrator-action.considered' &&
      needs.length === 0 &&
      says.includes('safety') &&
      (only.decision === undefined || only.decision === one(form, `${PART}.decision`)),
  )
  return asks && weighedOf(form).safety === undefined
    ? [{ field: 'wishes.safety', text: 'Say how safe they are now, and everybody else in the home' }]
    : []
}

export const weighPage = defineCaseForm<ActionShown>({
  slug: 'weigh',
  place: PLACES.action,
  reading: ACTION_AREA,
  main: 'perpetrator-action.considered',
  title: 'Weigh what to do',
  why: 'The person harmed comes first: what they want, how safe they are, and what might follow. Evidence is not needed to weigh it.',
  start: (data, visit) => ({
    [`${PART}.person`]: personFirst(data, visit),
    ...Object.fromEntries(LEGAL_ACTIONS.map((action) => [`id.${action}`, randomUUID()])),
  }),
  questions: Weigh,
  asksAs: {
    [`${PART}.options`]: `${PART}.legal`,
    'proposed.kind': `${PART}.legal`,
    'proposed.protects': 'wishes.person',
  },
  acts: (form, data) => {
    const legal = many(form, `${PART}.legal`)
    const options = [...legal, ...many(form, `${PART}.other`)]
    const errors = [
      ...whoseErrors(form, data),
      ...wishesErrors(form),
      ...safetyErrors(form, data),
      ...(options.length === 0 ? [{ field: `${PART}.other`, text: 'Tick at least one thing that you weighed' }] : []),
      ...(one(form, `${PART}.reasons`) === '' ? [{ field: `${PART}.reasons`, text: 'Say why' }] : []),
    ]
    if (errors.length > 0) return { errors }
    const safety = weighedOf(form).safety
    const considered = { options, ...(safety === undefined ? {} : { safety }) }
    return [actOf(PART, 'perpetrator-action.considered', form, considered), ...proposals(form, legal, data)]
  },
  after:
    'The decision goes on the record with its reasons. If it is to act, each legal step you ticked is proposed: nothing is started, and nobody is told.',
  button: 'Record the decision',
})
