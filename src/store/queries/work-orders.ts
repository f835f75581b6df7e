/** Jobs as facets: what to do and how to call, and nothing that leads to a case. */
import type { CallingRule } from '../../record/calling-rule.ts'
import type { Query } from '../database.ts'
import type { SealedWords } from './words.ts'

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

/** The sealed words with which those jobs were given out. */
export const wordsOfWorkOrders = (query: Query) =>
  query<SealedWords & { readonly id: string }>('words-of-work-orders', 'select * from sec.words_of_work_orders()')
