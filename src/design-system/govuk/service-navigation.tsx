/** The name of the service and the way to its parts. */
import type { ComponentChildren } from 'preact'
import { type Attributes, type Common, type Content, classNames } from './content.ts'

export type NavigationItem = {
  readonly text: Content
  readonly href?: string | undefined
  /** This very page. */
  readonly current?: boolean | undefined
  /** The part that this page belongs to. */
  readonly active?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export type ServiceNavigationProps = Common & {
  readonly serviceName?: string | undefined
  readonly serviceUrl?: string | undefined
  readonly navigation?: readonly NavigationItem[] | undefined
  readonly navigationId?: string | undefined
  readonly navigationLabel?: string | undefined
  readonly navigationClasses?: string | undefined
  readonly ariaLabel?: string | undefined
  readonly menuButtonText?: string | undefined
  readonly menuButtonLabel?: string | undefined
  /** Behind a menu button on a phone; true where there is more than one item, unless told otherwise. */
  readonly collapseNavigationOnMobile?: boolean | undefined
  /** Places for what the design system does not know: who is signed in, a search box. */
  readonly slots?: ServiceNavigationSlots | undefined
}

export type ServiceNavigationSlots = {
  readonly start?: Content | undefined
  readonly end?: Content | undefined
  /** `inline`: the end slot stands beside the navigation, not below it. */
  readonly endAlign?: 'inline' | undefined
  readonly navigationStart?: Content | undefined
  readonly navigationEnd?: Content | undefined
}

export function ServiceNavigation(props: ServiceNavigationProps) {
  const { serviceName, serviceUrl, navigation = [], slots = {} } = props
  const hasNavigation = navigation.length > 0 || slots.navigationStart || slots.navigationEnd
  const inner = (
    <div
      class={classNames(
        'govuk-width-container',
        slots.endAlign === 'inline' && 'govuk-service-navigation__inlining-container',
      )}
    >
      {slots.start}
      <div class="govuk-service-navigation__container">
        {serviceName && (
          <span class="govuk-service-navigation__service-name">
            {serviceUrl ? (
              <a href={serviceUrl} class="govuk-service-navigation__link">
                {serviceName}
              </a>
            ) : (
              <span class="govuk-service-navigation__text">{serviceName}</span>
            )}
          </span>
        )}
        {hasNavigation && <Navigation {...props} />}
      </div>
      {slots.end}
    </div>
  )
  const common = {
    class: classNames('govuk-service-navigation', props.classes),
    'data-module': 'govuk-service-navigation',
    ...props.attributes,
  }
  return serviceName || slots.start || slots.end ? (
    <section aria-label={props.ariaLabel ?? 'Service information'} {...common}>
      {inner}
    </section>
  ) : (
    <div {...common}>{inner}</div>
  )
}

function Navigation(props: ServiceNavigationProps) {
  const { navigation = [], slots, menuButtonText = 'Menu', menuButtonLabel, navigationId = 'navigation' } = props
  return (
    <nav
      aria-label={props.navigationLabel ?? menuButtonText}
      class={classNames('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? navigation.length > 1) && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: hidden until the client script shows it, as published
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={navigationId}
          aria-label={menuButtonLabel === menuButtonText ? undefined : menuButtonLabel}
          hidden
          aria-hidden="true"
        >
          {menuButtonText}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={navigationId}>
        {slots?.navigationStart}
        {navigation.map((item) => (
          <Item {...item} />
        ))}
        {slots?.navigationEnd}
      </ul>
    </nav>
  )
}

function Item({ text, href, current, active, attributes }: NavigationItem) {
  const here = current || active
  const ariaCurrent = here ? (current ? 'page' : 'true') : undefined
  const content: ComponentChildren = here ? (
    <strong class="govuk-service-navigation__active-fallback">{text}</strong>
  ) : (
    text
  )
  return (
    <li class={classNames('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}>
      {href ? (
        <a class="govuk-service-navigation__link" href={href} aria-current={ariaCurrent} {...attributes}>
          {content}
        </a>
      ) : (
        <span class="govuk-service-navigation__text" aria-current={ariaCurrent}>
          {content}
        </span>
      )}
    </li>
  )
}
