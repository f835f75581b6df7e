/** The label of one form field. */
import { type Common, type Content, classNames, isContent } from './content.ts'

export type LabelOptions = Common & {
  readonly text: Content
  readonly isPageHeading?: boolean | undefined
}

/** A label as callers write it: its words alone, or its words with options. */
export type LabelProp = Content | LabelOptions

export type LabelProps = LabelOptions & { readonly for?: string | undefined }

export function Label({ text, for: htmlFor, classes, attributes, isPageHeading }: LabelProps) {
  if (text === '' || text === undefined) return null
  const label = (
    <label class={classNames('govuk-label', classes)} {...attributes} for={htmlFor}>
      {text}
    </label>
  )
  return isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}

/** The options of a label however it was written. */
export const labelOptions = (label: LabelProp): LabelOptions => (isContent(label) ? { text: label } : label)
