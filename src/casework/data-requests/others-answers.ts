/**
 * The three steps of the Information Commissioner about other people: does it tell of any, do they agree, is it reasonable without; and why.
 * Asked of the whole answer and of each part of it alike.
 */
import type { FieldProblem } from '../../record/separate.ts'
import { textProblem } from './data-step.ts'

export const OTHERS_AGREE = ['yes', 'no', 'not-asked'] as const

export type OthersAnswers = {
  readonly tellsOfOthers: boolean | null
  readonly othersAgree: string
  readonly reasonableWithout: boolean | null
  readonly why: string
}

/** What is missing: the second step follows from the first, the third from the second. */
export function problemsWithOthers(sent: OthersAnswers): readonly FieldProblem[] {
  const goesOn = sent.tellsOfOthers === true
  const known = OTHERS_AGREE.some((each) => each === sent.othersAgree)
  return [
    ...(sent.tellsOfOthers === null ? [{ field: 'tellsOfOthers', problem: 'is required' }] : []),
    ...(goesOn && !known ? [{ field: 'othersAgree', problem: 'is required' }] : []),
    ...(goesOn && sent.othersAgree !== 'yes' && sent.reasonableWithout === null
      ? [{ field: 'reasonableWithout', problem: 'is required' }]
      : []),
    ...textProblem('why', sent.why),
  ]
}

/** As they are kept: nothing of a step that was not asked. */
export const keptAnswers = ({ tellsOfOthers, othersAgree, reasonableWithout }: OthersAnswers) => ({
  tellsOfOthers: tellsOfOthers === true,
  othersAgree: tellsOfOthers === true ? othersAgree : null,
  reasonableWithout: tellsOfOthers === true && othersAgree !== 'yes' ? reasonableWithout : null,
})
