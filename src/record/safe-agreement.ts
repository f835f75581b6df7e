/**
 * Whether what was agreed about contact may still be relied on. It runs out on its date; and it is unknown, for everybody on the case,
 * once somebody moved, the person causing harm came back or may know where they are, where they are or how they are reached may have got
 * out, or a closed case was opened again: what was safe then may not be now.
 */
import type { Entry } from './entry.ts'
import { exposesSomebody, withoutWithdrawnLeaks } from './leak-state.ts'
import { type DayNumber, dayOfDate } from './london-time.ts'

/** What of an entry is read. */
type Told = Pick<Entry, 'type' | 'codes'>

export type Agreement<T extends Told = Entry> =
  | { readonly state: 'none' }
  | { readonly state: 'agreed'; readonly agreed: T }
  /** Past the last day on which it may be relied on. */
  | { readonly state: 'run-out'; readonly agreed: T }
  /** Something happened after it: `since` is the latest such entry. */
  | { readonly state: 'unknown'; readonly agreed: T; readonly since: T }

const isBetween = (one: Told, other: Told): boolean => {
  const { from, to } = one.codes
  return (other.codes.from === from && other.codes.to === to) || (other.codes.from === to && other.codes.to === from)
}

/** Whether a relationship or a shared home that was recorded otherwise is there again. The first record of it is no return. */
function isReturn(entry: Told, earlier: readonly Told[]): boolean {
  const before = earlier.findLast((each) => each.type === 'relationship.recorded' && isBetween(entry, each))
  if (!before) return false
  const { current, shareHome } = entry.codes
  return (current === true && before.codes.current === false) || (shareHome === true && before.codes.shareHome !== true)
}

/** Whether the entry at `place` makes what was agreed at `agreedAt` unknown. What was agreed while the case was closed outlasts its reopening. */
function unsettles(entries: readonly Told[], place: number, agreedAt: number): boolean {
  const entry = entries[place]
  if (!entry || place <= agreedAt) return false
  switch (entry.type) {
    case 'victim.moved':
      return true
    case 'incident.recorded':
      return entry.codes.placeKnown === true
    case 'leak.raised':
    case 'leak.noted':
      return exposesSomebody(entry.codes.what)
    case 'case.reopened':
      return entries.slice(0, place).findLastIndex((each) => each.type === 'case.closed') > agreedAt
    case 'relationship.recorded':
      return isReturn(entry, entries.slice(0, place))
    default:
      return false
  }
}

/**
 * The latest agreement with a person, and whether it may be relied on for a contact on `day`. `told` are entries that stand and are in the order in
 * which they happened. Source: Rowan's own rule (reading S4 of each pack); CBC-5.2.i3 asks for safe means of later contact.
 */
export function agreementWith<T extends Told>(person: unknown, told: readonly T[], day: DayNumber): Agreement<T> {
  const entries = withoutWithdrawnLeaks(told)
  const place = entries.findLastIndex((each) => each.type === 'safe-contact.agreed' && each.codes.person === person)
  const agreed = entries[place]
  if (!agreed) return { state: 'none' }
  for (let after = entries.length - 1; after > place; after--) {
    const since = entries[after]
    if (since && unsettles(entries, after, place)) return { state: 'unknown', agreed, since }
  }
  const { expiresOn } = agreed.codes
  return typeof expiresOn === 'string' && day > dayOfDate(expiresOn)
    ? { state: 'run-out', agreed }
    : { state: 'agreed', agreed }
}
