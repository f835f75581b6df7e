/** Breaches: what took place outside our control, and would have been refused. */
import type { Entry } from '../record/entry.ts'
import type { Policy } from './compile.ts'
import type { Breach } from './judgement.ts'
import { meetsAny } from './pattern.ts'
import { mayBeRefused, refusalsAfter } from './refusals.ts'

/** Whether entries were written down in the order in which they happened, as nearly always. */
const isWrittenInOrder = (entries: readonly Entry[]): boolean =>
  entries.every((entry, index) => {
    const before = entries[index - 1]
    if (!before) return true
    return before.recordedAt < entry.recordedAt || (before.recordedAt === entry.recordedAt && before.n < entry.n)
  })

/** The norms that entries outside our control broke, each judged by what was known when it was written down. */
export function breaches(policy: Policy, entries: readonly Entry[]): readonly Breach[] {
  const found: Breach[] = []
  const asWritten = isWrittenInOrder(entries)
  for (let index = 0; index < entries.length; index++) {
    const act = entries[index]
    if (!act?.happened || !mayBeRefused(policy, act)) continue
    const before = entries.slice(0, index)
    const known = asWritten ? before : before.filter((entry) => isKnownTo(entry, act))
    for (const { norm, kind, clauses, missing } of refusalsAfter(policy, known, act)) {
      const remedied = kind === 'never' && isRemedied(policy, entries, index, norm)
      found.push({ n: act.n, norm, clauses, missing, remedied })
    }
  }
  return found
}

const isKnownTo = (entry: Entry, act: Entry): boolean =>
  entry.recordedAt < act.recordedAt || (entry.recordedAt === act.recordedAt && entry.n < act.n)

/** Whether a later entry takes back what the entry at an index did against a prohibition. */
function isRemedied(policy: Policy, entries: readonly Entry[], index: number, norm: string): boolean {
  const act = entries[index]
  for (let place = index + 1; place < entries.length; place++) {
    const later = entries[place]
    if (!later) continue
    const target = later.codes.entry
    if (target !== undefined && target !== act?.n) continue
    for (const { never, patterns } of policy.plans.get(later.type)?.remedies ?? [])
      if (never.norm.id === norm && meetsAny(later, patterns)) return true
  }
  return false
}
