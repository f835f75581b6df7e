/** What is said where the act that something waits for is on the record, and was answered with no. */
import type { EntryTypeName } from '../../record/vocabulary.ts'
import { fieldLabel } from './words.ts'

/** What may be done instead, by act and field. */
const INSTEAD: Readonly<Record<string, string>> = {
  'victim-wishes.considered.safeToAct':
    'Make them safer first: a plan, locks, another place to be. Or weigh another way to act. Support goes on whatever is decided.',
}

/** What stands in the way, and what is possible. */
export const sayNo = (act: EntryTypeName, field: string): string =>
  [
    `“${fieldLabel(act, field)}” was answered no. This stays closed until that has changed.`,
    INSTEAD[`${act}.${field}`] ?? '',
  ]
    .join(' ')
    .trim()
