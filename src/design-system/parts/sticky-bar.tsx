/** A bar that stays in sight above the page while it scrolls, for what must never be forgotten there. */
import type { ComponentChildren } from 'preact'

export type StickyBarProps = {
  /** What the bar holds, for people who listen. */
  readonly label: string
  readonly children?: ComponentChildren
}

export const StickyBar = ({ label, children }: StickyBarProps) => (
  <section class="app-bar" aria-label={label}>
    <div class="govuk-width-container app-wide">{children}</div>
  </section>
)
