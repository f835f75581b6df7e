/**
 * The time that the law gives for an answer about somebody's data: from when it runs, when it stands still, how long it may be, and until
 * when more of it can be taken. Days are days in London. Pure. Source: `law/data-rights.yaml`.
 */
import type { DataRightClock } from '../../packs/law.ts'
import { addMonths } from '../../policy/calendar/deadline.ts'
import {
  type CivilDate,
  dateOfDay,
  dayOf,
  dayOfDate,
  type Instant,
  instantOnDay,
  MINUTE,
} from '../../record/london-time.ts'
import type { RunningLandlord } from '../landlord.ts'

/** Null where the law of the nation holds none. */
export const clockFor = ({ organisation }: Pick<RunningLandlord, 'organisation'>): DataRightClock | null =>
  organisation.law.dataRights[0] ?? null

/** What of a request its time follows from. */
export type ClockFacts = {
  readonly received: Instant
  readonly identityAsked: Instant | null
  readonly identitySure: Instant | null
  /** Since when we wait to hear what they mean; null while we do not. */
  readonly clarityAsked: Instant | null
  /** Whole days for which we waited before. */
  readonly pausedDays: number
  readonly isExtended: boolean
}

export type DataTime = {
  /** The first day; null until we know who asks, where we had to ask. */
  readonly runsFrom: CivilDate | null
  /** What we wait to hear, so that no time runs. */
  readonly waitsFor: 'identity' | 'clarity' | null
  /** The last day in law; null while no time runs. */
  readonly due: CivilDate | null
  /** The last day on which they can be told that it takes longer; null while no time runs. */
  readonly extendBy: CivilDate | null
}

/** Whole days from when we asked what they mean to when we heard. */
export const daysWaited = (asked: Instant, heard: Instant): number => Math.max(0, dayOf(heard) - dayOf(asked))

/** The day from which the time runs; null while it has not begun. */
export function dayRunFrom(clock: Pick<DataRightClock, 'beginsWith'>, facts: ClockFacts): number | null {
  if (!clock.beginsWith.includes('identity') || facts.identityAsked === null) return dayOf(facts.received)
  return facts.identitySure === null ? null : dayOf(facts.identitySure)
}

/** The same date so many months on, or that month's last day; later by the days on which it stood still. */
export function dataTime(
  { legalDays }: Pick<RunningLandlord, 'legalDays'>,
  clock: DataRightClock,
  facts: ClockFacts,
): DataTime {
  const from = dayRunFrom(clock, facts)
  if (from === null) return { runsFrom: null, waitsFor: 'identity', due: null, extendBy: null }
  const runsFrom = dateOfDay(from)
  if (facts.clarityAsked !== null && clock.standsStillFor.includes('clarity'))
    return { runsFrom, waitsFor: 'clarity', due: null, extendBy: null }
  const months = clock.months + (facts.isExtended ? clock.moreMonths : 0)
  return {
    runsFrom,
    waitsFor: null,
    due: dateOfDay(legalDays.add(addMonths(from, months) + facts.pausedDays, 0)),
    extendBy: dateOfDay(addMonths(from, clock.months) + facts.pausedDays),
  }
}

/** When people begin work, in minutes of the day: notices of a day are told then. */
const MORNING = 9 * 60

export type DataMoments = { readonly soon: Instant | null; readonly tomorrow: Instant | null; readonly late: Instant }

/** When those who protect data are told that a last day comes, and that it is over. What is past already is not told. */
export function momentsOf(due: CivilDate, now: Instant): DataMoments {
  const day = dayOfDate(due)
  const before = (days: number) => {
    const at = instantOnDay(day - days, MORNING)
    return at > now - MINUTE ? at : null
  }
  return { soon: before(7), tomorrow: before(1), late: instantOnDay(day + 1, MORNING) }
}
