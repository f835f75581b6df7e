/** What a policy asks before the person is spoken or written to holds for every other way of reaching them. Source: PD-15.b. */

import { versionAt } from '../policy/compile.ts'
import { countedBefore, refusalBy } from '../policy/refusals.ts'
import { caseState } from '../record/case-state.ts'
import type { Entry } from '../record/entry.ts'
import { findEntryType } from '../record/entry-type.ts'
import { knowsNothing } from '../record/knows-nothing.ts'
import { partsOn } from '../record/parts.ts'
import type { FieldProblem } from '../record/separate.ts'
import { standing } from '../record/standing.ts'
import { isTheirWord, isToldByThem } from '../record/told-again.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { RunningLandlord } from './landlord.ts'
import type { NewEntry } from './new-entry.ts'

/** Ways of reaching the person that no gate of a policy has to name: where it stands before both of the others, it is meant for these too. */
const ALSO_REACH: readonly EntryTypeName[] = ['victim.updated', 'appointment.made', 'feedback.asked']
const USUAL: readonly EntryTypeName[] = ['victim.contacted', 'message.sent']

/** Every way of reaching out to the person harmed. */
const REACHES: readonly EntryTypeName[] = [
  ...USUAL,
  ...ALSO_REACH,
  'victim.contact-attempted',
  'report.acknowledged',
  'visit.planned',
]
const MAY_BE_REACHED: readonly EntryTypeName[] = ['safe-contact.agreed', 'safe-contact.overridden']

/** Whose case is watched by what an agency told is not reached before a safe way is known: they may not know that we know. Source: PD-13.d. */
export function watchedProblem({ entry }: NewEntry, before: readonly Entry[]): FieldProblem | null {
  if (!REACHES.includes(entry.type)) return null
  const stands = standing(before)
  if (!knowsNothing(caseState(before, entry.at), stands)) return null
  if (stands.some(({ type, codes }) => MAY_BE_REACHED.includes(type) && codes.person === entry.codes.person))
    return null
  return {
    field: '',
    problem:
      'They may not know that we know. Agree with the agency that told us how they are reached safely, and record that first. If they came to us themselves, take a further report',
  }
}

/** A contact before which nothing was weighed, though the policy asks for it before every other; null where nothing is missing. */
export function contactProblem(
  landlord: RunningLandlord,
  { entry }: NewEntry,
  before: readonly Entry[],
): FieldProblem | null {
  if (!ALSO_REACH.includes(entry.type)) return null
  const earlier = countedBefore(before, entry)
  for (const norm of versionAt(landlord.policy, entry.at).norms) {
    if (norm.kind !== 'gate' || !USUAL.every((type) => norm.before.some(({ event }) => event === type))) continue
    const refusal = refusalBy(norm.id, landlord.policy, earlier, { ...entry, type: 'victim.contacted' })
    if (refusal) {
      const missing = refusal.missing.map((name) => findEntryType(name)?.meaning ?? name).join(' ')
      return { field: '', problem: `It waits until this is on record: ${missing} (${refusal.clauses.join(', ')})` }
    }
  }
  return null
}

/**
 * Whoever asked to be left alone is not, on the strength of a report of which nobody can tell whose it was: with several who are harmed it may be
 * another's. The policy itself takes any report of somebody harmed for their coming back, as a published record names nobody while one alone is
 * harmed. Source: MHA-4.2.10.c1; the page warns by the same rule (`src/views/areas/contact/pause.ts`).
 */
export function leftAloneProblem(
  { policy }: RunningLandlord,
  { entry }: NewEntry,
  before: readonly Entry[],
): FieldProblem | null {
  const { person } = entry.codes
  if (typeof person !== 'string') return null
  const harmed = [...partsOn(before)].flatMap(([each, part]) => (part === 'victim' ? [each] : []))
  const earlier = countedBefore(before, entry).filter(
    (each) => !isToldByThem(each) || each.codes.person !== undefined || isTheirWord(each, person, harmed),
  )
  for (const norm of versionAt(policy, entry.at).norms) {
    if (norm.kind !== 'never' || !norm.while?.until.some((each) => each.event === 'report.received')) continue
    const refusal = refusalBy(norm.id, policy, earlier, entry)
    const [clause] = refusal?.clauses ?? []
    if (clause !== undefined)
      return {
        field: '',
        problem: `They do not want to talk about it, and of the report since nobody can tell whether it was theirs. If it was, write down first that they want contact again. What keeps somebody safe can be said (${clause})`,
        clause,
      }
  }
  return null
}
