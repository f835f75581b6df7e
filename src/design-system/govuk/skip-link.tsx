/** The first link of a page: straight to its content. */
import type { ComponentChildren } from 'preact'
import { type Common, classNames } from './content.ts'

export type SkipLinkProps = Common & { readonly href?: string | undefined; readonly children?: ComponentChildren }

export const SkipLink = ({ href = '#content', classes, attributes, children }: SkipLinkProps) => (
  <a href={href} class={classNames('govuk-skip-link', classes)} {...attributes} data-module="govuk-skip-link">
    {children}
  </a>
)
