/** An entry of the record, as judging sees it: codes and times, never words. Entries are never changed. */
import type { Instant } from './london-time.ts'
import type { EntryTypeName, RoleName } from './vocabulary.ts'

/** A filled-in word field (personal) appears among the codes as `true`: the policy may ask that it was filled, never what it says. */
export type CodeValue = string | number | boolean | readonly string[]
export type Codes = Readonly<Record<string, CodeValue>>

export type Entry = {
  /** Its place on the record that is judged, from 1. Fields that point to an entry hold this number. */
  readonly n: number
  readonly type: EntryTypeName
  /** When it happened, or was received: deadlines run from this. */
  readonly at: Instant
  /** When it was written down: never before `at` counts for anything. */
  readonly recordedAt: Instant
  /** The role in which it was done. */
  readonly by: RoleName
  readonly codes: Codes
  /** True where it took place outside our control: it is kept, and marked a breach, instead of being refused. */
  readonly happened: boolean
}
