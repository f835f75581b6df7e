/** Before any contact with somebody who causes harm: what it could mean for the person harmed. */
import type { ActionShown } from '../../../views/areas/action.ts'
import { Radios } from '../../kit/fields.tsx'
import { type Form, type FormError, one } from '../../kit/form.ts'
import type { Questions } from '../case-form.tsx'

export const ContactSafety = ({ asked, part }: { readonly asked: Questions<ActionShown>; readonly part: string }) => (
  <Radios
    form={asked.form}
    typed={asked.typed}
    name={`${part}.safetyChecked`}
    label="Was the safety of the person harmed weighed first?"
    hint="Where are they now? Do they know that you are in touch? Could it look as if they had told us? Say nothing of them: no words of theirs, no address, not that there is a case."
    choices={[
      { value: 'yes', label: 'Yes, and it is safe' },
      { value: 'no', label: 'No, or it is not safe' },
    ]}
  />
)

export const contactErrors = (form: Form, part: string): readonly FormError[] =>
  one(form, `${part}.safetyChecked`) === 'yes'
    ? []
    : [{ field: `${part}.safetyChecked`, text: 'Weigh their safety first. While it is not safe, make no contact' }]
