/** One choice from a list that is too long for radios. */
import { type Attributes, classNames } from './content.ts'
import { describedByOf, type FieldOptions, LabelledGroup } from './form-group.tsx'

export type SelectItem = {
  readonly text: string
  /** The text, unless told otherwise. */
  readonly value?: string | undefined
  readonly selected?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export type SelectProps = FieldOptions & {
  readonly items: readonly SelectItem[]
  /** The value of the chosen item. */
  readonly value?: string | undefined
}

export function Select(props: SelectProps) {
  const id = props.id ?? props.name
  const isChosen = (item: SelectItem) =>
    item.selected ?? (props.value ? (item.value ?? item.text) === props.value : false)
  return (
    <LabelledGroup
      id={id}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      group={props.formGroup}
    >
      {props.formGroup?.beforeInput}
      <select
        class={classNames('govuk-select', props.classes, props.errorMessage !== undefined && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedByOf(id, props)}
        {...props.attributes}
      >
        {props.items.map((item) => (
          <option value={item.value} selected={isChosen(item)} disabled={item.disabled} {...item.attributes}>
            {item.text}
          </option>
        ))}
      </select>
      {props.formGroup?.afterInput}
    </LabelledGroup>
  )
}
