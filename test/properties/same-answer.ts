/** Judgements as sets: the order of rows says nothing, every field of every row does. */
import type { Judgement, Refusal } from '../../src/policy/judgement.ts'

const rows = (list: readonly object[]): readonly string[] =>
  list
    .map((row) =>
      JSON.stringify(
        Object.entries(row)
          .map(([name, value]) => [name, name === 'missing' && Array.isArray(value) ? value.toSorted() : value])
          .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      ),
    )
    .toSorted()

export const inAnyOrder = (judgement: Judgement) => ({
  duties: rows(judgement.duties),
  holds: rows(judgement.holds),
  breaches: rows(judgement.breaches),
})

export const refusalsInAnyOrder = (refusals: readonly Refusal[]): readonly string[] => rows(refusals)
