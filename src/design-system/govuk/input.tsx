/** One line of text. */
import { type Attributes, type Common, type Content, classNames } from './content.ts'
import { describedByOf, type FieldOptions, LabelledGroup } from './form-group.tsx'

export type AffixOptions = Common & { readonly text: Content }

export type InputProps = FieldOptions & {
  readonly value?: string | undefined
  /** `text` unless told otherwise. Numbers are `text` with `inputmode="numeric"`. */
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'url' | 'password' | 'number' | 'time' | 'date' | undefined
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search' | 'url' | 'none' | undefined
  readonly pattern?: string | undefined
  readonly spellcheck?: boolean | undefined
  readonly autocomplete?: string | undefined
  readonly autocapitalize?: 'none' | 'off' | 'on' | 'sentences' | 'words' | 'characters' | undefined
  /** Before the field, for example "£". Not read out: say it in the label too. */
  readonly prefix?: AffixOptions | undefined
  readonly suffix?: AffixOptions | undefined
  readonly inputWrapper?: Common | undefined
}

export function Input(props: InputProps) {
  const id = props.id ?? props.name
  const { beforeInput, afterInput } = props.formGroup ?? {}
  const control = <Control {...props} id={id} />
  const wrapped =
    props.prefix !== undefined || props.suffix !== undefined || beforeInput !== undefined || afterInput !== undefined
  return (
    <LabelledGroup
      id={id}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      group={props.formGroup}
    >
      {wrapped ? (
        <div
          class={classNames('govuk-input__wrapper', props.inputWrapper?.classes)}
          {...props.inputWrapper?.attributes}
        >
          {beforeInput}
          {props.prefix && <Affix {...props.prefix} at="prefix" />}
          {control}
          {props.suffix && <Affix {...props.suffix} at="suffix" />}
          {afterInput}
        </div>
      ) : (
        control
      )}
    </LabelledGroup>
  )
}

/** The `<input>` alone, for components that frame it themselves. */
function Control(props: InputProps & { readonly id: string }) {
  return (
    <input
      class={classNames('govuk-input', props.classes, props.errorMessage !== undefined && 'govuk-input--error')}
      id={props.id}
      name={props.name}
      {...typeOf(props)}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describedByOf(props.id, props)}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...props.attributes}
    />
  )
}

/** Kept apart because the element's own types allow one literal type at a time. */
const typeOf = (props: InputProps): Attributes => ({ type: props.type ?? 'text' })

const Affix = ({ at, text, classes, attributes }: AffixOptions & { readonly at: 'prefix' | 'suffix' }) => (
  <div class={classNames(`govuk-input__${at}`, classes)} aria-hidden="true" {...attributes}>
    {text}
  </div>
)
