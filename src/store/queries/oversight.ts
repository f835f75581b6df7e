/** Who looked at a case, and how far the policy is carried out. Both are functions that decide for themselves who may ask. */
import type { CivilDate, Instant } from '../../record/london-time.ts'
import type { Query } from '../database.ts'

/** What one person did about one case on one day, of one kind and with one result. */
export type LookRow = {
  readonly reference: string
  readonly stream: string
  readonly account: string
  readonly name: string | null
  /** How they came onto the case; null for whoever never was on it. */
  readonly purpose: string | null
  readonly member_until: Date | null
  readonly day: CivilDate
  readonly action: string
  readonly object_type: string
  readonly result: string
  readonly times: number
  readonly first_at: Date
  readonly last_at: Date
}

/** By reference or id, the latest first. Empty for a case that is hidden or missing: whoever may ask is on the trail themselves. */
export const whoLooked = (query: Query, of: string) =>
  query<LookRow>('who-looked', 'select * from sec.who_looked($1)', [of])

export type ImplementationRow = {
  readonly clauses: readonly string[]
  readonly owed_by: string | null
  readonly owner_role: string | null
  readonly organisation: boolean
  readonly live: number
  readonly late: number
  /** When the longest late was due. */
  readonly oldest: Date | null
  /** Since when the longest open is open. */
  readonly since: Date
  /** Which cases these are on, and which of them have something late: by numbers that mean nothing and are others at each reading. */
  readonly cases: readonly number[]
  readonly late_cases: readonly number[]
}

/** Empty for whoever steers nothing. */
export const implementation = (query: Query, now: Instant) =>
  query<ImplementationRow>('implementation', 'select * from sec.implementation($1)', [now])

export type TrailRow = {
  readonly seq: number
  readonly at: Date
  readonly name: string | null
  readonly action: string
  readonly object_type: string
  readonly basis: string
  readonly result: string
  /** References of the cases that it is about, or the one that was asked for. */
  readonly refs: readonly string[]
}

/** The audit before a line, the latest first. Empty for whoever does not read it whole. */
export const trailBefore = (query: Query, before: number, turnedAway: boolean, most: number) =>
  query<TrailRow>('trail-before', 'select * from sec.trail($1, $2, $3)', [before, turnedAway, most])
