/** What closings of a case ended undone, where it is open again: no norm asks for it a second time, and somebody who came back may need it. */
import type { Numbered } from '../casework/judged-record.ts'
import type { RunningLandlord } from '../casework/landlord.ts'
import { judge } from '../policy/judge.ts'
import type { Instant } from '../record/london-time.ts'
import { idOf } from '../store/judged-rows.ts'
import type { DutyLine } from './duty-line.ts'

/**
 * Duties and offers that a closing ended and that would be open if none had: whom an act is for counts as it counts everywhere. What the
 * policy asks anew stands among what it asks now, and not here. `lines` are those of the case. Source: the contract of stories: a closing
 * stops what is open, and reopening brings nothing back.
 */
export function leftUndone(
  { policy }: Pick<RunningLandlord, 'policy'>,
  { entries, idOfNumber }: Numbered,
  stream: string,
  lines: readonly DutyLine[],
  now: Instant,
): readonly DutyLine[] {
  const kept = entries.filter(({ type }) => type !== 'case.closed')
  const undone = new Set(
    judge(policy, kept, now, 'case').duties.flatMap(({ outcome, norm, version, trigger, key }) =>
      outcome === 'open'
        ? [idOf('duty', stream, norm, version, trigger === null ? null : (idOfNumber.get(trigger) ?? null), key)]
        : [],
    ),
  )
  const isAskedAnew = ({ norm, about }: DutyLine) =>
    lines.some((each) => each.outcome === 'open' && each.norm === norm && each.about === about)
  return lines.filter((line) => line.outcome === 'stopped' && undone.has(line.id) && !isAskedAnew(line))
}
