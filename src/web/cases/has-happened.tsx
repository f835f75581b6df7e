/**
 * What was done before anybody could ask, such as to tell the police on the telephone to save a life: written down all the same, with the clause
 * that it broke. Never for what is decided and befalls nobody.
 */
import type { ComponentChildren } from 'preact'
import { Checkboxes } from '../../design-system/govuk/checkboxes.tsx'
import { Details } from '../../design-system/govuk/details.tsx'
import { type Form, one } from '../kit/form.ts'

/** Of a contact, beside the box. */
export const TOOK_PLACE = 'It took place and cannot be undone: keep it on the record'

/** Whether the box was ticked. */
export const hasHappened = (form: Form): boolean => one(form, 'happened') === 'yes'

type Props = {
  readonly form: Form
  readonly summary: string
  /** Beside the box; the usual words where it is left out. */
  readonly text?: string
  readonly children?: ComponentChildren
}

export const HasHappened = ({ form, summary, text, children }: Props) => (
  <Details summaryText={summary} open={hasHappened(form)}>
    <Checkboxes
      name="happened"
      classes="govuk-checkboxes--small"
      items={[{ value: 'yes', text: text ?? 'Keep it on the record even where the policy would have refused it' }]}
      values={[one(form, 'happened')]}
    />
    <p>{children ?? 'The record then shows which clause it broke, so that it can be put right.'}</p>
  </Details>
)

/** Beside a refusal: where the form has the box. */
export const DoneBelow = () => (
  <p class="govuk-body">
    Was it done already, because it could not wait? Say so in the form below, and send it again: it is kept on the
    record as it was.
  </p>
)
