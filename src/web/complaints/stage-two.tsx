/** Take a complaint to stage 2: somebody else looks at it again. */
import { WordsField } from '../kit/fields.tsx'
import { defineComplaintForm, filledIn } from './complaint-form.tsx'
import { ESCALATE } from './complaint-forms.ts'

export const stageTwoPage = defineComplaintForm({
  name: ESCALATE,
  why: 'They need not say why. Whoever answered stage 1 does not answer stage 2.',
  questions: ({ form, typed }) => (
    <WordsField
      name="about"
      label="What are they still not content with?"
      hint="If they said"
      form={form}
      typed={typed}
    />
  ),
  data: (form) => ({ data: filledIn(form, ['about']) }),
  after: 'The times of stage 2 begin with the day on which they asked.',
  button: 'Take it to stage 2',
})
