/** What is wrong with an act on a complaint as it stands, beyond its fields. */
import { type ComplaintState, currentStage } from '../../record/complaint-state.ts'
import type { FieldProblem } from '../../record/separate.ts'
import type { NewEntry } from '../new-entry.ts'

const problemWith = (field: string, problem: string): FieldProblem => ({ field, problem })

/** Answered or not, these end it. */
const WITHOUT_ANSWER: readonly unknown[] = ['withdrawn', 'out-of-time', 'not-a-complaint']

const filled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

/**
 * Null where nothing is wrong. `handlers` are the accounts that may handle it: neither whom it is about nor whose case it is
 * (WHG-3.5.a, MHA-12.1.a). An acknowledgement says what was understood and what is wanted, and stage 2 is answered by somebody else
 * than stage 1 (Complaint Handling Code).
 */
export function complaintProblem(
  state: ComplaintState,
  { entry, codes, words }: NewEntry,
  account: string,
  handlers: ReadonlySet<string>,
): FieldProblem | null {
  const stage = currentStage(state)
  const { type } = entry
  if (type === 'complaint.received') {
    if (stage.stage === 'stage-2' || codes.stage !== 'stage-2')
      return problemWith('stage', 'must be a stage that it has not entered yet')
    return codes.side === undefined && codes.customer === undefined && codes.officer === undefined
      ? null
      : problemWith('stage', 'is all that can be said when it goes on')
  }
  if (state.closed) return problemWith('complaint', 'is closed: it can only go on to stage 2')
  if (codes.stage !== undefined && codes.stage !== stage.stage)
    return problemWith('stage', 'must be the stage at which it is now')
  switch (type) {
    case 'complaint.assigned':
      return handlers.has(String(codes.to))
        ? null
        : problemWith('to', 'must be somebody who handles complaints, and whose own work it is not about')
    case 'complaint.acknowledged':
      if (stage.acknowledged !== null) return problemWith('stage', 'was acknowledged already')
      return filled(words.understood)
        ? null
        : problemWith(
            'understood',
            'is required: they hear what we understood and can say that it is not what they meant',
          )
    case 'complaint.extended':
      if (stage.answered) return problemWith('stage', 'was answered already')
      if (!(Number(codes.workingDays) >= 1)) return problemWith('workingDays', 'must be 1 or more')
      return filled(words.reason) ? null : problemWith('reason', 'is required: they are told why')
    case 'complaint.answered':
      if (stage.answered) return problemWith('stage', 'was answered already')
      if (codes.outcome === undefined) return problemWith('outcome', 'is required')
      if (stage.stage === 'stage-2' && state.stages[0].answered?.by === account)
        return problemWith('stage', 'is answered by somebody else: you answered stage 1')
      return codes.compensation !== undefined && Number(codes.compensation) < 0
        ? problemWith('compensation', 'must not be less than nothing')
        : null
    case 'complaint.closed':
      return stage.answered || WITHOUT_ANSWER.includes(codes.reason)
        ? null
        : problemWith('reason', 'must not be this before it is answered')
    default:
      return problemWith('type', 'is nothing that is written on a complaint')
  }
}
