/** Holds as facets: an account and an end, and nothing that leads to a case. */
import type { Instant } from '../../record/london-time.ts'
import type { Query } from '../database.ts'

/** Those that have not ended, the first to end first. None for a role that sees no accounts. */
export const accountHolds = (query: Query, now: Instant) =>
  query<{
    readonly id: string
    readonly account_reference: string
    readonly runs_from: Date
    readonly runs_until: Date
  }>(
    'account-holds',
    `select id, account_reference, runs_from, runs_until from rowan.account_hold
     where runs_until > to_timestamp($1 / 1000.0) order by runs_until, account_reference`,
    [now],
  )
