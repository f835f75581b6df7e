/** Jobs as facets: what to do and how to call, and nothing that leads to a case. */
import type { CallingRule } from '../../record/calling-rule.ts'
import type { Query } from '../database.ts'

/** Those that are open and that the reader plans or does, the longest open first. */
export const openWorkOrders = (query: Query) =>
  query<{
    readonly id: string
    readonly holder: string | null
    readonly measure: string | null
    readonly repair_kind: string | null
    readonly priority: string | null
    readonly placed: Date
    readonly failed: Date | null
    readonly failed_why: string | null
    readonly calling: CallingRule | null
  }>(
    'open-work-orders',
    `select id, holder, measure, repair_kind, priority, placed, failed, failed_why, calling from rowan.work_order
     order by placed, id`,
  )

export type SealedJobWords = {
  readonly id: string
  readonly entry: string
  readonly stream: string
  readonly place: Buffer
  /** Null where nobody agreed to be called, and where there is no number. */
  readonly telephone: Buffer | null
}

/** The sealed words with which those jobs were given out. */
export const wordsOfWorkOrders = (query: Query) =>
  query<SealedJobWords>('words-of-work-orders', 'select * from sec.words_of_work_orders()')

/** The case to whose words an answer to this job belongs. Null for one that is another's, done or missing. */
export const streamOfWorkOrder = async (query: Query, order: string): Promise<string | null> =>
  (
    await query<{ stream: string | null }>('stream-of-work-order', 'select sec.stream_of_work_order($1) as stream', [
      order,
    ])
  )[0]?.stream ?? null
