/** What was said at a MARAC belongs to whoever said it: how far it may go, whatever door it is told through. Source: PD-17.b2, CBC-8.1.c. */
import type { FieldProblem } from '../record/separate.ts'
import type { NewEntry } from './new-entry.ts'

/** Grounds on which it may go further than those who were there. */
const PASSES_ON: readonly unknown[] = ['marac-protocol', 'legal-requirement', 'vital-interests']

/** Minutes that are shared on another ground, or given to the police as evidence of ours. */
export function minutesProblem({ entry: { type, codes } }: NewEntry): FieldProblem | null {
  const what: readonly unknown[] = Array.isArray(codes.what) ? codes.what : [codes.what]
  if (!what.includes('marac-minutes')) return null
  if (type === 'police-evidence.provided')
    return { field: 'what', problem: 'must not be minutes of a MARAC: the police ask whoever said it, or its chair' }
  // Without a ground, and for whoever asks for their own data, other rules keep it back.
  return codes.basis === undefined || codes.basis === 'subject-access' || PASSES_ON.includes(codes.basis)
    ? null
    : {
        field: 'basis',
        problem:
          'must be the MARAC’s protocol, a legal requirement or a life at risk: its minutes belong to whoever said them. Ask the chair of the meeting first, or share what you know yourselves',
      }
}
