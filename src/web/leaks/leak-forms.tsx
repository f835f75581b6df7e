/** What is done about something that may have got out: a step, the case that it is about, its end. */
import { randomUUID } from 'node:crypto'
import { OUTCOMES } from '../../record/leak-state.ts'
import type { FieldProblem } from '../../record/separate.ts'
import { cameOfIt } from '../cases/came-of-it.ts'
import { Radios, TextField, WordsField } from '../kit/fields.tsx'
import { type Form, type FormError, one } from '../kit/form.ts'
import { paths } from '../kit/paths.ts'
import { typedWith } from '../kit/typed.ts'
import { sayProblem } from '../kit/words.ts'
import { defineLeakForm, roleIn } from './leak-form.tsx'
import { FINDINGS, sayOutcome, sayStep } from './leak-words.ts'

const errorsOf =
  (type: 'leak.handled' | 'leak.closed', form: Form) =>
  (problems: readonly FieldProblem[]): readonly FormError[] =>
    problems.map(({ field, problem }) => ({
      field: field in form ? field : '',
      text:
        field === 'reasons'
          ? 'Write down why: it stands only with its reasons'
          : field === 'finding' && problem.startsWith('waits')
            ? `First take each step, or say why it is not needed. Next: ${sayStep(problem.split('next: ')[1] ?? '').toLowerCase()}`
            : problem.includes('each case that was named')
              ? 'First say of each case that was named whether it is of it'
              : sayProblem(type, field, problem),
    }))

export const filled = (form: Form, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (one(form, name) === '' ? [] : [[name, one(form, name)]])))

export const sent = (form: Form) => ({
  ...(one(form, 'seq') === '' ? {} : { seq: Number(one(form, 'seq')) }),
  key: one(form, 'key') || randomUUID(),
})

export const leakStepPage = defineLeakForm({
  slug: 'step',
  title: 'Write down a step',
  why: 'Whoever it is about comes first. A step that is not taken is a decision, and stands with its reasons.',
  access: 'leak',
  writes: ['act:leak.handled'],
  questions: (page, form, typed, visit) => {
    const only = page.steps.find(({ step }) => step === one(visit.query, 'step'))
    const choices = (only ? [only] : page.steps).flatMap(({ step }) =>
      OUTCOMES[step].map((outcome) => ({
        value: `${step}/${outcome}`,
        label: only ? sayOutcome(outcome) : `${sayStep(step)}: ${sayOutcome(outcome).toLowerCase()}`,
      })),
    )
    return (
      <>
        <Radios
          form={form}
          typed={typed}
          name="step"
          label={only ? `${sayStep(only.step)}: how did it end?` : 'Which step, and how did it end?'}
          choices={choices}
        />
        {only && (
          <p class="govuk-body">
            <a class="govuk-link" href={paths.leakForm(page.reference, 'step')}>
              It is another step
            </a>
          </p>
        )}
        <WordsField
          form={form}
          typed={typed}
          name="reasons"
          label="What was done, or why not?"
          hint="Of the Commissioner: its number, or why nobody is at risk. Of telling them: how, or how it would make it worse."
          rows={4}
        />
      </>
    )
  },
  send: async (desk, visit, page, form) => {
    const [step = '', outcome = ''] = one(form, 'step').split('/')
    if (step === '') return { again: typedWith(form, [{ field: 'step', text: 'Choose the step' }]), status: 400 }
    const done = await desk.handleLeak(visit.token, {
      leak: page.id,
      type: 'leak.handled',
      role: roleIn(visit, page),
      data: { step, outcome, ...filled(form, ['reasons']) },
      ...sent(form),
    })
    return cameOfIt(done, form, `${paths.leak(page.reference)}?noted=yes`, errorsOf('leak.handled', form))
  },
  button: 'Record it',
})

export const leakCasePage = defineLeakForm({
  slug: 'case',
  title: 'Say which case it is',
  why: 'From then on nothing is sent on it, what was sealed to leave ends, and whoever does a job for it sees no address, until it is safe again.',
  access: 'leak',
  writes: ['act:tie-leak'],
  questions: (_page, form, typed) => (
    <TextField
      form={form}
      typed={typed}
      name="ofCase"
      label="The number of the case"
      hint="Such as R-4F7K. Data protection can take a wrong one back."
      width={10}
    />
  ),
  send: async (desk, visit, page, form) => {
    const came = await desk.tieLeak(visit.token, { leak: page.id, ofCase: one(form, 'ofCase') })
    return came.outcome === 'tied'
      ? { goTo: `${paths.leak(page.reference)}?noted=yes` }
      : {
          again: typedWith(form, [{ field: 'ofCase', text: 'There is no case of this number that you may name' }]),
          status: 400,
        }
  },
  button: 'Hold everything back on it',
})

export const closeLeakPage = defineLeakForm({
  slug: 'close',
  title: 'Close it',
  why: 'Only when every step is taken or its reasons stand. What was agreed about contact before stays unused: it is agreed again.',
  access: 'closes-leak',
  writes: ['act:leak.closed'],
  questions: (_page, form, typed) => (
    <>
      <Radios form={form} typed={typed} name="finding" label="What was found?" choices={FINDINGS} />
      <WordsField form={form} typed={typed} name="reasons" label="How do we know?" rows={4} />
    </>
  ),
  send: async (desk, visit, page, form) => {
    const errors = [
      ...(one(form, 'finding') === '' ? [{ field: 'finding', text: 'Say what was found' }] : []),
      ...(one(form, 'reasons') === '' ? [{ field: 'reasons', text: 'Write down how we know' }] : []),
    ]
    if (errors.length > 0) return { again: typedWith(form, errors), status: 400 }
    const done = await desk.handleLeak(visit.token, {
      leak: page.id,
      type: 'leak.closed',
      role: 'data-protection-officer',
      data: filled(form, ['finding', 'reasons']),
      ...sent(form),
    })
    return cameOfIt(done, form, `${paths.leak(page.reference)}?noted=yes`, errorsOf('leak.closed', form))
  },
  button: 'Close it',
})
