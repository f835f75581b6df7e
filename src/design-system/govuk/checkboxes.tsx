/** Any number of answers. */

import { Choice, type ChoiceDivider, type ChoiceItem, type ChoicesOptions, choiceId } from './choice.tsx'
import { classNames, idList } from './content.ts'
import { describedByOf, FieldsetGroup } from './form-group.tsx'

export type CheckboxItem = ChoiceItem & {
  /** The group's name, unless told otherwise. */
  readonly name?: string | undefined
  /** `exclusive`: choosing it clears the others ("None of these"). Only with the client script. */
  readonly behaviour?: 'exclusive' | undefined
}

export type CheckboxesProps = ChoicesOptions & {
  readonly items: readonly (CheckboxItem | ChoiceDivider)[]
  /** The values of the chosen items. */
  readonly values?: readonly string[] | undefined
  readonly describedBy?: string | undefined
}

export function Checkboxes(props: CheckboxesProps) {
  const idPrefix = props.idPrefix ?? props.name
  const describedBy = describedByOf(idPrefix, {
    ...props,
    describedBy: props.fieldset?.describedBy || props.describedBy,
  })
  return (
    <FieldsetGroup
      id={idPrefix}
      hint={props.hint}
      errorMessage={props.errorMessage}
      fieldset={props.fieldset && { ...props.fieldset, describedBy }}
      group={props.formGroup}
    >
      <div class={classNames('govuk-checkboxes', props.classes)} data-module="govuk-checkboxes" {...props.attributes}>
        {props.formGroup?.beforeInputs}
        {props.items.map((item, index) =>
          'divider' in item ? (
            <div class="govuk-checkboxes__divider">{item.divider}</div>
          ) : (
            <Checkbox
              item={item}
              id={choiceId(item, idPrefix, index)}
              name={item.name ?? props.name}
              checked={item.checked ?? props.values?.includes(item.value) ?? false}
              describedBy={props.fieldset ? undefined : describedBy}
            />
          ),
        )}
        {props.formGroup?.afterInputs}
      </div>
    </FieldsetGroup>
  )
}

type CheckboxProps = {
  readonly item: CheckboxItem
  readonly id: string
  readonly name: string
  readonly checked: boolean
  /** What describes the group, where no fieldset says it. */
  readonly describedBy: string | undefined
}

const Checkbox = ({ item, id, name, checked, describedBy }: CheckboxProps) => (
  <Choice
    kind="checkboxes"
    item={item}
    id={id}
    checked={checked}
    input={(hintId, revealId) => (
      <input
        class="govuk-checkboxes__input"
        id={id}
        name={name}
        type="checkbox"
        value={item.value}
        checked={checked}
        disabled={item.disabled}
        data-aria-controls={revealId}
        data-behaviour={item.behaviour}
        aria-describedby={idList(describedBy, hintId)}
        {...item.attributes}
      />
    )}
  />
)
