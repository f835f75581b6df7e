/** Until when a closed case is kept by its landlord's rules. Pure: it erases nothing. */
import type { KeepingRule, Kept, Period } from '../packs/keeping-choice.ts'
import { addMonths } from '../policy/calendar/deadline.ts'
import { type CivilDate, type DayNumber, dateOfDay, dayOf, type Instant } from '../record/london-time.ts'

/** The first day after a period that runs from a day. The 29th of February ends on the 28th of a shorter year. */
export function dayAfterPeriod(from: DayNumber, { count, unit }: Period): DayNumber {
  switch (unit) {
    case 'days':
      return from + count
    case 'months':
      return addMonths(from, count)
    case 'years':
      return addMonths(from, count * 12)
    default:
      return unit satisfies never
  }
}

export type KeptUntil = {
  readonly what: Kept
  /** From this day on it may be erased, where nothing stops it and two people agree. */
  readonly until: CivilDate
  readonly rule: KeepingRule
}

/** A closed case as its rules look at it. */
export type ClosedCase = {
  readonly closed: Instant
  /** False for a report that never became a case. */
  readonly wasOpened: boolean
}

/** By the rule of that kind of record. Null where no rule is there. Source: WHG-3.1.b, MHA-9.6.a; security 3.9. */
export function keptUntil(rules: readonly KeepingRule[], { closed, wasOpened }: ClosedCase): KeptUntil | null {
  return untilBy(rules, wasOpened ? 'case' : 'enquiry', closed)
}

/** As above, for one of the things that are kept. */
export function untilBy(rules: readonly KeepingRule[], what: Kept, from: Instant): KeptUntil | null {
  const rule = rules.find((each) => each.what === what)
  return rule ? { what, until: dateOfDay(dayAfterPeriod(dayOf(from), rule.period)), rule } : null
}
