/** What may be done instead of a contact that the safe-contact rule refuses: which ways, when, and from when on. */
import type { Entry } from '../record/entry.ts'
import { dayOf, dayOfDate, type Instant, instantOnDay, minuteOf, weekdayOf } from '../record/london-time.ts'
import { agreementWith } from '../record/safe-agreement.ts'
import { standing } from '../record/standing.ts'
import { minuteOfClock } from './calendar/deadline.ts'
import { inOrder } from './refusals.ts'
import { agreedChannels, isUnderSafeContact, safestChannels } from './safe-contact.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export type SafeWays = {
  /**
   * `other-way`: another way, day or hour was agreed. `run-out`, `unknown`: agree again first; these ways only to reach the person.
   * `will-run-out`: it holds today, and no longer on the day that was planned for.
   */
  readonly why: 'other-way' | 'run-out' | 'will-run-out' | 'unknown'
  readonly channels: readonly string[]
  /** Empty: any day. */
  readonly days: readonly string[]
  /** `HH:MM`; null: any. */
  readonly from: string | null
  readonly until: string | null
  /** The first moment from the refused act on that is agreed; null where none is within a week. */
  readonly next: Instant | null
  /** That moment is the act's own: only the way was not safe. */
  readonly isNow: boolean
}

/** The first moment of agreed days and hours that is not before `at`. */
function nextSafeTime(days: readonly string[], from: number, until: number, at: Instant): Instant | null {
  if (from > until) return null
  const today = dayOf(at)
  for (let day = today; day <= today + 7; day++) {
    if (days.length > 0 && !days.includes(DAYS[weekdayOf(day) - 1] ?? '')) continue
    const now = minuteOf(at)
    if (day > today || now < from) return instantOnDay(day, from)
    if (now <= until) return at
  }
  return null
}

/** Null where nothing was agreed with the person, or the act is no contact with one. `entries` in any order. */
export function safeWays(entries: readonly Entry[], act: Entry): SafeWays | null {
  const { person } = act.codes
  if (!isUnderSafeContact(act.type) || person === undefined) return null
  const earlier = standing(entries)
    .filter((entry) => inOrder(entry, act) < 0)
    .toSorted(inOrder)
  const day = typeof act.codes.on === 'string' ? Math.max(dayOf(act.at), dayOfDate(act.codes.on)) : dayOf(act.at)
  const agreement = agreementWith(person, earlier, day)
  if (agreement.state === 'none') return null
  const { codes } = agreement.agreed
  const holdsOn = (when: number): boolean => agreementWith(person, earlier, when).state === 'agreed'
  const holds = holdsOn(dayOf(act.at))
  const days = Array.isArray(codes.days) ? codes.days.map(String) : []
  const from = typeof codes.from === 'string' ? codes.from : null
  const until = typeof codes.until === 'string' ? codes.until : null
  const first = from === null ? 0 : minuteOfClock(from)
  const last = until === null ? 1439 : minuteOfClock(until)
  const why = agreement.state === 'agreed' ? 'other-way' : holds ? 'will-run-out' : agreement.state
  const found = nextSafeTime(days, first, last, act.at)
  const isTooLate = why === 'will-run-out' && found !== null && !holdsOn(dayOf(found))
  const next = isTooLate ? null : found
  return {
    why,
    channels: holds ? agreedChannels(codes) : safestChannels(codes),
    days,
    from,
    until,
    next,
    isNow: next === act.at,
  }
}
