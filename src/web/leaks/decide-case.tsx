/** Whether what may have got out is of a case that somebody named: it stands, it is set aside, or it was the wrong number. */
import type { LeakPage } from '../../views/leaks/read-leaks.ts'
import { cameOfIt } from '../cases/came-of-it.ts'
import { Radios, TextField, WordsField } from '../kit/fields.tsx'
import { type Form, type FormError, one } from '../kit/form.ts'
import { paths } from '../kit/paths.ts'
import { typedWith } from '../kit/typed.ts'
import { sayProblem } from '../kit/words.ts'
import { defineLeakForm, roleIn } from './leak-form.tsx'
import { filled, sent } from './leak-forms.tsx'
import { sayCaseState } from './leak-words.ts'

/** Those of which something can still be said. */
export const undecidedOrStanding = ({ cases, state, closes }: LeakPage) =>
  cases.filter((each) => each.state !== 'withdrawn' && (closes || (state === 'open' && each.state !== 'stands')))

const decisions = ({ closes, state }: LeakPage) => [
  ...(state === 'closed'
    ? []
    : [
        {
          value: 'stands',
          label: 'It is of this case: nothing agreed before is used, until it is agreed again with them',
        },
        { value: 'set-aside', label: 'Nothing of this case got out: what was agreed before counts again' },
      ]),
  ...(closes ? [{ value: 'wrong-case', label: 'It is the wrong case: take it back' }] : []),
]

const MISSING: Readonly<Record<string, string>> = {
  case: 'Choose the case',
  outcome: 'Say whether it is of this case',
}

const errorsOf = (form: Form): readonly FormError[] =>
  ['case', 'outcome'].flatMap((field) => (one(form, field) === '' ? [{ field, text: MISSING[field] ?? '' }] : []))

const SAYS: Readonly<Record<string, string>> = {
  reasons: 'Write down how we know: it stands only with its reasons',
  outcome: 'It stands already. Only data protection takes it back, as the wrong case',
  instead: 'There is no case of this number that you may name',
}

export const decideCasePage = defineLeakForm({
  slug: 'decide',
  title: 'Is it of this case?',
  why: 'If you do not know, ring whoever told of it and whoever works on the case before you set anything aside. Somebody may be found by it.',
  access: 'leak',
  writes: ['act:leak.case-decided', 'act:tie-leak'],
  isThere: (page) => undecidedOrStanding(page).length > 0,
  questions: (page, form, typed) => (
    <>
      <Radios
        form={form}
        typed={typed}
        name="case"
        label="Which case?"
        choices={undecidedOrStanding(page).map(({ reference, state }) => ({
          value: reference,
          label: `${reference}: ${sayCaseState(state)}`,
        }))}
      />
      <Radios form={form} typed={typed} name="outcome" label="Is it of this case?" choices={decisions(page)} />
      {page.closes && page.state === 'open' && (
        <TextField
          form={form}
          typed={typed}
          name="instead"
          label="The right number, if this was the wrong case and you know it"
          hint="Such as R-4F7K. Everything is held back on that one from now on."
          width={10}
        />
      )}
      <WordsField form={form} typed={typed} name="reasons" label="How do we know?" rows={4} />
    </>
  ),
  send: async (desk, visit, page, form) => {
    const errors = errorsOf(form)
    if (errors.length > 0) return { again: typedWith(form, errors), status: 400 }
    const instead = one(form, 'outcome') === 'wrong-case' ? one(form, 'instead') : ''
    const done = await desk.handleLeak(visit.token, {
      leak: page.id,
      type: 'leak.case-decided',
      role: roleIn(visit, page),
      data: filled(form, ['case', 'outcome', 'reasons']),
      ...(instead === '' ? {} : { instead }),
      ...sent(form),
    })
    return cameOfIt(done, form, `${paths.leak(page.reference)}?noted=yes`, (problems) =>
      problems.map(({ field, problem }) => ({
        field,
        text: SAYS[field] ?? sayProblem('leak.case-decided', field, problem),
      })),
    )
  },
  button: 'Record it',
})
