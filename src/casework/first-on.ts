/** What of a case goes before other work, as the rows that others see of it need to know. */
import type { Entry } from '../record/entry.ts'
import { queuesFirst } from '../record/goes-first.ts'
import type { StoredRecord } from '../store/record.ts'
import type { RunningLandlord } from './landlord.ts'

/** What sort of case it is now. `own` are its entries that stand. */
export const kindOf = (record: StoredRecord, own: readonly Entry[]): string =>
  String(own.findLast((entry) => entry.type === 'case.opened')?.codes.kind ?? record.caseKind)

/** The queues in which it goes first. */
export const firstOn = (
  { organisation }: RunningLandlord,
  record: StoredRecord,
  own: readonly Entry[],
): ReadonlySet<string> => queuesFirst(own, kindOf(record, own), organisation.contact.goesFirst)

/** Whether somebody is said to cause harm: what they ask for never goes first. */
export const causesHarm = (own: readonly Entry[], person: string): boolean =>
  own.some(({ type, codes }) => type === 'person.added' && codes.person === person && codes.role === 'perpetrator')
