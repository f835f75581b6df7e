/** A report of somebody harmed: whose word it is. Pure. */
import type { Entry } from './entry.ts'

type Said = Pick<Entry, 'type' | 'codes'>

/** Somebody harmed told us themselves. */
export const isToldByThem = ({ type, codes }: Said): boolean => type === 'report.received' && codes.source === 'victim'

/**
 * Whether that report is this person's. One that names nobody is while nobody else is harmed; else it may be the other's. `harmed` are the ids of
 * everybody harmed.
 */
export const isTheirWord = ({ codes }: Said, person: string, harmed: readonly unknown[]): boolean =>
  codes.person === undefined ? harmed.every((each) => each === person) : codes.person === person
