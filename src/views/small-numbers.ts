/**
 * Numbers that lead to nobody. What is about fewer than five cases is not there, as if it were nothing; all else is rounded down to
 * five, without a day. Each number is worked out alone and nothing is published from which a small one could be subtracted.
 * Source: security, abuse case 30 ("1 case in Fern Court").
 */
import type { ImplementationRow } from '../store/queries/oversight.ts'

/** The fewest cases that a number may be about. */
export const FEWEST = 5

const down = (count: number): number => Math.floor(count / FEWEST) * FEWEST

type Counted = Pick<ImplementationRow, 'live' | 'late' | 'cases' | 'late_cases'>

/** It counts cases and not duties: one case alone can have twelve of them. */
export function inFives(rows: readonly Counted[]): { readonly live: number; readonly late: number } {
  const sum = (of: (row: Counted) => number, cases: (row: Counted) => readonly number[]): number =>
    new Set(rows.flatMap(cases)).size < FEWEST ? 0 : down(rows.reduce((all, row) => all + Number(of(row)), 0))
  return {
    live: sum(
      (row) => row.live,
      (row) => row.cases,
    ),
    late: sum(
      (row) => row.late,
      (row) => row.late_cases,
    ),
  }
}
