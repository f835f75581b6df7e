/** When a case has gone quiet: nothing was written on it for longer than the landlord lets pass. Source: MHA-9.1.a1. */
import { dayOf, type Instant } from '../record/london-time.ts'

/** Whole days since anything was written on a case that runs, where they are more than the landlord lets pass; else null. */
export function daysQuiet(state: string, last: Instant, now: Instant, most: number): number | null {
  if (state !== 'open' && state !== 'reported') return null
  const days = dayOf(now) - dayOf(last)
  return days > most ? days : null
}
