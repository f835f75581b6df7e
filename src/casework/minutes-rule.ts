/** What was said at a MARAC belongs to whoever said it: how far it may go, whatever door it is told through. Source: PD-17.b2, CBC-8.1.c. */
import type { FieldProblem } from '../record/separate.ts'
import type { NewEntry } from './new-entry.ts'

/**
 * Grounds on which it may go further than those who were there. Section 115 is a power that many a MARAC rests on; a child or an adult at
 * risk is told of without waiting for a chair.
 */
const PASSES_ON: readonly unknown[] = [
  'marac-protocol',
  'legal-requirement',
  'vital-interests',
  'safeguarding',
  'crime-and-disorder-act-115',
]

/** Minutes that are shared on another ground or on none, handed to whoever asks for their own data, or given to the police as evidence of ours. */
export function minutesProblem({ entry: { type, codes } }: NewEntry): FieldProblem | null {
  const what: readonly unknown[] = Array.isArray(codes.what) ? codes.what : [codes.what]
  if (!what.includes('marac-minutes')) return null
  if (type === 'police-evidence.provided')
    return { field: 'what', problem: 'must not be minutes of a MARAC: the police ask whoever said it, or its chair' }
  // Also of the person harmed, to whom no other rule refuses it: what others said of them is in it, and of whoever causes harm.
  if (codes.basis === 'subject-access')
    return {
      field: 'what',
      problem:
        'must not be minutes of a MARAC: they belong to whoever said them. Ask the chair of the meeting, and give what you hold yourselves',
    }
  // Also where nobody can be known from it, for which sharing else needs no ground.
  return PASSES_ON.includes(codes.basis)
    ? null
    : {
        field: 'basis',
        problem:
          'must be the MARAC’s protocol, safeguarding, section 115 of the Crime and Disorder Act, a legal requirement or a life at risk: its minutes belong to whoever said them. Ask the chair of the meeting first, or share what you know yourselves',
      }
}
