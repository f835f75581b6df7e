/** Who looked at the made-up case, for the tests of the pages. */
import { HOUR, type Instant } from '../record/london-time.ts'
import type { HowLooked, Looker } from '../views/who-looked.ts'

/** One person for each way of looking. */
export const madeUpLookers = (now: Instant): readonly Looker[] => {
  const looker = (account: string, name: string, how: HowLooked, action: string, result = 'shown'): Looker => ({
    account,
    name,
    how,
    last: now,
    looks: [
      { day: '2026-11-24', action, result, times: 2, first: now - HOUR, last: now },
      { day: '2026-11-23', action, result, times: 1, first: now - 24 * HOUR, last: now - 24 * HOUR },
    ],
  })
  return [
    looker('a-1', 'Olu Example', 'on-case', 'view:case:people'),
    looker('a-2', 'Robin Example', 'was-on-case', 'act:take-report', 'done'),
    looker('a-3', 'Len Example', 'part', 'view:jobs'),
    looker('a-4', 'Stan Sample', 'turned-away', 'view:case', 'not-found'),
    looker('a-5', 'Sue Sample', 'looked-up', 'view:matches'),
    looker('a-6', 'Ivy Example', 'trail', 'view:trail-of-case'),
  ]
}
