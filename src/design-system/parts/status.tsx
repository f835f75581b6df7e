/** The state of a thing in a word or two: the design system's tag in this product's own colours. */
import type { ComponentChildren } from 'preact'
import { Tag } from '../govuk/tag.tsx'

export type StatusProps = {
  /** `good` may go on, `late` is overdue or dangerous; quiet unless told otherwise. The words say it too. */
  readonly tone?: 'good' | 'late' | undefined
  readonly children?: ComponentChildren
}

export const Status = ({ tone, children }: StatusProps) => (
  <Tag classes={tone ? `app-tag app-tag--${tone}` : 'app-tag'}>{children}</Tag>
)
