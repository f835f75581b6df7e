/**
 * So many an hour from one network, and no more: for what anybody may send who does not sign in. In memory, and forgotten after the hour: from
 * where somebody told is kept nowhere else. A proxy before Rowan is one network. Source: docs/decisions/0105.
 */
import { networkOf } from './pace.ts'

const HOUR = 3_600_000
/** How many networks are remembered; beyond it those go first that came first. */
const REMEMBERED = 5_000

/** True where one more is let through, which is counted then. `now` in milliseconds, and never goes back. */
export type FewInAnHour = (from: string) => boolean

export function fewInAnHour(most: number, now: () => number = () => performance.now()): FewInAnHour {
  const came = new Map<string, readonly number[]>()
  return (from) => {
    const at = now()
    const network = networkOf(from)
    const lately = (came.get(network) ?? []).filter((each) => at - each < HOUR)
    came.delete(network)
    const isOver = lately.length >= most
    came.set(network, isOver ? lately : [...lately, at])
    const oldest = came.size > REMEMBERED ? came.keys().next().value : undefined
    if (oldest !== undefined) came.delete(oldest)
    return !isOver
  }
}
