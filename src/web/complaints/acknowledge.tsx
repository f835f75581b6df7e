/** Acknowledge a complaint: what we understood, and how we told them. */
import { OneOf, WordsField } from '../kit/fields.tsx'
import { vocabularyChoices } from '../reports/report-choices.ts'
import { defineComplaintForm, filledIn } from './complaint-form.tsx'
import { ACKNOWLEDGE } from './complaint-forms.ts'

export const acknowledgePage = defineComplaintForm({
  name: ACKNOWLEDGE,
  why: 'Say what you understood, what they want, and who answers by when.',
  reaches: true,
  questions: ({ form, typed }) => (
    <>
      <WordsField
        name="understood"
        label="What do we understand it to be about, and what do they want?"
        form={form}
        typed={typed}
      />
      <OneOf
        name="channel"
        label="How did you acknowledge it?"
        choices={vocabularyChoices('complaint.acknowledged', 'channel')}
        form={form}
        typed={typed}
      />
    </>
  ),
  data: (form) => ({ data: filledIn(form, ['understood', 'channel']) }),
  after: 'This records what you did. It sends nothing.',
  button: 'Record it',
})
