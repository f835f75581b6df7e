/** Questions that can wait: closed on a first look, open once something in them was filled in or must be put right. */
import type { ComponentChildren } from 'preact'
import { Details } from '../../design-system/govuk/details.tsx'
import { type Form, many } from '../kit/form.ts'
import { errorOf, type Typed } from '../kit/typed.ts'

type Props = {
  readonly summary: string
  /** The names of the questions in it. */
  readonly asks: readonly string[]
  /** What those that are filled in by themselves begin with: it opens nothing. */
  readonly unless?: Form
  readonly form: Form
  readonly typed: Typed | null
  readonly children: ComponentChildren
}

export const Rest = ({ summary, asks, unless = {}, form, typed, children }: Props) => (
  <Details
    summaryText={summary}
    open={asks.some(
      (name) => errorOf(typed, name) !== undefined || many(form, name).join() !== many(unless, name).join(),
    )}
  >
    {children}
  </Details>
)
