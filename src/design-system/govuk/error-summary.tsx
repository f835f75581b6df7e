/** At the top of a page that could not be saved: what is wrong, each line a link to its field. */
import type { ComponentChildren } from 'preact'
import { type Attributes, type Common, type Content, classNames } from './content.ts'

export type ErrorSummaryItem = {
  readonly text: Content
  /** `#` and the id of the field. */
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type ErrorSummaryProps = Common & {
  readonly titleText: Content
  readonly errorList?: readonly ErrorSummaryItem[] | undefined
  readonly disableAutoFocus?: boolean | undefined
  /** A description before the list. */
  readonly children?: ComponentChildren
}

export function ErrorSummary(props: ErrorSummaryProps) {
  const { titleText, errorList = [], disableAutoFocus, children, classes, attributes } = props
  return (
    <div
      class={classNames('govuk-error-summary', classes)}
      data-disable-auto-focus={disableAutoFocus === undefined ? undefined : String(disableAutoFocus)}
      {...attributes}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{titleText}</h2>
        <div class="govuk-error-summary__body">
          {children !== undefined && <p>{children}</p>}
          {errorList.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {errorList.map((item) => (
                <li>
                  {item.href ? (
                    <a href={item.href} {...item.attributes}>
                      {item.text}
                    </a>
                  ) : (
                    item.text
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
