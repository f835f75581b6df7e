/** Four eyes: nobody makes the second check of what they wrote, or authorises what they proposed. */
import type { FieldProblem } from '../record/separate.ts'
import { standing } from '../record/standing.ts'
import type { StoredRecord } from '../store/record.ts'
import { numbered } from './judged-record.ts'
import type { NewEntry } from './new-entry.ts'

/**
 * What is wrong with a proposed second check: it must be of an entry of somebody else, and a check of the risk that agrees says
 * why. Null where nothing is, and for every other act.
 */
export function secondCheckProblem(record: StoredRecord, account: string, made: NewEntry): FieldProblem | null {
  if (made.entry.type !== 'second-check.made') return null
  const about = record.entries.find((entry) => entry.id === made.codes.entry)
  if (about === undefined || about.by === account)
    return { field: 'entry', problem: 'must be an entry of somebody else: nobody makes the second check of their own' }
  return about.type === 'risk.assessed' && made.words.reason === undefined
    ? { field: 'reason', problem: 'is required' }
    : null
}

/**
 * What is wrong with authorising a legal step: whoever proposed it cannot, also when both are sent together (`before`). A proposal that was
 * taken back is nobody's. Null where
 * nothing is, and for every other act. Source: MHA-8.4.a.
 */
export function ownStepProblem(
  record: StoredRecord,
  account: string,
  made: NewEntry,
  before: readonly NewEntry[] = [],
): FieldProblem | null {
  if (made.entry.type !== 'legal-action.authorised') return null
  const { action } = made.codes
  const stands = new Set(standing(numbered(record).entries).map(({ n }) => n))
  const isOwn =
    record.entries.some(
      ({ type, codes, by, seq }) =>
        type === 'legal-action.proposed' && codes.action === action && by === account && stands.has(seq),
    ) || before.some(({ entry, codes }) => entry.type === 'legal-action.proposed' && codes.action === action)
  return isOwn ? { field: 'action', problem: 'must be authorised by somebody else: you proposed it' } : null
}
