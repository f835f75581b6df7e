/** A group of fields that answer one question, under its legend. */
import type { ComponentChildren } from 'preact'
import { type Common, type Content, classNames, isContent } from './content.ts'

export type LegendOptions = {
  readonly text: Content
  readonly classes?: string | undefined
  readonly isPageHeading?: boolean | undefined
}

export type FieldsetOptions = Common & {
  /** The question: its words alone, or with options. */
  readonly legend?: Content | LegendOptions | undefined
  readonly describedBy?: string | undefined
  readonly role?: 'group' | undefined
}

export type FieldsetProps = FieldsetOptions & { readonly children?: ComponentChildren }

export function Fieldset({ legend, describedBy, role, classes, attributes, children }: FieldsetProps) {
  const options = legend === undefined || isContent(legend) ? { text: legend ?? '' } : legend
  return (
    <fieldset
      class={classNames('govuk-fieldset', classes)}
      role={role}
      aria-describedby={describedBy || undefined}
      {...attributes}
    >
      {options.text !== '' && (
        <legend class={classNames('govuk-fieldset__legend', options.classes)}>
          {options.isPageHeading ? <h1 class="govuk-fieldset__heading">{options.text}</h1> : options.text}
        </legend>
      )}
      {children}
    </fieldset>
  )
}
