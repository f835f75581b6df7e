/**
 * What was done before anybody could ask, such as to tell the police on the telephone to save a life: written down all the same, with the clause
 * that it broke. Never for what is decided and befalls nobody.
 */
import { randomUUID } from 'node:crypto'
import type { ComponentChildren } from 'preact'
import { Button as GovukButton } from '../../design-system/govuk/button.tsx'
import { Checkboxes } from '../../design-system/govuk/checkboxes.tsx'
import { Details } from '../../design-system/govuk/details.tsx'
import type { EntryTypeName } from '../../record/vocabulary.ts'
import { type Form, one } from '../kit/form.ts'
import { FORM_TOKEN } from '../kit/form-token.ts'
import { CARRIED_ON, KeptFields } from '../kit/kept-fields.tsx'
import type { Visit } from '../kit/page.ts'
import { paths } from '../kit/paths.ts'
import { usualRole } from '../kit/usual-role.ts'
import { inForm } from './act-fields.tsx'

/** Of a contact, beside the box. */
export const TOOK_PLACE = 'It took place and cannot be undone: keep it on the record'

/** Whether the box was ticked. */
export const hasHappened = (form: Form): boolean => one(form, 'happened') === 'yes'

type Props = {
  readonly form: Form
  readonly summary: string
  /** Beside the box; the usual words where it is left out. */
  readonly text?: string
  /** True where it stands open although it was not ticked: the refusal above it asks for it. */
  readonly isAsked?: boolean
  readonly children?: ComponentChildren
}

export const HasHappened = ({ form, summary, text, isAsked = false, children }: Props) => (
  <Details summaryText={summary} open={isAsked || hasHappened(form)}>
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

/**
 * Beside a refusal on a page whose own form cannot take it: leads to the plain form of the act, with what was typed in it. It is sent on in the
 * page, so that no word of it is in an address.
 */
export const WriteDown = ({
  reference,
  type,
  seq,
  typed,
  fields,
  visit,
}: {
  readonly reference: string
  readonly type: EntryTypeName
  /** Of the record as the page shows it, where what was sent names none. */
  readonly seq: number
  /** As it was sent, for its key, its version and its role. */
  readonly typed: Form
  /** What of it the act holds, by the names of its fields. */
  readonly fields: Form
  readonly visit: Visit
}) => (
  <form method="post" action={paths.plainAct(reference, type)}>
    <input type="hidden" name={FORM_TOKEN} value={visit.formToken} />
    <input type="hidden" name={CARRIED_ON} value="yes" />
    <KeptFields
      form={{
        key: one(typed, 'key') || randomUUID(),
        seq: one(typed, 'seq') || String(seq),
        role: one(typed, 'role') || (usualRole(visit.asker.roles, null) ?? ''),
        happened: 'yes',
      }}
    />
    <KeptFields form={Object.fromEntries(Object.entries(fields).map(([name, value]) => [inForm(name), value]))} />
    <p class="govuk-body">
      Was it done already, because it could not wait? Then write it down as it was. Nothing is recorded before you have
      read it.
    </p>
    <GovukButton classes="govuk-button--secondary">Write it down as it was</GovukButton>
  </form>
)
