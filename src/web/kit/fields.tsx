/** The questions of a form: a label, a hint, an error beside it, and what was typed kept. */
import type { ComponentChildren } from 'preact'
import { type Form, many, one } from './form.ts'
import { errorOf, type Typed } from './typed.ts'

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string }

type FieldProps = {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** What to show: what was typed, else what is known already. */
  readonly form: Form
  readonly typed: Typed | null
}

const idOf = (name: string): string => name.replaceAll(/[^\w-]/g, '-')

const describedBy = (id: string, hint: string | undefined, error: string | undefined): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined

const Hint = ({ id, text }: { readonly id: string; readonly text: string | undefined }) =>
  text ? (
    <div class="govuk-hint" id={`${id}-hint`}>
      {text}
    </div>
  ) : null

const Problem = ({ id, text }: { readonly id: string; readonly text: string | undefined }) =>
  text ? (
    <p class="govuk-error-message" id={`${id}-error`}>
      <span class="govuk-visually-hidden">Error:</span> {text}
    </p>
  ) : null

const Group = ({ error, children }: { readonly error: string | undefined; readonly children: ComponentChildren }) => (
  <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>{children}</div>
)

type TextProps = FieldProps & {
  readonly type?: InputType
  readonly width?: 4 | 5 | 10 | 20
  readonly autocomplete?: 'off' | 'username' | 'current-password'
  readonly max?: string
}

type InputType = 'text' | 'date' | 'time' | 'number' | 'email' | 'password'

function Input({ type, attributes }: { readonly type: InputType; readonly attributes: object }) {
  switch (type) {
    case 'text':
      return <input type="text" {...attributes} />
    case 'date':
      return <input type="date" {...attributes} />
    case 'time':
      return <input type="time" {...attributes} />
    case 'number':
      return <input type="text" inputMode="numeric" {...attributes} />
    case 'email':
      return <input type="email" {...attributes} />
    case 'password':
      return <input type="password" {...attributes} />
    default:
      return type satisfies never
  }
}

export function TextField(props: TextProps) {
  const { name, label, hint, form, typed, type = 'text', width, autocomplete = 'off' } = props
  const id = idOf(name)
  const error = errorOf(typed, name)
  const attributes = {
    class: `govuk-input${width ? ` govuk-input--width-${width}` : ''}${error ? ' govuk-input--error' : ''}`,
    id,
    name,
    value: type === 'password' ? '' : one(form, name),
    autocomplete,
    spellcheck: false,
    'aria-describedby': describedBy(id, hint, error),
    'aria-invalid': error ? ('true' as const) : undefined,
  }
  return (
    <Group error={error}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      <Hint id={id} text={hint} />
      <Problem id={id} text={error} />
      <Input type={type} attributes={attributes} />
    </Group>
  )
}

export function WordsField(props: FieldProps & { readonly rows?: number }) {
  const { name, label, hint, form, typed, rows = 4 } = props
  const id = idOf(name)
  const error = errorOf(typed, name)
  return (
    <Group error={error}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      <Hint id={id} text={hint} />
      <Problem id={id} text={error} />
      <textarea
        class={`govuk-textarea${error ? ' govuk-textarea--error' : ''}`}
        id={id}
        name={name}
        rows={rows}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={describedBy(id, hint, error)}
        value={one(form, name)}
      />
    </Group>
  )
}

type ChoiceProps = FieldProps & {
  readonly choices: readonly Choice[]
  readonly inline?: boolean
  /** Two columns on a wide screen. */
  readonly columns?: boolean
}

function ChoiceSet(props: ChoiceProps & { readonly kind: 'radios' | 'checkboxes' }) {
  const { name, label, hint, form, typed, choices, inline, columns, kind } = props
  const id = idOf(name)
  const error = errorOf(typed, name)
  const chosen = many(form, name)
  const small = ` govuk-${kind}--small`
  return (
    <Group error={error}>
      <fieldset class="govuk-fieldset" aria-describedby={describedBy(id, hint, error)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
        <Hint id={id} text={hint} />
        <Problem id={id} text={error} />
        <div class={`govuk-${kind}${small}${inline ? ` govuk-${kind}--inline` : ''}${columns ? ' app-columns' : ''}`}>
          {choices.map((choice, index) => {
            const own = index === 0 ? id : `${id}-${index + 1}`
            return (
              <div class={`govuk-${kind}__item`} key={choice.value}>
                <input
                  class={`govuk-${kind}__input`}
                  id={own}
                  name={name}
                  type={kind === 'radios' ? 'radio' : 'checkbox'}
                  value={choice.value}
                  checked={chosen.includes(choice.value)}
                  aria-describedby={choice.hint ? `${own}-item-hint` : undefined}
                />
                <label class={`govuk-label govuk-${kind}__label`} for={own}>
                  {choice.label}
                </label>
                {choice.hint && (
                  <div class={`govuk-hint govuk-${kind}__hint`} id={`${own}-item-hint`}>
                    {choice.hint}
                  </div>
                )}
              </div>
            )
          })}
        </div>
      </fieldset>
    </Group>
  )
}

export const Radios = (props: ChoiceProps) => <ChoiceSet {...props} kind="radios" />
export const Checkboxes = (props: ChoiceProps) => <ChoiceSet {...props} kind="checkboxes" />

/** Yes, no or not known: nothing is assumed. */
export const YesNo = (props: FieldProps) => (
  <Radios
    {...props}
    inline
    choices={[
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
      { value: 'not-known', label: 'Not known' },
    ]}
  />
)

export function Select(props: FieldProps & { readonly choices: readonly Choice[]; readonly empty?: string }) {
  const { name, label, hint, form, typed, choices, empty = 'Choose one' } = props
  const id = idOf(name)
  const error = errorOf(typed, name)
  const chosen = one(form, name)
  return (
    <Group error={error}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
      <Hint id={id} text={hint} />
      <Problem id={id} text={error} />
      <select
        class={`govuk-select${error ? ' govuk-select--error' : ''}`}
        id={id}
        name={name}
        aria-describedby={describedBy(id, hint, error)}
      >
        <option value="">{empty}</option>
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === chosen} key={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Group>
  )
}

/** Few choices are shown, many are listed. */
export const OneOf = (props: ChoiceProps) => (props.choices.length <= 6 ? <Radios {...props} /> : <Select {...props} />)

/** What must be put right, each a link to its question. Read out first. */
export const ErrorSummary = ({ typed }: { readonly typed: Typed | null }) =>
  typed && typed.errors.length > 0 ? (
    <div class="govuk-error-summary" data-focus tabIndex={-1}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">There is something to put right</h2>
        <div class="govuk-error-summary__body">
          <p>Nothing was recorded yet. Everything you typed is still here.</p>
          <ul class="govuk-list govuk-error-summary__list">
            {typed.errors.map((error) => (
              <li key={error.field}>{error.field ? <a href={`#${idOf(error.field)}`}>{error.text}</a> : error.text}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  ) : null

export const Button = ({ children }: { readonly children: ComponentChildren }) => (
  <button type="submit" class="govuk-button">
    {children}
  </button>
)
