/** The safe-contact rule: once a way of contact is agreed for a person, no other way, day or hour is used. */
import type { Entry } from '../record/entry.ts'
import { dayOf, minuteOf, weekdayOf } from '../record/london-time.ts'
import { SAFE_CONTACT_TYPES } from '../record/vocabulary.ts'
import { minuteOfClock } from './calendar/deadline.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The latest agreement for a person among earlier entries, in the order in which they happened. */
export const latestAgreement = (earlier: readonly Entry[], person: unknown): Entry | undefined =>
  earlier.findLast((entry) => entry.type === 'safe-contact.agreed' && entry.codes.person === person)

/** Whether an entry contacts a person against the latest agreement: channel, day or hour. */
export function isUnsafeContact(entry: Entry, earlier: readonly Entry[]): boolean {
  if (!SAFE_CONTACT_TYPES.includes(entry.type) || entry.codes.person === undefined) return false
  const agreed = latestAgreement(earlier, entry.codes.person)?.codes
  if (!agreed) return false
  const { channel } = entry.codes
  const { channels, neverChannels, days, from, until } = agreed
  if (typeof channel === 'string') {
    if (Array.isArray(channels) && !channels.includes(channel)) return true
    if (Array.isArray(neverChannels) && neverChannels.includes(channel)) return true
  }
  const weekday = DAYS[weekdayOf(dayOf(entry.at)) - 1]
  if (Array.isArray(days) && days.length > 0 && !days.includes(weekday)) return true
  const minute = minuteOf(entry.at)
  if (typeof from === 'string' && minute < minuteOfClock(from)) return true
  return typeof until === 'string' && minute > minuteOfClock(until)
}
