/** Give a complaint to whoever handles it: never whom it is about, nor whose case it belongs to. */
import { Radios } from '../kit/fields.tsx'
import { one } from '../kit/form.ts'
import { defineComplaintForm } from './complaint-form.tsx'
import { GIVE } from './complaint-forms.ts'

export const givePage = defineComplaintForm({
  name: GIVE,
  why: 'Only people who may handle it are offered: nobody whose work it is about, and at stage 2 not who answered stage 1.',
  start: (page) => (page.handler ? { to: page.handler.account } : {}),
  questions: ({ page, form, typed }) =>
    page.handlers.length === 0 ? (
      <p class="govuk-body">Nobody else may handle it. Ask whoever gives roles.</p>
    ) : (
      <Radios
        name="to"
        label="Who handles it?"
        choices={page.handlers.map(({ account, name }) => ({ value: account, label: name }))}
        form={form}
        typed={typed}
      />
    ),
  data: (form) =>
    one(form, 'to') === ''
      ? { errors: [{ field: 'to', text: 'Choose who handles it' }] }
      : { data: { to: one(form, 'to') } },
  after: 'They find it in their list.',
  button: 'Give it to them',
})
