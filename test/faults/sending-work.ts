/** What a process that sends messages is told before it is killed. */
import type { PreparedDatabase } from '../../src/store/prepared-database.ts'

/** Where whoever sends a message kills itself. */
export const POINTS = [
  'claimed',
  'before handing over',
  'handed over',
  'sent',
  'before the commit',
  'after the commit',
] as const

export type SendingWork = {
  readonly reach: Omit<PreparedDatabase, 'migrated'>
  readonly folder: string
  readonly landlord: string
  readonly root: string
  readonly now: number
  readonly noted: string
  readonly point: (typeof POINTS)[number]
}
