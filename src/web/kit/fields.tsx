/** The questions of a form: the design system's fields, with what was typed kept and each problem beside its field. */
import type { ComponentChildren } from 'preact'
import { Button as GovukButton } from '../../design-system/govuk/button.tsx'
import { Checkboxes as GovukCheckboxes } from '../../design-system/govuk/checkboxes.tsx'
import type { Content } from '../../design-system/govuk/content.ts'
import { ErrorSummary as GovukErrorSummary } from '../../design-system/govuk/error-summary.tsx'
import { Input } from '../../design-system/govuk/input.tsx'
import { Radios as GovukRadios } from '../../design-system/govuk/radios.tsx'
import { Select as GovukSelect } from '../../design-system/govuk/select.tsx'
import { Textarea } from '../../design-system/govuk/textarea.tsx'
import { type Form, many, one } from './form.ts'
import { errorOf, errorShown, type Typed } from './typed.ts'

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string }

type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: Content | undefined
  /** What to show: what was typed, else what is known already. */
  readonly form: Form
  readonly typed: Typed | null
  /** A part of a question that stands above it already, as the date and the time of one moment: its label is not a question of its own. */
  readonly isPart?: boolean
}

const idOf = (name: string): string => name.replaceAll(/[^\w-]/g, '-')

/** What every field with one control is given. A question looks the same whether it is answered by choosing or by writing. */
const common = ({ name, label, hint, typed, isPart = false }: FieldProps) => ({
  id: idOf(name),
  name,
  label: isPart ? label : { text: label, classes: 'govuk-label--s' },
  hint: hint || undefined,
  errorMessage: errorShown(typed, name),
})

type TextProps = FieldProps & {
  readonly type?: InputType
  readonly width?: 4 | 5 | 10 | 20
  readonly autocomplete?: 'off' | 'username' | 'current-password' | 'new-password' | 'one-time-code'
  readonly max?: string
}

type InputType = 'text' | 'date' | 'time' | 'number' | 'email' | 'password'

export function TextField(props: TextProps) {
  const { name, form, typed, type = 'text', width, autocomplete = 'off' } = props
  return (
    <Input
      {...common(props)}
      type={type === 'number' ? 'text' : type}
      inputmode={type === 'number' ? 'numeric' : undefined}
      classes={width ? `govuk-input--width-${width}` : undefined}
      value={type === 'password' ? '' : one(form, name)}
      autocomplete={autocomplete}
      spellcheck={false}
      attributes={errorOf(typed, name) ? { 'aria-invalid': 'true' } : undefined}
    />
  )
}

export const WordsField = (props: FieldProps & { readonly rows?: number }) => (
  <Textarea
    {...common(props)}
    rows={props.rows ?? 4}
    value={one(props.form, props.name)}
    autocomplete="off"
    spellcheck={false}
  />
)

type ChoiceProps = FieldProps & {
  readonly choices: readonly Choice[]
  readonly inline?: boolean
  /** Two columns on a wide screen. */
  readonly columns?: boolean
}

/** The longest label, in letters, that half a phone shows on two lines. */
const SHORT_LABEL = 26

const columnsFor = ({ choices }: ChoiceProps): string =>
  choices.every(({ label }) => label.length <= SHORT_LABEL) ? ' app-columns' : ' app-columns app-columns--wide'

/** What radios and checkboxes are both given: small, with the question as their legend. */
const choiceSet = (props: ChoiceProps, kind: 'radios' | 'checkboxes') => ({
  name: props.name,
  idPrefix: idOf(props.name),
  hint: props.hint || undefined,
  errorMessage: errorShown(props.typed, props.name),
  fieldset: { legend: { text: props.label, classes: 'govuk-fieldset__legend--s' } },
  classes: `govuk-${kind}--small${props.inline ? ` govuk-${kind}--inline` : ''}${props.columns ? columnsFor(props) : ''}`,
  items: props.choices.map(({ value, label, hint }) => ({ value, text: label, hint })),
})

export const Radios = (props: ChoiceProps) => (
  <GovukRadios {...choiceSet(props, 'radios')} value={one(props.form, props.name)} />
)

export const Checkboxes = (props: ChoiceProps) => (
  <GovukCheckboxes {...choiceSet(props, 'checkboxes')} values={many(props.form, props.name)} />
)

/** Yes, no or not known: nothing is assumed. `mustSay`: only yes or no is an answer. */
export const YesNo = ({ mustSay = false, ...props }: FieldProps & { readonly mustSay?: boolean }) => (
  <Radios
    {...props}
    inline
    choices={[
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
      ...(mustSay ? [] : [{ value: 'not-known', label: 'Not known' }]),
    ]}
  />
)

export function Select(props: FieldProps & { readonly choices: readonly Choice[]; readonly empty?: string }) {
  const { name, form, choices, empty = 'Choose one' } = props
  const items = choices.map(({ value, label }) => ({ value, text: label }))
  return <GovukSelect {...common(props)} items={[{ value: '', text: empty }, ...items]} value={one(form, name)} />
}

/** Few choices are shown, many are listed. */
export const OneOf = (props: ChoiceProps) => (props.choices.length <= 6 ? <Radios {...props} /> : <Select {...props} />)

/** What must be put right, each a link to its question. Read out first. */
export const ErrorSummary = ({
  typed,
  kept = 'Nothing was recorded yet. Everything you typed is still here.',
  title = 'There is something to put right',
}: {
  readonly typed: Typed | null
  readonly title?: string
  /** What became of the answers; empty where the form records nothing. */
  readonly kept?: string
}) =>
  typed && typed.errors.length > 0 ? (
    <GovukErrorSummary
      titleText={title}
      errorList={typed.errors.map(({ field, text }) => ({ text, href: field ? `#${idOf(field)}` : undefined }))}
      attributes={{ 'data-focus': '', tabindex: '-1' }}
    >
      {kept || undefined}
    </GovukErrorSummary>
  ) : null

export const Button = ({ children }: { readonly children: ComponentChildren }) => <GovukButton>{children}</GovukButton>
