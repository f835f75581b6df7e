/** More for those who want it, one click away. */
import type { ComponentChildren } from 'preact'
import { type Common, type Content, classNames } from './content.ts'

export type DetailsProps = Common & {
  readonly summaryText: Content
  readonly id?: string | undefined
  readonly open?: boolean | undefined
  readonly children?: ComponentChildren
}

export const Details = ({ summaryText, id, open, classes, attributes, children }: DetailsProps) => (
  <details id={id} class={classNames('govuk-details', classes)} {...attributes} open={open}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{summaryText}</span>
    </summary>
    <div class="govuk-details__text">{children}</div>
  </details>
)
