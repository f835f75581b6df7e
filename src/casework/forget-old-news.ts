/** What was done and read long ago goes: it is of no use to anybody, and says who worked on what. The record and the audit stay. */
import { transaction } from '../store/database.ts'
import { forgetDone, forgetSearches } from '../store/jobs.ts'
import type { Rowan } from './rowan.ts'

const DAY = 24 * 60 * 60 * 1000
/** How long jobs that were done and notices that were read are kept, in milliseconds. Longer than anything is news. */
const KEPT = 90 * DAY
/** How long it is kept who looked for whom: long enough to answer somebody who asks, or to look into a colleague. */
const SEARCHES_KEPT = 365 * DAY
/** The most that one round removes: the next goes on. */
const MOST = 1000

/** Answers with how many went. What is not done, and what nobody read, stays. */
export const forgetOldNews = (rowan: Rowan): Promise<number> =>
  transaction(
    rowan.worker,
    async (query) =>
      (await forgetDone(query, rowan.clock() - KEPT, MOST)) +
      (await forgetSearches(query, rowan.clock() - SEARCHES_KEPT, MOST)),
  )
