/** Questions that were put to an adviser without saying who it is about, and that nobody has answered yet. */
import type { Entry } from './entry.ts'
import type { Instant } from './london-time.ts'

export type AskedQuestion = { readonly n: number; readonly to: string; readonly at: Instant }

/** The longest waiting first. `entries` stand, and are in the order in which things happened. */
export function askedQuestions(entries: readonly Entry[]): readonly AskedQuestion[] {
  const answered = new Set(entries.filter(({ type }) => type === 'advice.answered').map(({ codes }) => codes.entry))
  return entries
    .filter(({ type, n, codes }) => type === 'advice.sought' && codes.identifiesPerson === false && !answered.has(n))
    .map(({ n, at, codes }) => ({ n, to: String(codes.from), at }))
}
