/** The clocks of a complaint, from the scheme of the landlord's nation (`law/complaint-clocks.yaml`). Law, and never a landlord's policy. */

import type { Nation } from '../../packs/law.ts'
import { type ComplaintScheme, holdsIn, type Law } from '../../packs/law.ts'
import { endOfDay } from '../../policy/calendar/deadline.ts'
import type { DayOff, WorkingDays } from '../../policy/calendar/working-days.ts'
import { type ComplaintState, currentStage, type Stage } from '../../record/complaint-state.ts'
import { dateOfDay, dayOf, type Instant } from '../../record/london-time.ts'

export type ComplaintClock = {
  readonly what: 'acknowledge' | 'answer'
  readonly stage: Stage['stage']
  readonly due: Instant
  /** When it was done; null while it runs, and when it was closed without. */
  readonly done: Instant | null
  /** So many working days, counted from there, with more time that was taken. */
  readonly days: number
  readonly extended: number
  readonly from: Instant
  readonly countsFrom: 'receipt' | 'acknowledgement' | 'last day to acknowledge'
  /** More time was taken than the scheme lets pass without a good reason. */
  readonly beyond: boolean
  readonly longestExtension: number
  /** Days that did not count, and why. */
  readonly skipped: readonly DayOff[]
  /** Whether somebody checked these times against their source. */
  readonly verified: boolean
}

/** The scheme that held when a complaint came; null where none is known. One without stages says that no time is known. */
export const schemeFor = (law: Law, nation: Nation, received: Instant): ComplaintScheme | null =>
  law.complaintSchemes.find((scheme) => holdsIn(scheme, nation, dateOfDay(dayOf(received)))) ?? null

function clocksOfStage(stage: Stage, scheme: ComplaintScheme, days: WorkingDays): readonly ComplaintClock[] {
  const times = scheme.stages.find((each) => each.stage === stage.stage)
  if (!times) return []
  const dueAfter = (from: Instant, count: number) => endOfDay(days.add(dayOf(from), count))
  const skipped = (from: Instant, due: Instant) => days.daysOff(dayOf(from) + 1, dayOf(due - 1))
  const shared = { stage: stage.stage, longestExtension: times.longestExtension, verified: times.verified }
  const acknowledgeBy = dueAfter(stage.entered, times.acknowledge)
  const fromReceipt = times.answerCountsFrom === 'receipt'
  const from = fromReceipt ? stage.entered : (stage.acknowledged ?? acknowledgeBy - 1)
  const extended = stage.extensions.reduce((sum, each) => sum + each, 0)
  const answerBy = dueAfter(from, times.answer + extended)
  return [
    {
      ...shared,
      what: 'acknowledge',
      due: acknowledgeBy,
      done: stage.acknowledged,
      days: times.acknowledge,
      extended: 0,
      from: stage.entered,
      countsFrom: 'receipt',
      beyond: false,
      skipped: skipped(stage.entered, acknowledgeBy),
    },
    {
      ...shared,
      what: 'answer',
      due: answerBy,
      done: stage.answered?.at ?? null,
      days: times.answer,
      extended,
      from,
      countsFrom: fromReceipt ? 'receipt' : stage.acknowledged === null ? 'last day to acknowledge' : 'acknowledgement',
      beyond: extended > times.longestExtension,
      skipped: skipped(from, answerBy),
    },
  ]
}

/** Every clock that ran or runs, stage by stage. Empty where the scheme has no times, or there is none. */
export const complaintClocks = (
  state: ComplaintState,
  scheme: ComplaintScheme | null,
  days: WorkingDays,
): readonly ComplaintClock[] =>
  scheme === null ? [] : state.stages.flatMap((stage) => clocksOfStage(stage, scheme, days))

/** The clock that runs: an answer that was given stops both, and so does closing. Null where none runs. */
export function runningClock(state: ComplaintState, clocks: readonly ComplaintClock[]): ComplaintClock | null {
  const current = currentStage(state)
  if (state.closed || current.answered) return null
  return clocks.find((clock) => clock.stage === current.stage && clock.done === null) ?? null
}
