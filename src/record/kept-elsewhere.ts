/** What is too sensitive to keep here: the record says where it lies, who holds it and why, or nobody finds it again (MHA-9.4.a). */
import type { Codes } from './entry.ts'

const ASKED = ['location', 'custodian', 'reason'] as const

/** The fields that are still to be filled in. None for what is kept here. */
export const missingOfKeptElsewhere = (codes: Codes): readonly string[] =>
  codes.heldElsewhere === true ? ASKED.filter((field) => codes[field] === undefined) : []
