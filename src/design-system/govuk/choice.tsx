/** What radios and checkboxes have in common: an item with its label, hint and what it reveals. */
import type { ComponentChildren } from 'preact'
import { type Attributes, type Common, type Content, classNames } from './content.ts'
import type { ErrorMessageProp } from './error-message.tsx'
import type { FieldsetOptions } from './fieldset.tsx'
import type { FormGroupsOptions } from './form-group.tsx'
import { Hint, type HintProp, hintOptions } from './hint.tsx'
import { Label } from './label.tsx'

export type ChoiceItem = {
  readonly text: Content
  readonly value: string
  readonly id?: string | undefined
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly hint?: HintProp | undefined
  readonly label?: Common | undefined
  /** Shown only while this item is chosen; without the client script always shown. */
  readonly conditional?: Content | undefined
  readonly attributes?: Attributes | undefined
}

/** A word between items, such as "or". */
export type ChoiceDivider = { readonly divider: string }

/** The options that radios and checkboxes share. */
export type ChoicesOptions = Common & {
  /** The name that the browser sends. */
  readonly name: string
  /** The first item's id, and the start of the others'; the name, unless told otherwise. */
  readonly idPrefix?: string | undefined
  readonly fieldset?: FieldsetOptions | undefined
  readonly hint?: HintProp | undefined
  readonly errorMessage?: ErrorMessageProp | undefined
  readonly formGroup?: FormGroupsOptions | undefined
}

/** The id of the item at a place in the list, counted from 0; the first has no number so that errors can link to it. */
export const choiceId = (item: ChoiceItem, idPrefix: string, index: number): string =>
  item.id ?? (index === 0 ? idPrefix : `${idPrefix}-${index + 1}`)

type ChoiceProps = {
  readonly kind: 'radios' | 'checkboxes'
  readonly item: ChoiceItem
  readonly id: string
  readonly checked: boolean
  readonly input: (hintId: string | undefined, revealId: string | undefined) => ComponentChildren
}

/** One item around the given `<input>`, and what it reveals. */
export function Choice({ kind, item, id, checked, input }: ChoiceProps) {
  const block = `govuk-${kind}`
  const hint = item.hint === undefined ? undefined : hintOptions(item.hint)
  const hintId = hint && `${id}-item-hint`
  const revealId = item.conditional === undefined ? undefined : `conditional-${id}`
  return (
    <>
      <div class={`${block}__item`}>
        {input(hintId, revealId)}
        <Label
          text={item.text}
          classes={classNames(`${block}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
          for={id}
        />
        {hint && <Hint {...hint} id={hintId} classes={classNames(`${block}__hint`, hint.classes)} />}
      </div>
      {revealId && (
        <div class={classNames(`${block}__conditional`, !checked && `${block}__conditional--hidden`)} id={revealId}>
          {item.conditional}
        </div>
      )}
    </>
  )
}
