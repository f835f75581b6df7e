/** Running, closing and afterwards: whose the case is, when it was and is looked at, what stands open, and what came after. */
import { isOnlyOfTheForm } from '../../record/no-report.ts'
import type { AreaReading, CaseArea } from '../area-page.ts'
import type { TimelineLine } from '../case-page.ts'
import { linesOf } from '../plain-area.ts'
import { type CostTotal, costsOn } from './money/support.ts'
import {
  type Death,
  deathsOn,
  type FeedbackShown,
  feedbackOn,
  limitedOn,
  type SafetyAnswer,
  safetyAnswer,
  type Watched,
  type Wish,
  watchedOn,
  wishesOn,
} from './running/afterwards.ts'
import {
  checksOn,
  type Look,
  looksAt,
  type NextDay,
  nextMonitoring,
  nextReview,
  quietFor,
  type WaitingCheck,
} from './running/looked-at.ts'
import {
  asRecord,
  type Given,
  givenOn,
  type PassedOn,
  passedOn,
  type Transfer,
  transfersOn,
} from './running/ownership.ts'
import {
  type BeforeClosing,
  beforeClosing,
  closingReason,
  type StillOpen,
  saidAtClosing,
  stillOpen,
} from './running/still-open.ts'

export type RunningShown = {
  readonly given: readonly Given[]
  readonly passedOn: readonly PassedOn[]
  readonly transfers: readonly Transfer[]
  readonly nextReview: NextDay | null
  /** Days without an entry, where that is longer than the landlord lets pass. */
  readonly quietFor: number | null
  readonly looks: readonly Look[]
  readonly checks: readonly WaitingCheck[]
  readonly wishes: readonly Wish[]
  /** What is done first. */
  readonly beforeClosing: readonly BeforeClosing[]
  /** What else stands open: nothing of it stops a closing. */
  readonly stillOpen: readonly StillOpen[]
  /** Whether it may be closed as no real report. */
  readonly isOnlyOfTheForm: boolean
  readonly closing: { readonly reason: string; readonly said: readonly string[] } | null
  readonly nextMonitoring: NextDay | null
  readonly watched: readonly Watched[]
  readonly safety: SafetyAnswer | null
  readonly deaths: readonly Death[]
  readonly feedback: readonly FeedbackShown[]
  readonly limited: ReturnType<typeof limitedOn>
  readonly costs: readonly CostTotal[]
  readonly lines: readonly TimelineLine[]
}

const shows = (reading: AreaReading): RunningShown => {
  const reason = closingReason(reading)
  return {
    given: givenOn(reading),
    passedOn: passedOn(reading),
    transfers: transfersOn(reading),
    nextReview: nextReview(reading),
    quietFor: quietFor(reading),
    looks: looksAt(reading),
    checks: checksOn(reading),
    wishes: wishesOn(reading),
    beforeClosing: beforeClosing(reading),
    stillOpen: stillOpen(reading),
    isOnlyOfTheForm: isOnlyOfTheForm(asRecord(reading.entries)),
    closing: reason === null ? null : { reason, said: saidAtClosing(reading) },
    nextMonitoring: nextMonitoring(reading),
    watched: watchedOn(reading),
    safety: safetyAnswer(reading),
    deaths: deathsOn(reading),
    feedback: feedbackOn(reading),
    limited: limitedOn(reading),
    costs: costsOn(reading),
    lines: linesOf(reading, ['case']),
  }
}

export const RUNNING_AREA: CaseArea<RunningShown> = { name: 'running', covers: ['case'], shows }
