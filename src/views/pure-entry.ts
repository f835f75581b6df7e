/** An entry of a reading as the pure core sees it: codes and times, no words. */
import type { Entry } from '../record/entry.ts'
import type { AreaEntry } from './area-page.ts'

export const asEntry = ({ n, type, at, recordedAt, role, codes }: AreaEntry): Entry => ({
  n,
  type,
  at,
  recordedAt,
  by: role,
  codes,
  happened: false,
})
