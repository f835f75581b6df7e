/** Record the answer of a stage: the decision with its reasons, and what is offered. */
import { Checkboxes, OneOf, Radios, TextField, WordsField } from '../kit/fields.tsx'
import { many, one } from '../kit/form.ts'
import { vocabularyChoices } from '../reports/report-choices.ts'
import { defineComplaintForm, filledIn } from './complaint-form.tsx'
import { ANSWER } from './complaint-forms.ts'

export const answerPage = defineComplaintForm({
  name: ANSWER,
  why: 'Give the decision, the reasons, and what you will do. Say nothing of anybody but the person who complains.',
  reaches: true,
  questions: ({ form, typed }) => (
    <>
      <Radios
        name="outcome"
        label="What did you find?"
        choices={vocabularyChoices('complaint.answered', 'outcome')}
        form={form}
        typed={typed}
      />
      <WordsField
        name="answer"
        label="The decision and its reasons"
        hint="It must stand on its own. The other side may read it one day."
        rows={6}
        form={form}
        typed={typed}
      />
      <Checkboxes
        name="remedies"
        label="What do we offer?"
        choices={vocabularyChoices('complaint.answered', 'remedies')}
        form={form}
        typed={typed}
      />
      <TextField
        name="compensation"
        label="How much compensation, if any?"
        hint="Whole pounds"
        type="number"
        width={5}
        form={form}
        typed={typed}
      />
      <OneOf
        name="channel"
        label="How was it answered?"
        choices={vocabularyChoices('complaint.answered', 'channel')}
        form={form}
        typed={typed}
      />
    </>
  ),
  data: (form) => {
    const pounds = one(form, 'compensation').replace(/^£/, '').replaceAll(',', '')
    if (one(form, 'outcome') === '') return { errors: [{ field: 'outcome', text: 'Say what you found' }] }
    if (pounds !== '' && !/^\d{1,6}$/.test(pounds))
      return { errors: [{ field: 'compensation', text: 'Give whole pounds, such as 150' }] }
    const remedies = many(form, 'remedies')
    return {
      data: {
        ...filledIn(form, ['outcome', 'answer', 'channel']),
        ...(remedies.length > 0 ? { remedies } : {}),
        ...(pounds === '' ? {} : { compensation: Number(pounds) }),
      },
    }
  },
  after: 'This records the answer. It sends nothing.',
  button: 'Record the answer',
})
