/** What closing a case ended undone, where the case is open again: no norm asks for it a second time, and somebody who came back may need it. */
import type { CasePage } from './case-page.ts'
import type { DutyLine } from './duty-line.ts'

/**
 * Duties and offers that the last closing ended and that nobody has done since. None while the case is closed. What the policy asks anew
 * stands among what it asks now, and not here. Source: the contract of stories: a closing stops what is open, and reopening brings nothing back.
 */
export function leftUndone({
  state,
  timeline,
  open,
  ended,
}: Pick<CasePage, 'state' | 'timeline' | 'open' | 'ended'>): readonly DutyLine[] {
  if (state.state !== 'open') return []
  const stands = timeline.filter((line) => !line.retracted)
  const closedAt = Math.max(...stands.filter(({ type }) => type === 'case.closed').map(({ at }) => at))
  const doneSince = new Set(stands.filter(({ at }) => at > closedAt).map(({ type }) => type))
  return ended.filter(
    (duty) =>
      duty.outcome === 'stopped' &&
      duty.ended === closedAt &&
      !duty.metBy.some((type) => doneSince.has(type)) &&
      !open.some((each) => each.norm === duty.norm && each.about === duty.about),
  )
}
