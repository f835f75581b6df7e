/** What has to be said with an act, which no policy makes a condition of it: a page asks, and no other door leaves it out. */
import { type FieldProblem, isFilled } from '../record/separate.ts'
import type { NewEntry } from './new-entry.ts'

const OF_A_SHARED_TENANCY: readonly unknown[] = ['joint-tenancy', 'ending-joint-tenancy']

/**
 * Advice on a shared tenancy: to whoever causes harm only after the safety of the other was weighed, since it can warn them; and
 * where it is not suitable, why. Source: PD-9.a1 (reading P9); elsewhere Rowan's own rule.
 */
export function adviceProblem({ entry: { codes }, words }: NewEntry): FieldProblem | null {
  const topics: readonly unknown[] = Array.isArray(codes.topics) ? codes.topics : [codes.topics]
  if (!topics.some((topic) => OF_A_SHARED_TENANCY.includes(topic))) return null
  if (codes.outcome === 'not-appropriate')
    return words.reason === undefined ? { field: 'reason', problem: 'must say why it is not suitable' } : null
  const unweighed = codes.personRole === 'perpetrator' && codes.outcome === 'accepted' && !isFilled(codes.safetyChecked)
  return unweighed
    ? { field: 'safetyChecked', problem: 'must say whether the safety of the other holder was weighed first' }
    : null
}

/** A change of tenancy that was agreed goes by a legal route: nobody can simply be struck off. Source: VIV-4.3.b2, VIV-4.3.c (reading V4). */
export const changeProblem = ({ entry: { codes } }: NewEntry): FieldProblem | null =>
  codes.outcome === 'agreed' && codes.route === undefined
    ? { field: 'route', problem: 'must say by which legal route: names alone are never changed' }
    : null
