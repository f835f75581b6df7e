/** Breaches: what took place outside our control, and would have been refused. */
import type { Entry } from '../record/entry.ts'
import { type Policy, versionAt } from './compile.ts'
import type { Breach, Refusal } from './judgement.ts'
import { meetsAny } from './pattern.ts'
import { mayBeRefused, refusalsAfter } from './refusals.ts'

/** Whether entries were written down in the order in which they happened, as nearly always. */
const isWrittenInOrder = (entries: readonly Entry[]): boolean =>
  entries.every((entry, index) => {
    const before = entries[index - 1]
    if (!before) return true
    return before.recordedAt < entry.recordedAt || (before.recordedAt === entry.recordedAt && before.n < entry.n)
  })

/**
 * Every refusal of an act on a record, each judged by what was known when it was written down: of what happened outside our control, or of
 * what was written as it was allowed then. Entries stand and are in order. `index` is the place of the act among them.
 */
function eachRefused(
  policy: Policy,
  entries: readonly Entry[],
  { happened, inStory }: { readonly happened: boolean; readonly inStory: boolean },
  found: (refusal: Refusal, act: Entry, index: number) => void,
): void {
  let asWritten: boolean | undefined
  for (let index = 0; index < entries.length; index++) {
    const act = entries[index]
    if (act?.happened !== happened || !mayBeRefused(policy, act)) continue
    asWritten ??= isWrittenInOrder(entries)
    const before = entries.slice(0, index)
    const known = asWritten ? before : before.filter((entry) => isKnownTo(entry, act))
    for (const refusal of refusalsAfter(policy, known, act, inStory)) found(refusal, act, index)
  }
}

/**
 * The norms that entries outside our control broke, each judged by what was known when it was written down. `inStory`: by the rule of safe
 * contact by which its other entries are let pass or refused, as `refusals` says.
 */
export function breaches(policy: Policy, entries: readonly Entry[], inStory = false): readonly Breach[] {
  const found: Breach[] = []
  eachRefused(policy, entries, { happened: true, inStory }, ({ norm, kind, clauses, missing }, act, index) => {
    const remedied =
      (kind === 'never' && isRemedied(policy, entries, index, norm)) ||
      (kind === 'safe-contact' && isContactRemedied(policy, entries, index))
    found.push({ n: act.n, norm, clauses, missing, remedied })
  })
  return found
}

/** What stands on a record although this policy refuses it: written under another one, that let it pass. */
export function refusedActs(policy: Policy, entries: readonly Entry[]) {
  const found: { readonly act: Entry; readonly refusal: Refusal }[] = []
  eachRefused(policy, entries, { happened: false, inStory: false }, (refusal, act) => found.push({ act, refusal }))
  return found
}

const isKnownTo = (entry: Entry, act: Entry): boolean =>
  entry.recordedAt < act.recordedAt || (entry.recordedAt === act.recordedAt && entry.n < act.n)

/** Whether a later entry takes back what the entry at an index did against a prohibition. */
function isRemedied(policy: Policy, entries: readonly Entry[], index: number, norm: string): boolean {
  const act = entries[index]
  if (!act) return false
  for (let place = index + 1; place < entries.length; place++) {
    const later = entries[place]
    if (!later) continue
    const target = later.codes.entry
    if (target !== undefined && target !== act.n) continue
    // A later version may call another prohibition the same.
    for (const { never, patterns } of policy.plans.get(later.type)?.remedies ?? [])
      if (never.norm.id === norm && never.from <= act.at && act.at < never.until && meetsAny(later, patterns))
        return true
  }
  return false
}

/** Whether a later entry about the same person remedies the unsafe contact at an index, where the policy names one that does. */
function isContactRemedied(policy: Policy, entries: readonly Entry[], index: number): boolean {
  const act = entries[index]
  if (!act) return false
  const remedies = versionAt(policy, act.at).safeContactRemediedBy ?? []
  return entries.slice(index + 1).some((later) => later.codes.person === act.codes.person && meetsAny(later, remedies))
}
