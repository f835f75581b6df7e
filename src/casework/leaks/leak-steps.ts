/**
 * What has to be done once something may have got out, and by when: the person first, by a way that is safe, then the risk, then the law. The
 * times are Rowan's own but for the regulator's, which is law (`law/breach-clocks.yaml`). No policy of the five says any of it.
 */
import type { BreachClock } from '../../packs/law.ts'
import { LEAK_STEPS, type LeakState, type LeakStep, leakState } from '../../record/leak-state.ts'
import { HOUR, type Instant } from '../../record/london-time.ts'
import type { LeakRowShown } from '../../store/queries/leaks.ts'
import type { StoredEntry } from '../../store/record.ts'
import type { RunningLandlord } from '../landlord.ts'

export type StepOwed = {
  readonly step: LeakStep
  /** Null where no time is stated: without delay. */
  readonly due: Instant | null
  /** The law that gives the time; null where it is Rowan's own. */
  readonly law: string | null
  readonly taken: { readonly at: Instant; readonly outcome: string } | null
  readonly late: boolean
}

/** Hours from when it was written down here. Rowan's own: whoever may be found is warned before anything else is done. */
const OWN_HOURS: Readonly<Partial<Record<LeakStep, number>>> = { stopped: 1, 'safety-call': 1, 'risk-looked-at': 24 }

/** Null where the law of the nation holds none. */
export const breachClock = ({ organisation }: Pick<RunningLandlord, 'organisation'>): BreachClock | null =>
  organisation.law.breachClocks[0] ?? null

/** Every step in its order, taken or owed. Once late, always late. Nothing is owed of one in which nothing got out. */
export function stepsOf(
  landlord: Pick<RunningLandlord, 'organisation'>,
  state: LeakState,
  now: Instant,
): readonly StepOwed[] {
  const clock = breachClock(landlord)
  const dueOf = (step: LeakStep): Instant | null => {
    if (step === 'regulator') return clock === null ? null : state.known + clock.hours * HOUR
    const hours = OWN_HOURS[step]
    return hours === undefined ? null : state.reported + hours * HOUR
  }
  return LEAK_STEPS.flatMap((step) => {
    const taken = state.taken.get(step) ?? null
    if (state.state === 'closed' && taken === null) return []
    const due = dueOf(step)
    const law = step === 'regulator' ? (clock?.name ?? null) : null
    return [{ step, due, law, taken, late: due !== null && (taken?.at ?? now) > due }]
  })
}

/** What the list shows: the first step that is owed, those with a time first. The same entries give the same row. */
export function leakRow(
  landlord: Pick<RunningLandlord, 'organisation'>,
  entries: readonly Pick<StoredEntry, 'type' | 'at' | 'recordedAt' | 'codes'>[],
): LeakRowShown {
  const state = leakState(entries)
  if (!state) throw new Error('It begins with somebody telling of it')
  const owed = stepsOf(landlord, state, state.reported).filter(({ taken }) => taken === null)
  const [next] = owed.toSorted((a, b) => (a.due ?? Number.MAX_VALUE) - (b.due ?? Number.MAX_VALUE))
  return { nextStep: next?.step ?? null, nextDue: next?.due ?? null }
}
