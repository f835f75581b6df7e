/** What is wrong with an act on something that may have got out, as it stands. Pure. */
import { type LeakStep, NEEDS_REASONS, OUTCOMES } from '../../record/leak-state.ts'
import type { FieldProblem } from '../../record/separate.ts'
import type { LeakCase, LeakRecord } from '../../store/queries/leaks.ts'
import type { NewEntry } from '../new-entry.ts'

const isEmpty = (value: unknown): boolean => typeof value !== 'string' || value.trim() === ''

const isUndecided = ({ state }: LeakCase): boolean => state === 'raised' || state === 'held'

/** What is wrong with a decision on a case. A wrong number is the data protection officer's to take back. */
function decisionProblem(
  { cases }: LeakRecord,
  closes: boolean,
  { entry, words }: Pick<NewEntry, 'entry' | 'words'>,
): FieldProblem | null {
  const named = cases.find(({ id }) => id === entry.codes.case)
  if (entry.codes.outcome === 'wrong-case' && !closes)
    return { field: 'outcome', problem: 'is for the data protection officer to say' }
  if (entry.codes.outcome !== 'wrong-case' && named && !isUndecided(named))
    return { field: 'outcome', problem: 'is decided: it stands' }
  return entry.codes.outcome !== 'stands' && isEmpty(words.reasons)
    ? { field: 'reasons', problem: 'is required: it stands only with its reasons' }
    : null
}

/** What is wrong with an act on it as it stands; null where nothing is. `owed` are the steps that are not taken. */
export function leakProblem(
  record: LeakRecord,
  owed: readonly LeakStep[],
  closes: boolean,
  { entry, words }: Pick<NewEntry, 'entry' | 'words'>,
): FieldProblem | null {
  const { step, outcome, finding } = entry.codes
  if (entry.type === 'leak.case-decided') return decisionProblem(record, closes, { entry, words })
  const waits = record.cases.some(isUndecided)
  if (entry.type === 'leak.handled') {
    if (!OUTCOMES[step as LeakStep].includes(String(outcome)))
      return { field: 'outcome', problem: 'must be an end of this step' }
    if (step === 'stopped' && waits)
      return { field: 'step', problem: 'waits until each case that was named is decided' }
    return NEEDS_REASONS.has(String(outcome)) && isEmpty(words.reasons)
      ? { field: 'reasons', problem: 'is required: it stands only with its reasons' }
      : null
  }
  if (waits) return { field: 'finding', problem: 'is open until each case that was named is decided' }
  if (finding === 'nothing-got-out') return null
  const [first] = owed
  return first === undefined
    ? null
    : { field: 'finding', problem: `waits until every step is taken or said not to be needed; next: ${first}` }
}
