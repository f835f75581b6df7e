/** The time that the law gives for an answer about somebody's data, and from when no answer goes out sooner. */
import type { DataRightClock } from '../../packs/law.ts'
import { addMonths } from '../../policy/calendar/deadline.ts'
import { type CivilDate, dateOfDay, dayOf, type Instant } from '../../record/london-time.ts'
import type { RunningLandlord } from '../landlord.ts'

/** Null where the law of the nation holds none. */
export const clockFor = ({ organisation }: Pick<RunningLandlord, 'organisation'>): DataRightClock | null =>
  organisation.law.dataRights[0] ?? null

/** The last day: the same date of a later month, or its last day, and on from a weekend or bank holiday. */
export const dueOn = (
  { legalDays }: Pick<RunningLandlord, 'legalDays'>,
  clock: DataRightClock,
  runsFrom: Instant,
): CivilDate => dateOfDay(legalDays.add(addMonths(dayOf(runsFrom), clock.months), 0))
