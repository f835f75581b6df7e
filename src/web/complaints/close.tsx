/** Close a complaint, after a last thought about what it may have told us besides. */
import { Radios, WordsField } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { paths } from '../kit/paths.ts'
import { vocabularyChoices } from '../reports/report-choices.ts'
import { defineComplaintForm, filledIn } from './complaint-form.tsx'
import { CLOSE } from './complaint-forms.ts'

export const closeComplaintPage = defineComplaintForm({
  name: CLOSE,
  questions: ({ form, typed }) => (
    <>
      <Radios
        name="reason"
        label="Why is there nothing left to do?"
        choices={vocabularyChoices('complaint.closed', 'reason')}
        form={form}
        typed={typed}
      />
      <WordsField
        name="promises"
        label="What did we promise, and when was each thing done?"
        hint="If anything was"
        rows={3}
        form={form}
        typed={typed}
      />
      <Radios
        name="concern"
        label="Did anything in it make you think of abuse?"
        hint="Noise, damage, somebody who speaks for another, fear. If so, pass it on first."
        choices={[
          { value: 'nothing-noticed', label: 'No' },
          { value: 'passed-on', label: 'Yes, and I have passed it on' },
        ]}
        form={form}
        typed={typed}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.concern}>
          Pass something on
        </a>
      </p>
    </>
  ),
  data: (form) => {
    const errors = [
      ...(one(form, 'reason') === '' ? [{ field: 'reason', text: 'Say why it is closed' }] : []),
      ...(one(form, 'concern') === ''
        ? [{ field: 'concern', text: 'Say whether anything made you think of abuse' }]
        : []),
    ]
    return errors.length > 0 ? { errors } : { data: filledIn(form, ['reason', 'promises', 'concern']) }
  },
  after: 'It can still go on to stage 2.',
  button: 'Close it',
  goTo: () => `${paths.complaints}?closed=yes`,
})
