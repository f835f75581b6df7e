/** Take more time for an answer, and say why: they are told. */
import { TextField, WordsField } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { defineComplaintForm, filledIn } from './complaint-form.tsx'
import { EXTEND } from './complaint-forms.ts'

export const moreTimePage = defineComplaintForm({
  name: EXTEND,
  why: 'Only where it is needed. Tell them why, and when they will hear.',
  reaches: true,
  questions: ({ page, form, typed }) => {
    const answer = page.clocks.find((clock) => clock.what === 'answer' && clock.stage === page.stage)
    return (
      <>
        <TextField
          name="workingDays"
          label="How many more working days?"
          hint={
            answer
              ? `Law: ${answer.longestExtension} at most without a good reason${
                  answer.extended > 0 ? `; ${answer.extended} were taken already` : ''
                }.${answer.verified ? '' : ' To be checked.'}`
              : undefined
          }
          type="number"
          width={4}
          form={form}
          typed={typed}
        />
        <WordsField name="reason" label="Why?" hint="As you told it to them" form={form} typed={typed} />
      </>
    )
  },
  data: (form) => {
    const days = one(form, 'workingDays')
    const errors = [
      ...(/^\d{1,3}$/.test(days) && Number(days) > 0
        ? []
        : [{ field: 'workingDays', text: 'Give a number of working days, such as 5' }]),
      ...(one(form, 'reason') === '' ? [{ field: 'reason', text: 'Say why: they are told' }] : []),
    ]
    return errors.length > 0 ? { errors } : { data: { ...filledIn(form, ['reason']), workingDays: Number(days) } }
  },
  after: 'The new last day is on the page at once.',
  button: 'Take more time',
})
