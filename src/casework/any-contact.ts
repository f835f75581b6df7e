/** What a policy asks before the person is spoken or written to holds for every other way of reaching them. Source: PD-15.b. */
import { versionAt } from '../policy/compile.ts'
import { countedBefore, refusalBy } from '../policy/refusals.ts'
import type { Entry } from '../record/entry.ts'
import { findEntryType } from '../record/entry-type.ts'
import type { FieldProblem } from '../record/separate.ts'
import type { EntryTypeName } from '../record/vocabulary.ts'
import type { RunningLandlord } from './landlord.ts'
import type { NewEntry } from './new-entry.ts'

/** Ways of reaching the person that no gate of a policy has to name: where it stands before both of the others, it is meant for these too. */
const ALSO_REACH: readonly EntryTypeName[] = ['victim.updated', 'appointment.made', 'feedback.asked']
const USUAL: readonly EntryTypeName[] = ['victim.contacted', 'message.sent']

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
