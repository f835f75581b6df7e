/** The work on the left and what goes with it on the right; on a phone, what goes with it comes first. */
import type { ComponentChildren } from 'preact'

export type TwoColumnsProps = { readonly side: ComponentChildren; readonly children?: ComponentChildren }

export const TwoColumns = ({ side, children }: TwoColumnsProps) => (
  <div class="app-two">
    <div class="app-two__side">{side}</div>
    <div class="app-two__main">{children}</div>
  </div>
)
