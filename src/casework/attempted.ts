/** What the audit keeps of a case that somebody asked for and was not shown: the reference or id, and nothing else that was typed. */
import { isId } from './new-entry.ts'

const REFERENCE = /^R-[0-9A-Z]{4}$/

/** Only auditors read the audit; a name that was typed where a reference belongs is not kept. */
export const attempted = (of: string): string | null => (isId(of) || REFERENCE.test(of) ? of : null)
