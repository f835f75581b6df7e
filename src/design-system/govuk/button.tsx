/** A button, or a link that looks like one. */
import type { ComponentChildren } from 'preact'
import { type Common, classNames } from './content.ts'

export type ButtonProps = Common & {
  /** What the button says. */
  readonly children?: ComponentChildren
  /** `submit` unless told otherwise. */
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly id?: string | undefined
  readonly disabled?: boolean | undefined
  /** Ignores a second press within a second. Only with the client script; the server must not rely on it. */
  readonly preventDoubleClick?: boolean | undefined
  /** A link with the look and role of a button. */
  readonly href?: string | undefined
  readonly isStartButton?: boolean | undefined
}

export function Button(props: ButtonProps) {
  const { children, href, id, attributes, isStartButton } = props
  const common = {
    id: id || undefined,
    class: classNames('govuk-button', props.classes, isStartButton && 'govuk-button--start'),
    'data-module': 'govuk-button',
    ...attributes,
  }
  const content = (
    <>
      {children}
      {isStartButton && <StartIcon />}
    </>
  )
  if (href)
    return (
      // biome-ignore lint/a11y/useSemanticElements: the design system's link with the look of a button
      <a href={href} role="button" draggable={false} {...common}>
        {content}
      </a>
    )
  return (
    <button
      type={props.type ?? 'submit'}
      name={props.name || undefined}
      value={props.value || undefined}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick === undefined ? undefined : String(props.preventDoubleClick)}
      {...common}
    >
      {content}
    </button>
  )
}

const StartIcon = () => (
  <svg
    class="govuk-button__start-icon"
    xmlns="http://www.w3.org/2000/svg"
    width="17.5"
    height="19"
    viewBox="0 0 33 40"
    aria-hidden="true"
    focusable="false"
  >
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
  </svg>
)
