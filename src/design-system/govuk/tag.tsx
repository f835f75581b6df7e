/** The status of a thing, in a word or two. */
import type { ComponentChildren } from 'preact'
import { type Common, classNames } from './content.ts'

export type TagProps = Common & { readonly children?: ComponentChildren }

export const Tag = ({ children, classes, attributes }: TagProps) => (
  <strong class={classNames('govuk-tag', classes)} {...attributes}>
    {children}
  </strong>
)
