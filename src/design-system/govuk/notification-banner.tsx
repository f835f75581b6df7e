/** News about what was just done, or that must be known before going on. */
import type { ComponentChildren } from 'preact'
import { type Common, type Content, classNames } from './content.ts'

export type NotificationBannerProps = Common & {
  /** Words alone are shown as a heading; for more than a line, pass children instead. */
  readonly text?: string | undefined
  readonly children?: ComponentChildren
  /** `success` is read out at once. */
  readonly type?: 'success' | undefined
  readonly titleText?: Content | undefined
  readonly titleId?: string | undefined
  readonly titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined
  readonly role?: 'region' | 'alert' | undefined
  readonly disableAutoFocus?: boolean | undefined
}

export function NotificationBanner(props: NotificationBannerProps) {
  const success = props.type === 'success'
  const titleId = props.titleId ?? 'govuk-notification-banner-title'
  const Heading = `h${props.titleHeadingLevel ?? 2}` as const
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is always region or alert
    <div
      class={classNames('govuk-notification-banner', success && 'govuk-notification-banner--success', props.classes)}
      role={props.role ?? (success ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus === undefined ? undefined : String(props.disableAutoFocus)}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>
          {props.titleText ?? (success ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {props.children ?? (props.text && <p class="govuk-notification-banner__heading">{props.text}</p>)}
      </div>
    </div>
  )
}
