/** When exactly something is due, under the words that say it shortly; nothing where these name the day already. */
import type { Instant } from '../../record/london-time.ts'
import { exactBeside } from './times.ts'

export const ExactEnd = ({ due, now }: { readonly due: Instant; readonly now: Instant }) => {
  const exact = exactBeside(due, now)
  return exact === null ? null : <span class="app-exact">{exact}</span>
}
