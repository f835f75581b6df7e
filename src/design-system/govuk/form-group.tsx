/** The frame of a form field: label or legend, hint, error, and then the field itself. */
import type { ComponentChildren } from 'preact'
import { type Common, type Content, classNames, idList } from './content.ts'
import { ErrorMessage, type ErrorMessageProp, errorOptions } from './error-message.tsx'
import { Fieldset, type FieldsetOptions } from './fieldset.tsx'
import { Hint, type HintProp, hintOptions } from './hint.tsx'
import { Label, type LabelProp, labelOptions } from './label.tsx'

export type FormGroupOptions = Common & {
  readonly beforeInput?: Content | undefined
  readonly afterInput?: Content | undefined
}

export type FormGroupsOptions = Common & {
  readonly beforeInputs?: Content | undefined
  readonly afterInputs?: Content | undefined
}

/** The options that every field with one control has. */
export type FieldOptions = Common & {
  /** The name that the browser sends. */
  readonly name: string
  /** The name, unless told otherwise. */
  readonly id?: string | undefined
  readonly label: LabelProp
  readonly hint?: HintProp | undefined
  readonly errorMessage?: ErrorMessageProp | undefined
  readonly describedBy?: string | undefined
  readonly disabled?: boolean | undefined
  readonly formGroup?: FormGroupOptions | undefined
}

/** What describes a field to people who listen: what the caller named, its hint, its error. */
export const describedByOf = (
  id: string,
  { describedBy, hint, errorMessage }: Pick<FieldOptions, 'describedBy' | 'hint' | 'errorMessage'>,
): string | undefined =>
  idList(describedBy, hint !== undefined && `${id}-hint`, errorMessage !== undefined && `${id}-error`)

type HelpProps = Pick<FieldOptions, 'hint' | 'errorMessage'> & { readonly id: string }

function Help({ id, hint, errorMessage }: HelpProps) {
  return (
    <>
      {hint !== undefined && <Hint {...hintOptions(hint)} id={`${id}-hint`} />}
      {errorMessage !== undefined && <ErrorMessage {...errorOptions(errorMessage)} id={`${id}-error`} />}
    </>
  )
}

type GroupProps = HelpProps & {
  readonly group: Common | undefined
  readonly children?: ComponentChildren
}

const groupClass = ({ group, errorMessage }: GroupProps) =>
  classNames('govuk-form-group', errorMessage !== undefined && 'govuk-form-group--error', group?.classes)

/** The frame of a field with one control. */
export function LabelledGroup(props: GroupProps & { readonly label: LabelProp }) {
  return (
    <div class={groupClass(props)} {...props.group?.attributes}>
      <Label {...labelOptions(props.label)} for={props.id} />
      <Help id={props.id} hint={props.hint} errorMessage={props.errorMessage} />
      {props.children}
    </div>
  )
}

/** The frame of a field with several controls, inside a fieldset where one is given. */
export function FieldsetGroup(props: GroupProps & { readonly fieldset: FieldsetOptions | undefined }) {
  const inner = (
    <>
      <Help id={props.id} hint={props.hint} errorMessage={props.errorMessage} />
      {props.children}
    </>
  )
  return (
    <div class={groupClass(props)} {...props.group?.attributes}>
      {props.fieldset ? <Fieldset {...props.fieldset}>{inner}</Fieldset> : inner}
    </div>
  )
}
