/** Something with consequences, said so that it is not overlooked. */
import type { ComponentChildren } from 'preact'
import { type Common, classNames } from './content.ts'

export type WarningTextProps = Common & {
  /** Said before the words to people who listen; "Warning" unless told otherwise. */
  readonly iconFallbackText?: string | undefined
  readonly children?: ComponentChildren
}

export const WarningText = ({ iconFallbackText = 'Warning', classes, attributes, children }: WarningTextProps) => (
  <div class={classNames('govuk-warning-text', classes)} {...attributes}>
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">{iconFallbackText}</span> {children}
    </strong>
  </div>
)
