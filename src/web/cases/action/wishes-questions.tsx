/** What the person harmed wants, and whether acting keeps them safe: asked wherever a step is thought of. Source: MHA-4.3.2, VIV-4.5.b, CBC-5.5.b. */
import type { AreaPage } from '../../../views/area-page.ts'
import type { ActionShown } from '../../../views/areas/action.ts'
import { Radios, WordsField, YesNo } from '../../kit/fields.tsx'
import { type Form, type FormError, one } from '../../kit/form.ts'
import type { Questions } from '../case-form.tsx'

const PART = 'wishes'

/** Put on the record where there are no words of their own. */
const INSTEAD: Readonly<Record<string, string>> = {
  declined: 'They would rather not say.',
  'not-safe': 'Not asked: it was not safe to ask.',
}

type Props = {
  readonly asked: Questions<ActionShown>
  /** No step says yet whom it is to protect. Where several are harmed nobody is chosen beforehand: one's wishes would stand under another's name. */
  readonly asksWhose?: boolean
}

export const WishesQuestions = ({ asked, asksWhose = false }: Props) => {
  const shared = { form: asked.form, typed: asked.typed }
  const { victims } = asked.data.shows
  return (
    <section>
      <h2 class="govuk-heading-m">What the person harmed wants</h2>
      {asksWhose && victims.length > 1 && (
        <Radios
          {...shared}
          name={`${PART}.person`}
          label="Whose wishes?"
          hint="A step that is decided on is to protect this person."
          choices={victims.map((each) => ({ value: each.id, label: each.name }))}
        />
      )}
      <Radios
        {...shared}
        name={`${PART}.said`}
        label="Have they said what they want to happen?"
        hint="Ask by their safe contact. Not wanting action, or not saying, is an answer. Support never depends on it."
        choices={[
          { value: 'told', label: 'Yes' },
          { value: 'declined', label: 'They would rather not say' },
          { value: 'not-safe', label: 'It was not safe to ask' },
        ]}
      />
      <WordsField
        {...shared}
        name={`${PART}.wishes`}
        label="What they want, in their words; or why it was not safe to ask"
      />
      <YesNo {...shared} name={`${PART}.safeToAct`} label="Can we act without putting them in more danger?" />
      <WordsField
        {...shared}
        name={`${PART}.safety`}
        label="How safe are they now, and everybody else in the home?"
        rows={3}
      />
      <WordsField {...shared} name={`${PART}.repercussions`} label="What might follow if we act?" rows={3} />
      <WordsField
        {...shared}
        name={`${PART}.riskPlan`}
        label="How will the risk be managed?"
        hint="What is done first, and by whom: locks, a safe place to be on the day, the police told."
        rows={3}
      />
    </section>
  )
}

const words = (form: Form, field: string): string => one(form, `${PART}.${field}`)

/** Their view as it goes on the record; null where nobody said whether they were asked. */
export function wishesOf(form: Form): string | null {
  const typed = words(form, 'wishes')
  const instead = INSTEAD[words(form, 'said')]
  if (instead) return typed === '' ? instead : `${instead} ${typed}`
  return typed === '' ? null : typed
}

/** Nobody chosen of several who are harmed, or somebody who is not. */
export const whoseErrors = (form: Form, { shows: { victims } }: AreaPage<ActionShown>): readonly FormError[] =>
  victims.length > 1 && !victims.some(({ id }) => id === words(form, 'person'))
    ? [{ field: `${PART}.person`, text: 'Say whose wishes they are, and whom a step is to protect' }]
    : []

export function wishesErrors(form: Form): readonly FormError[] {
  if (words(form, 'said') === '' && words(form, 'wishes') === '')
    return [{ field: `${PART}.said`, text: 'Say whether they told you what they want' }]
  return words(form, 'said') === 'told' && words(form, 'wishes') === ''
    ? [{ field: `${PART}.wishes`, text: 'Write down what they want' }]
    : []
}

/** Everything that was weighed, as fields of `victim-wishes.considered`, but for the step that it is about. */
export function weighedOf(form: Form): Readonly<Record<string, unknown>> {
  const safe = words(form, 'safeToAct')
  const wishes = wishesOf(form)
  const given = ['safety', 'repercussions', 'riskPlan'].flatMap((field) =>
    words(form, field) === '' ? [] : [[field, words(form, field)] as const],
  )
  return {
    ...(wishes === null ? {} : { wishes }),
    ...Object.fromEntries(given),
    ...(safe === 'yes' ? { safeToAct: true } : safe === 'no' ? { safeToAct: false } : {}),
  }
}
