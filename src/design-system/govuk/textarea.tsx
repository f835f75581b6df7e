/** Several lines of text. */
import { classNames } from './content.ts'
import { describedByOf, type FieldOptions, LabelledGroup } from './form-group.tsx'

export type TextareaProps = FieldOptions & {
  readonly value?: string | undefined
  /** Lines in sight; 5 unless told otherwise. */
  readonly rows?: number | undefined
  readonly spellcheck?: boolean | undefined
  readonly autocomplete?: string | undefined
}

/** A browser drops the first line break of a text area: one more is written so that nothing typed is lost. */
const keepFirstLineBreak = (value: string) => (value.startsWith('\n') ? `\n${value}` : value)

export function Textarea(props: TextareaProps) {
  const id = props.id ?? props.name
  const wrong = props.errorMessage !== undefined
  return (
    <LabelledGroup
      id={id}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      group={props.formGroup}
    >
      {props.formGroup?.beforeInput}
      <textarea
        class={classNames('govuk-textarea', wrong && 'govuk-textarea--error', props.classes)}
        id={id}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedByOf(id, props)}
        autocomplete={props.autocomplete}
        {...props.attributes}
      >
        {keepFirstLineBreak(props.value ?? '')}
      </textarea>
      {props.formGroup?.afterInput}
    </LabelledGroup>
  )
}
