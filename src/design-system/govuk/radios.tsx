/** One answer of a few. */

import { Choice, type ChoiceDivider, type ChoiceItem, type ChoicesOptions, choiceId } from './choice.tsx'
import { classNames } from './content.ts'
import { describedByOf, FieldsetGroup } from './form-group.tsx'

export type RadioItem = ChoiceItem | ChoiceDivider

export type RadiosProps = ChoicesOptions & {
  readonly items: readonly RadioItem[]
  /** The value of the chosen item. */
  readonly value?: string | undefined
}

export function Radios(props: RadiosProps) {
  const idPrefix = props.idPrefix ?? props.name
  const describedBy = describedByOf(idPrefix, { ...props, describedBy: props.fieldset?.describedBy })
  return (
    <FieldsetGroup
      id={idPrefix}
      hint={props.hint}
      errorMessage={props.errorMessage}
      fieldset={props.fieldset && { ...props.fieldset, describedBy }}
      group={props.formGroup}
    >
      <div class={classNames('govuk-radios', props.classes)} data-module="govuk-radios" {...props.attributes}>
        {props.formGroup?.beforeInputs}
        {props.items.map((item, index) =>
          'divider' in item ? (
            <div class="govuk-radios__divider">{item.divider}</div>
          ) : (
            <Radio item={item} id={choiceId(item, idPrefix, index)} name={props.name} value={props.value} />
          ),
        )}
        {props.formGroup?.afterInputs}
      </div>
    </FieldsetGroup>
  )
}

type RadioProps = {
  readonly item: ChoiceItem
  readonly id: string
  readonly name: string
  readonly value: string | undefined
}

function Radio({ item, id, name, value }: RadioProps) {
  const checked = item.checked ?? (value ? item.value === value : false)
  return (
    <Choice
      kind="radios"
      item={item}
      id={id}
      checked={checked}
      input={(hintId, revealId) => (
        <input
          class="govuk-radios__input"
          id={id}
          name={name}
          type="radio"
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={revealId}
          aria-describedby={hintId}
          {...item.attributes}
        />
      )}
    />
  )
}
