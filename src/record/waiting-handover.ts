/** What was passed on and waits to be taken on: until then it stays with whoever passed it on (CBC-5.2.l, CBC-5.2.m1). */
import { caseState } from './case-state.ts'
import type { Entry } from './entry.ts'
import { standing } from './standing.ts'

const byTime = (a: Entry, b: Entry): number => a.at - b.at || a.n - b.n

/**
 * The handover that waits, or null. The last one counts: whoever passes it on again passes it to somebody else instead. One that
 * was accepted as it was made, or that an acceptance names, waits no longer; on a closed case nothing waits.
 */
export function waitingHandover(entries: readonly Entry[]): Entry | null {
  const own = standing(entries)
    .filter((entry) => entry.n > 0)
    .toSorted(byTime)
  const last = own.findLast((entry) => entry.type === 'handover.made')
  if (!last || last.codes.accepted === true || caseState(own, last.at).state === 'closed') return null
  const accepted = own.some((entry) => entry.type === 'handover.accepted' && entry.codes.entry === last.n)
  return accepted ? null : last
}
