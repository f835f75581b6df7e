/** What judging says: duties, holds and breaches as at a moment. Lateness is worked out, never stored. */
import type { Instant } from '../record/london-time.ts'
import type { NormKind } from './model.ts'

export type Outcome = 'open' | 'done' | 'waived' | 'stopped' | 'superseded'

export type JudgedDuty = {
  readonly norm: string
  readonly kind: 'duty' | 'offer' | 'sign' | 'every'
  readonly clauses: readonly string[]
  /** Pack and version by which it is judged. */
  readonly version: string
  /** The entry that opened it; null where an `every` counts from the day the policy took effect. */
  readonly trigger: number | null
  /** When it arose. */
  readonly opened: Instant
  /** Whose it is, where the clause is about each person, repair, action or move. */
  readonly key: string | null
  readonly due: Instant | null
  /** False where the time is a local target. */
  readonly stated: boolean
  readonly outcome: Outcome
  /** When it ended; null while open. */
  readonly ended: Instant | null
  /** The entry that met it; null unless it is done. */
  readonly endedBy: number | null
  /** Further triggers counted with this one. */
  readonly absorbed: number
  /** A waiver that did not count: its entry. */
  readonly waiverRefused: number | null
  readonly owedBy: string | null
}

export type JudgedHold = {
  readonly norm: string
  readonly clauses: readonly string[]
  readonly startedBy: number
  readonly from: Instant
  readonly until: Instant
  readonly earliestEnd: Instant
  /** The entry that set its length or ended it early; null while the default runs. */
  readonly setBy: number | null
}

/** One norm that refuses one entry. */
export type Refusal = {
  readonly norm: string
  readonly kind: NormKind | 'safe-contact'
  readonly clauses: readonly string[]
  /** Entry types for a gate on earlier entries; field names for the entry's own fields; empty for never, limit, hold and safe contact. */
  readonly missing: readonly string[]
  /** Until when a hold runs; null for every other kind. */
  readonly until: Instant | null
}

/** A norm broken by an entry that took place outside our control. Permanent; a remedy is added, never erases. */
export type Breach = {
  readonly n: number
  readonly norm: string
  readonly clauses: readonly string[]
  readonly missing: readonly string[]
  readonly remedied: boolean
}

export type Judgement = {
  readonly duties: readonly JudgedDuty[]
  readonly holds: readonly JudgedHold[]
  readonly breaches: readonly Breach[]
}

/** Whether a duty is late: its end, or now while it is open, is later than it was due. Once late, always late. */
export const isLate = (duty: Pick<JudgedDuty, 'due' | 'ended'>, now: Instant): boolean =>
  duty.due !== null && (duty.ended ?? now) > duty.due

export const isRunning = (hold: Pick<JudgedHold, 'from' | 'until'>, now: Instant): boolean =>
  now >= hold.from && now < hold.until
