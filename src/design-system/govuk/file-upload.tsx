/** A file to be sent along. */
import { classNames } from './content.ts'
import { describedByOf, type FieldOptions, LabelledGroup } from './form-group.tsx'

export type FileUploadProps = FieldOptions & {
  /** The kinds of file that the browser offers first. */
  readonly accept?: string | undefined
}

export function FileUpload(props: FileUploadProps) {
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
      <input
        class={classNames('govuk-file-upload', wrong && 'govuk-file-upload--error', props.classes)}
        id={id}
        name={props.name}
        type="file"
        accept={props.accept}
        disabled={props.disabled}
        aria-describedby={describedByOf(id, props)}
        {...props.attributes}
      />
    </LabelledGroup>
  )
}
